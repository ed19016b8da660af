package org.praxisitsm.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.change.ChangeBoard;
import org.praxisitsm.change.ChangeWindows;
import org.praxisitsm.change.ChangeWindows.NewWindow;
import org.praxisitsm.change.Changes;
import org.praxisitsm.change.Scope;
import org.praxisitsm.change.WindowKind;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.ShiftableClock;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.workflow.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives the change calendar of the demo its windows and a dozen changes around today, played through the same services that
 * people use. Once, after the history.
 */
@Component
@Profile("demo")
class DemoChanges {

    private static final Logger log = LoggerFactory.getLogger(DemoChanges.class);
    private static final String PRACTICE = "change-enablement";
    private static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");
    private static final String UNIT = "it";
    private static final String APPROVAL = "Task_ApproveChange";
    private static final String BOARD_MEMBER = "yusuf.aydin";

    /** How far a change gets. */
    private enum Reach {
        NEW,
        ASSESSED,
        AUTHORIZED,
        BOARD,
        SCHEDULED,
        STARTED,
        CLOSED,
        BACKED_OUT
    }

    /**
     * @param day days after today on which it is planned, {@code hour} when
     * @param ciClass class of what it touches, {@code items} how many of them
     */
    private record Told(
            String subject,
            String why,
            String type,
            @Nullable String model,
            String group,
            String requester,
            String worker,
            @Nullable String service,
            int day,
            int hour,
            int minutes,
            Reach reach,
            String ciClass,
            int items) {}

    private static final List<Told> TOLD = List.of(
            new Told(
                    "Mail relay certificate",
                    "The old one ends this month.",
                    "standard",
                    "certificate",
                    "identity-access",
                    "emil.sandvik",
                    "emil.sandvik",
                    "email",
                    -4,
                    20,
                    120,
                    Reach.CLOSED,
                    "server",
                    1),
            new Told(
                    "Label printer driver 6.1",
                    "Barcodes come out sharper.",
                    "normal",
                    null,
                    "warehouse-systems",
                    "ines.rocha",
                    "ines.rocha",
                    "label-printing",
                    -3,
                    19,
                    90,
                    Reach.CLOSED,
                    "printer",
                    2),
            new Told(
                    "Wireless controller 10.9",
                    "Roaming between halls.",
                    "normal",
                    null,
                    "network",
                    "liv.eriksen",
                    "liv.eriksen",
                    "wifi",
                    -9,
                    20,
                    180,
                    Reach.BACKED_OUT,
                    "network-device",
                    1),
            new Told(
                    "Payroll portal 3.2",
                    "New tax tables.",
                    "normal",
                    null,
                    "platform",
                    "anders.vik",
                    "anders.vik",
                    "payroll-portal",
                    -6,
                    18,
                    120,
                    Reach.CLOSED,
                    "application",
                    1),
            new Told(
                    "Track and trace hotfix",
                    "Positions of trucks are an hour late.",
                    "emergency",
                    null,
                    "warehouse-systems",
                    "rui.barbosa",
                    "rui.barbosa",
                    "track-and-trace",
                    0,
                    -1,
                    90,
                    Reach.STARTED,
                    "application",
                    1),
            new Told(
                    "Firmware 4.2 for hub access points",
                    "The old one loses clients.",
                    "normal",
                    null,
                    "network",
                    "tiago.lima",
                    "liv.eriksen",
                    "wifi",
                    1,
                    20,
                    120,
                    Reach.AUTHORIZED,
                    "network-device",
                    3),
            new Told(
                    "Restart of the core switch",
                    "Memory leak of the old release.",
                    "normal",
                    null,
                    "network",
                    "petra.kruse",
                    "liv.eriksen",
                    "wifi",
                    1,
                    21,
                    120,
                    Reach.ASSESSED,
                    "network-device",
                    1),
            new Told(
                    "Ledger 9.4 update",
                    "Needed for the closing of the year.",
                    "normal",
                    null,
                    "erp-apps",
                    "oskar.lund",
                    "oskar.lund",
                    "erp",
                    2,
                    19,
                    120,
                    Reach.SCHEDULED,
                    "database",
                    1),
            new Told(
                    "Storage move, part 2",
                    "The old shelves leave the hall.",
                    "normal",
                    null,
                    "platform",
                    "vasco.pinto",
                    "vasco.pinto",
                    "file-shares",
                    5,
                    20,
                    240,
                    Reach.SCHEDULED,
                    "storage",
                    1),
            new Told(
                    "Porto backup line",
                    "One line is no line.",
                    "normal",
                    null,
                    "network",
                    "tiago.lima",
                    "tiago.lima",
                    "wifi",
                    6,
                    1,
                    180,
                    Reach.BOARD,
                    "link",
                    1),
            new Told(
                    "Monthly patches, servers",
                    "What the vendors gave out.",
                    "standard",
                    "patch",
                    "platform",
                    "karla.thomsen",
                    "karla.thomsen",
                    null,
                    8,
                    20,
                    240,
                    Reach.SCHEDULED,
                    "server",
                    4),
            new Told(
                    "Handhelds to Android 15",
                    "Support of the old one ends.",
                    "normal",
                    null,
                    "warehouse-systems",
                    "finn.petersen",
                    "finn.petersen",
                    "warehouse-handhelds",
                    12,
                    6,
                    240,
                    Reach.NEW,
                    "client",
                    3));

