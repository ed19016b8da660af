package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.KeysetRows;
import org.praxisitsm.ui.components.ListColumns;

/** A list of the desk: 36 px rows from templates, read by keyset, worked by keyboard. */
class RowGrid<T> extends Composite<Grid<T>> {

    private final transient Function<T, RowFacts> facts;
    private final transient Consumer<T> shown;
    private final Set<String> gone = new HashSet<>();
    private transient @Nullable KeysetRows<T> rows;
    private transient @Nullable T current;

    /**
     * @param shown called with the row that is looked at
     * @param laid called when a person moved or resized a column
     */
    /** Least wanted first. */
    private static final List<String> DISPENSABLE =
            List.of("created", "opened", "practice", "task", "service", "group", "requester", "assignee", "updated");

    static ListColumns.Kind columns(String usual) {
        return new ListColumns.Kind(usual, DISPENSABLE, "subject", "list.");
    }

    RowGrid(String id, Function<T, RowFacts> facts, Consumer<T> shown, Consumer<T> open, Runnable laid) {
        this.facts = facts;
        this.shown = shown;
        var grid = getContent();
        grid.setId(id);
        grid.addClassName("px-list");
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.MULTI);
        grid.setPartNameGenerator(this::part);
        grid.setColumnReorderingAllowed(true);
        grid.addColumnReorderListener(moved -> {
            if (moved.isFromClient()) {
                laid.run();
            }
        });
        grid.addColumnResizeListener(resized -> {
            if (resized.isFromClient()) {
                laid.run();
            }
        });
        grid.addItemClickListener(click -> move(click.getItem()));
        grid.addItemDoubleClickListener(click -> open.accept(click.getItem()));
        grid.addCellFocusListener(focus -> focus.getItem().ifPresent(this::move));
    }

    private String id(T row) {
        return facts.apply(row).id();
    }

    private @Nullable String part(T row) {
        var parts =
                (current != null && id(row).equals(id(current)) ? "now " : "") + (gone.contains(id(row)) ? "gone" : "");
        return parts.isBlank() ? null : parts.strip();
    }

    private void move(T row) {
        if (current != null && id(current).equals(id(row))) {
            return;
        }
        var before = current;
        current = row;
        if (before != null) {
            getContent().getDataCommunicator().refresh(before);
        }
        getContent().getDataCommunicator().refresh(row);
        shown.accept(row);
    }

    void show(EmptyState nothing, KeysetRows.Reader<T> reader) {
        current = null;
        gone.clear();
        getContent().deselectAll();
        getContent().setEmptyStateComponent(new Div(nothing));
        rows = KeysetRows.show(getContent(), reader, this::id);
    }

    /**
     * Shows what is different in the rows that are there: nothing moves.
     *
     * @return how many rows are new and not shown yet
     */
    int follow() {
        if (rows == null) {
            return 0;
        }
        var changes = rows.changes();
        changes.changed().forEach(row -> {
            gone.remove(id(row));
            refresh(row);
        });
        changes.gone().stream().filter(row -> gone.add(id(row))).forEach(this::refresh);
        return changes.added().size();
    }

    /** Goes to the row of the ticket, where it is among the first. */
    void goTo(String ticket) {
        if (rows != null) {
            rows.top().stream()
                    .filter(row -> facts.apply(row).ticket().equals(ticket))
                    .findFirst()
                    .ifPresent(this::move);
        }
    }

    void refresh(T row) {
        if (current != null && id(current).equals(id(row))) {
            current = row;
        }
        getContent().getDataCommunicator().refresh(row);
    }

    @Nullable
    T current() {
        return current;
    }

    Set<T> chosen() {
        return getContent().getSelectedItems();
    }

    /** @return the chosen rows; where none is, the row that is looked at */
    List<T> meant() {
        var chosen = chosen();
        return !chosen.isEmpty() ? List.copyOf(chosen) : current == null ? List.of() : List.of(current);
    }

    void toggle(T row) {
        if (chosen().contains(row)) {
            getContent().deselect(row);
        } else {
            getContent().select(row);
        }
    }

    /** @param reaction called with how many rows are chosen */
    void onChoice(IntConsumer reaction) {
        getContent()
                .addSelectionListener(selection ->
                        reaction.accept(selection.getAllSelectedItems().size()));
    }

    void deselectAll() {
        getContent().deselectAll();
    }
}
