package org.praxisitsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Category;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.workflow.Commands;
import org.springframework.beans.factory.annotation.Autowired;

/** Access is given where duties stay apart, by somebody else than who gets it, and taken away when it is given up. */
class AccessRequestLifeTests extends PracticeLife {

    @Autowired
    Commands commands;

    @Test
    void whoEntersPaymentsIsRefusedToApproveThem() {
        var access = asked("erp", "approve");
        complete(access, null, Map.of("heldRole", "enter"), "emil.sandvik");
        assertThat(seen(access).category()).isEqualTo(Category.CANCELLED);
        assertThat(seen(access).fields()).containsEntry("conflict", "Whoever enters payments must not approve them.");
    }

    @Test
    void secondApproverIsAskedAndWhatIsGivenUpIsTakenAway() {
        var access = asked("warehouse", "approve");
        complete(access, null, Map.of("heldRole", "enter"), "emil.sandvik");
        assertThat(asks(access)).containsExactly("paulo.serra");
        complete(access, "approve", Map.of(), "paulo.serra");
        assertThat(asks(access)).containsExactly("yusuf.aydin");
        complete(access, "approve", Map.of(), "yusuf.aydin");
        assertThatThrownBy(() -> complete(access, "given", Map.of(), "requester"))
                .isInstanceOf(Refusal.class);
        complete(access, "given", Map.of("accountName", "razevedo"), "emil.sandvik");
        assertThat(seen(access).state()).isEqualTo("in-use");
        assertThat(seen(access).fields()).containsEntry("segregation", "second").containsKey("reviewAt");

        commands.send(
                access.number(), "Start_GiveUp", Map.of("endReason", "The project is over."), viewers.of("requester"));
        assertThat(seen(access).state()).isEqualTo("revoke");
        complete(access, null, Map.of("revokedOn", "2030-06-01"), "emil.sandvik");
        assertThat(seen(access).state()).isEqualTo("revoked");
        assertThat(clocks.of(access.number(), Viewer.system("test")))
                .extracting(run -> run.clock().key().target())
                .containsExactlyInAnyOrder("grant", "revoke");
    }

    private TicketView asked(String system, String role) {
        Map<String, Object> wish = Map.of(
                "system",
                system,
                "accessRole",
                role,
                "accessReason",
                "Shift plan",
                "expiresAt",
                "2031-01-31T12:00:00Z");
        return opened("access-request", "Release orders", null, wish, "requester");
    }
}
