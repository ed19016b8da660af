package org.praxisitsm.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.knowledge.Article;
import org.praxisitsm.knowledge.Articles;
import org.praxisitsm.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Published articles, for those who may read them. */
@RestController
@RequestMapping("/api/v1/articles")
@Tag(name = "Knowledge")
class ArticleController {

    private static final int MOST = 50;

    private final Articles articles;

    ArticleController(Articles articles) {
        this.articles = articles;
    }

    @Schema(name = "Article")
    record ArticleBody(
            @Schema(example = "KNO0001003") String number,
            String practice,
            String title,
            @Schema(description = "In lists left out") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String text,
            String summary,
            Article.Readers readers,
            @Nullable String service,
            int version,
            Instant publishedAt,
            @Nullable Instant reviewAt,
            @Schema(description = "Somebody looks at it again right now") boolean underReview,
            int seen,
            int helped,
            int helpedNot,
            @Schema(description = "Reports that were not sent because of it") int solved) {

        static ArticleBody of(Article it, boolean whole) {
            return new ArticleBody(
                    it.number(),
                    it.practice(),
                    it.title(),
                    whole ? it.text() : null,
                    it.summary(),
                    it.readers(),
                    it.service(),
                    it.version(),
                    it.publishedAt(),
                    it.reviewAt(),
                    it.underReview(),
                    it.seen(),
                    it.helped(),
                    it.helpedNot(),
                    it.solved());
        }
    }

    record Judgement(@Nullable Boolean helped) {}

    record Flagging(@Schema(description = "What is wrong, at most 2000 characters") @Nullable String reason) {}

    @GetMapping
    @Operation(
            summary = "Published articles that the person may read",
            description =
                    "q: each word must stand in it; about: the words of a report, any may; service with about. Best"
                            + " first, at most 50.")
    Listing<ArticleBody> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String about,
            @RequestParam(required = false) @Nullable String service,
            Viewer viewer) {
        var words = TicketQuery.blankAsNull(about);
        var found = words == null
                ? articles.find(q == null ? "" : q, MOST, viewer)
                : articles.suggest(words, TicketQuery.blankAsNull(service), MOST, viewer);
        return Listing.complete(
                found.stream().map(article -> ArticleBody.of(article, false)).toList());
    }

    @GetMapping("/{number}")
    @Operation(summary = "An article", description = "Not counted as seen: programs read too.")
    ArticleBody one(@PathVariable String number, Viewer viewer) {
        return ArticleBody.of(articles.get(number, viewer), true);
    }

    @PutMapping("/{number}/judgement")
    @Operation(summary = "Say whether it helped", description = "One word a person; said again, the last counts.")
    ArticleBody judge(@PathVariable String number, @RequestBody Judgement judgement, Viewer viewer) {
        if (judgement.helped() == null) {
            throw Refusal.invalid("helped", "must be true or false");
        }
        return ArticleBody.of(articles.judge(number, judgement.helped(), viewer), true);
    }

    @PostMapping("/{number}/flags")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Say what is wrong with it",
            description = "Begins the way that its diagram has for this. 409 where it is on it already.")
    void flag(@PathVariable String number, @RequestBody Flagging flagging, Viewer viewer) {
        articles.flag(number, flagging.reason() == null ? "" : flagging.reason(), viewer);
    }
}
