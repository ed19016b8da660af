package org.praxisitsm.ui.change;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeButton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.NewCi;
import org.praxisitsm.change.ChangeFeeds;
import org.praxisitsm.change.ChangeWindows;
import org.praxisitsm.change.Changes;
import org.praxisitsm.change.Scope;
import org.praxisitsm.change.WindowKind;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ui.ScreenTest;
import org.springframework.beans.factory.annotation.Autowired;

/** The calendar of changes, its dialogs, and what whoever decides about a change sees of it. */
class ChangesViewTests extends ScreenTest {

    private static final AtomicInteger DAYS = new AtomicInteger();

    @Autowired
    Changes changes;

    @Autowired
    ChangeWindows windows;

    @Autowired
    ChangeFeeds feeds;

    @Autowired
    Assets assets;

    @Autowired
    Clock clock;

    private Instant day;
    private String server;

    /** Far from what other tests plan. */
    @BeforeEach
    void aQuietDay() {
        day = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(20_000L + 50 * DAYS.incrementAndGet(), ChronoUnit.DAYS);
        server = assets.create(NewCi.of("server", "SRV-VIEW-" + DAYS.get()), viewer("agent"))
                .number();
        var service = assets.create(
                        NewCi.of("service", "Till " + DAYS.get())
                                .with(CiFields.CRITICALITY, 1)
                                .with(CiFields.UNIT, "it")
                                .with(CiFields.OWNER, "manager"),
                        Viewer.system("test"))
                .number();
        assets.relate(service, "runs-on", server, null, null, Viewer.system("test"));
    }

    @AfterEach
    void noWindowsForOthers() {
        windows.all(Viewer.system("test")).stream()
                .filter(window -> window.name().startsWith("View "))
                .forEach(window -> windows.delete(window.id(), Viewer.system("test")));
        feeds.of(viewer("network")).forEach(feed -> feeds.revoke(feed.id(), viewer("network")));
    }

    private Instant at(int hour) {
        return day.plus(hour, ChronoUnit.HOURS);
    }

    private String change(String type) {
        var fields = Map.<String, Object>of(
                "changeType",
                type,
                "group",
                "network",
                "asset",
                server,
                "plannedFrom",
                at(20).toString(),
                "plannedTo",
                at(22).toString());
        return intake.open(
                        new OpenTicket("change-enablement", "Disks of " + server, "Full.", null, null, "DESK", fields),
                        viewer("liv.eriksen"))
                .number();
    }

    private void complete(String number, String activity, String outcome, Map<String, Object> values, String by) {
        var task = queries.tasksOf(number, Viewer.system("test")).stream()
                .filter(one -> one.activity().equals(activity))
                .filter(one -> one.assignee() == null || one.assignee().equals(by))
                .findFirst()
                .orElseThrow();
        tasks.complete(task.id(), outcome, values, null, viewer(by));
    }

    private String asked() {
        var number = change("normal");
        complete(
                number,
                "Task_PlanChange",
                "submit",
                Map.of("implementationPlan", "Swap them", "backoutPlan", "Put them back"),
                "tiago.lima");
        complete(
                number,
                "Task_AssessChange",
                "assessed",
                Map.of("impact", "team", "experience", "often", "tested", "full", "fallback", "quick"),
                "tiago.lima");
        return number;
    }

    private void blackout(String name) {
        windows.create(
                new ChangeWindows.NewWindow(
                        WindowKind.BLACKOUT,
                        name,
                        "it",
                        "UTC",
                        LocalDateTime.ofInstant(at(0), ZoneOffset.UTC),
                        LocalDateTime.ofInstant(at(24), ZoneOffset.UTC),
                        null,
                        Set.of(),
                        List.of(Scope.EVERYTHING),
                        null,
                        null),
                Viewer.system("test"));
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    @Test
    void theChosenChangeStandsBesideTheCalendarWithWhatStandsAgainstIt() {
        var number = change("normal");
        blackout("View peak");
        signIn("network");
        go("desk/changes?change=" + number);
        assertThat(text(_get(ChangePanel.class))).contains(number, "In a blackout", "View peak", "SRV-VIEW-");
        assertThat(_find(NativeButton.class, spec -> spec.withClasses("px-slot")))
                .isNotEmpty();
    }

    @Test
    void viewAndDayStandInTheAddress() {
        signIn("network");
        go("desk/changes?view=month&day=2027-02-10");
        assertThat(_get(NativeButton.class, spec -> spec.withId("view-month"))
                        .getElement()
                        .getAttribute("aria-pressed"))
                .isEqualTo("true");
        assertThat(text(_get(ChangesHead.class))).contains("February 2027");
        go("desk/changes?view=fortnight&day=yesterday");
        assertThat(_get(NativeButton.class, spec -> spec.withId("view-week"))
                        .getElement()
                        .getAttribute("aria-pressed"))
                .isEqualTo("true");
    }

    @Test
    void whoApprovesSeesImpactAndConflictsBesideTheButtons() {
        var number = asked();
        blackout("View frost");
        signIn("network");
        go("desk/tickets/" + number);
        var stake = text(_get(StakeBlock.class));
        assertThat(stake).contains("Till " + DAYS.get(), "In a blackout", "View frost");
        _click(_get(Button.class, spec -> spec.withId("stake-graph")));
        _assertOne(org.praxisitsm.ui.asset.ImpactPanel.class);
        assertThat(_find(Button.class, spec -> spec.withId("outcome-approve"))).isNotEmpty();
    }
}
