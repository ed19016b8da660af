package org.praxisitsm.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.audit.AuditTrail.Filter;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Page;
import org.praxisitsm.shared.Refusal;

/** The conditions and the page of a read of the trail; the cursor is the last sequence that was returned. */
final class TrailQuery {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    static TrailQuery of(Filter filter) {
        return new TrailQuery()
                .equal("actor", filter.actor())
                .equal("ticket", filter.ticket())
                .equal("act", filter.act())
                .equal("object_type", filter.objectType())
                .equal("object_id", filter.objectId())
                .bound("at >= :from", "from", Micros.of(filter.from()))
                .bound("at < :to", "to", Micros.of(filter.to()));
    }

    TrailQuery equal(String column, @Nullable String value) {
        return bound(column + " = :" + column, column, value == null || value.isBlank() ? null : value);
    }

    TrailQuery bound(String condition, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value);
            and("e." + condition);
        }
        return this;
    }

    TrailQuery and(String condition) {
        conditions.add(condition);
        return this;
    }

    TrailQuery with(Map<String, Object> more) {
        parameters.putAll(more);
        return this;
    }

    String where() {
        return conditions.isEmpty() ? "1 = 1" : String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    static long sequence(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException forged) {
            throw Refusal.invalid("cursor", "This is no cursor of the trail; leave it out to begin at the start.");
        }
    }

    static int checked(int limit) {
        if (limit < 1 || limit > 500) {
            throw Refusal.invalid("limit", "Between 1 and 500, not " + limit + ".");
        }
        return limit;
    }

    /** @param entries one more than asked for, if there are more */
    static Page<AuditTrail.Entry> page(List<AuditTrail.Entry> entries, int limit) {
        if (entries.size() <= limit) {
            return new Page<>(entries, null);
        }
        var items = entries.subList(0, limit);
        return new Page<>(
                List.copyOf(items), String.valueOf(items.get(limit - 1).sequence()));
    }
}
