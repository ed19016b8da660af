package org.praxisitsm.ui.components;

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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A list worked by keyboard: 36 px rows read by keyset, one of them looked at, some chosen, followed while they change. */
public abstract class ListGrid<T> extends Composite<Grid<T>> {

    private final transient Function<T, Object> id;
    private final transient Consumer<T> shown;
    private final transient Set<Object> gone = new HashSet<>();
    private transient @Nullable KeysetRows<T> rows;
    private transient @Nullable T current;

    /**
     * @param id of a row, the same for as long as it stands for the same thing
     * @param shown called with the row that is looked at
     * @param open called with the row that is opened
     * @param laid called when a person moved or resized a column
     */
    protected ListGrid(String name, Function<T, Object> id, Consumer<T> shown, Consumer<T> open, Runnable laid) {
        this.id = id;
        this.shown = shown;
        var grid = getContent();
        grid.setId(name);
        grid.addClassName("px-list");
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.MULTI);
        grid.setPartNameGenerator(this::part);
        grid.setColumnReorderingAllowed(true);
        grid.addColumnReorderListener(moved -> laid(moved.isFromClient(), laid));
        grid.addColumnResizeListener(resized -> laid(resized.isFromClient(), laid));
        grid.addItemClickListener(click -> move(click.getItem()));
        grid.addItemDoubleClickListener(click -> open.accept(click.getItem()));
        grid.addCellFocusListener(focus -> focus.getItem().ifPresent(this::move));
    }

    private static void laid(boolean byPerson, Runnable laid) {
        if (byPerson) {
            laid.run();
        }
    }

    private boolean isCurrent(T row) {
        return current != null && id.apply(current).equals(id.apply(row));
    }

    private @Nullable String part(T row) {
        var parts = (isCurrent(row) ? "now " : "") + (gone.contains(id.apply(row)) ? "gone" : "");
        return parts.isBlank() ? null : parts.strip();
    }

    private void move(T row) {
        if (isCurrent(row)) {
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

    public void show(EmptyState nothing, KeysetRows.Reader<T> reader) {
        current = null;
        gone.clear();
        getContent().deselectAll();
        getContent().setEmptyStateComponent(new Div(nothing));
        rows = KeysetRows.show(getContent(), reader, id::apply);
    }

    /**
     * Shows what is different in the rows that are there: nothing moves.
     *
     * @return how many rows are new and not shown yet
     */
    public int follow() {
        if (rows == null) {
            return 0;
        }
        var changes = rows.changes();
        changes.changed().forEach(row -> {
            gone.remove(id.apply(row));
            refresh(row);
        });
        changes.gone().stream().filter(row -> gone.add(id.apply(row))).forEach(this::refresh);
        return changes.added().size();
    }

    /** Goes to the first such row, where it is among the first of the list. */
    protected void goTo(Predicate<T> wanted) {
        if (rows != null) {
            rows.top().stream().filter(wanted).findFirst().ifPresent(this::move);
        }
    }

    public void refresh(T row) {
        if (isCurrent(row)) {
            current = row;
        }
        getContent().getDataCommunicator().refresh(row);
    }

    public @Nullable T current() {
        return current;
    }

    public Set<T> chosen() {
        return getContent().getSelectedItems();
    }

    /** @return the chosen rows; where none is, the row that is looked at */
    public List<T> meant() {
        var chosen = chosen();
        return !chosen.isEmpty() ? List.copyOf(chosen) : current == null ? List.of() : List.of(current);
    }

    public void toggle(T row) {
        if (chosen().contains(row)) {
            getContent().deselect(row);
        } else {
            getContent().select(row);
        }
    }

    /** @param reaction called with how many rows are chosen */
    public void onChoice(IntConsumer reaction) {
        getContent()
                .addSelectionListener(selection ->
                        reaction.accept(selection.getAllSelectedItems().size()));
    }

    public void deselectAll() {
        getContent().deselectAll();
    }
}
