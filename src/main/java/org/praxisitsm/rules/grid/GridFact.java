package org.praxisitsm.rules.grid;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One fact of a grid, read by name; a value that is not there is null. */
public abstract sealed class GridFact permits TicketFact, CandidateFact {

    private final Map<String, @Nullable Object> values;

    GridFact(Map<String, ?> values) {
        this.values = new HashMap<>(values);
    }

    public @Nullable Object get(String name) {
        return values.get(name);
    }
}
