package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.PermitAll;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ui.components.DueChip;
import org.praxisitsm.ui.components.DueWhy;
import org.praxisitsm.ui.components.DueWords;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.FilterBar;
import org.praxisitsm.ui.components.FormSources;
import org.praxisitsm.ui.components.ListFilter;
import org.praxisitsm.ui.components.Live;
import org.praxisitsm.ui.components.Names;
import org.praxisitsm.ui.components.RowDues;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.components.Toast;
import org.praxisitsm.ui.shell.DeskShell;
import org.praxisitsm.ui.shell.HasKeys;
import org.praxisitsm.ui.shell.KeyBinding;
import org.praxisitsm.workflow.BulkEdits;
import org.praxisitsm.workflow.BulkEdits.Field;
import org.praxisitsm.workflow.BulkEdits.Result;

/** My work: views with counts, the open tasks of the chosen one, and what the current row asks for. */
@Route(value = "desk/work/:view?", layout = DeskShell.class)
@PermitAll
class WorkView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle, HasKeys {

    private static final int NARROW = 640;

    private final transient WorkViews views;
    private final transient BulkDialog.Tools bulk;
    private final transient Live live;
    private final transient Viewer viewer;
    private final WorkViewLinks links;
    private final ListHead head = new ListHead(this::reload);
    private final WorkTools tools;
    private final FilterBar filters;
    private final TaskGrid grid;
    private final TaskPreview preview;
    private final RowDues dues;
    private final DueWhy why;
    private final transient DueWords words;
    private transient WorkViews.View view = WorkViews.always().get(0);
    private transient ListFilter filter = new ListFilter(Map.of());
    private String sort = WorkTools.FIRST;
    private boolean narrow;

