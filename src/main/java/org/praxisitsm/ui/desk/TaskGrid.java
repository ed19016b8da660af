package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ui.components.DueWords;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.KeysetRows;
import org.praxisitsm.ui.components.Names;

/** The list of open tasks: 36 px rows from templates, read by keyset, worked by keyboard. */
class TaskGrid extends Composite<Grid<TaskRow>> {

    private final TaskColumns columns;
    private final transient Consumer<TaskRow> shown;
    private final Set<String> gone = new HashSet<>();
    private transient @Nullable KeysetRows<TaskRow> rows;
    private @Nullable TaskRow current;

    /**
     * @param shown called with the row that is looked at
     * @param laid called when a person moved or resized a column
     */
    TaskGrid(
            Names names,
            Function<TaskRow, DueWords.Look> due,
            Consumer<TaskRow> shown,
            Consumer<TaskRow> open,
            Runnable laid) {
        this.shown = shown;
        var grid = getContent();
        grid.setId("tasks");
        grid.addClassName("px-list");
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.MULTI);
        grid.setPartNameGenerator(this::part);
        columns = new TaskColumns(grid, names, due, key -> Objects.requireNonNull(getTranslation(key)), getLocale());
        grid.addColumnReorderListener(moved -> laid.run());
        grid.addColumnResizeListener(resized -> laid.run());
        grid.addItemClickListener(click -> move(click.getItem()));
        grid.addItemDoubleClickListener(click -> open.accept(click.getItem()));
        grid.addCellFocusListener(focus -> focus.getItem().ifPresent(this::move));
    }

    private @Nullable String part(TaskRow row) {
        var parts = (current != null && row.id().equals(current.id()) ? "now " : "")
                + (gone.contains(row.id()) ? "gone" : "");
        return parts.isBlank() ? null : parts.strip();
    }

    TaskColumns columns() {
        return columns;
    }

    private void move(TaskRow row) {
        if (current != null && current.id().equals(row.id())) {
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

    void show(EmptyState nothing, KeysetRows.Reader<TaskRow> reader) {
        current = null;
        gone.clear();
        getContent().deselectAll();
        getContent().setEmptyStateComponent(new Div(nothing));
        rows = KeysetRows.show(getContent(), reader, TaskRow::id);
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
            gone.remove(row.id());
            refresh(row);
        });
        changes.gone().stream().filter(row -> gone.add(row.id())).forEach(this::refresh);
        return changes.added().size();
    }

    /** Goes to the row of the ticket, where it is among the first. */
    void goTo(String ticket) {
        if (rows != null) {
            rows.top().stream()
                    .filter(row -> row.ticket().equals(ticket))
                    .findFirst()
                    .ifPresent(this::move);
        }
    }

    void refresh(TaskRow row) {
        if (current != null && current.id().equals(row.id())) {
            current = row;
        }
        getContent().getDataCommunicator().refresh(row);
    }

    @Nullable
    TaskRow current() {
        return current;
    }

    Set<TaskRow> chosen() {
        return getContent().getSelectedItems();
    }

    /** @return the chosen rows; where none is, the row that is looked at */
    List<TaskRow> meant() {
        var chosen = chosen();
        return !chosen.isEmpty() ? List.copyOf(chosen) : current == null ? List.of() : List.of(current);
    }

    void toggle(TaskRow row) {
        if (chosen().contains(row)) {
            getContent().deselect(row);
        } else {
            getContent().select(row);
        }
    }

    void deselectAll() {
        getContent().deselectAll();
    }
}
