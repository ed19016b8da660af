package org.praxisitsm.sla;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a ticket and matters to its clocks, with what must be known of it copied in. Facts are only ever
 * added; clocks are computed from them.
 *
 * @param id orders facts of the same instant
 * @param values plain JSON types by name; see {@link Kind}
 */
record Fact(long id, Instant at, Kind kind, Map<String, Object> values) {

    enum Kind {
        /** {@code state, category}, and the ticket's values by name under {@code values}. */
        OPENED,
        /** {@code from, to, fromCategory, toCategory}. */
        STATE,
        /** {@code before, after}: values by name; long texts are cut. */
        CHANGED,
        /** A public reply by somebody who works on it. */
        AGENT_REPLIED,
        /** A public word of the requester or the affected person. */
        REQUESTER_REPLIED,
        /** An internal note. */
        NOTED,
        /** {@code begun, ended}: ids of elements of the diagram. */
        STEPS,
        /** {@code from, to}: versions of its practice. */
        MOVED,
        /** The diagram starts, stops or cancels a {@code target} by an action. */
        STARTED,
        STOPPED,
        CANCELLED,
        /** {@code agreement, version}, and under {@code targets} what each was given, see {@link Given}. */
        ATTACHED,
        /** {@code agreement}: it no longer applies. */
        DETACHED,
        /** {@code agreement, target, promise}: how long it may take from now on. */
        PROMISED,
        /** As ATTACHED, for what is still open: from {@code from} on it counts by these versions. */
        REPLANNED
    }

    /** This fact, at an instant that puts it behind the last one known: a node's clock may be behind another's. */
    Fact behind(@Nullable Fact last) {
        if (last == null || at.isAfter(last.at) || at.equals(last.at) && id > last.id) {
            return this;
        }
        return new Fact(id, last.at.plus(1, ChronoUnit.MICROS), kind, values);
    }

    String text(String name) {
        return String.valueOf(values.get(name));
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> map(String name) {
        var value = values.get(name);
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    @Nullable
    Object value(String name) {
        return values.get(name);
    }
}
