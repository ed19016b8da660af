package org.praxisitsm.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.audit.AuditTrail;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.Failures;
import org.springframework.beans.factory.annotation.Autowired;

/** Who asks for a screen that is not theirs sees that there is none; the auditor sees that they asked. */
class RefusedScreensViewTests extends ScreenTest {

    @Autowired
    AuditTrail trail;

    @ParameterizedTest
    @CsvSource({
        "requester, desk/work/mine",
        "requester, desk/tickets",
        "requester, studio",
        "requester, audit",
        "agent, audit",
        "agent, studio",
        "agent, studio/incident",
        "agent, admin/calendars"
    })
    void aScreenOfOthersIsNotThereAndTheTrailKeepsWhoAsked(String account, String path) {
        signIn(account);
        go(path);
        assertThat(_get(NotFoundView.class)).isNotNull();
        assertThat(asked(account)).contains("screen /" + path);
    }

    @Test
    void aTicketOfOthersIsNotThereAndTheTrailKeepsWhoAsked() {
        var number = report("Payroll export stops");
        signIn("hr");
        go("desk/tickets/" + number);
        assertThat(_get(NotFoundView.class)).isNotNull();
        assertThat(asked("hr")).contains("ticket " + number);
    }

    @Test
    void whatNobodyHasIsNoRefusal() {
        signIn("ingrid.dahl");
        var before = asked("ingrid.dahl");
        go("desk/tickets/INC9999999");
        assertThat(asked("ingrid.dahl")).isEqualTo(before);
    }

    @Test
    void anActThatIsNotAllowedIsKeptAndOneThatIsWrongIsNot() {
        signIn("network");
        go("desk/tickets");
        Failures.attempt(() -> {
            throw Refusal.forbidden("Only the owner does that.");
        });
        Failures.attempt(() -> {
            throw Refusal.conflict("Somebody was faster.");
        });
        assertThat(UI.getCurrent()).isNotNull();
        assertThat(asked("network"))
                .contains("screen /desk/tickets: Only the owner does that.")
                .noneMatch(what -> what.contains("faster"));
    }

    private List<String> asked(String account) {
        var filter = new AuditTrail.Filter(account, null, Act.REFUSED, null, null, null, null);
        return trail.find(filter, 100, null, viewer("auditor")).items().stream()
                .map(entry -> Objects.toString(entry.after().get("what")))
                .toList();
    }
}
