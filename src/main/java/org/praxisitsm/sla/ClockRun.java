package org.praxisitsm.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Category;
import org.praxisitsm.sla.Agreement.Effect;
import org.praxisitsm.sla.Agreement.OnChange;
import org.praxisitsm.sla.Agreement.OnReopen;
import org.praxisitsm.sla.Agreement.Target;
import org.praxisitsm.sla.ClockState.Passing;
import org.praxisitsm.sla.ClockState.State;

/** One clock while the facts of its ticket are read, oldest first. Knows no database and no present. */
final class ClockRun {

    private enum Phase {
        WAITING,
        RUNNING,
        STOPPED,
        CANCELLED
    }

    private final Instant attachedAt;
    private final Situation ticket = new Situation();
    private final Holding holding;
    private final List<ClockResult> results = new ArrayList<>();
    private Agreement agreement;
    private Target target;
    private int version;
    private Given given;
    private Hours hours;
    private Phase phase = Phase.WAITING;
    private int cycle;
    private @Nullable Instant base;
    private @Nullable Instant endedAt;
    private boolean stoppedWithTicket;

    ClockRun(Agreement agreement, int version, Target target, Given given, Hours hours, Instant attachedAt) {
        this.agreement = agreement;
        this.version = version;
        this.target = target;
        this.given = given;
        this.hours = hours;
        this.attachedAt = attachedAt;
        this.holding = new Holding(agreement.holds(), target);
    }

    ClockKey key() {
        return new ClockKey(agreement.key(), target.key());
    }

    Target target() {
        return target;
    }

    Instant attachedAt() {
        return attachedAt;
    }

    Agreement agreement() {
        return agreement;
    }

    Given given() {
        return given;
    }

    boolean hasStarted() {
        return base != null;
    }

    boolean isOpen() {
        return phase == Phase.RUNNING;
    }

    boolean hasStopped() {
        return phase == Phase.STOPPED;
    }

    void hear(Fact fact) {
        ticket.hear(fact);
        var at = fact.at();
        if (phase == Phase.RUNNING && isTold(fact, Effect.STOP, Fact.Kind.STOPPED)) {
            stop(at);
        } else if (phase == Phase.RUNNING && isTold(fact, Effect.CANCEL, Fact.Kind.CANCELLED)) {
            cancel(at, "cancelled");
        } else if (phase == Phase.RUNNING && isTold(fact, Effect.RESET, null)) {
            record(at, "reset");
            begin(at);
        } else if (phase == Phase.STOPPED && stoppedWithTicket && ticket.isReopened()) {
            reopened(at);
        } else if (phase == Phase.STOPPED && isTold(fact, Effect.RESUME, null)) {
            goOn(at);
        } else if (phase != Phase.RUNNING
                && isTold(fact, Effect.START, Fact.Kind.STARTED)
                && !isTold(fact, Effect.STOP, null)) {
            begin(at);
        }
        endWithTicket(fact);
        holding.hear(ticket, at, isPausedByEvent(), phase != Phase.STOPPED && isTold(fact, Effect.RESUME, null));
    }

    /** What lasts pauses for as long as it lasts; see {@link Holding}. */
    private boolean isPausedByEvent() {
        var byEvent =
                target.rules().stream().filter(rule -> !rule.when().lasts()).toList();
        return ticket.isSetOff(byEvent, Effect.PAUSE);
    }

    private boolean isTold(Fact fact, Effect effect, Fact.@Nullable Kind byDiagram) {
        return fact.kind() == byDiagram && fact.text("target").equals(target.key())
                || ticket.isSetOff(target.rules(), effect);
    }

    /** Nothing runs on a ticket to which nothing can happen any more. */
    private void endWithTicket(Fact fact) {
        if (phase != Phase.RUNNING || fact.kind() != Fact.Kind.STATE) {
            return;
        }
        switch (Category.valueOf(fact.text("toCategory"))) {
            case CANCELLED -> cancel(fact.at(), "cancelled");
            case CLOSED -> stop(fact.at());
            default -> {
                // It goes on.
            }
        }
    }

    private void begin(Instant at) {
        phase = Phase.RUNNING;
        cycle++;
        base = at;
        endedAt = null;
    }

    private void stop(Instant at) {
        record(at, "stopped");
        phase = Phase.STOPPED;
        endedAt = at;
        stoppedWithTicket = ticket.isOver();
    }

