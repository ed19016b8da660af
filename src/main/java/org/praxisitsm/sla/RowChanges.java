package org.praxisitsm.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows that differ from what is stored, of one ticket or of thousands, to be written at once. */
final class RowChanges {

    private final List<ClockRow> inserted = new ArrayList<>();
    private final List<ClockRow> updated = new ArrayList<>();
    private final Map<Long, ClockStore.Owner> owners = new HashMap<>();
    private final Map<Long, Agreement.Kind> kinds = new HashMap<>();
    private final List<ClockStore.Added> results = new ArrayList<>();
    private final Map<Long, @Nullable Instant> due = new HashMap<>();

    void put(ClockStore.Owner owner, @Nullable ClockRow before, ClockRow row, ClockState state) {
        if (before == null) {
            owners.put(owner.ticketId(), owner);
            kinds.put(row.id(), state.kind());
            inserted.add(row);
        } else if (!before.isAs(row)) {
            updated.add(row);
        }
        var written = before == null ? 0 : before.results();
        for (var position = written; position < state.results().size(); position++) {
            results.add(new ClockStore.Added(
                    row.id(), row.ticketId(), position, state.results().get(position)));
        }
    }

    /** Written in any case, so that its claim ends. */
    void touch(ClockRow row) {
        if (updated.stream().noneMatch(other -> other.id() == row.id())) {
            updated.add(row);
        }
    }

    void due(long ticketId, @Nullable Instant at) {
        due.put(ticketId, at);
    }

    Map<Long, @Nullable Instant> due() {
        return due;
    }

    void write(ClockStore store) {
        store.insert(inserted, owners, kinds);
        store.update(updated);
        store.add(results);
    }
}
