package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.ticket.TicketFilter;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.ticket.TicketRow;
import org.praxisitsm.ui.components.DueChip;
import org.praxisitsm.ui.components.DueWhy;
import org.praxisitsm.ui.components.DueWords;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.FilterBar;
import org.praxisitsm.ui.components.FormSources;
import org.praxisitsm.ui.components.KeysetRows;
import org.praxisitsm.ui.components.ListFilter;
import org.praxisitsm.ui.components.Live;
import org.praxisitsm.ui.components.Names;
import org.praxisitsm.ui.components.RowDues;
import org.praxisitsm.ui.components.Zones;
import org.praxisitsm.ui.shell.DeskShell;
import org.praxisitsm.ui.shell.HasKeys;
import org.praxisitsm.ui.shell.KeyBinding;

/** All tickets that one may see, narrowed and sorted by the address. */
@Route(value = "desk/tickets", layout = DeskShell.class)
@PermitAll
class TicketListView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle, HasKeys {

    private static final int CAP = 1000;
    private static final List<String> SORTS = List.of("updatedAt", "openedAt", "priority", "number", "dueAt");

    private final transient TicketQueries tickets;
    private final transient Viewer viewer;
    private final transient Names names;
    private final transient Live live;
    private final transient Clock clock;
    private final ZoneId zone;
    private final RowDues dues;
    private final DueWhy why;
    private final transient DueWords words;
    private final ListHead head = new ListHead(this::reload);
    private final FilterBar filters;
    private final Grid<TicketRow> grid = new Grid<>();
    private transient ListFilter filter = new ListFilter(Map.of());
    private String sort = "-updatedAt";
    private @Nullable TicketRow current;
    private transient @Nullable KeysetRows<TicketRow> rows;

    TicketListView(
            TicketQueries tickets,
            Viewers viewers,
            Names names,
            Practices practices,
            FormSources sources,
            Live live,
            DueWhy.Reader due,
            Clock clock) {
        this.tickets = tickets;
        this.viewer = viewers.current();
        this.names = names;
        this.live = live;
        this.clock = clock;
        this.zone = Zones.of(due.people(), viewer);
        this.dues = new RowDues(due.clocks(), viewer);
        this.why = new DueWhy(due, viewer).answering(getContent());
        this.words = why.words();
        this.filters = new FilterBar(names, practices, sources, wanted -> go(wanted, sort));
        grid.setId("tickets");
        grid.addClassName("px-list");
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        columns();
        grid.addCellFocusListener(focus -> focus.getItem().ifPresent(row -> current = row));
        grid.addItemDoubleClickListener(click -> open(click.getItem()));
        grid.addSortListener(sorting -> {
            if (sorting.isFromClient()) {
                go(filter, written(sorting.getSortOrder()));
            }
        });
        grid.setEmptyStateComponent(new Div(
                new EmptyState("ticket", getTranslation("tickets.empty"), getTranslation("tickets.empty.why"))));
        var pane = new Div(head, filters, grid);
        pane.addClassName("px-list-pane");
        getContent().addClassName("px-work");
        getContent().add(pane, why);
    }

