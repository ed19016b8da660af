package org.praxisitsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Category;

/** A need is agreed with whoever speaks for the customer and reviewed; a complaint is answered until it is settled. */
class RelationshipLifeTests extends PracticeLife {

    @Test
    void whatTheReviewAgreesOnBecomesAnImprovement() {
        var need = opened(
                "relationship",
                "A second shift in Porto",
                null,
                Map.of("contactKind", "need", "customer", "Operations Porto", "demand", "Support until midnight."),
                "requester");
        var captured = Map.of(
                "demand",
                "Support until midnight.",
                "agreedValue",
                "No shift waits for us.",
                "spokesperson",
                "paulo.serra",
                "importance",
                "key");
        complete(need, "agree", captured, "agent");
        assertThat(asks(need)).containsExactly("paulo.serra");
        complete(need, "agree", Map.of(), "paulo.serra");
        assertThat(seen(need).state()).isEqualTo("agreed");
        assertThat(seen(need).fields()).containsEntry("reviewDays", 90);
        complete(need, null, Map.of(), "agent");
        complete(
                need,
                "act",
                Map.of("satisfaction", "fair", "reviewNote", "One shift waited.", "actions", "A contact for the night"),
                "agent");
        assertThat(seen(need).state()).isEqualTo("agreed");
        var links = desk.links(need.number(), Viewer.system("test"));
        assertThat(links).singleElement().satisfies(link -> {
            assertThat(link.target()).startsWith("IMP");
            assertThat(link.subject()).isEqualTo("A contact for the night");
        });
    }

    @Test
    void complaintIsAnsweredUntilWhoComplainedIsSettled() {
        var complaint = opened(
                "relationship",
                "Labels printed twice",
                null,
                Map.of(
                        "contactKind",
                        "complaint",
                        "customer",
                        "Operations Porto",
                        "complaint",
                        "Every pallet twice.",
                        "harm",
                        "money",
                        "complainedBefore",
                        true),
                "requester");
        assertThat(seen(complaint).priority()).isEqualTo(1);
        var answer = Map.of("answer", "We are sorry.", "remedy", "The queue is cleared first.");
        complete(complaint, null, answer, "agent");
        assertThat(seen(complaint).state()).isEqualTo("answered");
        complete(complaint, "open", Map.of("satisfaction", "low"), "requester");
        assertThat(seen(complaint).state()).isEqualTo("complaint");
        complete(complaint, null, answer, "agent");
        complete(complaint, "settled", Map.of("satisfaction", "high"), "requester");
        assertThat(seen(complaint).category()).isEqualTo(Category.CLOSED);
    }
}
