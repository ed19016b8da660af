package org.praxisitsm.ui.desk;

import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Category;
import org.praxisitsm.shared.Page;
import org.praxisitsm.ticket.SavedViews;
import org.praxisitsm.ticket.TaskFilter;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.ui.components.ListFilter;
import org.praxisitsm.ui.components.Zones;
import org.springframework.stereotype.Component;

/** The views of "My work": which open tasks each shows, and how many there are. */
@Component
class WorkViews {

    static final int CAP = 1000;

    private static final String LIST = "tasks";
    private static final String SAVED = "saved-";
    /** Whatever has a due date at all has it before then. */
    private static final Duration EVER = Duration.ofDays(36_600);

    private static final List<Category> OPEN = List.of(Category.NEW, Category.IN_PROGRESS);

    /** Where a view begins, by the name it has in the address. */
    enum Base {
        MINE("mine", "person"),
        TODAY("today", "clock"),
        UNCLAIMED("unclaimed", "people"),
        WAITING("waiting", "pause"),
        NEXT("next", "target"),
        ALL("all", "filter");

        final String path;
        final String icon;

        Base(String path, String icon) {
            this.path = path;
            this.icon = icon;
        }

        static Base of(@Nullable String path) {
            return Stream.of(values())
                    .filter(base -> base.path.equals(path))
                    .findFirst()
                    .orElse(MINE);
        }
    }

    /**
     * A view that is always there, or one that somebody saved.
     *
     * @param fixed what a saved view narrows to by itself
     */
    record View(Base base, ListFilter fixed, SavedViews.@Nullable SavedView saved) {

        String path() {
            return saved == null ? base.path : SAVED + saved.id();
        }

        String icon() {
            return saved == null ? base.icon : saved.shared() ? "layers" : "star";
        }
    }

    private final TicketQueries tickets;
    private final SavedViews saved;
    private final People people;
    private final Clock clock;

    WorkViews(TicketQueries tickets, SavedViews saved, People people, Clock clock) {
        this.tickets = tickets;
        this.saved = saved;
        this.people = people;
        this.clock = clock;
    }

    static List<View> always() {
        return Stream.of(Base.values())
                .map(base -> new View(base, new ListFilter(Map.of()), null))
                .toList();
    }

    /** @return the view of that name in the address; empty where there is none (any more) */
    Optional<View> find(@Nullable String path, Viewer viewer) {
        if (path == null || !path.startsWith(SAVED)) {
            return Optional.of(always().get(Base.of(path).ordinal()));
        }
        var id = path.substring(SAVED.length());
        return id.matches("\\d{1,18}") ? saved.find(Long.parseLong(id), viewer).map(WorkViews::view) : Optional.empty();
    }

    List<View> saved(Viewer viewer) {
        return saved.of(LIST, viewer).stream().map(WorkViews::view).toList();
    }

    private static View view(SavedViews.SavedView saved) {
        var query = QueryParameters.fromString(saved.query());
        return new View(Base.of(query.getSingleParameter("view").orElse(null)), ListFilter.of(query), saved);
    }

    /** @return the new view: what is shown with what it is narrowed to now */
    View keep(String name, boolean shared, View shown, ListFilter filter, Viewer viewer) {
        return view(saved.keep(LIST, name, shared, query(shown, filter), viewer));
    }

    /** Keeps a saved view under another name, or with what it is narrowed to now. */
    void change(View view, String name, boolean shared, ListFilter filter, Viewer viewer) {
        if (view.saved() != null) {
            saved.change(view.saved().id(), name, shared, query(view, filter), viewer);
        }
    }

    void remove(View view, Viewer viewer) {
        if (view.saved() != null) {
            saved.remove(view.saved().id(), viewer);
        }
    }

    private static String query(View shown, ListFilter filter) {
        return QueryParameters.simple(shown.fixed()
                        .and(filter)
                        .with("view", shown.base().path)
                        .values())
                .getQueryString();
    }

    Optional<String> layout(View view, Viewer viewer) {
        return saved.layout(LIST + "/" + view.path(), viewer);
    }

    void keepLayout(View view, String columns, Viewer viewer) {
        saved.keepLayout(LIST + "/" + view.path(), columns, viewer);
    }

    Page<TaskRow> page(View view, ListFilter filter, String sort, int limit, @Nullable String cursor, Viewer viewer) {
        return isEmpty(view, viewer)
                ? new Page<>(List.of(), null)
                : tickets.tasks(filter(view, filter, viewer), sort, limit, cursor, viewer);
    }

    /** @return how many, up to {@link #CAP}. */
    int count(View view, ListFilter filter, Viewer viewer) {
        return isEmpty(view, viewer) ? 0 : tickets.countTasks(filter(view, filter, viewer), CAP, viewer);
    }

    private TaskFilter filter(View view, ListFilter filter, Viewer viewer) {
        var wanted = view.fixed().and(filter);
        var base = filterOf(view.base(), viewer);
        var due = wanted.dueTo(clock.instant(), Zones.of(people, viewer));
        var sooner = due == null || base.dueTo() != null && base.dueTo().isBefore(due) ? base.dueTo() : due;
        return wanted.within(base.dueTo(sooner));
    }

    /** Without a group nothing is unclaimed in "my groups"; an empty list in the filter would mean any group. */
    private static boolean isEmpty(View view, Viewer viewer) {
        return (view.base() == Base.UNCLAIMED || view.base() == Base.NEXT)
                && viewer.groups().isEmpty();
    }

    private TaskFilter filterOf(Base view, Viewer viewer) {
        var groups = new ArrayList<>(viewer.groups());
        return switch (view) {
            case TODAY ->
                filterOf(Base.MINE, viewer).dueTo(ListFilter.midnight(clock.instant(), Zones.of(people, viewer)));
            case NEXT ->
                new TaskFilter(groups, null, false, null, null, List.of(), List.of(), null)
                        .dueTo(clock.instant().plus(EVER));
            case MINE -> new TaskFilter(List.of(), viewer.account(), false, null, null, List.of(), OPEN, null);
            case UNCLAIMED -> new TaskFilter(groups, null, true, null, null, List.of(), List.of(), null);
            case WAITING ->
                new TaskFilter(
                        groups, null, false, null, null, List.of(), List.of(Category.ON_HOLD, Category.RESOLVED), null);
            case ALL -> TaskFilter.any();
        };
    }
}
