package org.praxisitsm.ui.components;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.provider.Query;
import java.util.ArrayList;
import java.util.List;
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
    private final List<@Nullable String> starts = new ArrayList<>();
    private int pages = Integer.MAX_VALUE;

    private KeysetRows(Reader<T> reader) {
        this.reader = reader;
        starts.add(null);
    }

    /** @param id what tells that two readings are the same row */
    public static <T> void show(Grid<T> grid, Reader<T> reader, java.util.function.Function<T, Object> id) {
        var rows = new KeysetRows<>(reader);
        grid.setPageSize(SIZE);
        var view = grid.setItems(rows::fetch);
        view.setIdentifierProvider(id::apply);
        view.setItemCountEstimate(SIZE * 2);
        view.setItemCountEstimateIncrease(SIZE * 4);
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
        if (page.next() == null) {
            pages = number + 1;
        } else if (starts.size() == number + 1) {
            starts.add(page.next());
        }
        return page.items();
    }
}
