package org.praxisitsm.ui.desk;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Page;
import org.praxisitsm.ticket.SavedViews;
import org.praxisitsm.ui.components.ListFilter;

/** The views of one list: which rows each shows, in which order, and how many there are. */
abstract class ListViews<T> {

    static final int CAP = 1000;

    private static final String SAVED = "saved-";

    /**
     * A view that is always there, and where a saved one begins.
     *
     * @param path its name in the address
     * @param label key of its name
     * @param sort order in which it comes where nothing else is asked for
     * @param next view to look into where this one is empty
     */
    record Base(String path, String icon, String label, String sort, String next) {}

    /**
     * A view that is always there, or one that somebody saved.
     *
     * @param fixed what a saved view narrows to by itself
     * @param sort order in which it comes where nothing else is asked for
     */
    record View(Base base, ListFilter fixed, String sort, SavedViews.@Nullable SavedView saved) {

        static View of(Base base) {
            return new View(base, new ListFilter(Map.of()), base.sort(), null);
        }

        String path() {
            return saved == null ? base.path() : SAVED + saved.id();
        }

        String icon() {
            return saved == null ? base.icon() : saved.shared() ? "layers" : "star";
        }

        /** @param text word for a key */
        String title(UnaryOperator<String> text) {
            return saved == null ? text.apply(base.label()) : saved.name();
        }
    }

    /** What an address asks for. */
    record Asked(View view, ListFilter filter, String sort) {

        Asked with(ListFilter narrowed) {
            return new Asked(view, narrowed, sort);
        }

        Asked by(String sorted) {
            return new Asked(view, filter, sorted);
        }
    }

    private final SavedViews saved;
    private final String list;
    private final List<Base> bases;
    private final List<String> sorts;

    /**
     * @param list name under which its views are saved
     * @param bases the first one is shown where none is asked for
     * @param sorts orders that an index reads
     */
    ListViews(SavedViews saved, String list, List<Base> bases, List<String> sorts) {
        this.saved = saved;
        this.list = list;
        this.bases = bases;
        this.sorts = sorts;
    }

    abstract Page<T> page(Asked asked, int limit, @Nullable String cursor, Viewer viewer);

    /** @return how many, up to {@link #CAP}. */
    abstract int count(View view, ListFilter filter, Viewer viewer);

    /** @return number of the ticket that the row is about */
    abstract String ticket(T row);

    /** @return where a view stands, without what it is narrowed to */
    abstract String place(View view, Map<String, String> query);

    /** @return what the address asks for; empty where it is not one of this list, or its view is not there (any more) */
    abstract Optional<Asked> read(String path, QueryParameters query, Viewer viewer);

    List<View> always() {
        return bases.stream().map(View::of).toList();
    }

    /** @return orders to choose from */
    List<String> sorts() {
        return sorts;
    }

    Optional<Asked> asked(@Nullable String view, QueryParameters query, Viewer viewer) {
        return find(view, viewer)
                .map(found -> new Asked(
                        found,
                        ListFilter.of(query),
                        query.getSingleParameter("sort").filter(this::isKnown).orElse(found.sort())));
    }

    /** Orders that only a head of a column asks for are known too. */
    boolean isKnown(String sort) {
        return sorts.contains(sort);
    }

    /** @param at number of the ticket whose row is looked at, or null */
    String address(Asked asked, @Nullable String at) {
        var query = new LinkedHashMap<>(asked.filter().values());
        if (!asked.sort().equals(asked.view().sort())) {
            query.put("sort", asked.sort());
        }
        if (at != null) {
            query.put("at", at);
        }
        return place(asked.view(), query);
    }

    static String written(String path, Map<String, String> query) {
        return query.isEmpty()
                ? path
                : path + "?" + QueryParameters.simple(query).getQueryString();
    }

    /** @return the view of that name in the address; empty where there is none (any more) */
    private Optional<View> find(@Nullable String path, Viewer viewer) {
        if (path != null && path.startsWith(SAVED)) {
            var id = path.substring(SAVED.length());
            return id.matches("\\d{1,18}")
                    ? saved.find(Long.parseLong(id), viewer)
                            .filter(view -> view.list().equals(list))
                            .map(this::view)
                    : Optional.empty();
        }
        return Optional.of(View.of(base(path)));
    }

    private Base base(@Nullable String path) {
        return bases.stream()
                .filter(base -> base.path().equals(path))
                .findFirst()
                .orElse(bases.get(0));
    }

    List<View> saved(Viewer viewer) {
        return saved.of(list, viewer).stream().map(this::view).toList();
    }

    private View view(SavedViews.SavedView kept) {
        var query = QueryParameters.fromString(kept.query());
        var base = base(query.getSingleParameter("view").orElse(null));
        var sort = query.getSingleParameter("sort").filter(this::isKnown).orElse(base.sort());
        return new View(base, ListFilter.of(query), sort, kept);
    }

    /** @return the new view: what is shown, with what it is narrowed to, in its order */
    View keep(String name, boolean shared, Asked shown, Viewer viewer) {
        return view(saved.keep(list, name, shared, query(shown), viewer));
    }

    /** Keeps a saved view under another name, or with what it is narrowed to now. */
    View change(Asked shown, String name, boolean shared, Viewer viewer) {
        var id = Objects.requireNonNull(shown.view().saved()).id();
        saved.change(id, name, shared, query(shown), viewer);
        return find(SAVED + id, viewer).orElseThrow();
    }

    void remove(View view, Viewer viewer) {
        saved.remove(Objects.requireNonNull(view.saved()).id(), viewer);
    }

    private static String query(Asked shown) {
        var values =
                new LinkedHashMap<>(shown.view().fixed().and(shown.filter()).values());
        values.put("view", shown.view().base().path());
        if (!shown.sort().equals(shown.view().base().sort())) {
            values.put("sort", shown.sort());
        }
        return QueryParameters.simple(values).getQueryString();
    }

    Optional<String> layout(View view, Viewer viewer) {
        return saved.layout(list + "/" + view.path(), viewer);
    }

    void keepLayout(View view, String columns, Viewer viewer) {
        saved.keepLayout(list + "/" + view.path(), columns, viewer);
    }
}