    private void cancel(Instant at, String cause) {
        results.add(result(at, State.CANCELLED, null, cause));
        phase = Phase.CANCELLED;
        endedAt = at;
    }

    private void reopened(Instant at) {
        if (target.onReopen() == OnReopen.RESUME) {
            goOn(at);
        } else if (target.onReopen() == OnReopen.NEW_CYCLE) {
            begin(at);
        }
    }

    private void goOn(Instant at) {
        if (!target.resolvedCounts()) {
            holding.leaveOut(new Interval(Objects.requireNonNull(endedAt), at));
        }
        phase = Phase.RUNNING;
        endedAt = null;
    }

    /** From now on it may take so long. A breach that was reached by what held before stays recorded. */
    void promise(Promise promise, Instant at) {
        if (promise.equals(given.promise())) {
            return;
        }
        if (phase == Phase.STOPPED || phase == Phase.CANCELLED) {
            return;
        }
        recordBreach(at, "promise-changed");
        given = given.promising(promise);
        if (phase == Phase.RUNNING) {
            recount(target.onPriority(), at);
        }
    }

    private void recount(OnChange policy, Instant at) {
        if (policy == OnChange.RESTART) {
            begin(at);
        } else if (policy == OnChange.FROM_CREATION && ticket.openedAt() != null) {
            base = ticket.openedAt();
        }
    }

    /** Another version of its agreement or calendar counts from the instant on; what was counted stays. */
    void replan(Agreement agreement, int version, Given given, Hours hours, Instant at, Instant from) {
        if (phase == Phase.STOPPED || phase == Phase.CANCELLED) {
            return;
        }
        recordBreach(at, "replanned");
        var successor = agreement.target(target.key()).orElse(null);
        if (successor == null) {
            detach(at);
            return;
        }
        var sameHours = given.calendar().equals(this.given.calendar())
                && given.calendarVersion() == this.given.calendarVersion()
                && Objects.equals(given.zone(), this.given.zone());
        this.hours = sameHours ? this.hours : this.hours.until(from, hours);
        this.agreement = agreement;
        this.version = version;
        this.target = successor;
        this.given = given;
        holding.replan(agreement.holds(), successor, ticket, at);
    }

    /** The agreement no longer applies: what is decided stays, what runs ends without a result of its own. */
    void detach(Instant at) {
        recordBreach(at, "replaced");
        if (phase == Phase.RUNNING) {
            cancel(at, "replaced");
        }
    }

    /** This clock takes the place of another for the same target. */
    void follow(ClockRun before, Instant at) {
        if (phase != Phase.RUNNING || before.base == null) {
            return;
        }
        switch (agreement.onChange()) {
            case KEEP -> {
                base = before.base;
                hours = before.hours.until(at, hours);
                holding.adopt(before.holding.until(at), at);
            }
            case RESTART -> base = at;
            case FROM_CREATION -> base = Objects.requireNonNullElse(ticket.openedAt(), base);
        }
    }

    /** This clock is attached anew: its cycles go on counting, and what was recorded of it stays. */
    void inherit(ClockRun before) {
        cycle += before.cycle;
        results.addAll(0, before.results);
    }

    private void recordBreach(Instant at, String cause) {
        if (phase == Phase.RUNNING) {
            var due = due(holding.until(at));
            if (due.isBefore(at)) {
                results.add(result(at, State.BREACHED, due, cause));
            }
        }
    }

    private void record(Instant at, String cause) {
        var due = due(holding.until(at));
        results.add(result(at, at.isAfter(due) ? State.BREACHED : State.MET, due, cause));
    }

    private ClockResult result(Instant at, State outcome, @Nullable Instant due, String cause) {
        return new ClockResult(
                cycle,
                outcome,
                start(),
                due,
                at,
                hours.elapsed(start(), at, holding.until(at)),
                given.promise(),
                promised(holding.until(at), due, false),
                version,
                given.calendar(),
                given.calendarVersion(),
                cause);
    }

    private Instant start() {
        return Objects.requireNonNull(base, "not started");
    }

    private Instant due(List<Interval> pauses) {
        return hours.deadline(start(), given.promise(), pauses);
    }

