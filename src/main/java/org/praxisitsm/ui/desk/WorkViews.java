package org.praxisitsm.ui.desk;

import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** The views of "My work": open tasks, from those that wait for the viewer to all of them. */
@Component
class WorkViews extends ListViews<TaskRow> {

    static final String PATH = "desk/work/";

    private static final String URGENT = "priority,createdAt";
    private static final String DUE = "dueAt";

    static final Base MINE = base("mine", "person", URGENT, "unclaimed");
    static final Base TODAY = base("today", "clock", DUE, "all");
    static final Base UNCLAIMED = base("unclaimed", "people", URGENT, "all");
    static final Base WAITING = base("waiting", "pause", URGENT, "all");
    static final Base NEXT = base("next", "target", DUE, "all");
    static final Base ALL = base("all", "filter", URGENT, "all");

    /** Whatever has a due date at all has it before then. */
    private static final Duration EVER = Duration.ofDays(36_600);

    private static final List<Category> OPEN = List.of(Category.NEW, Category.IN_PROGRESS);

    private final TicketQueries tickets;
    private final People people;
    private final Clock clock;

    WorkViews(TicketQueries tickets, SavedViews saved, People people, Clock clock) {
        super(
                saved,
                "tasks",
                List.of(MINE, TODAY, UNCLAIMED, WAITING, NEXT, ALL),
                List.of(URGENT, "createdAt", "-createdAt", DUE));
        this.tickets = tickets;
        this.people = people;
        this.clock = clock;
    }

    private static Base base(String path, String icon, String sort, String next) {
        return new Base(path, icon, "work.view." + path, sort, next);
    }

    @Override
    String ticket(TaskRow row) {
        return row.ticket();
    }

    @Override
    String place(View view, Map<String, String> query) {
        return written(PATH + view.path(), query);
    }

    @Override
    Optional<Asked> read(String path, QueryParameters query, Viewer viewer) {
        return (path + "/").equals(PATH)
                ? asked(null, query, viewer)
                : path.startsWith(PATH) ? asked(path.substring(PATH.length()), query, viewer) : Optional.empty();
    }

    @Override
    Page<TaskRow> page(Asked asked, int limit, @Nullable String cursor, Viewer viewer) {
        return isEmpty(asked.view(), viewer)
                ? new Page<>(List.of(), null)
                : tickets.tasks(filter(asked.view(), asked.filter(), viewer), asked.sort(), limit, cursor, viewer);
    }

    @Override
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
        return (view.base().equals(UNCLAIMED) || view.base().equals(NEXT))
                && viewer.groups().isEmpty();
    }

    private TaskFilter filterOf(Base view, Viewer viewer) {
        var groups = new ArrayList<>(viewer.groups());
        return switch (view.path()) {
            case "today" ->
                filterOf(MINE, viewer).dueTo(ListFilter.midnight(clock.instant(), Zones.of(people, viewer)));
            case "next" ->
                new TaskFilter(groups, null, false, null, null, List.of(), List.of(), null)
                        .dueTo(clock.instant().plus(EVER));
            case "mine" -> new TaskFilter(List.of(), viewer.account(), false, null, null, List.of(), OPEN, null);
            case "unclaimed" -> new TaskFilter(groups, null, true, null, null, List.of(), List.of(), null);
            case "waiting" ->
                new TaskFilter(
                        groups, null, false, null, null, List.of(), List.of(Category.ON_HOLD, Category.RESOLVED), null);
            default -> TaskFilter.any();
        };
    }
}
