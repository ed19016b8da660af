package org.praxisitsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.praxisitsm.shared.Refusal;

/** An idea is scored by a table, approved by others than who had it, and done by its owner. */
class ImprovementLifeTests extends PracticeLife {

    @Test
    void muchWorkIsForTheBoardAndItsOwnerDoesIt() {
        var idea = opened(
                "continual-improvement",
                "Handhelds sign in with the badge",
                null,
                Map.of("area", "process", "service", "warehouse-handhelds"),
                "requester");
        assertThat(seen(idea).state()).isEqualTo("idea");
        assertThat(seen(idea).group()).isEqualTo("service-desk");
        var assessed = Map.of(
                "value",
                "high",
                "effort",
                "high",
                "riskOfIt",
                "low",
                "improvementOwner",
                "henrik.solberg",
                "measure",
                "Seconds to sign in",
                "baseline",
                "60",
                "target",
                "10");
        complete(idea, "worth", assessed, "agent");
        assertThat(seen(idea).fields()).containsEntry("score", 5);
        assertThat(asks(idea)).containsExactly("ingrid.dahl");
        assertThatThrownBy(() -> complete(idea, "approve", Map.of(), "requester"))
                .isInstanceOf(Refusal.class);
        complete(idea, "approve", Map.of(), "ingrid.dahl");
        assertThat(asks(idea)).contains("change-manager");
        complete(idea, "approve", Map.of(), asks(idea).get(0));
        assertThat(seen(idea).state()).isEqualTo("prioritised");
        assertThat(asks(idea)).containsExactly("henrik.solberg");
        complete(
                idea,
                null,
                Map.of("plan", "Readers in every hall.", "dueAt", "2031-03-01T12:00:00Z"),
                "henrik.solberg");
        complete(idea, "done", Map.of(), "henrik.solberg");
        assertThat(seen(idea).state()).isEqualTo("settling");
        assertThat(seen(idea).fields()).containsEntry("measureDays", 90);
    }
}
