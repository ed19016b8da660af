package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.renderer.Renderer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The columns that a list can have. What a person chose is kept as {@code key} or {@code key:width}, parted by commas, in
 * their order; columns that are not named are hidden.
 */
final class ListColumns<T> {

    /** Least wanted first: what a list that is short of room can best do without. */
    private static final List<String> DISPENSABLE =
            List.of("created", "opened", "practice", "task", "service", "group", "requester", "assignee", "updated");

    /** Room that is always taken: the boxes to choose rows by, and the bar to scroll with. */
    private static final int MARGIN = 54;

    private final Grid<T> grid;
    private final String usual;
    private final UnaryOperator<String> text;
    private final Map<String, Grid.Column<T>> columns = new LinkedHashMap<>();
    private final Map<String, String> widths = new LinkedHashMap<>();
    private List<String> chosen = List.of();
    private int room = Integer.MAX_VALUE;

    /**
     * @param usual columns of who never chose any
     * @param text word for a key
     */
    ListColumns(Grid<T> grid, String usual, UnaryOperator<String> text) {
        this.grid = grid;
        this.usual = usual;
        this.text = text;
    }

    /** @param grow share of the room that is left over */
    Grid.Column<T> add(String key, int width, int grow, Renderer<T> cell) {
        var column = grid.addColumn(cell)
                .setKey(key)
                .setHeader(text.apply("list." + key))
                .setWidth(width + "px")
                .setFlexGrow(grow)
                .setResizable(true);
        columns.put(key, column);
        widths.put(key, width + "px");
        return column;
    }

    List<String> keys() {
        return List.copyOf(columns.keySet());
    }

    /** @return the columns that were chosen, in order, also where some have no room now */
    List<String> chosen() {
        return chosen;
    }

    /** Narrow screens get the card alone. */
    void card() {
        columns.forEach((key, column) -> column.setVisible(key.equals("subject")));
    }

    /** The columns that everybody gets. */
    void layUsual() {
        columns.forEach((key, column) -> column.setWidth(widths.get(key)));
        lay(usual);
    }

    /** Names that are not known (any more) are passed over. */
    void lay(String layout) {
        var order = new ArrayList<String>();
        for (var part : layout.split(",")) {
            var key = part.split(":")[0];
            if (columns.containsKey(key) && !order.contains(key)) {
                order.add(key);
                if (part.matches(".+:\\d{2,4}px")) {
                    column(key).setWidth(part.substring(part.indexOf(':') + 1));
                }
            }
        }
        chosen = List.copyOf(order);
        columns.keySet().stream().filter(key -> !order.contains(key)).forEach(order::add);
        grid.setColumnOrder(order.stream().map(this::column).toList());
        fit(room);
    }

    /** Shows of the chosen columns what there is room for, so that none is cut off. */
    void fit(int pixels) {
        room = pixels;
        var shown = new ArrayList<>(chosen);
        for (var key : DISPENSABLE) {
            if (width(shown) <= room) {
                break;
            }
            shown.remove(key);
        }
        columns.forEach((key, column) -> column.setVisible(shown.contains(key)));
    }

    private int width(List<String> keys) {
        return MARGIN
                + keys.stream()
                        .map(key -> Objects.requireNonNullElse(column(key).getWidth(), "0px"))
                        .mapToInt(width -> (int) Double.parseDouble(width.replace("px", "")))
                        .sum();
    }

    private Grid.Column<T> column(String key) {
        return Objects.requireNonNull(columns.get(key));
    }

    /** A person moved or resized a column: what has no room now keeps its place at the end. */
    String moved() {
        var order = new ArrayList<>(grid.getColumns().stream()
                .filter(Grid.Column::isVisible)
                .map(Grid.Column::getKey)
                .filter(key -> key != null && columns.containsKey(key))
                .toList());
        chosen.stream().filter(key -> !order.contains(key)).forEach(order::add);
        chosen = List.copyOf(order);
        return String.join(
                ",",
                order.stream().map(key -> key + ":" + column(key).getWidth()).toList());
    }

    Set<String> shown() {
        var shown = new java.util.LinkedHashSet<String>();
        columns.forEach((key, column) -> {
            if (column.isVisible()) {
                shown.add(key);
            }
        });
        return shown;
    }
}
