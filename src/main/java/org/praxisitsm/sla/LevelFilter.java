package org.praxisitsm.sla;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.sla.Agreement.Kind;

/**
 * Which promises a report is about.
 *
 * @param from results that ended at that instant or later
 * @param to and before this one
 * @param kind to whom or by whom it was promised
 * @param only wanted values by dimension; a dimension that is not named may have any. A value may be
 *     {@link #NONE}: those that have none
 */
public record LevelFilter(Instant from, Instant to, Kind kind, Map<Dimension, String> only) {

    public static final String NONE = "-";

    /** What results are told apart by. */
    public enum Dimension {
        PRACTICE("c.practice"),
        AGREEMENT("c.agreement_key"),
        TARGET("c.target"),
        GROUP("t.group_key"),
        PRIORITY("t.priority"),
        SERVICE("t.service_key"),
        /** The field {@value LevelFilter#CAUSE} of practices that have one: why it came to the ticket. */
        CAUSE("f.text_value");

        private final String column;

        Dimension(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }

    static final String CAUSE = "cause";

    /** @throws Refusal invalid where the period ends before it begins or is longer than ten years */
    public LevelFilter {
        only = Map.copyOf(only);
        if (!from.isBefore(to)) {
            throw Refusal.invalid("to", "The period must end after it begins.");
        }
        if (to.getEpochSecond() - from.getEpochSecond() > 3_660L * 86_400) {
            throw Refusal.invalid("from", "At most ten years.");
        }
    }

    /** @return the same, of these values of a dimension; null for any */
    public LevelFilter with(Dimension dimension, @Nullable String value) {
        var more = new java.util.EnumMap<Dimension, String>(Dimension.class);
        more.putAll(only);
        if (value == null) {
            more.remove(dimension);
        } else {
            more.put(dimension, value);
        }
        return new LevelFilter(from, to, kind, more);
    }

    public LevelFilter between(Instant first, Instant last) {
        return new LevelFilter(first, last, kind, only);
    }

    List<Dimension> dimensions() {
        return only.keySet().stream().sorted().toList();
    }
}
