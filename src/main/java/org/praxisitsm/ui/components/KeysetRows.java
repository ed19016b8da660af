package org.praxisitsm.ui.components;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.provider.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Page;

/**
 * Lets a grid scroll over a list that is read by keyset: remembers where each page began, so that no page is read by
 * offset and nothing is ever counted. Make a new one for another filter or sort.
 */
public final class KeysetRows<T> {

    /** Reads one page of the list. */
    @FunctionalInterface
    public interface Reader<T> {
        Page<T> read(int limit, @Nullable String cursor);
    }

    private static final int SIZE = 50;

    private final Reader<T> reader;
    private final Function<T, Object> id;
    private final List<@Nullable String> starts = new ArrayList<>();
    private List<T> top = List.of();
    private int pages = Integer.MAX_VALUE;

    private KeysetRows(Reader<T> reader, Function<T, Object> id) {
        this.reader = reader;
        this.id = id;
        starts.add(null);
    }

    /**
     * What is different at the top of the list from what was read before.
     *
     * @param added rows that are not shown yet
     * @param changed rows that are shown, as they are now
     * @param gone rows that are shown and belong there no more, as they were
     */
    public record Changes<T>(List<T> added, List<T> changed, List<T> gone) {}

    /**
     * @param id what tells that two readings are the same row
     * @return to ask it for changes later
     */
    public static <T> KeysetRows<T> show(Grid<T> grid, Reader<T> reader, Function<T, Object> id) {
        var rows = new KeysetRows<>(reader, id);
        grid.setPageSize(SIZE);
        var view = grid.setItems(rows::fetch);
        view.setIdentifierProvider(id::apply);
        view.setItemCountEstimate(SIZE * 2);
        view.setItemCountEstimateIncrease(SIZE * 4);
        return rows;
    }

    /** @return the first rows as they are shown, or will be */
    public List<T> top() {
        if (top.isEmpty()) {
            top = reader.read(SIZE, null).items();
        }
        return top;
    }

    /** Reads the first page again; what is shown stays as it is but for the changed rows, which the caller refreshes. */
    public Changes<T> changes() {
        var fresh = reader.read(SIZE, null);
        var now = new LinkedHashMap<Object, T>();
        fresh.items().forEach(row -> now.put(id.apply(row), row));
        var shown = new LinkedHashMap<Object, T>();
        top.forEach(row -> shown.put(id.apply(row), row));
        var added = fresh.items().stream()
                .filter(row -> !shown.containsKey(id.apply(row)))
                .toList();
        // New rows push as many of the last ones to the next page: those are not gone.
        var last = fresh.next() == null ? top.size() : top.size() - added.size();
        var changed = new ArrayList<T>();
        var gone = new ArrayList<T>();
        for (var place = 0; place < top.size(); place++) {
            var before = top.get(place);
            var after = now.get(id.apply(before));
            if (after == null && place < last) {
                gone.add(before);
            } else if (after != null && !after.equals(before)) {
                changed.add(after);
            }
        }
        top = top.stream().map(row -> now.getOrDefault(id.apply(row), row)).toList();
        return new Changes<>(added, changed, gone);
    }

    private Stream<T> fetch(Query<T, Void> query) {
        var first = query.getOffset() / SIZE;
        var last = (query.getOffset() + query.getLimit() - 1) / SIZE;
        var rows = new ArrayList<T>();
        for (var page = first; page <= last; page++) {
            rows.addAll(page(page));
        }
        return rows.stream().skip(query.getOffset() - (long) first * SIZE).limit(query.getLimit());
    }

    private List<T> page(int number) {
        while (starts.size() <= number && starts.size() < pages) {
            read(starts.size() - 1);
        }
        return number < pages && number < starts.size() ? read(number) : List.of();
    }

    private List<T> read(int number) {
        var page = reader.read(SIZE, starts.get(number));
        if (number == 0) {
            top = page.items();
        }
        if (page.next() == null) {
            pages = number + 1;
        } else if (starts.size() == number + 1) {
            starts.add(page.next());
        }
        return page.items();
    }
}
