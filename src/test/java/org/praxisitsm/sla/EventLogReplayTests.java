package org.praxisitsm.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The life of 890 real tickets of another suite as facts: what our clocks say of them against the log's own columns, and
 * against sums over its rows. Every difference is put into a class, and the classes are printed.
 */
class EventLogReplayTests {

    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");
    private static final String OPEN_TO_RESOLVED = "{event: opened, then: start}, {category: RESOLVED, then: stop}";
    private static final String HOLDS_PAUSE = OPEN_TO_RESOLVED + ", {category: ON_HOLD, then: pause}";

    private static List<EventLog.Ticket> tickets = List.of();

    @BeforeAll
    static void read() throws IOException {
        Assumptions.assumeTrue(Files.exists(EventLog.FILE), "The public event log is not there: " + EventLog.FILE);
        tickets = EventLog.read();
    }

    @Test
    void resolutionTimeAndPausesAreTheSumsOverTheRowsInBothCalendars() {
        var differ = new ArrayList<String>();
        var pauses = 0;
        var always = Duration.ZERO;
        var office = Duration.ZERO;
        for (var ticket : tickets) {
            var run24 = run(ticket, "always", HOLDS_PAUSE, Duration.ofHours(8));
            var run8 = run(ticket, "office", HOLDS_PAUSE, Duration.ofHours(8));
            var spans = spans(ticket);
            var counted24 = sum(spans.counted(), span -> Duration.between(span.from(), span.to()));
            var counted8 = sum(spans.counted(), EventLogReplayTests::officeTime);
            if (!run24.at(LATER).elapsed().equals(counted24)) {
                differ.add(ticket.number() + " 24x7: " + run24.at(LATER).elapsed() + " for " + counted24);
            }
            if (!run8.at(LATER).elapsed().equals(counted8)) {
                differ.add(ticket.number() + " 8x5: " + run8.at(LATER).elapsed() + " for " + counted8);
            }
            if (!united(run24.pauses(LATER)).equals(united(spans.leftOut()))) {
                differ.add(ticket.number() + " pauses: " + run24.pauses(LATER) + " for " + spans.leftOut());
            }
            pauses += united(spans.leftOut()).size();
            always = always.plus(counted24);
            office = office.plus(counted8);
        }
        System.out.printf(
                "event log: %d tickets, %d rows, %d pauses; used 24x7 %d h, 8x5 %d h; %d differ%n",
                tickets.size(),
                tickets.stream().mapToInt(ticket -> ticket.rows().size()).sum(),
                pauses,
                always.toHours(),
                office.toHours(),
                differ.size());
        assertThat(differ).isEmpty();
        assertThat(tickets).hasSize(890);
        assertThat(pauses).isGreaterThan(300);
    }

    @Test
    void reopeningsAndTheInstantOfResolutionAreTheLogsOwn() {
        var reopened = new TreeMap<String, Integer>();
        var resolved = new TreeMap<String, Integer>();
        for (var ticket : tickets) {
            var clock = run(ticket, "always", HOLDS_PAUSE, Duration.ofHours(8)).at(LATER);
            var counted = clock.results().size() - 1;
            var same = counted == ticket.last().reopened();
            reopened.merge(
                    same ? "equal" : ticket.inOrder() ? "unexplained" : "a row stamped out of order reads as one",
                    1,
                    Integer::sum);
            resolved.merge(classOf(ticket, clock), 1, Integer::sum);
        }
        System.out.println("event log: reopenings " + reopened + ", of them reopened "
                + tickets.stream()
                        .filter(ticket -> ticket.last().reopened() > 0)
                        .count());
        System.out.println("event log: resolved at " + resolved);
        assertThat(reopened).doesNotContainKey("unexplained");
        assertThat(reopened.get("equal")).isGreaterThanOrEqualTo(889);
        assertThat(resolved).doesNotContainKey("unexplained");
        assertThat(resolved.get("equal")).isGreaterThan(830);
    }

