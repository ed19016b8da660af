package org.praxisitsm.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.sla.Agreement.Effect;
import org.praxisitsm.sla.Agreement.Hold;
import org.praxisitsm.sla.Agreement.Holds;
import org.praxisitsm.sla.Agreement.Target;

/**
 * The holds of a ticket as one target counts them, from the day it was opened: a clock that is attached late, or that takes the
 * place of another, leaves out the same time.
 */
final class Holding {

    private Holds holds;
    private Target target;
    private List<Interval> past = new ArrayList<>();
    /** Why, by the instant at which the hold began; not of what another clock left out. */
    private final Map<Instant, String> reasons = new HashMap<>();

    private @Nullable Instant since;
    private @Nullable Instant endsAt;
    private @Nullable String reason;
    /** Set by an event, ends by an event. */
    private boolean byEvent;
    /** Ended by an event although its condition lasts; it counts again when the condition comes anew. */
    private boolean overruled;

    private @Nullable String lasting;

    Holding(Holds holds, Target target) {
        this.holds = holds;
        this.target = target;
    }

    void hear(Situation ticket, Instant at, boolean pausedByRule, boolean resumedByRule) {
        var condition = condition(ticket);
        if (!Objects.equals(condition, lasting)) {
            overruled = false;
            lasting = condition;
        }
        if (condition == null && pausedByRule) {
            byEvent = true;
        }
        if (resumedByRule) {
            byEvent = false;
            overruled = condition != null;
        }
        var row = holds.row(reasonOf(ticket));
        var wanted = byEvent || condition != null && !overruled;
        if (since != null && (!wanted || !Objects.equals(reason, reasonOf(ticket)))) {
            past.add(current(at));
            since = null;
            endsAt = null;
        }
        if (wanted && since == null) {
            since = at;
            reason = reasonOf(ticket);
            if (reason != null) {
                reasons.put(at, reason);
            }
            endsAt = row.map(Hold::atMost).map(at::plus).orElse(null);
        }
    }

    /** @return the lasting condition that pauses now, with its reason, or null */
    private @Nullable String condition(Situation ticket) {
        return target.rules().stream()
                .filter(rule -> rule.then() == Effect.PAUSE && rule.when().lasts())
                .filter(rule -> ticket.holds(rule.when()))
                .filter(rule -> !ticket.isOnHold() || holds.pauses(reasonOf(ticket)))
                .map(rule -> rule.when().kind() + ":" + rule.when().value() + ":" + reasonOf(ticket))
                .findFirst()
                .orElse(null);
    }

    private @Nullable String reasonOf(Situation ticket) {
        return holds.field() == null ? null : Objects.toString(ticket.value(holds.field()), null);
    }

    private Interval current(Instant until) {
        var end = endsAt != null && endsAt.isBefore(until) ? endsAt : until;
        return new Interval(Objects.requireNonNull(since), end);
    }

    boolean isPaused(Instant at) {
        return since != null && (endsAt == null || at.isBefore(endsAt));
    }

    /** @return what did not count until then */
    List<Interval> until(Instant at) {
        var all = new ArrayList<>(past);
        if (since != null && since.isBefore(at)) {
            all.add(current(at));
        }
        return all;
    }

    void leaveOut(Interval span) {
        past.add(span);
    }

    /** What did not count before the instant is what another clock left out. */
    void adopt(List<Interval> before, Instant at) {
        past = new ArrayList<>(before);
        if (since != null) {
            since = at;
        }
    }

    void replan(Holds others, Target successor, Situation ticket, Instant at) {
        past = new ArrayList<>(until(at));
        since = null;
        endsAt = null;
        holds = others;
        target = successor;
        hear(ticket, at, false, false);
    }

    /** @return why that stretch did not count; null where no reason was given */
    @Nullable
    String reasonOf(Interval span) {
        return reasons.get(span.from());
    }

    @Nullable
    Instant since() {
        return since;
    }

    @Nullable
    Instant endsAt() {
        return endsAt;
    }

    @Nullable
    String reason() {
        return reason;
    }
}
