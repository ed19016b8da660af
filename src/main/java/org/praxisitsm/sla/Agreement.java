package org.praxisitsm.sla;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was promised to somebody: one version of a service-level agreement and its targets. See docs/service-levels.md.
 *
 * @param key name in files, tables and the API; begins with the practice's key
 * @param party to whom or by whom it is promised, in words: a customer, a team, a supplier
 * @param calendar key of the calendar whose open hours count, unless a target names another
 * @param zone whose zone the calendar's hours are read in
 * @param onChange what becomes of a running clock when this agreement takes the place of another
 * @param holds which holds of a ticket stop the clocks
 * @see "ISO/IEC 20000-1:2018, 8.3.3 Service level management"
 */
public record Agreement(
        String key,
        String practice,
        Kind kind,
        String name,
        @Nullable String party,
        String calendar,
        ZoneRule zone,
        OnChange onChange,
        Holds holds,
        List<Target> targets) {

    public enum Kind {
        /** Promised to the customer. */
        SLA,
        /** Promised by a team to the rest of the house. */
        OLA,
        /** Promised by a supplier: underpinning contract. */
        UC
    }

    public enum ZoneRule {
        /** The calendar's own: where the service is run. */
        CALENDAR,
        /** Of the person who is affected, else of the requester. */
        REQUESTER,
        /** Of the lead of the ticket's group. */
        GROUP
    }

    /** What becomes of the time already used when the promise changes. */
    public enum OnChange {
        /** It stays used. */
        KEEP,
        /** The clock begins again at the change. */
        RESTART,
        /** The clock counts as if the promise had held since the ticket was opened. */
        FROM_CREATION
    }

    public enum OnReopen {
        /** The same clock goes on with what it had used. */
        RESUME,
        /** A new cycle begins; the result of the old one stays. */
        NEW_CYCLE,
        /** The result stays as it is. */
        NOTHING
    }

    /**
     * Pause by reason: a table.
     *
     * @param field field of the practice that holds the reason, or null where every hold counts alike
     * @param otherwise whether a reason that no row names stops the clocks
     */
    public record Holds(@Nullable String field, List<Hold> rows, boolean otherwise) {

        /** @return the row for the reason; empty where none names it */
        Optional<Hold> row(@Nullable String reason) {
            return rows.stream().filter(row -> row.reason().equals(reason)).findFirst();
        }

        boolean pauses(@Nullable String reason) {
            return row(reason).map(Hold::pauses).orElse(otherwise);
        }
    }

    /** @param atMost elapsed time after which the clock goes on by itself, or null */
    public record Hold(String reason, boolean pauses, @Nullable Duration atMost) {}

    /**
     * One promised duration.
     *
     * @param rules what starts, pauses, resumes, stops and resets it
     * @param promise how long it may take; null where {@code table} says so
     * @param table decision table that says how long, or null
     * @param calendar key of its own calendar, or null for the agreement's
     * @param resolvedCounts whether the time between resolution and reopening counts as used
     * @param announcePassed whether thresholds that lie behind when the clock is attached are announced all the same
     * @param explains target of an SLA whose time this OLA or UC explains, or null
     */
    public record Target(
            String key,
            String name,
            List<Rule> rules,
            @Nullable Promise promise,
            @Nullable String table,
            @Nullable String calendar,
            OnChange onPriority,
            OnReopen onReopen,
            boolean resolvedCounts,
            boolean announcePassed,
            @Nullable String explains,
            List<Threshold> thresholds,
            Map<String, String> labels) {}

    /** @param percent of the promised time, @param message name of the message that tells the diagram */
    public record Threshold(int percent, String message) {}

    public record Rule(Trigger when, Effect then) {}

    public enum Effect {
        START,
        PAUSE,
        RESUME,
        STOP,
        RESET,
        CANCEL
    }

    /** @param value what it is about: the event's name, the state's key, ...; @param is wanted value of a field, or null for any */
    public record Trigger(TriggerKind kind, String value, @Nullable String is) {

        /** Whether it names something that lasts, so that a pause ends with it. */
        boolean lasts() {
            return kind == TriggerKind.STATE || kind == TriggerKind.CATEGORY;
        }
    }

    public enum TriggerKind {
        EVENT("event"),
        STATE("state"),
        CATEGORY("category"),
        STEP("step"),
        LEAVES("leaves"),
        GROUP("group"),
        LEAVES_GROUP("leavesGroup"),
        FIELD("field");

        private final String word;

        TriggerKind(String word) {
            this.word = word;
        }

        /** @return its name in files and in the API */
        public String word() {
            return word;
        }
    }

    public Optional<Target> target(String targetKey) {
        return targets.stream().filter(target -> target.key().equals(targetKey)).findFirst();
    }
}