    WorkView(
            WorkViews views,
            Viewers viewers,
            Names names,
            Practices practices,
            FormSources sources,
            BulkDialog.Tools bulk,
            Live live,
            TaskPreview.Reader reader,
            DueWhy.Reader due) {
        this.views = views;
        this.bulk = bulk;
        this.live = live;
        this.viewer = viewers.current();
        this.links = new WorkViewLinks();
        this.dues = new RowDues(due.clocks(), viewer);
        this.why = new DueWhy(due, viewer).answering(getContent());
        this.words = why.words();
        this.filters = new FilterBar(names, practices, sources, wanted -> go(view, wanted, sort));
        this.preview = new TaskPreview(
                reader, viewer, row -> claim(List.of(row)), row -> new DueChip(row.ticket(), look(row)));
        this.grid = new TaskGrid(names, this::look, this::current, this::open, this::keepLayout);
        this.tools = new WorkTools(grid.columns(), this::lay, wanted -> go(view, filter, wanted), this::saveView);
        head.tools(tools);
        var list = new Div(head, filters, grid, new BulkBar(grid, () -> claim(grid.meant()), this::change));
        list.addClassName("px-list-pane");
        getContent().addClassName("px-work");
        getContent().add(links, list, preview, why);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var found = views.find(event.getRouteParameters().get("view").orElse(null), viewer);
        if (found.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        view = found.get();
        var query = event.getLocation().getQueryParameters();
        filter = ListFilter.of(query);
        sort = WorkTools.known(query.getSingleParameter("sort").orElse(null), view);
        filters.show(filter, fixed());
        tools.show(view, sort, !filter.values().isEmpty());
        columns();
        reload();
        query.getSingleParameter("at").ifPresent(grid::goTo);
        LastList.remember(event.getUI(), event.getLocation().getPathWithQueryParameters(), title());
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        live.follow(attached.getUI(), this, Live.TASKS, this::changed);
        attached.getUI().getPage().retrieveExtendedClientDetails(details -> narrow(details.getWindowInnerWidth()));
        var watching = attached.getUI().getPage().addBrowserWindowResizeListener(resize -> narrow(resize.getWidth()));
        addDetachListener(detached -> {
            detached.unregisterListener();
            watching.remove();
        });
    }

    private void narrow(int width) {
        if (narrow != width < NARROW) {
            narrow = width < NARROW;
            columns();
        }
    }

    private void columns() {
        if (narrow) {
            grid.columns().card();
        } else {
            grid.columns().lay(views.layout(view, viewer).orElse(TaskColumns.USUAL));
        }
    }

    private void lay(List<String> wanted) {
        grid.columns().lay(wanted.isEmpty() ? TaskColumns.USUAL : String.join(",", wanted));
        views.keepLayout(view, String.join(",", wanted), viewer);
    }

    private void keepLayout() {
        if (!narrow) {
            views.keepLayout(view, grid.columns().written(), viewer);
        }
    }

    /** What the view narrows to by itself, as chips that have no cross. */
    private Map<String, String> fixed() {
        var fixed = new LinkedHashMap<String, String>();
        if (view.base() == WorkViews.Base.MINE || view.base() == WorkViews.Base.TODAY) {
            fixed.put(getTranslation("filter.assignee"), viewer.name());
        }
        view.fixed()
                .values()
                .forEach((key, value) -> fixed.put(getTranslation("filter." + key), filters.words(key, value)));
        return fixed;
    }

    private void reload() {
        head.show(title(), views.count(view, filter, viewer), WorkViews.CAP);
        counts();
        grid.show(
                nothing(),
                (limit, cursor) -> dues.of(views.page(view, filter, sort, limit, cursor, viewer), TaskRow::ticket));
        preview.clear();
    }

    private EmptyState nothing() {
        var key = "work.empty." + (filter.values().isEmpty() && view.saved() == null ? view.base().path : "filtered");
        var next = SafeLink.to(
                view.base() == WorkViews.Base.MINE ? "desk/work/unclaimed" : "desk/work/all",
                getTranslation(view.base() == WorkViews.Base.MINE ? "work.view.unclaimed" : "work.view.all"));
        next.addClassName("px-btn");
        return new EmptyState("inbox", getTranslation(key), getTranslation(key + ".why"), next);
    }

    private void counts() {
        links.show(view, views.saved(viewer), each -> views.count(each, new ListFilter(Map.of()), viewer));
    }

    /** Rows that are shown change in their place, new ones announce themselves and never push; the counts are always true. */
    private void changed() {
        counts();
        head.announce(grid.follow());
    }

    private void go(WorkViews.View wanted, ListFilter narrowed, String sorted) {
        var values = new HashMap<>(narrowed.values());
        if (!sorted.equals(WorkTools.usual(wanted))) {
            values.put("sort", sorted);
        }
        UI.getCurrent()
                .navigate(WorkView.class, new RouteParameters("view", wanted.path()), QueryParameters.simple(values));
    }

    /** The address names the row, so that back and reload come to it again. */
    private void current(TaskRow row) {
        preview.show(row);
        var values = new HashMap<>(filter.values());
        values.put("at", row.ticket());
        if (!sort.equals(WorkTools.usual(view))) {
            values.put("sort", sort);
        }
        var ui = UI.getCurrent();
        var path = "desk/work/" + view.path() + "?"
                + QueryParameters.simple(values).getQueryString();
        // Past the router, which would take it for a way to another screen and draw this one anew.
        ui.getPage().executeJs("history.replaceState(history.state, '', $0)", path);
        LastList.remember(ui, path, title());
    }

    private DueWords.Look look(TaskRow row) {
        return words.look(dues.get(row.ticket()), row.practice(), row.packVersion(), false);
    }

    private void open(TaskRow row) {
        UI.getCurrent().navigate("desk/tickets/" + row.ticket());
    }

    private void claim(List<TaskRow> rows) {
        var change = new BulkEdits.Change(Field.ASSIGNEE, viewer.account());
        told(bulk.edits().apply(rows.stream().map(TaskRow::id).toList(), change, viewer), Field.ASSIGNEE);
    }

    private void change(Field field) {
        var rows = grid.meant();
        if (!rows.isEmpty()) {
            new BulkDialog(bulk, viewer, rows, field, results -> told(results, field)).open();
        }
    }

    /** Says what was done, with the way back; what was refused stays chosen. */
    private void told(List<Result> results, Field field) {
        var done = results.stream().filter(Result::isChange).toList();
        var refused =
                results.stream().filter(result -> result.refusal() != null).toList();
        if (!done.isEmpty()) {
            var text = getTranslation(
                    "bulk.done." + field, done.size(), word(field, done.get(0).after()));
            Toast.done(text, getTranslation("undo"), () -> {
                var undone = bulk.edits().undo(done, field, viewer);
                undone.stream()
                        .filter(result -> result.refusal() != null)
                        .forEach(result -> org.praxisitsm.ui.components.Failures.tell(
                                UI.getCurrent(), result.ticket() + ": " + result.refusal()));
                changed();
            });
        }
        refused.forEach(result -> org.praxisitsm.ui.components.Failures.tell(
                UI.getCurrent(), result.ticket() + ": " + Objects.requireNonNull(result.refusal())));
        if (refused.isEmpty()) {
            grid.deselectAll();
        }
        changed();
        var row = grid.current();
        if (row != null && done.stream().anyMatch(result -> result.task().equals(row.id()))) {
            preview.again(row);
        }
    }

    private String word(Field field, @Nullable String value) {
        return switch (field) {
            case ASSIGNEE -> bulk.names().person(value);
            case GROUP -> bulk.names().group(value);
        };
    }

    private void saveView(WorkTools.Saving saving) {
        switch (saving) {
            case NEW ->
                new SaveViewDialog(getTranslation("view.save.new"), "", false, (name, shared) -> {
                            var kept = views.keep(name, shared, view, filter, viewer);
                            go(kept, new ListFilter(Map.of()), sort);
                        })
                        .open();
            case CHANGE -> {
                var saved = Objects.requireNonNull(view.saved());
                new SaveViewDialog(getTranslation("view.change"), saved.name(), saved.shared(), (name, shared) -> {
                            views.change(view, name, shared, filter, viewer);
                            go(view, new ListFilter(Map.of()), sort);
                        })
                        .open();
            }
            case REMOVE -> {
                var removed = view;
                var saved = Objects.requireNonNull(view.saved());
                views.remove(view, viewer);
                go(WorkViews.always().get(removed.base().ordinal()), new ListFilter(Map.of()), WorkTools.FIRST);
                Toast.done(
                        getTranslation("view.removed", saved.name()),
                        getTranslation("undo"),
                        () -> go(
                                views.keep(saved.name(), saved.shared(), removed, new ListFilter(Map.of()), viewer),
                                new ListFilter(Map.of()),
                                sort));
            }
        }
    }

    @Override
    public List<KeyBinding> keys() {
        return List.of(
                new KeyBinding("j", "row-down", "keys.down"),
                new KeyBinding("k", "row-up", "keys.up"),
                new KeyBinding("Enter", "row-open", "keys.open"),
                new KeyBinding("x", "select", "keys.select"),
                new KeyBinding("c", "claim", "keys.claim"),
                new KeyBinding("a", "assign", "keys.assign"),
                new KeyBinding("d", "due", "keys.due"),
                new KeyBinding("f", "filter", "keys.filter"),
                new KeyBinding("s", "news", "keys.news"));
    }

    @Override
    public void pressed(String action) {
        switch (action) {
            case "filter" -> filters.focus();
            case "news" -> reload();
            case "claim" -> claim(grid.meant());
            case "assign" -> change(Field.ASSIGNEE);
            default -> onRow(action);
        }
    }

    private void onRow(String action) {
        var row = grid.current();
        if (row != null && action.equals("row-open")) {
            open(row);
        } else if (row != null && action.equals("due")) {
            why.show(row.ticket());
        } else if (row != null && action.equals("select")) {
            grid.toggle(row);
        }
    }

    private String title() {
        return view.saved() == null
                ? getTranslation("work.view." + view.path())
                : view.saved().name();
    }

    @Override
    public String getPageTitle() {
        return title() + " · Praxis";
    }
}
