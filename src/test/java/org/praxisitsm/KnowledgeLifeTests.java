package org.praxisitsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.knowledge.Article;
import org.praxisitsm.knowledge.Articles;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.workflow.Commands;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An article is written, reviewed by somebody else, published, flagged, put right and retired. */
class KnowledgeLifeTests extends PracticeLife {

    @Autowired
    Commands commands;

    @Autowired
    Articles articles;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whatIsFlaggedIsLookedAtAndPublishedAgainUntilItIsRetired() {
        var article = published("how-to");
        assertThat(seen(article).fields()).containsEntry("reviewDays", 365).containsKey("validUntil");
        commands.send(
                article.number(), "Start_Flag", Map.of("flagReason", "The menu moved."), viewers.of("joao.ribeiro"));
        assertThat(seen(article).state()).isEqualTo("flagged");
        completed(article, "Task_LookAgain", "right", Map.of(), "agent");
        assertThat(seen(article).state()).isEqualTo("published");
        commands.send(article.number(), "Start_Retire", Map.of("retireReason", "Gone."), viewers.of("sofie.berg"));
        assertThat(seen(article).state()).isEqualTo("retired");
        assertThat(clocks.of(article.number(), Viewer.system("test")))
                .extracting(run -> run.clock().key().target())
                .containsExactly("reviewed");
    }

    /** Readers see what was published, say whether it helped, and flag it without seeing its ticket. */
    @Test
    void whatIsPublishedIsReadJudgedAndFlaggedByItsReaders() {
        var article = published("how-to");
        var number = article.number();
        var reader = viewers.of("requester");
        assertThat(articles.open(number, reader))
                .extracting(Article::title, Article::text, Article::version, Article::underReview)
                .containsExactly("VPN drops after sleep", "Connect again after a minute.", 1, false);
        assertThat(articles.get(number, reader).reviewAt()).isNotNull();
        assertThat(articles.find("vpn minute", 5, reader))
                .extracting(Article::number)
                .contains(number);
        assertThat(articles.find("vpn submarine", 5, reader)).isEmpty();
        assertThat(articles.suggest("The VPN drops when my laptop wakes", "vpn", 5, reader))
                .extracting(Article::number)
                .contains(number);

        articles.judge(number, true, reader);
        articles.judge(number, false, reader);
        articles.solved(number, viewers.of("approver"));
        assertThat(articles.get(number, reader))
                .extracting(Article::seen, Article::helped, Article::helpedNot, Article::solved)
                .containsExactly(1, 1, 1, 1);

        assertThatThrownBy(() -> articles.flag(number, " ", reader)).isInstanceOf(Refusal.class);
        articles.flag(number, "The menu <b>moved</b>.", reader);
        assertThat(seen(article))
                .extracting(TicketView::state, view -> view.fields().get("flagReason"))
                .containsExactly("flagged", "The menu <b>moved</b>.");
        assertThat(articles.get(number, reader).underReview()).isTrue();
        assertThatThrownBy(() -> articles.flag(number, "Once more.", reader)).isInstanceOf(Refusal.class);

        completed(article, "Task_LookAgain", "right", Map.of(), "agent");
        assertThat(articles.get(number, reader).version()).as("the same text").isEqualTo(1);
        commands.send(number, "Start_Retire", Map.of("retireReason", "Gone."), viewers.of("sofie.berg"));
        assertThatThrownBy(() -> articles.get(number, reader)).isInstanceOf(Refusal.class);
    }

    /** Each word alone stands in many that helped more; the one with all of them is found all the same. */
    @Test
    void amongManyTheOneWithAllWordsIsFound() {
        var sought = published("how-to").number();
        var others = IntStream.range(0, 301).mapToObj(i -> "KNA9" + i).toList();
        try {
            others.forEach(number -> {
                copied("ticket", sought, Map.of("number", number, "id", Ids.next()));
                copied("article", sought, Map.of("number", number, "helped", 9, "body", "Again."));
            });
            assertThat(articles.find("vpn minute", 5, viewers.of("requester")))
                    .extracting(Article::number)
                    .contains(sought);
        } finally {
            for (var table : List.of("article", "ticket")) {
                jdbc.sql("delete from " + table + " where number in (:others)")
                        .param("others", others)
                        .update();
            }
        }
    }

    private void copied(String table, String number, Map<String, Object> otherwise) {
        var row = new TreeMap<String, Object>(String.CASE_INSENSITIVE_ORDER);
        row.putAll(jdbc.sql("select * from " + table + " where number = ?")
                .param(number)
                .query()
                .singleRow());
        assertThat(row.keySet()).containsAll(otherwise.keySet());
        // What the database reckons itself.
        row.keySet().removeAll(List.of("DUE_ORDER", "PRIORITY_ORDER"));
        row.putAll(otherwise);
        jdbc.sql("insert into " + table + " (" + String.join(", ", row.keySet()) + ") values ("
                        + String.join(", ", Collections.nCopies(row.size(), "?")) + ")")
                .params(new ArrayList<>(row.values()))
                .update();
    }

    @Test
    void whatIsForAgentsIsNoMatterOfRequesters() {
        var article = written("how-to", "agents");
        complete(article, "publish", Map.of(), asks(article).get(0));
        assertThat(articles.get(article.number(), viewers.of("network")).readers())
                .isEqualTo(Article.Readers.AGENTS);
        for (var other : List.of("requester", "hr")) {
            assertThatThrownBy(() -> articles.get(article.number(), viewers.of(other)))
                    .as(other)
                    .isInstanceOf(Refusal.class);
            assertThat(articles.find("vpn", 50, viewers.of(other)))
                    .extracting(Article::number)
                    .doesNotContain(article.number());
        }
    }

    /** A policy is for the lead and then for security; another text asks both anew. */
    @Test
    void policyAsksTheLeadAndSecurity() {
        var article = written("policy");
        assertThat(asks(article)).containsExactly("ingrid.dahl");
        complete(article, "publish", Map.of(), "ingrid.dahl");
        assertThat(asks(article)).containsExactly("yusuf.aydin");
        complete(article, "back", Map.of("reviewNote", "Name the owner."), "yusuf.aydin");
        assertThat(seen(article).state()).isEqualTo("draft");
    }

    private TicketView published(String kind) {
        var article = written(kind);
        assertThat(asks(article)).containsExactly("ingrid.dahl");
        complete(article, "publish", Map.of(), "ingrid.dahl");
        assertThat(seen(article).state()).isEqualTo("published");
        return article;
    }

    private TicketView written(String kind) {
        return written(kind, "everyone");
    }

    private TicketView written(String kind, String audience) {
        var article = opened(
                "knowledge", "VPN drops after sleep", null, Map.of("articleKind", kind, "audience", audience), "agent");
        Map<String, Object> text = Map.of(
                "articleKind",
                kind,
                "audience",
                audience,
                "article",
                "Connect again after a minute.",
                "reviewDays",
                365);
        complete(article, "review", text, "agent");
        return article;
    }
}
