package org.praxisitsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketView;
import org.springframework.beans.factory.annotation.Autowired;

/** Suppliers, service levels and continuity plans are looked at, judged by tables, and what is wrong goes on elsewhere. */
class ReviewsLifeTests extends PracticeLife {

    @Autowired
    Practices practices;

    @Test
    void supplierThatFailsIsLeftWhenTheLeadAgrees() {
        var review = opened(
                "supplier-review", "Review of Tejo Networks", null, Map.of("supplier", "Tejo Networks"), "owner");
        complete(review, null, Map.of("delivery", "poor", "quality", "poor", "breaches", 7), "change-manager");
        assertThat(seen(review).fields()).containsEntry("rating", "c");
        complete(
                review,
                "leave",
                Map.of("minutes", "They did not come.", "actions", "End of the year"),
                "change-manager");
        assertThat(asks(review)).isNotEmpty();
        complete(review, "approve", Map.of(), asks(review).get(0));
        assertThat(seen(review).state()).isEqualTo("ended");
    }

    @Test
    void greenTargetsOfUnhappyPeopleBecomeAnImprovement() {
        var review = opened(
                "service-level-review",
                "Wi-Fi in the second quarter",
                null,
                Map.of("service", "wifi", "period", "2030 Q2", "spokesperson", "paulo.serra"),
                "agent");
        complete(review, null, Map.of("targetsMet", 99, "nearMisses", 0, "satisfaction", "low"), "agent");
        assertThat(seen(review).fields()).containsEntry("verdict", "watermelon");
        complete(
                review,
                "improve",
                Map.of("minutes", "They told of dead corners.", "actions", "Measure the halls"),
                "agent");
        assertThat(seen(review).state()).isEqualTo("closed");
        assertThat(linked(review)).startsWith("IMP");
    }

    @Test
    void gapsOfContinuityTestBecomeARisk() {
        var test = opened(
                "service-continuity-test",
                "Restore of the file shares",
                null,
                Map.of(
                        "occasion",
                        "test",
                        "service",
                        "file-shares",
                        "plan",
                        "Plan F",
                        "planOwner",
                        "change-manager",
                        "rto",
                        8,
                        "rpo",
                        4),
                "change-manager");
        complete(
                test,
                null,
                Map.of("scenario", "The hall in Porto burns.", "testAt", "2031-03-01T08:00:00Z"),
                "change-manager");
        complete(
                test,
                null,
                Map.of(
                        "recoveryTime",
                        "late",
                        "recoveryPoint",
                        "within",
                        "evidence",
                        "Log of the restore.",
                        "gaps",
                        "One tape was missing."),
                "change-manager");
        assertThat(seen(test).state()).isEqualTo("tested");
        assertThat(seen(test).fields()).containsEntry("verdict", "gaps");
        assertThat(linked(test)).startsWith("RSK");
    }

    @Test
    void requestersAreNotOfferedReviewsAndMayNotOpenThem() {
        assertThat(practices.offered(viewers.of("agent")))
                .extracting(published -> published.pack().key())
                .contains("supplier-review", "incident");
        assertThat(practices.offered(viewers.of("requester")))
                .extracting(published -> published.pack().key())
                .doesNotContain("supplier-review")
                .contains("incident");
        assertThatThrownBy(
                        () -> opened("supplier-review", "Mine", null, Map.of("supplier", "Tejo Networks"), "requester"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("work for its unit");
    }

    private String linked(TicketView ticket) {
        var links = desk.links(ticket.number(), Viewer.system("test"));
        assertThat(links).hasSize(1);
        return links.get(0).target();
    }
}
