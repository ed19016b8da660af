package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.springframework.stereotype.Component;

/**
 * From one ticket to the next in the list that somebody came from. The address of the ticket names the list; its rows are read
 * once and kept while one walks, so that a ticket that leaves the list on the way shifts nothing.
 */
@Component
class ListWalk {

    /** How far one can walk. */
    private static final int MOST = 500;

    /**
     * Where a ticket stands in the list.
     *
     * @param from address of the list
     * @param title name of the list
     * @param place from 1; 0 where the ticket is not in the list
     * @param more whether the list goes on beyond what was read
     */
    record Place(
            String from,
            String title,
            int place,
            int count,
            boolean more,
            @Nullable String before,
            @Nullable String after) {}

    private record Path(String from, String title, List<String> numbers, boolean more) {}

    private final List<ListViews<?>> lists;

    ListWalk(List<ListViews<?>> lists) {
        this.lists = lists;
    }

    /** @return address of the ticket's page that leads back to the list, where there is one */
    static String address(String number, @Nullable String from, @Nullable String tab) {
        var query = new LinkedHashMap<String, String>();
        if (tab != null) {
            query.put("tab", tab);
        }
        if (from != null) {
            query.put("from", from);
        }
        return ListViews.written("desk/tickets/" + number, query);
    }

    /** @return address of the list with the ticket's row in sight */
    static String back(String from, String number) {
        var mark = from.indexOf('?');
        return from + (mark < 0 ? "?" : "&") + "at=" + number;
    }

    /** The list is shown again: the next walk begins with what is in it then. */
    static void end(UI ui) {
        ComponentUtil.setData(ui, Path.class, null);
    }

    /**
     * @param from address of a list, as the ticket's address has it
     * @param text word for a key
     * @return empty where that is no list of ours, or not one of the viewer's
     */
    Optional<Place> of(String number, String from, Viewer viewer, UI ui, UnaryOperator<String> text) {
        var kept = ComponentUtil.getData(ui, Path.class);
        if (kept == null || !kept.from().equals(from)) {
            var read = read(from, viewer, text);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            kept = read.get();
            ComponentUtil.setData(ui, Path.class, kept);
        }
        return Optional.of(place(number, kept));
    }

    private static Place place(String number, Path path) {
        var numbers = path.numbers();
        var at = numbers.indexOf(number);
        return new Place(
                path.from(),
                path.title(),
                at + 1,
                numbers.size(),
                path.more(),
                at > 0 ? numbers.get(at - 1) : null,
                at >= 0 && at + 1 < numbers.size() ? numbers.get(at + 1) : null);
    }

    private Optional<Path> read(String from, Viewer viewer, UnaryOperator<String> text) {
        var mark = from.indexOf('?');
        var path = mark < 0 ? from : from.substring(0, mark);
        var query = QueryParameters.fromString(mark < 0 ? "" : from.substring(mark + 1));
        return lists.stream()
                .flatMap(list -> read(list, from, path, query, viewer, text).stream())
                .findFirst();
    }

    private static <T> Optional<Path> read(
            ListViews<T> list,
            String from,
            String path,
            QueryParameters query,
            Viewer viewer,
            UnaryOperator<String> text) {
        return list.read(path, query, viewer).map(asked -> {
            var page = list.page(asked, MOST, null, viewer);
            var numbers = new LinkedHashSet<String>();
            page.items().forEach(row -> numbers.add(list.ticket(row)));
            return new Path(from, asked.view().title(text), new ArrayList<>(numbers), page.next() != null);
        });
    }
}
