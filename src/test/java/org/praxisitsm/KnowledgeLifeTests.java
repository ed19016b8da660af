package org.praxisitsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.workflow.Commands;
import org.springframework.beans.factory.annotation.Autowired;

/** An article is written, reviewed by somebody else, published, flagged, put right and retired. */
class KnowledgeLifeTests extends PracticeLife {

    @Autowired
    Commands commands;

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
        var article = opened(
                "knowledge",
                "VPN drops after sleep",
                null,
                Map.of("articleKind", kind, "audience", "everyone"),
                "agent");
        Map<String, Object> text = Map.of(
                "articleKind",
                kind,
                "audience",
                "everyone",
                "article",
                "Connect again after a minute.",
                "reviewDays",
                365);
        complete(article, "review", text, "agent");
        return article;
    }
}
