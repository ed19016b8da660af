package org.praxisitsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Category;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketView;

/** A release goes out when its changes are approved, its tests passed and somebody says go, and is closed when its changes are. */
class ReleaseLifeTests extends PracticeLife {

    @Test
    void gateStaysClosedUntilWhatIsBundledIsApprovedAndTheReleaseOpenUntilItIsDone() {
        var release = built();
        tested(release);
        assertThat(seen(release).fields()).containsEntry("gateReason", "No change is linked to it as parent of.");

        var change = change();
        desk.link(release.number(), "parent-of", change.number(), viewers.of("karla.thomsen"));
        tested(release);
        assertThat(seen(release).state()).isEqualTo("built");
        assertThat(seen(release).fields())
                .containsEntry("gateReason", "A change that it bundles is not approved yet.")
                .containsEntry("missingChanges", change.number());

        desk.change(
                release.number(),
                Map.of("fields", Map.of("releaseType", "emergency")),
                null,
                viewers.of("karla.thomsen"));
        tested(release);
        assertThat(seen(release).state()).isEqualTo("tested");
        assertThat(asks(release)).containsExactly("change-manager");
        complete(release, "go", Map.of(), "change-manager");
        completed(release, "Task_DeployRelease", "out", Map.of(), "karla.thomsen");
        completed(release, "Task_VerifyRelease", "works", Map.of("deployNote", "All run it."), "karla.thomsen");
        completed(
                release,
                "Task_ReviewRelease",
                null,
                Map.of("result", "success", "lessons", "Earlier tests."),
                "karla.thomsen");
        assertThat(seen(release).state()).isEqualTo("reviewed");

        var dropped = Map.of(
                "changeType",
                "normal",
                "plannedFrom",
                "2031-03-31T20:00:00Z",
                "plannedTo",
                "2031-03-31T21:00:00Z",
                "implementationPlan",
                "Copy the file.",
                "backoutPlan",
                "Copy the old one.");
        completed(change, "Task_PlanChange", "cancel", dropped, "karla.thomsen");
        completed(release, "Task_FinishChanges", null, Map.of(), "karla.thomsen");
        assertThat(seen(release).category()).isEqualTo(Category.CLOSED);
        assertThat(clocks.of(release.number(), Viewer.system("test")))
                .extracting(run -> run.clock().key().target())
                .containsExactlyInAnyOrder("go", "review");
    }

    private TicketView built() {
        var release = opened(
                "release", "Warehouse app 4.2", null, Map.of("releaseType", "patch", "version", "4.2"), "anders.vik");
        Map<String, Object> plan = Map.of(
                "releaseType",
                "patch",
                "version",
                "4.2",
                "scope",
                "Faster picking",
                "target",
                "production",
                "plannedAt",
                "2031-03-31T20:00:00Z",
                "backoutPlan",
                "Roll 4.1 out again");
        complete(release, null, plan, "karla.thomsen");
        complete(release, null, Map.of("artifact", "wms-4.2.jar"), "karla.thomsen");
        assertThat(seen(release).state()).isEqualTo("built");
        return release;
    }

    private void tested(TicketView release) {
        var report = Map.of("tests", "passed", "criticalDefects", 0, "backoutTried", true);
        completed(release, "Task_TestRelease", null, report, "karla.thomsen");
    }

    private TicketView change() {
        return intake.open(
                new OpenTicket(
                        "change-enablement",
                        "Roll 4.2 out",
                        "The app server gets the new file.",
                        null,
                        null,
                        "DESK",
                        Map.of("changeType", "normal", "group", "platform")),
                viewers.of("karla.thomsen"));
    }
}
