package org.praxisitsm.ui.components;

import java.io.Serial;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Page;
import org.praxisitsm.sla.Clocks;
import org.praxisitsm.sla.Due;

/** What is due on the rows of a list: read for a page at once when the page is read, never for one row. */
public final class RowDues implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Clocks clocks;
    private final transient Viewer viewer;
    private final transient Map<String, Due> known = new HashMap<>();

    public RowDues(Clocks clocks, Viewer viewer) {
        this.clocks = clocks;
        this.viewer = viewer;
    }

    /** @return the page, of whose rows it is known from now on what is due */
    public <T> Page<T> of(Page<T> page, Function<T, String> ticket) {
        var numbers = page.items().stream().map(ticket).distinct().toList();
        numbers.forEach(known::remove);
        known.putAll(clocks.due(numbers, viewer));
        return page;
    }

    public @Nullable Due get(String ticket) {
        return known.get(ticket);
    }
}
