package org.praxisitsm.ui.desk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Category;
import org.praxisitsm.shared.Page;
import org.praxisitsm.ticket.TaskFilter;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.ui.components.ListFilter;
import org.springframework.stereotype.Component;

/** The views of "My work": which open tasks each shows, and how many there are. */
@Component
class WorkViews {

    static final int CAP = 1000;

    private static final List<Category> OPEN = List.of(Category.NEW, Category.IN_PROGRESS);

    /** A view by the name it has in the address. */
    enum View {
        MINE("mine", "person"),
        UNCLAIMED("unclaimed", "people"),
        WAITING("waiting", "pause"),
        ALL("all", "filter");

        final String path;
        final String icon;

        View(String path, String icon) {
            this.path = path;
            this.icon = icon;
        }

        static View of(@Nullable String path) {
            for (var view : values()) {
                if (view.path.equals(path)) {
                    return view;
                }
            }
            return MINE;
        }
    }

    private final TicketQueries tickets;

    WorkViews(TicketQueries tickets) {
        this.tickets = tickets;
    }

    Page<TaskRow> page(
            View view, ListFilter filter, @Nullable String sort, int limit, @Nullable String cursor, Viewer viewer) {
        return isEmpty(view, viewer)
                ? new Page<>(List.of(), null)
                : tickets.tasks(filter.within(filterOf(view, viewer)), sort, limit, cursor, viewer);
    }

    /** @return how many, up to {@link #CAP}. */
    int count(View view, ListFilter filter, Viewer viewer) {
        return isEmpty(view, viewer) ? 0 : tickets.countTasks(filter.within(filterOf(view, viewer)), CAP, viewer);
    }

    /** Without a group nothing is unclaimed in "my groups"; an empty list in the filter would mean any group. */
    private static boolean isEmpty(View view, Viewer viewer) {
        return view == View.UNCLAIMED && viewer.groups().isEmpty();
    }

    private static TaskFilter filterOf(View view, Viewer viewer) {
        var groups = new ArrayList<>(viewer.groups());
        return switch (view) {
            case MINE -> new TaskFilter(List.of(), viewer.account(), false, null, null, List.of(), OPEN, null);
            case UNCLAIMED -> new TaskFilter(groups, null, true, null, null, List.of(), List.of(), null);
            case WAITING ->
                new TaskFilter(
                        groups, null, false, null, null, List.of(), List.of(Category.ON_HOLD, Category.RESOLVED), null);
            case ALL -> TaskFilter.any();
        };
    }
}