    private final Practices practices;
    private final ChangeWindows windows;
    private final Changes changes;
    private final ChangeBoard board;
    private final TicketIntake intake;
    private final TicketQueries queries;
    private final Tasks tasks;
    private final Viewers viewers;
    private final DemoTurn turn;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemoChanges(
            Practices practices,
            ChangeWindows windows,
            Changes changes,
            ChangeBoard board,
            TicketIntake intake,
            TicketQueries queries,
            Tasks tasks,
            Viewers viewers,
            DemoTurn turn,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.practices = practices;
        this.windows = windows;
        this.changes = changes;
        this.board = board;
        this.intake = intake;
        this.queries = queries;
        this.tasks = tasks;
        this.viewers = viewers;
        this.turn = turn;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Does nothing where there are windows, or the practice is not published. */
    void play() {
        var system = Viewer.system("demo");
        if (practices.current(PRACTICE).isEmpty() || !windows.all(system).isEmpty()) {
            return;
        }
        var now = Micros.truncated(clock.instant());
        if (!turn.once(DemoTurn.CHANGES, () -> calendar(now, system))) {
            return;
        }
        for (var told : TOLD) {
            transaction.executeWithoutResult(status -> play(told, now));
        }
        log.info("The change calendar of the demo is complete: {} changes", TOLD.size());
    }

    private void calendar(Instant now, Viewer by) {
        var today = LocalDate.ofInstant(now, ZONE);
        var soon = today.plusDays(1);
        window(
                WindowKind.MAINTENANCE,
                "Window: network",
                soon.atTime(20, 0),
                4,
                "FREQ=WEEKLY",
                scope(Scope.Kind.CLASS, "network-device"),
                by);
        window(
                WindowKind.MAINTENANCE,
                "Window: apps",
                today.plusDays(2).atTime(18, 0),
                4,
                "FREQ=WEEKLY",
                scope(Scope.Kind.SERVICE, "erp"),
                by);
        var saturday = today.with(TemporalAdjusters.nextOrSame(java.time.DayOfWeek.SATURDAY))
                .minusWeeks(2);
        window(
                WindowKind.MAINTENANCE,
                "Window: servers",
                saturday.atTime(20, 0),
                10,
                "FREQ=WEEKLY",
                scope(Scope.Kind.CLASS, "server"),
                by);
        window(
                WindowKind.BLACKOUT,
                "Peak shipping, no changes",
                today.plusDays(3).atStartOfDay(),
                48,
                null,
                Scope.EVERYTHING,
                by);
        var monthEnd = today.withDayOfMonth(1).minusDays(1);
        window(
                WindowKind.CRITICAL_DAY,
                "Month end in finance",
                monthEnd.atStartOfDay(),
                24,
                "FREQ=MONTHLY;BYMONTHDAY=-1",
                scope(Scope.Kind.SERVICE, "erp"),
                by);
        var group = changes.board();
        if (group != null) {
            board.call(
                    group,
                    soon.atTime(14, 0).atZone(ZONE).toInstant(),
                    "Porto, room Douro",
                    viewers.of("change-manager"));
        }
    }

    private static Scope scope(Scope.Kind kind, String key) {
        return new Scope(kind, key);
    }

    private void window(
            WindowKind kind,
            String name,
            LocalDateTime starts,
            int hours,
            @Nullable String rule,
            Scope scope,
            Viewer by) {
        windows.create(
                new NewWindow(
                        kind,
                        name,
                        UNIT,
                        ZONE.getId(),
                        starts,
                        starts.plusHours(hours),
                        rule,
                        Set.of(),
                        List.of(scope),
                        null,
                        null),
                by);
    }

    private void play(Told told, Instant now) {
        var from = told.reach() == Reach.STARTED
                ? halfAnHourAgo(now)
                : LocalDate.ofInstant(now, ZONE)
                        .plusDays(told.day())
                        .atTime(told.hour(), 0)
                        .atZone(ZONE)
                        .toInstant();
        var to = from.plus(told.minutes(), ChronoUnit.MINUTES);
        var opened = (from.isBefore(now) ? from : now).minus(told.reach() == Reach.STARTED ? 3 : 120, ChronoUnit.HOURS);
        new Played(told, from, to, opened, now).play();
    }

    private static Instant halfAnHourAgo(Instant now) {
        return Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), 900) * 900)
                .minus(30, ChronoUnit.MINUTES);
    }

    /** One change on its way; each step happens a while after the one before, never in the future. */
    private final class Played {

        private final Told told;
        private final Instant from;
        private final Instant to;
        private final Instant now;
        private Instant at;
        private String number = "";

        Played(Told told, Instant from, Instant to, Instant opened, Instant now) {
            this.told = told;
            this.from = from;
            this.to = to;
            this.at = opened;
            this.now = now;
        }

        void play() {
            open();
            if (told.reach() == Reach.NEW) {
                return;
            }
            complete("Task_PlanChange", "submit", told.worker(), plan());
            if (told.reach() == Reach.ASSESSED) {
                return;
            }
            if (!told.type().equals("standard")) {
                authorize();
            }
            if (told.reach().ordinal() >= Reach.STARTED.ordinal()) {
                carryOut();
            }
        }

        private void open() {
            number = later(Duration.ZERO, () -> {
                var fields = new LinkedHashMap<String, Object>();
                fields.put("changeType", told.type());
                if (told.model() != null) {
                    fields.put("changeModel", told.model());
                }
                fields.put("group", told.group());
                if (told.service() != null) {
                    fields.put("service", told.service());
                }
                items("number", String.class).stream().findFirst().ifPresent(asset -> fields.put("asset", asset));
                fields.put("plannedFrom", from.toString());
                fields.put("plannedTo", to.toString());
                return intake.open(
                                new OpenTicket(
                                        PRACTICE, told.subject(), told.why(), told.requester(), null, "DESK", fields),
                                viewers.of(told.requester()))
                        .number();
            });
            touch();
        }

        /** Of what the organisation has, as far as it has any yet. */
        private <T> List<T> items(String column, Class<T> type) {
            return jdbc.sql("select " + column + " from ci where class_key = :class and ended = false order by number"
                            + " limit :some")
                    .param("class", told.ciClass())
                    .param("some", told.items())
                    .query(type)
                    .list();
        }

        /** The first is named in the form, the others beside it. */
        private void touch() {
            items("id", Long.class).stream().skip(1).forEach(item -> jdbc.sql(
                            "insert into ticket_ci (ticket_id, ci_id, role, added_by, added_at) select"
                                    + " id, :ci, 'CHANGED', :by, :at from ticket where number = :number")
                    .param("ci", item)
                    .param("by", told.requester())
                    .param("at", Micros.of(at))
                    .param("number", number)
                    .update());
        }

        private Map<String, Object> plan() {
            return Map.of(
                    "implementationPlan", "Announce, save the settings, change, look at the logs",
                    "testPlan", "Sign in, one order from end to end",
                    "backoutPlan", "Load the saved settings",
                    "backoutMinutes", 15);
        }

        private void authorize() {
            if (!told.type().equals("emergency")) {
                var high = told.reach() == Reach.BOARD;
                complete(
                        "Task_AssessChange",
                        "assessed",
                        told.worker(),
                        Map.of(
                                "impact",
                                high ? "site" : "team",
                                "experience",
                                high ? "never" : "once",
                                "tested",
                                "full",
                                "fallback",
                                "quick",
                                "securityImpact",
                                false));
            }
            if (told.reach() == Reach.AUTHORIZED) {
                return;
            }
            // Those who are asked first; the board is the level behind them.
            for (var approver : approvers()) {
                if (approvers().contains(approver)) {
                    approve(approver);
                }
            }
            while (told.reach() != Reach.BOARD && !approvers().isEmpty()) {
                approve(approvers().get(0));
            }
        }

        private List<String> approvers() {
            return queries.tasksOf(number, Viewer.system("demo")).stream()
                    .filter(task -> task.activity().equals(APPROVAL))
                    .map(task -> Objects.requireNonNullElse(task.assignee(), BOARD_MEMBER))
                    .toList();
        }

        private void approve(String by) {
            complete(APPROVAL, "approve", by, Map.of());
        }

        private void carryOut() {
            at = from.minus(5, ChronoUnit.MINUTES);
            complete("Task_StartChange", "start", told.worker(), Map.of());
            if (told.reach() == Reach.STARTED) {
                return;
            }
            at = to.minus(30, ChronoUnit.MINUTES);
            if (told.reach() == Reach.BACKED_OUT) {
                complete("Task_CarryOut", "backout", told.worker(), Map.of());
                complete(
                        "Task_BackOut",
                        null,
                        told.worker(),
                        Map.of(
                                "result",
                                "backed-out",
                                "implementationLog",
                                "Clients did not find the new controller."));
            } else {
                complete("Task_CarryOut", "done", told.worker(), Map.of());
                complete("Task_VerifyChange", "works", told.worker(), Map.of("result", "successful"));
            }
            if (!told.type().equals("standard")) {
                at = at.plus(20, ChronoUnit.HOURS);
                complete(
                        "Task_ReviewChange",
                        null,
                        told.worker(),
                        Map.of("review", "Went as planned; the saved settings help."));
            }
        }

        private void complete(String activity, @Nullable String outcome, String by, Map<String, Object> values) {
            var viewer = viewers.of(by);
            later(Duration.ofMinutes(40), () -> {
                queries.tasksOf(number, Viewer.system("demo")).stream()
                        .filter(task -> task.activity().equals(activity)
                                && (task.assignee() == null || task.assignee().equals(by)))
                        .findFirst()
                        .ifPresent(task -> tasks.complete(task.id(), outcome, values, null, viewer));
                return number;
            });
        }

        private <T> T later(Duration after, java.util.function.Supplier<T> work) {
            at = at.plus(after);
            at = at.isAfter(now) ? now : at;
            return ShiftableClock.at(at, work);
        }
    }
}
