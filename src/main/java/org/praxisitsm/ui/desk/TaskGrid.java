package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.KeysetRows;
import org.praxisitsm.ui.components.Names;

/** The list of open tasks: 36 px rows from templates, read by keyset, worked by keyboard. */
class TaskGrid extends Composite<Grid<TaskRow>> {

    private final transient Names names;
    private @Nullable TaskRow current;

    TaskGrid(Names names, Consumer<TaskRow> shown, Consumer<TaskRow> open) {
        this.names = names;
        var grid = getContent();
        grid.setId("tasks");
        grid.addClassName("px-list");
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.MULTI);
        grid.setPartNameGenerator(row -> current != null && row.id().equals(current.id()) ? "now" : null);
        columns(grid);
        grid.addItemClickListener(click -> move(click.getItem(), shown));
        grid.addItemDoubleClickListener(click -> open.accept(click.getItem()));
        grid.addCellFocusListener(focus -> focus.getItem().ifPresent(row -> move(row, shown)));
    }

    private void columns(Grid<TaskRow> grid) {
        grid.addColumn(Cells.priority(TaskRow::priority))
                .setHeader(t("list.priority"))
                .setWidth("58px")
                .setFlexGrow(0);
        grid.addColumn(Cells.number(TaskRow::ticket))
                .setHeader(t("list.number"))
                .setWidth("104px")
                .setFlexGrow(0);
        grid.addColumn(LitRenderer.<TaskRow>of("<span class='subj'>${item.s}</span>")
                        .withProperty("s", TaskRow::subject))
                .setHeader(t("list.subject"))
                .setFlexGrow(4);
        grid.addColumn(Cells.soft(names::task)).setHeader(t("list.task")).setFlexGrow(2);
        grid.addColumn(Cells.<TaskRow>state(
                        TaskRow::category,
                        row -> names.state(row.practice(), row.packVersion(), row.state(), getLocale())))
                .setHeader(t("list.state"))
                .setWidth("128px")
                .setFlexGrow(0);
        grid.addColumn(Cells.soft(row -> names.person(row.requester())))
                .setHeader(t("list.requester"))
                .setWidth("124px")
                .setFlexGrow(0);
        grid.addColumn(Cells.soft(row -> names.group(row.group())))
                .setHeader(t("list.group"))
                .setWidth("116px")
                .setFlexGrow(0);
        grid.addColumn(Cells.time(TaskRow::updatedAt))
                .setHeader(t("list.updated"))
                .setWidth("92px")
                .setFlexGrow(0);
    }

    private void move(TaskRow row, Consumer<TaskRow> shown) {
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

    void show(WorkViews.View view, KeysetRows.Reader<TaskRow> reader) {
        current = null;
        getContent()
                .setEmptyStateComponent(new Div(
                        new EmptyState("inbox", t("work.empty." + view.path), t("work.empty." + view.path + ".why"))));
        KeysetRows.show(getContent(), reader, TaskRow::id);
    }

    void refresh(TaskRow row) {
        current = row;
        getContent().getDataCommunicator().refresh(row);
    }

    @Nullable
    TaskRow current() {
        return current;
    }

    Set<TaskRow> chosen() {
        return getContent().getSelectedItems();
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

    private String t(String key) {
        return Objects.requireNonNull(getTranslation(key));
    }
}
