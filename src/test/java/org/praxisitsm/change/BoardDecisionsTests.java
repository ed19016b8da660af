package org.praxisitsm.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** A change that is blocked when it is to begin: who decides, and that the board's minutes know of it wherever that was done. */
@SpringBootTest
@Tag("database")
class BoardDecisionsTests {

    private static final String BOARD = "change-board";

    @Autowired
    ChangeBoard board;

    @Autowired
    ChangeWindows windows;

    @Autowired
    TicketIntake intake;

    @Autowired
    TicketQueries queries;

    @Autowired
    Tasks tasks;

    @Autowired
    Viewers viewers;

    @Autowired
    Clock clock;

    private Viewer manager;
    private Instant from;

    @BeforeEach
    void farAhead() {
        manager = viewers.of("change-manager");
        from = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(9_000, ChronoUnit.DAYS);
    }

    @AfterEach
    void nothingForOthers() {
        windows.all(Viewer.system("test")).stream()
                .filter(window -> window.name().equals("Test stop"))
                .forEach(window -> windows.delete(window.id(), Viewer.system("test")));
        board.meetings(BOARD, 20, manager).stream()
                .filter(meeting -> meeting.heldAt() == null)
                .forEach(meeting -> board.minutes(meeting.id(), "", true, meeting.version(), manager));
    }

    private TaskRow task(String number, String activity) {
        return queries.tasksOf(number, Viewer.system("test")).stream()
                .filter(one -> one.activity().equals(activity))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + activity + " at " + number));
    }

    /** @param assignee who plans it and begins it */
    private String blocked(String assignee) {
        var to = from.plus(2, ChronoUnit.HOURS);
        var number = intake.open(
                        new OpenTicket(
                                "change-enablement",
                                "Renew the certificate",
                                "Test",
                                null,
                                null,
                                "DESK",
                                Map.of(
                                        "changeType",
                                        "standard",
                                        "changeModel",
                                        "certificate",
                                        "group",
                                        "network",
                                        "plannedFrom",
                                        from.toString(),
                                        "plannedTo",
                                        to.toString())),
                        viewers.of("network"))
                .number();
        tasks.assign(task(number, "Task_PlanChange").id(), assignee, Viewer.system("test"));
        tasks.complete(
                task(number, "Task_PlanChange").id(),
                "submit",
                Map.of("implementationPlan", "Load, look", "backoutPlan", "Load the old one"),
                null,
                viewers.of(assignee));
        windows.create(
                new ChangeWindows.NewWindow(
                        WindowKind.BLACKOUT,
                        "Test stop",
                        "it",
                        "UTC",
                        LocalDateTime.ofInstant(from, ZoneOffset.UTC),
                        LocalDateTime.ofInstant(to, ZoneOffset.UTC),
                        null,
                        Set.of(),
                        List.of(Scope.EVERYTHING),
                        null,
                        null),
                manager);
        tasks.complete(task(number, "Task_StartChange").id(), "start", Map.of(), null, viewers.of(assignee));
        return number;
    }

    private List<ChangeBoard.Item> minutes(ChangeBoard.Meeting meeting, String number) {
        return board.decided(meeting.id(), manager).stream()
                .filter(item -> item.change().number().equals(number))
                .toList();
    }

    @Test
    void whatIsDecidedOnTheTicketStandsInTheMinutesOfTheNextMeeting() {
        var number = blocked("liv.eriksen");
        tasks.complete(
                task(number, "Task_DecideOnConflict").id(),
                "proceed",
                Map.of("boardDecision", "The shop agrees."),
                null,
                viewers.of("henrik.solberg"));

        var next = board.call(BOARD, clock.instant().plus(1, ChronoUnit.DAYS), null, manager);

        assertThat(minutes(next, number)).singleElement().satisfies(item -> {
            assertThat(item.decision()).isEqualTo("Go ahead");
            assertThat(item.note()).isEqualTo("The shop agrees.");
            assertThat(item.decidedBy()).isEqualTo("henrik.solberg");
        });
        board.minutes(next.id(), "", true, next.version(), manager);
        var after = board.call(BOARD, clock.instant().plus(1, ChronoUnit.DAYS), null, manager);
        assertThat(minutes(next, number)).hasSize(1);
        assertThat(minutes(after, number)).as("it is said once").isEmpty();
    }

    @Test
    void whatTheMeetingDecidesIsSaidOnce() {
        var number = blocked("liv.eriksen");
        var meeting = board.call(BOARD, clock.instant().plus(1, ChronoUnit.DAYS), null, manager);
        var task = task(number, "Task_DecideOnConflict").id();
        tasks.complete(task, "proceed", Map.of("boardDecision", "Go."), null, manager);
        board.decide(meeting.id(), number, task, "Begin in spite of everything that stands against it", "Go.", manager);

        assertThat(minutes(meeting, number)).singleElement().satisfies(item -> assertThat(item.decision())
                .isEqualTo("Begin in spite of everything that stands against it"));
    }

    @Test
    void whoCarriesItOutDoesNotDecideAlsoAsAMemberOfTheBoard() {
        var number = blocked("henrik.solberg");
        var task = task(number, "Task_DecideOnConflict").id();
        var own = tasks.reach(task, viewers.of("henrik.solberg"));
        assertThat(own.completes()).isFalse();
        assertThat(own.takes()).isFalse();
        assertThat(own.barred()).isTrue();
        assertThatThrownBy(() -> tasks.complete(
                        task, "proceed", Map.of("boardDecision", "Mine."), null, viewers.of("henrik.solberg")))
                .isInstanceOf(Refusal.class);
        assertThat(tasks.reach(task, manager).completes()).isTrue();
        assertThat(tasks.reach(task, viewers.of("liv.eriksen")).completes())
                .as("no member of the board")
                .isFalse();
        assertThat(tasks.reach("no-such", manager)).isEqualTo(tasks.reach(task, viewers.of("requester")));
    }

    @Test
    void theBoardsDecisionIsHandedOverWithinTheBoardOnly() {
        var number = blocked("henrik.solberg");
        var task = task(number, "Task_DecideOnConflict").id();
        var outsider = viewers.of("liv.eriksen");
        var barred = viewers.of("henrik.solberg");
        assertThat(tasks.reach(task, outsider).handsOver()).isFalse();
        assertThat(tasks.reach(task, barred).handsOver()).isFalse();
        assertThat(tasks.reach(task, manager).handsOver()).isTrue();
        assertThatThrownBy(() -> tasks.assign(task, "liv.eriksen", outsider)).hasMessageContaining("change-board");
        assertThatThrownBy(() -> tasks.assign(task, "change-manager", outsider))
                .hasMessageContaining("only its members");
        assertThatThrownBy(() -> tasks.assign(task, "change-manager", barred))
                .hasMessageContaining("second pair of eyes");
        assertThatThrownBy(() -> tasks.assign(task, "liv.eriksen", manager)).hasMessageContaining("no member of");
        assertThatThrownBy(() -> tasks.assign(task, "henrik.solberg", manager)).hasMessageContaining("cannot do it");
        assertThat(tasks.assign(task, "marta.figueira", manager).assignee()).isEqualTo("marta.figueira");
        assertThat(tasks.reach(task, viewers.of("marta.figueira")).handsOver()).isTrue();
        assertThat(tasks.assign(task, "change-manager", viewers.of("marta.figueira"))
                        .assignee())
                .isEqualTo("change-manager");
    }
}
