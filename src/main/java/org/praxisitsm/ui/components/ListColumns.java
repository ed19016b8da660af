package org.praxisitsm.ui.components;

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
public final class ListColumns<T> {

    /**
     * What the columns of a list are.
     *
     * @param usual columns of who never chose any
     * @param dispensable least wanted first: what a list that is short of room can best do without
     * @param card column that is left where there is room for one
     * @param words where the keys of their names begin
     */
    public record Kind(String usual, List<String> dispensable, String card, String words) {}

    /** Room that is always taken: the boxes to choose rows by, and the bar to scroll with. */
    private static final int MARGIN = 54;

    private final Grid<T> grid;
    private final Kind kind;
    private final UnaryOperator<String> text;
    private final Map<String, Grid.Column<T>> columns = new LinkedHashMap<>();
    private final Map<String, String> widths = new LinkedHashMap<>();
    private List<String> chosen = List.of();
    private int room = Integer.MAX_VALUE;

    /** @param text word for a key */
    public ListColumns(Grid<T> grid, Kind kind, UnaryOperator<String> text) {
        this.grid = grid;
        this.kind = kind;
        this.text = text;
    }

    /** @param grow share of the room that is left over */
    public Grid.Column<T> add(String key, int width, int grow, Renderer<T> cell) {
        var column = grid.addColumn(cell)
                .setKey(key)
                .setHeader(text.apply(kind.words() + key))
                .setWidth(width + "px")
                .setFlexGrow(grow)
                .setResizable(true);
        columns.put(key, column);
        widths.put(key, width + "px");
        return column;
    }

    public List<String> keys() {
        return List.copyOf(columns.keySet());
    }

    public Kind kind() {
        return kind;
    }

    /** @return the columns that were chosen, in order, also where some have no room now */
    public List<String> chosen() {
        return chosen;
    }

    /** Narrow screens get the card alone. */
    public void card() {
        columns.forEach((key, column) -> column.setVisible(key.equals(kind.card())));
    }

    /** The columns that everybody gets. */
    public void layUsual() {
        columns.forEach((key, column) -> column.setWidth(widths.get(key)));
        lay(kind.usual());
    }

    /** Names that are not known (any more) are passed over. */
    public void lay(String layout) {
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
    public void fit(int pixels) {
        room = pixels;
        var shown = new ArrayList<>(chosen);
        for (var key : kind.dispensable()) {
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
    public String moved() {
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

    public Set<String> shown() {
        var shown = new java.util.LinkedHashSet<String>();
        columns.forEach((key, column) -> {
            if (column.isVisible()) {
                shown.add(key);
            }
        });
        return shown;
    }
}