    /** Where the clock stopped against the column {@code resolved_at}. */
    private static String classOf(EventLog.Ticket ticket, ClockState clock) {
        if (ticket.resolvedAt() == null) {
            return "the column is empty";
        }
        if (ticket.resolvedAt().equals(clock.endedAt())) {
            return "equal";
        }
        var lastUpdate = ticket.rows().stream()
                .filter(row -> row.category().equals("RESOLVED"))
                .map(EventLog.Row::at)
                .max(Instant::compareTo);
        return lastUpdate.filter(ticket.resolvedAt()::equals).isPresent()
                ? "the column moved on with a later update of the resolved ticket"
                : "unexplained";
    }

    /**
     * The log does not say what was promised. For each priority the promise is taken that explains its column best; one number
     * for hundreds of tickets, so a clock that counts otherwise than the log cannot be made to fit.
     */
    @Test
    void whetherTheTargetWasMetIsExplainedByAClockRoundTheClockThatWaitingDoesNotStop() {
        var asTheLog = agreeing("always", OPEN_TO_RESOLVED);
        var paused = agreeing("always", HOLDS_PAUSE);
        var office = agreeing("office", OPEN_TO_RESOLVED);
        var officePaused = agreeing("office", HOLDS_PAUSE);
        System.out.printf(
                "event log: made_sla agrees for %d of %d: 24x7, waiting counts; %d: 24x7, waiting pauses;"
                        + " %d: 8x5, waiting counts; %d: 8x5, waiting pauses%n",
                asTheLog, tickets.size(), paused, office, officePaused);
        assertThat(asTheLog).isGreaterThanOrEqualTo(885);
        assertThat(List.of(paused, office, officePaused)).allMatch(other -> other < asTheLog);
    }

    private static int agreeing(String calendar, String rules) {
        var agreeing = 0;
        var byPriority = tickets.stream()
                .collect(Collectors.groupingBy(EventLog.Ticket::priority, TreeMap::new, Collectors.toList()));
        for (var some : byPriority.entrySet()) {
            var promise = bestPromise(some.getValue(), calendar, rules);
            var differ = some.getValue().stream()
                    .filter(ticket -> isMet(run(ticket, calendar, rules, promise))
                            != ticket.last().madeSla())
                    .toList();
            agreeing += some.getValue().size() - differ.size();
            System.out.printf(
                    "event log: %s, %s, promise %s: %d of %d%s%n",
                    calendar,
                    some.getKey(),
                    promise,
                    some.getValue().size() - differ.size(),
                    some.getValue().size(),
                    differ.size() > 3
                            ? ""
                            : differ.stream().map(EventLog.Ticket::number).toList());
        }
        return agreeing;
    }

    private static boolean isMet(ClockRun run) {
        return run.at(LATER).state() == ClockState.State.MET;
    }

    private static Duration bestPromise(List<EventLog.Ticket> some, String calendar, String rules) {
        var elapsed = new LinkedHashMap<EventLog.Ticket, Duration>();
        some.forEach(ticket -> elapsed.put(
                ticket,
                run(ticket, calendar, rules, Duration.ofHours(8)).at(LATER).elapsed()));
        var best = Duration.ofMinutes(1);
        var most = -1L;
        for (var minutes = 1; minutes <= 400 * 60; minutes += minutes == 1 ? 59 : 60) {
            var promise = Duration.ofMinutes(minutes);
            var agree = elapsed.entrySet().stream()
                    .filter(one -> one.getValue().compareTo(promise) <= 0
                            == one.getKey().last().madeSla())
                    .count();
            if (agree > most) {
                most = agree;
                best = promise;
            }
        }
        return best;
    }

    private static ClockRun run(EventLog.Ticket ticket, String calendar, String rules, Duration promise) {
        var story = new ClockStory()
                .calendar("always", 1, ServiceCalendar.of(CalendarDefinition.always("always", "Always", UTC)))
                .calendar("office", 1, OFFICE)
                .agreement(1, agreement(calendar, rules));
        var clocks = TicketClocks.of(facts(ticket, calendar, promise), story);
        return clocks.run(new ClockKey("incident-log", "resolution")).orElseThrow();
    }

    private static String agreement(String calendar, String rules) {
        return """
                key: incident-log
                kind: SLA
                name: As in the log
                calendar: %s
                targets:
                  - key: resolution
                    name: Resolution
                    promise: PT8H
                    rules: [%s]
                    thresholds: [{percent: 100}]
                """
                .formatted(calendar, rules);
    }

