package org.praxisitsm.ui.desk;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.praxisitsm.ui.components.ListColumns;
import org.praxisitsm.ui.components.ListGrid;

/** A list of the desk: of tickets or of tasks. */
class RowGrid<T> extends ListGrid<T> {

    /** Least wanted first. */
    private static final List<String> DISPENSABLE =
            List.of("created", "opened", "practice", "task", "service", "group", "requester", "assignee", "updated");

    private final transient Function<T, RowFacts> facts;

    /**
     * @param shown called with the row that is looked at
     * @param laid called when a person moved or resized a column
     */
    RowGrid(String id, Function<T, RowFacts> facts, Consumer<T> shown, Consumer<T> open, Runnable laid) {
        super(id, row -> facts.apply(row).id(), shown, open, laid);
        this.facts = facts;
    }

    static ListColumns.Kind columns(String usual) {
        return new ListColumns.Kind(usual, DISPENSABLE, "subject", "list.");
    }

    /** Goes to the row of the ticket, where it is among the first. */
    void goTo(String ticket) {
        goTo(row -> facts.apply(row).ticket().equals(ticket));
    }
}