    private void columns() {
        grid.addColumn(Cells.priority(TicketRow::priority))
                .setHeader(t("list.priority"))
                .setKey("priority")
                .setSortProperty("priority")
                .setWidth("66px")
                .setFlexGrow(0);
        grid.addColumn(Cells.number(TicketRow::number))
                .setHeader(t("list.number"))
                .setKey("number")
                .setSortProperty("number")
                .setWidth("116px")
                .setFlexGrow(0);
        grid.addColumn(LitRenderer.<TicketRow>of("<span class='subj' title=${item.s}>${item.s}</span>")
                        .withProperty("s", TicketRow::subject))
                .setHeader(t("list.subject"))
                .setFlexGrow(4);
        grid.addColumn(Cells.<TicketRow>state(
                        TicketRow::category,
                        row -> names.state(row.practice(), row.packVersion(), row.state(), getLocale())))
                .setHeader(t("list.state"))
                .setWidth("136px")
                .setFlexGrow(0);
        grid.addColumn(Cells.soft(row -> names.person(row.requester())))
                .setHeader(t("list.requester"))
                .setWidth("132px")
                .setFlexGrow(0);
        grid.addColumn(Cells.soft(row -> names.group(row.group())))
                .setHeader(t("list.group"))
                .setWidth("128px")
                .setFlexGrow(0);
        grid.addColumn(Cells.soft(row -> names.person(row.assignee())))
                .setHeader(t("list.assignee"))
                .setWidth("128px")
                .setFlexGrow(0);
        grid.addColumn(DueChip.<TicketRow>cell(
                        TicketRow::number,
                        row -> words.look(dues.get(row.number()), row.practice(), row.packVersion(), false)))
                .setHeader(t("list.due"))
                .setKey("dueAt")
                .setSortProperty("dueAt")
                .setWidth("140px")
                .setFlexGrow(0);
        grid.addColumn(Cells.time(TicketRow::openedAt))
                .setHeader(t("list.opened"))
                .setKey("openedAt")
                .setSortProperty("openedAt")
                .setWidth("100px")
                .setFlexGrow(0);
        grid.addColumn(Cells.time(TicketRow::updatedAt))
                .setHeader(t("list.updated"))
                .setKey("updatedAt")
                .setSortProperty("updatedAt")
                .setWidth("104px")
                .setFlexGrow(0);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        filter = ListFilter.of(query);
        sort = query.getSingleParameter("sort")
                .filter(wanted -> SORTS.contains(wanted.replaceFirst("^-", "")))
                .orElse("-updatedAt");
        var column = grid.getColumnByKey(sort.replaceFirst("^-", ""));
        grid.sort(List.of(new GridSortOrder<>(
                column, sort.startsWith("-") ? SortDirection.DESCENDING : SortDirection.ASCENDING)));
        filters.show(filter, Map.of());
        reload();
        LastList.remember(event.getUI(), event.getLocation().getPathWithQueryParameters(), t("desk.tickets"));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        live.follow(attached.getUI(), this, Live.TASKS, this::changed);
    }

    /** Rows that are shown change in their place; new ones announce themselves. */
    private void changed() {
        if (rows != null) {
            var changes = rows.changes();
            changes.changed().forEach(row -> grid.getDataCommunicator().refresh(row));
            head.announce(changes.added().size());
        }
    }

    private void reload() {
        head.show(t("desk.tickets"), tickets.countTickets(wanted(), CAP, viewer), CAP);
        rows = KeysetRows.show(
                grid,
                (limit, cursor) -> dues.of(tickets.tickets(wanted(), sort, limit, cursor, viewer), TicketRow::number),
                TicketRow::number);
    }

    private TicketFilter wanted() {
        return filter.tickets(filter.dueTo(clock.instant(), zone));
    }

    private void go(ListFilter wanted, String sorted) {
        var values = new HashMap<>(wanted.values());
        values.put("sort", sorted);
        UI.getCurrent().navigate(TicketListView.class, QueryParameters.simple(values));
    }

    private static String written(List<GridSortOrder<TicketRow>> orders) {
        if (orders.isEmpty()) {
            return "-updatedAt";
        }
        var order = orders.get(0);
        return (order.getDirection() == SortDirection.DESCENDING ? "-" : "")
                + order.getSorted().getKey();
    }

    private static void open(TicketRow row) {
        UI.getCurrent().navigate("desk/tickets/" + row.number());
    }

    @Override
    public List<KeyBinding> keys() {
        return List.of(
                new KeyBinding("j", "row-down", "keys.down"),
                new KeyBinding("k", "row-up", "keys.up"),
                new KeyBinding("Enter", "row-open", "keys.open"),
                new KeyBinding("d", "due", "keys.due"),
                new KeyBinding("f", "filter", "keys.filter"),
                new KeyBinding("s", "news", "keys.news"));
    }

    @Override
    public void pressed(String action) {
        if (action.equals("filter")) {
            filters.focus();
        } else if (action.equals("news")) {
            reload();
        } else if (current != null && action.equals("due")) {
            why.show(current.number());
        } else if (current != null && action.equals("row-open")) {
            open(current);
        }
    }

    private String t(String key) {
        return getTranslation(key);
    }

    @Override
    public String getPageTitle() {
        return t("desk.tickets") + " · Praxis";
    }
}