    private static List<Fact> facts(EventLog.Ticket ticket, String calendar, Duration promise) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(1, ticket.openedAt(), Fact.Kind.OPENED, Map.of("state", "New", "category", "NEW")));
        var given = new Given(Promise.of(promise), calendar, 1, null).written();
        facts.add(new Fact(
                2,
                ticket.openedAt(),
                Fact.Kind.ATTACHED,
                Map.of("agreement", "incident-log", "version", 1, "targets", Map.of("resolution", given))));
        var state = "New";
        var category = "NEW";
        for (var row : ticket.rows()) {
            if (!row.state().equals(state)) {
                var moved = Map.<String, Object>of(
                        "from", state, "to", row.state(), "fromCategory", category, "toCategory", row.category());
                facts.add(new Fact(facts.size() + 1, row.at(), Fact.Kind.STATE, moved));
            }
            state = row.state();
            category = row.category();
        }
        return facts;
    }

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ServiceCalendar OFFICE = office();

    private static ServiceCalendar office() {
        var week = new EnumMap<DayOfWeek, List<LocalWindow>>(DayOfWeek.class);
        for (var day : EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)) {
            week.put(day, List.of(new LocalWindow(9 * 60, 17 * 60)));
        }
        return ServiceCalendar.of(CalendarDefinition.weekly("office", "Office", UTC, week));
    }

    /** @param counted stretches in which it was worked on, @param leftOut in which it waited, or was resolved and came back */
    private record Spans(List<Interval> counted, List<Interval> leftOut) {}

    /** From the rows alone: nothing of the clocks is asked. */
    private static Spans spans(EventLog.Ticket ticket) {
        var counted = new ArrayList<Interval>();
        var leftOut = new ArrayList<Interval>();
        var from = ticket.openedAt();
        var over = false;
        var held = false;
        for (var row : ticket.rows()) {
            if (from.isBefore(row.at())) {
                (over || held ? leftOut : counted).add(new Interval(from, row.at()));
            }
            from = row.at();
            over = row.isOver();
            held = row.isHeld();
        }
        // What comes after it was over for the last time is no part of its life.
        var end = lastlyOver(ticket);
        leftOut.removeIf(span -> !span.from().isBefore(end));
        return new Spans(counted, leftOut);
    }

    private static Instant lastlyOver(EventLog.Ticket ticket) {
        var end = ticket.last().at();
        for (var i = ticket.rows().size() - 1; i >= 0 && ticket.rows().get(i).isOver(); i--) {
            end = ticket.rows().get(i).at();
        }
        return end;
    }

    private static List<Interval> united(List<Interval> spans) {
        var united = new ArrayList<Interval>();
        for (var span : spans.stream()
                .filter(one -> one.from().isBefore(one.to()))
                .sorted(java.util.Comparator.comparing(Interval::from))
                .toList()) {
            var last = united.isEmpty() ? null : united.get(united.size() - 1);
            if (last != null && !span.from().isAfter(last.to())) {
                united.set(united.size() - 1, new Interval(last.from(), span.to()));
            } else {
                united.add(span);
            }
        }
        return united;
    }

    private static Duration sum(List<Interval> spans, Function<Interval, Duration> time) {
        return spans.stream().map(time).reduce(Duration.ZERO, Duration::plus);
    }

    /** Monday to Friday from nine to five, day by day. */
    private static Duration officeTime(Interval span) {
        var time = Duration.ZERO;
        var first = span.from().atZone(ZoneOffset.UTC).toLocalDate();
        var last = span.to().atZone(ZoneOffset.UTC).toLocalDate();
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            if (day.getDayOfWeek().getValue() <= 5) {
                var opens = day.atTime(9, 0).toInstant(ZoneOffset.UTC);
                var closes = day.atTime(17, 0).toInstant(ZoneOffset.UTC);
                var from = span.from().isAfter(opens) ? span.from() : opens;
                var to = span.to().isBefore(closes) ? span.to() : closes;
                if (from.isBefore(to)) {
                    time = time.plus(Duration.between(from, to));
                }
            }
        }
        return time;
    }
}