    /** @throws IllegalStateException where it has not started */
    ClockState at(Instant now) {
        var until = endedAt == null || endedAt.isAfter(now) ? now : endedAt;
        var pauses = holding.until(until);
        var elapsed = until.isBefore(start()) ? Duration.ZERO : hours.elapsed(start(), until, pauses);
        var paused = phase == Phase.RUNNING && holding.isPaused(now);
        var due = phase == Phase.CANCELLED ? null : due(pauses);
        return new ClockState(
                key(),
                version,
                agreement.kind(),
                target.name(),
                state(now, due, paused),
                cycle,
                attachedAt,
                start(),
                paused && !Objects.requireNonNull(due).isBefore(now) ? null : due,
                elapsed,
                promised(pauses, due, paused),
                given.promise(),
                paused ? holding.since() : null,
                paused ? holding.reason() : null,
                paused ? holding.endsAt() : null,
                endedAt,
                given.calendar(),
                given.calendarVersion(),
                given.zone(),
                target.explains(),
                phase == Phase.RUNNING ? thresholds(now, pauses, Objects.requireNonNull(due), paused) : List.of(),
                List.copyOf(results));
    }

    private State state(Instant now, @Nullable Instant due, boolean paused) {
        return switch (phase) {
            case CANCELLED -> State.CANCELLED;
            case STOPPED -> results.get(results.size() - 1).outcome();
            default -> {
                if (due != null && due.isBefore(now)) {
                    yield State.BREACHED;
                }
                yield paused ? State.PAUSED : State.RUNNING;
            }
        };
    }

    private @Nullable Duration promised(List<Interval> pauses, @Nullable Instant due, boolean paused) {
        var time = given.promise().serviceTime();
        if (time != null) {
            return time;
        }
        return due == null || paused ? null : hours.elapsed(start(), due, pauses);
    }

    private List<Passing> thresholds(Instant now, List<Interval> pauses, Instant due, boolean paused) {
        var time = given.promise().serviceTime();
        var whole = time != null ? time : hours.elapsed(start(), due, pauses);
        var passing = new ArrayList<Passing>();
        for (var threshold : target.thresholds()) {
            var at = threshold.percent() == 100 || whole.isZero()
                    ? due
                    : hours.deadline(
                            start(), whole.multipliedBy(threshold.percent()).dividedBy(100), pauses);
            if (!paused || !at.isAfter(now)) {
                passing.add(new Passing(threshold.percent(), threshold.message(), at));
            }
        }
        return passing;
    }

    List<CountedWindow> explain(Instant now) {
        var until = endedAt == null || endedAt.isAfter(now) ? now : endedAt;
        return until.isAfter(start()) ? hours.explain(start(), until, holding.until(until)) : List.of();
    }

    /** @return the windows that are still to be counted until it is due; none while paused, late or ended */
    List<CountedWindow> ahead(Instant now) {
        var due = at(now).dueAt();
        return endedAt != null || due == null || holding.isPaused(now) || !due.isAfter(now)
                ? List.of()
                : hours.explain(now, due, List.of());
    }

    /** @return why that pause was, or null where no reason was given */
    @Nullable
    String reasonOf(Interval pause) {
        return holding.reasonOf(pause);
    }

    /** @return the stretches in which it ran or runs, cycle by cycle, without those that did not count */
    List<Interval> running(Instant now) {
        var whole = new ArrayList<Interval>();
        for (var result : results) {
            whole.add(new Interval(result.startedAt(), result.endedAt()));
        }
        if (phase == Phase.RUNNING && start().isBefore(now)) {
            whole.add(new Interval(start(), now));
        }
        return Intervals.without(Intervals.united(whole), holding.until(now));
    }

    /** @return how much of this clock's used time lies in the stretches */
    Duration usedWithin(List<Interval> stretches, Instant now) {
        var until = endedAt == null || endedAt.isAfter(now) ? now : endedAt;
        var pauses = holding.until(until);
        var used = Duration.ZERO;
        for (var stretch : Intervals.united(stretches)) {
            var from = stretch.from().isBefore(start()) ? start() : stretch.from();
            var to = stretch.to().isAfter(until) ? until : stretch.to();
            if (from.isBefore(to)) {
                used = used.plus(hours.elapsed(from, to, pauses));
            }
        }
        return used;
    }

    /** @return stretches that did not count because of a hold, or because the ticket was resolved */
    List<Interval> pauses(Instant now) {
        var until = endedAt == null || endedAt.isAfter(now) ? now : endedAt;
        return holding.until(until).stream()
                .filter(span -> span.to().isAfter(start()))
                .toList();
    }
}
