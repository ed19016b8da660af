package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ui.components.DueChip;
import org.praxisitsm.ui.components.DueWords;
import org.praxisitsm.ui.components.Names;

/**
 * The columns that a list of tasks can have. What a person chose is kept as {@code key} or {@code key:width}, parted by commas,
 * in their order; columns that are not named are hidden.
 */
final class TaskColumns {

    static final String USUAL = "priority,number,subject,state,requester,group,due,updated";

    private final Grid<TaskRow> grid;
    private final Map<String, Grid.Column<TaskRow>> columns = new LinkedHashMap<>();

    TaskColumns(
            Grid<TaskRow> grid,
            Names names,
            Function<TaskRow, DueWords.Look> due,
            UnaryOperator<String> text,
            Locale locale) {
        this.grid = grid;
        fixed("priority", "54px", text, grid.addColumn(Cells.priority(TaskRow::priority)));
        fixed("number", "98px", text, grid.addColumn(Cells.number(TaskRow::ticket)));
        column(
                "subject",
                text,
                grid.addColumn(subject(names, due, locale)).setFlexGrow(1).setWidth("220px"));
        fixed("task", "150px", text, grid.addColumn(Cells.soft(names::task)));
        fixed("state", "112px", text, grid.addColumn(Cells.state(TaskRow::category, row -> state(names, row, locale))));
        fixed("requester", "128px", text, grid.addColumn(Cells.soft(row -> names.person(row.requester()))));
        fixed("group", "116px", text, grid.addColumn(Cells.soft(row -> names.group(row.group()))));
        fixed("assignee", "124px", text, grid.addColumn(Cells.soft(row -> names.person(row.assignee()))));
        fixed("due", "136px", text, grid.addColumn(DueChip.cell(TaskRow::ticket, due::apply)));
        fixed("created", "84px", text, grid.addColumn(Cells.time(TaskRow::createdAt)));
        fixed("updated", "84px", text, grid.addColumn(Cells.time(TaskRow::updatedAt)));
        columns.values().forEach(column -> column.setResizable(true));
        grid.setColumnReorderingAllowed(true);
        lay(USUAL);
    }

    private static String state(Names names, TaskRow row, Locale locale) {
        return names.state(row.practice(), row.packVersion(), row.state(), locale);
    }

    /** On a phone the whole row is one card. */
    private static LitRenderer<TaskRow> subject(Names names, Function<TaskRow, DueWords.Look> due, Locale locale) {
        return LitRenderer.<TaskRow>of("<span class='subj' title=${item.s}>${item.s}</span><span class='card'><span"
                        + " class='card-top'><px-prio level=${item.p}></px-prio><span class='num'>${item.n}</span><px-state"
                        + " category=${item.c} label=${item.l}></px-state><px-time mode='short'"
                        + " at=${item.a}></px-time></span><span class='card-subj'>${item.s}</span><span class='card-end'><span"
                        + " class='soft'>${item.t}</span>"
                        + DueChip.TEMPLATE + "</span></span>")
                .withProperty("s", TaskRow::subject)
                .withProperty("p", row -> Integer.toString(row.priority()))
                .withProperty("n", TaskRow::ticket)
                .withProperty("d", due::apply)
                .withProperty("c", row -> row.category().name())
                .withProperty("l", row -> state(names, row, locale))
                .withProperty("a", row -> row.updatedAt().toString())
                .withProperty("t", row -> names.task(row) + " · " + names.person(row.requester()));
    }

    private void fixed(String key, String width, UnaryOperator<String> text, Grid.Column<TaskRow> column) {
        column(key, text, column.setWidth(width).setFlexGrow(0));
    }

    private void column(String key, UnaryOperator<String> text, Grid.Column<TaskRow> column) {
        columns.put(key, column.setKey(key).setHeader(text.apply("list." + key)));
    }

    List<String> keys() {
        return List.copyOf(columns.keySet());
    }

    List<String> shown() {
        return grid.getColumns().stream()
                .filter(Grid.Column::isVisible)
                .map(Grid.Column::getKey)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Narrow screens get the card alone. */
    void card() {
        columns.forEach((key, column) -> column.setVisible(key.equals("subject")));
    }

    /** Names that are not known (any more) are passed over. */
    void lay(String layout) {
        var order = new ArrayList<Grid.Column<TaskRow>>();
        for (var part : layout.split(",")) {
            var column = columns.get(part.split(":")[0]);
            if (column != null && !order.contains(column)) {
                order.add(column);
                if (part.matches(".+:\\d{2,4}px")) {
                    column.setWidth(part.substring(part.indexOf(':') + 1));
                }
            }
        }
        columns.forEach((key, column) -> {
            column.setVisible(order.contains(column));
            if (!order.contains(column)) {
                order.add(column);
            }
        });
        grid.setColumnOrder(order);
    }

    String written() {
        return String.join(
                ",",
                grid.getColumns().stream()
                        .filter(column -> column.isVisible() && column.getKey() != null)
                        .map(column ->
                                column.getWidth() == null ? column.getKey() : column.getKey() + ":" + column.getWidth())
                        .toList());
    }
}
