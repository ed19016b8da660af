package org.praxisitsm.ui.desk;

import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Page;
import org.praxisitsm.ticket.SavedViews;
import org.praxisitsm.ticket.TicketFilter;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.ticket.TicketRow;
import org.praxisitsm.ui.components.ListFilter;
import org.praxisitsm.ui.components.TicketViewChoice;
import org.praxisitsm.ui.components.Zones;
import org.springframework.stereotype.Component;

/** The views of "Tickets": all that the viewer may see, and what of them is open, the viewer's own, or nobody's. */
@Component
class TicketListViews extends ListViews<TicketRow> implements TicketViewChoice {

    static final String PATH = "desk/tickets";

    private static final String CHANGED = "-updatedAt";

    static final Base ALL = base("all", "ticket");
    static final Base OPEN = base("open", "filter");
    static final Base GROUPS = base("groups", "people");
    static final Base MINE = base("mine", "person");
    static final Base UNASSIGNED = base("unassigned", "inbox");
    static final Base PART = base("part", "eye");

    private final TicketQueries tickets;
    private final People people;
    private final Clock clock;

    TicketListViews(TicketQueries tickets, SavedViews saved, People people, Clock clock) {
        super(
                saved,
                "tickets",
                List.of(ALL, OPEN, GROUPS, MINE, UNASSIGNED, PART),
                List.of(CHANGED, "-openedAt", "priority", "dueAt", "number"));
        this.tickets = tickets;
        this.people = people;
        this.clock = clock;
    }

    private static Base base(String path, String icon) {
        return new Base(path, icon, "tickets.view." + path, CHANGED, "all");
    }

    @Override
    boolean isKnown(String sort) {
        return List.of("updatedAt", "openedAt", "priority", "dueAt", "number").contains(sort.replaceFirst("^-", ""));
    }

    @Override
    String ticket(TicketRow row) {
        return row.number();
    }

    @Override
    String place(View view, Map<String, String> query) {
        var named = new LinkedHashMap<String, String>();
        if (!view.path().equals(ALL.path())) {
            named.put("view", view.path());
        }
        named.putAll(query);
        return written(PATH, named);
    }

    @Override
    Optional<Asked> read(String path, QueryParameters query, Viewer viewer) {
        return path.equals(PATH)
                ? asked(query.getSingleParameter("view").orElse(null), query, viewer)
                : Optional.empty();
    }

    @Override
    Page<TicketRow> page(Asked asked, int limit, @Nullable String cursor, Viewer viewer) {
        return isEmpty(asked.view(), viewer)
                ? new Page<>(List.of(), null)
                : tickets.tickets(filter(asked.view(), asked.filter(), viewer), asked.sort(), limit, cursor, viewer);
    }

    @Override
    int count(View view, ListFilter filter, Viewer viewer) {
        return isEmpty(view, viewer) ? 0 : tickets.countTickets(filter(view, filter, viewer), CAP, viewer);
    }

    @Override
    public List<NamedView> views(UnaryOperator<String> text, Viewer viewer) {
        return Stream.concat(always().stream(), saved(viewer).stream())
                .map(view -> new NamedView(view.path(), view.title(text)))
                .toList();
    }

    @Override
    public Page<TicketRow> shown(String key, String practice, int limit, @Nullable String cursor, Viewer viewer) {
        var within = new ListFilter(Map.of("practice", practice));
        return asked(key, QueryParameters.empty(), viewer)
                // Of a view of another practice nothing is meant.
                .filter(view -> practice.equals(
                        Objects.requireNonNullElse(view.view().fixed().get("practice"), practice)))
                .map(view -> page(view.with(within).by("number"), limit, cursor, viewer))
                .orElse(new Page<>(List.of(), null));
    }

    /** Without a group there is nothing in "my groups"; an empty list in the filter would mean any group. */
    private static boolean isEmpty(View view, Viewer viewer) {
        return (view.base().equals(GROUPS) || view.base().equals(UNASSIGNED))
                && viewer.groups().isEmpty();
    }

    private TicketFilter filter(View view, ListFilter filter, Viewer viewer) {
        var wanted = view.fixed().and(filter);
        return wanted.within(filterOf(view.base(), viewer), wanted.dueTo(clock.instant(), Zones.of(people, viewer)));
    }

    private static TicketFilter filterOf(Base view, Viewer viewer) {
        return switch (view.path()) {
            case "open" -> of(true, List.of(), null, false, null);
            case "groups" -> of(true, List.copyOf(viewer.groups()), null, false, null);
            case "mine" -> of(true, List.of(), viewer.account(), false, null);
            case "unassigned" -> of(true, List.copyOf(viewer.groups()), null, true, null);
            case "part" -> of(false, List.of(), null, false, viewer.account());
            default -> TicketFilter.any();
        };
    }

    private static TicketFilter of(
            boolean open, List<String> groups, @Nullable String assignee, boolean unassigned, @Nullable String member) {
        return new TicketFilter(
                null,
                List.of(),
                List.of(),
                open,
                groups,
                assignee,
                unassigned,
                null,
                member,
                List.of(),
                null,
                null,
                null,
                null,
                Map.of(),
                null);
    }
}
