package org.praxisitsm.knowledge;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.knowledge.Article.Readers;
import org.praxisitsm.practice.Category;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.ticket.TicketEvents.StateMoved;
import org.praxisitsm.ticket.TicketProgress;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes over what is read when the process of an article reaches a state that its pack calls published. */
@Component
class Publishing {

    private static final int LONGEST_KEYWORDS = 400;

    private final ArticleRows rows;
    private final TicketProgress progress;
    private final Clock clock;

    Publishing(ArticleRows rows, TicketProgress progress, Clock clock) {
        this.rows = rows;
        this.progress = progress;
        this.clock = clock;
    }

    @EventListener
    void on(StateMoved moved) {
        var descriptor = progress.pack(moved.id()).pack().descriptor();
        var articles = descriptor.articles();
        // What only a few may see is nothing for a place where many read.
        if (articles == null || descriptor.confidential()) {
            return;
        }
        if (articles.published().contains(moved.to())) {
            rows.publish(taken(moved, descriptor, articles), clock.instant());
        } else if (moved.toCategory() == Category.CLOSED || moved.toCategory() == Category.CANCELLED) {
            rows.retire(moved.number());
        }
    }

    private ArticleRows.Taken taken(
            StateMoved moved, PracticeDescriptor descriptor, PracticeDescriptor.Articles articles) {
        var values = progress.values(moved.id());
        var review = text(values, articles.review());
        return new ArticleRows.Taken(
                moved.number(),
                descriptor.key(),
                descriptor.unit(),
                readers(articles, text(values, articles.audience())),
                String.valueOf(values.get("subject")),
                String.valueOf(values.getOrDefault(articles.text(), "")),
                cut(text(values, articles.keywords())),
                text(values, "service"),
                text(values, articles.owner()),
                review == null ? null : Instant.parse(review),
                moved.to());
    }

    /** Where the pack does not say that more may, those who work for the unit read it. */
    private static Readers readers(PracticeDescriptor.Articles articles, @Nullable String audience) {
        if (audience == null) {
            return Readers.AGENTS;
        }
        if (articles.everybody().contains(audience)) {
            return Readers.EVERYBODY;
        }
        return articles.unit().contains(audience) ? Readers.UNIT : Readers.AGENTS;
    }

    /** Not within a character of two halves. */
    private static @Nullable String cut(@Nullable String words) {
        if (words == null || words.length() <= LONGEST_KEYWORDS) {
            return words;
        }
        return words.substring(
                0,
                Character.isHighSurrogate(words.charAt(LONGEST_KEYWORDS - 1))
                        ? LONGEST_KEYWORDS - 1
                        : LONGEST_KEYWORDS);
    }

    private static @Nullable String text(Map<String, Object> values, @Nullable String key) {
        var value = key == null ? null : values.get(key);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }
}
