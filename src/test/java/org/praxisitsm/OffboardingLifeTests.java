package org.praxisitsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.CiPatch;
import org.praxisitsm.asset.NewCi;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Category;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.workflow.Commands;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody leaves: HR knows why, IT knows when, and devices and access come back by a ticket of IT. */
class OffboardingLifeTests extends PracticeLife {

    @Autowired
    Assets assets;

    @Autowired
    Commands commands;

    @Test
    void itTakesDevicesAndAccessBackWithoutReadingWhySomebodyLeaves() {
        var leaving = begun("dismissed", "at-once");
        var back = returnOf(leaving);
        assertThat(back.requester()).isEqualTo("hr");
        assertThat(back.fields())
                .containsEntry("leaver", "uta.reimers")
                .containsEntry("accessEnds", "at-once")
                .doesNotContainKey("leaveKind");
        assertThat(back.subject()).doesNotContain("Uta");
        unseen(leaving, "emil.sandvik", "jonas.weber", "uta.reimers", "admin", "auditor");
        assertThat(desk.links(back.number(), viewers.of("emil.sandvik"))).isEmpty();
        assertThat(desk.links(back.number(), viewers.of("hr")))
                .singleElement()
                .satisfies(link -> assertThat(link.target()).isEqualTo(leaving.number()));

        var laptop = laptopOf("uta.reimers");
        completed(back, "Task_CollectDevice", "back", Map.of("asset", laptop), "jonas.weber");
        var stored = assets.get(laptop, viewers.of("jonas.weber"));
        assertThat(stored.state()).isEqualTo("stored");
        assertThat(stored.text(CiFields.USER)).isNull();
        completed(back, "Task_CollectDevice", "none", Map.of(), "jonas.weber");
        completed(back, "Task_SwitchOffAccess", null, Map.of("accessOffAt", "2030-03-01T08:10:00Z"), "emil.sandvik");
        assertThat(seen(back).category()).isEqualTo(Category.CLOSED);
        assertThat(clocks.of(back.number(), Viewer.system("test")))
                .extracting(run -> run.clock().key().target())
                .containsExactly("access-off");

        completed(leaving, "Task_HandOver", null, Map.of("handOver", "In the folder of the team."), "dieter.wolff");
        completed(leaving, "Task_SettlePay", null, Map.of("payrollNote", "Two days are paid."), "camila.duarte");
        completed(leaving, "Task_CloseFile", null, Map.of(), "hr");
        assertThat(seen(leaving).category()).isEqualTo(Category.CLOSED);
    }

    @Test
    void anotherDayReachesTheTicketOfItAndWhoStaysKeepsWhatTheyHave() {
        var leaving = begun("resigned", "last-day");
        var back = returnOf(leaving);
        desk.change(
                leaving.number(), Map.of("fields", Map.of("lastDay", "2031-01-31T15:00:00Z")), null, viewers.of("hr"));
        assertThat(seen(back).fields()).containsEntry("lastDay", "2031-01-31T15:00:00Z");

        commands.send(leaving.number(), "Start_Withdraw", Map.of("withdrawReason", "Stays."), viewers.of("hr"));
        assertThat(seen(leaving).category()).isEqualTo(Category.CANCELLED);
        assertThat(seen(back).category()).isEqualTo(Category.CANCELLED);
    }

    @Test
    void whereItStopsHrIsAskedToSeeToIt() {
        var leaving = begun("resigned", "last-day");
        var back = returnOf(leaving);
        commands.send(back.number(), "Start_Withdraw", Map.of("withdrawReason", "Twice."), viewers.of("emil.sandvik"));
        completed(leaving, "Task_ClarifyReturn", null, Map.of("returnNote", "All lies with us."), "hr");
        assertThat(queries.tasksOf(leaving.number(), Viewer.system("test")))
                .noneMatch(task -> task.activity().equals("Task_ClarifyReturn"));
    }

    /** A number that is none is refused, one that nobody gave asks again: everything stays as it is. */
    @Test
    void wrongDeviceIsRefusedByNameAndNothingIsLost() {
        var back = returnOf(begun("resigned", "last-day"));
        assertThatThrownBy(() ->
                        completed(back, "Task_CollectDevice", "back", Map.of("asset", "CI9999999"), "jonas.weber"))
                .isInstanceOf(Refusal.class);
        completed(back, "Task_CollectDevice", "back", Map.of(), "jonas.weber");
        assertThat(queries.tasksOf(back.number(), Viewer.system("test")))
                .anyMatch(task -> task.activity().equals("Task_CollectDevice"));
        assertThat(seen(back).state()).isEqualTo("collecting");
    }

    private TicketView begun(String kind, String ends) {
        var leaving = opened(
                "hr-offboarding",
                "Uta Reimers",
                null,
                Map.of("leaver", "uta.reimers", "leaveKind", kind, "lastDay", "2030-03-01T08:00:00Z"),
                "dieter.wolff");
        assertThat(seen(leaving).fields()).containsEntry("accessEnds", ends).containsEntry("manager", "dieter.wolff");
        var plan = Map.of(
                "leaver",
                "uta.reimers",
                "leaveKind",
                kind,
                "lastDay",
                "2030-03-01T08:00:00Z",
                "accessEnds",
                ends,
                "manager",
                "dieter.wolff");
        complete(leaving, null, plan, "hr");
        return leaving;
    }

    private TicketView returnOf(TicketView leaving) {
        return desk.get(String.valueOf(seen(leaving).fields().get("returnTicket")), Viewer.system("test"));
    }

    private void unseen(TicketView ticket, String... accounts) {
        for (var account : accounts) {
            assertThatThrownBy(() -> desk.get(ticket.number(), viewers.of(account)))
                    .as(account)
                    .isInstanceOf(Refusal.class);
        }
    }

    private String laptopOf(String person) {
        var laptop = NewCi.of("equipment", "Laptop")
                .with(CiFields.STATE, "stored")
                .with(CiFields.UNIT, "it")
                .attribute("model", "Dell U2724D");
        var number = assets.create(laptop, viewers.of("admin")).number();
        var used = CiPatch.of(CiFields.STATE, "in-use").with(CiFields.USER, person);
        return assets.patch(number, used, null, viewers.of("admin")).number();
    }
}
