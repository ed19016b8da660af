package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.ui.components.DueChip;
import org.praxisitsm.ui.components.DueWhy;
import org.praxisitsm.ui.components.DueWords;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.FilterBar;
import org.praxisitsm.ui.components.FormSources;
import org.praxisitsm.ui.components.ListColumns;
import org.praxisitsm.ui.components.ListFilter;
import org.praxisitsm.ui.components.Live;
import org.praxisitsm.ui.components.Names;
import org.praxisitsm.ui.components.RowDues;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.components.SaveViewDialog;
import org.praxisitsm.ui.components.Toast;
import org.praxisitsm.ui.desk.ListViews.Asked;
import org.praxisitsm.ui.desk.ListViews.View;
import org.praxisitsm.ui.shell.Going;
import org.praxisitsm.ui.shell.HasKeys;
import org.praxisitsm.ui.shell.KeyBinding;
import org.praxisitsm.workflow.BulkEdits;
import org.praxisitsm.workflow.BulkEdits.Field;
import org.praxisitsm.workflow.BulkEdits.Result;

/**
 * A list of the desk: views with counts, the rows of the chosen one, what can be done with many of them, and what the current
 * row is about. The address holds view, filter, order and row.
 */
abstract class ListScreen<T> extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle, HasKeys {

    /** Below this a row is one card. */
    private static final int PHONE = 640;

    /** Below this there is no preview beside the list. */
    private static final int NO_PREVIEW = 1100;

    /** What stands beside the list: rail and views. */
    private static final int BESIDE = 72 + 188;

    private static final int PREVIEW = 308;

    /** What every list reads from and acts on. */
    @org.springframework.stereotype.Component
    record Tools(
            Viewers viewers,
            Names names,
            Practices practices,
            FormSources sources,
            BulkDialog.Tools bulk,
            Live live,
            RowPreview.Reader reader,
            DueWhy.Reader due) {}

    /**
     * What tells one list from another.
     *
     * @param id of the grid
     * @param name key of what it is called
     * @param texts where the keys of its texts begin
     * @param facts of a row
     * @param columns lays the columns into the grid
     */
    record Kind<T>(
            String id,
            String name,
            String texts,
            BulkEdits.Rows rows,
            Function<T, RowFacts> facts,
            BiFunction<Grid<T>, ColumnWords<T>, ListColumns<T>> columns) {}

    private final transient ListViews<T> views;
    private final transient Kind<T> kind;
    private final transient BulkDialog.Tools bulk;
    private final transient Live live;
    private final transient Viewer viewer;
    private final ViewLinks links;
    private final ListHead head = new ListHead(this::reload);
    private final ListTools tools;
    private final FilterBar filters;
    private final RowGrid<T> grid;
    private final transient ListColumns<T> columns;
    private final RowPreview preview;
    private final RowDues dues;
    private final DueWhy why;
    private final transient DueWords words;
    private final transient Clock clock;
    private transient Asked asked;
    private int width = Integer.MAX_VALUE;

    ListScreen(ListViews<T> views, Kind<T> kind, Tools with) {
        this.views = views;
        this.kind = kind;
        this.bulk = with.bulk();
        this.live = with.live();
        this.viewer = with.viewers().current();
        this.asked = new Asked(
                views.always().get(0),
                new ListFilter(Map.of()),
                views.always().get(0).sort());
        this.links = new ViewLinks(views, kind.name());
        this.dues = new RowDues(with.due().clocks(), viewer);
        this.why = new DueWhy(with.due(), viewer).answering(getContent());
        this.words = why.words();
        this.clock = with.due().clock();
        this.filters = new FilterBar(with.names(), with.practices(), with.sources(), wanted -> go(asked.with(wanted)));
        this.preview = new RowPreview(with.reader(), viewer, () -> claim(currentOnly()), this::chip, this::open);
        this.grid = new RowGrid<>(kind.id(), kind.facts(), this::current, row -> open(facts(row)), this::keepLayout);
        this.columns = kind.columns()
                .apply(
                        grid.getContent(),
                        new ColumnWords<>(
                                with.names(),
                                row -> look(facts(row)),
                                row -> href(facts(row)),
                                key -> Objects.requireNonNull(getTranslation(key)),
                                getLocale()));
        this.tools = new ListTools(views.sorts(), columns, this::lay, sorted -> go(asked.by(sorted)), this::saveView);
        head.tools(tools);
        grid.getContent().addSortListener(sorting -> {
            if (sorting.isFromClient()) {
                go(asked.by(written(sorting.getSortOrder())));
            }
        });
        var list = new Div(head, filters, grid, new BulkBar(grid, () -> claim(grid.meant()), this::change));
        list.addClassName("px-list-pane");
        getContent().addClassName("px-work");
        getContent().add(links, list, preview, why);
    }

    private RowFacts facts(T row) {
        return kind.facts().apply(row);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        var found = views.read(event.getLocation().getPath(), query, viewer);
        if (found.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        asked = found.get();
        filters.show(asked.filter(), fixed());
        tools.show(
                asked.view(),
                asked.sort(),
                !asked.filter().values().isEmpty()
                        || !asked.sort().equals(asked.view().sort()));
        sorted();
        preview.clear();
        columns();
        reload();
        query.getSingleParameter("at").ifPresent(grid::goTo);
        ListWalk.end(event.getUI());
        LastList.remember(event.getUI(), views.address(asked, null), title());
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        live.follow(attached.getUI(), this, Live.TASKS, this::changed);
        attached.getUI().getPage().retrieveExtendedClientDetails(details -> wide(details.getWindowInnerWidth()));
        var watching = attached.getUI().getPage().addBrowserWindowResizeListener(resize -> wide(resize.getWidth()));
        addDetachListener(detached -> {
            detached.unregisterListener();
            watching.remove();
        });
    }

    private void wide(int pixels) {
        var phone = width < PHONE;
        width = pixels;
        if (phone != width < PHONE) {
            columns();
        } else {
            fit();
        }
    }

    private void columns() {
        if (width < PHONE) {
            columns.card();
        } else {
            views.layout(asked.view(), viewer).ifPresentOrElse(columns::lay, columns::layUsual);
            fit();
        }
    }

    private void fit() {
        if (width >= PHONE) {
            columns.fit(
                    width == Integer.MAX_VALUE
                            ? width
                            : width - BESIDE - (preview.isShown() && width > NO_PREVIEW ? PREVIEW : 0));
        }
    }

    /** An order that no head of a column shows leaves the heads bare. */
    private void sorted() {
        var ascending = asked.sort().replaceFirst("^-", "");
        var order = grid.getContent().getColumns().stream()
                .filter(column -> column.isSortable()
                        && column.getSortOrder(SortDirection.ASCENDING)
                                .anyMatch(each -> each.getSorted().equals(ascending)))
                .map(column -> new GridSortOrder<T>(
                        column, asked.sort().startsWith("-") ? SortDirection.DESCENDING : SortDirection.ASCENDING))
                .toList();
        grid.getContent().sort(order);
    }

    private String written(List<GridSortOrder<T>> orders) {
        if (orders.isEmpty()) {
            return asked.view().sort();
        }
        var order = orders.get(0);
        var property = order.getSorted()
                .getSortOrder(SortDirection.ASCENDING)
                .findFirst()
                .orElseThrow()
                .getSorted();
        return (order.getDirection() == SortDirection.DESCENDING ? "-" : "") + property;
    }

    private void lay(List<String> wanted) {
        if (wanted.isEmpty()) {
            columns.layUsual();
        } else {
            columns.lay(String.join(",", wanted));
        }
        fit();
        views.keepLayout(asked.view(), String.join(",", wanted), viewer);
    }

    private void keepLayout() {
        if (width >= PHONE) {
            views.keepLayout(asked.view(), columns.moved(), viewer);
        }
    }

    /** What the view narrows to by itself, as chips that have no cross. */
    private Map<String, String> fixed() {
        var fixed = new LinkedHashMap<String, String>();
        if (List.of("mine", "today").contains(asked.view().base().path())) {
            fixed.put(getTranslation("filter.assignee"), viewer.name());
        }
        asked.view()
                .fixed()
                .values()
                .forEach((key, value) -> fixed.put(getTranslation("filter." + key), filters.words(key, value)));
        return fixed;
    }

    private void reload() {
        head.show(title(), views.count(asked.view(), asked.filter(), viewer), ListViews.CAP);
        counts();
        grid.show(
                nothing(),
                (limit, cursor) -> dues.of(views.page(asked, limit, cursor, viewer), row -> facts(row)
                        .ticket()));
        preview.clear();
        fit();
    }

    private EmptyState nothing() {
        var view = asked.view();
        var narrowed = !asked.filter().values().isEmpty() || view.saved() != null;
        var key =
                kind.texts() + ".empty." + (narrowed ? "filtered" : view.base().path());
        var other = views.always().stream()
                .filter(each -> each.path().equals(view.base().next()))
                .findFirst()
                .orElseThrow();
        var next = SafeLink.to(views.place(other, Map.of()), other.title(this::getTranslation));
        next.addClassName("px-btn");
        return new EmptyState("inbox", getTranslation(key), getTranslation(key + ".why"), next);
    }

    private void counts() {
        links.show(asked.view(), views.saved(viewer), each -> views.count(each, new ListFilter(Map.of()), viewer));
    }

    /** Rows that are shown change in their place, new ones announce themselves and never push; the counts are always true. */
    private void changed() {
        counts();
        head.announce(grid.follow());
    }

    private void go(Asked wanted) {
        go(views.address(wanted, null));
    }

    private static void go(String path) {
        Going.to(UI.getCurrent(), path);
    }

    /** The address names the row, so that back and reload come to it again. */
    private void current(T row) {
        var first = !preview.isShown();
        preview.show(facts(row));
        if (first) {
            fit();
        }
        // Past the router, which would take it for a way to another screen and draw this one anew.
        UI.getCurrent()
                .getPage()
                .executeJs(
                        "history.replaceState(history.state, '', $0)",
                        views.address(asked, facts(row).ticket()));
    }

    private Component chip(RowFacts row) {
        return new DueChip(row.ticket(), look(row));
    }

    private DueWords.Look look(RowFacts row) {
        return words.look(
                dues.get(row.ticket()),
                row.task() == null ? null : row.dueAt(),
                row.since(),
                clock.instant(),
                row.practice(),
                row.packVersion());
    }

    private String href(RowFacts row) {
        return ListWalk.address(row.ticket(), views.address(asked, null), null);
    }

    private void open(RowFacts row) {
        go(href(row));
    }

    private List<T> currentOnly() {
        var row = grid.current();
        return row == null ? List.of() : List.of(row);
    }

    private List<String> ids(List<T> rows) {
        return rows.stream().map(row -> facts(row).id()).toList();
    }

    private void claim(List<T> rows) {
        var change = new BulkEdits.Change(Field.ASSIGNEE, viewer.account());
        told(bulk.edits().apply(kind.rows(), ids(rows), change, viewer), Field.ASSIGNEE);
    }

    private void change(Field field) {
        var rows = ids(grid.meant());
        if (!rows.isEmpty()) {
            new BulkDialog(bulk, viewer, kind.rows(), rows, field, results -> told(results, field)).open();
        }
    }

    /** Says what was done, with the way back; what was refused stays chosen. */
    private void told(List<Result> results, Field field) {
        var done = results.stream().filter(Result::isChange).toList();
        if (!done.isEmpty()) {
            var text = getTranslation(
                    "bulk.done." + field,
                    done.size(),
                    bulk.word(field, done.get(0).after()));
            Toast.done(text, getTranslation("undo"), () -> {
                refused(bulk.edits().undo(kind.rows(), done, field, viewer));
                changed();
            });
        }
        if (!refused(results)) {
            grid.deselectAll();
        }
        changed();
        var row = grid.current();
        if (row != null
                && done.stream()
                        .anyMatch(result -> result.row().equals(facts(row).id()))) {
            preview.again(facts(row));
        }
    }

    private static boolean refused(List<Result> results) {
        var refused =
                results.stream().filter(result -> result.refusal() != null).toList();
        refused.forEach(result -> Failures.tell(UI.getCurrent(), result.ticket() + ": " + result.refusal()));
        return !refused.isEmpty();
    }

    private void saveView(ListTools.Saving saving) {
        switch (saving) {
            case NEW ->
                new SaveViewDialog(
                                getTranslation("view.save.new"),
                                "",
                                false,
                                (name, shared) -> goTo(views.keep(name, shared, asked, viewer)))
                        .open();
            case CHANGE -> {
                var saved = Objects.requireNonNull(asked.view().saved());
                new SaveViewDialog(
                                getTranslation("view.change"),
                                saved.name(),
                                saved.shared(),
                                (name, shared) -> goTo(views.change(asked, name, shared, viewer)))
                        .open();
            }
            case REMOVE -> {
                var removed = new Asked(
                        asked.view(), new ListFilter(Map.of()), asked.view().sort());
                var saved = Objects.requireNonNull(removed.view().saved());
                views.remove(removed.view(), viewer);
                goTo(View.of(removed.view().base()));
                Toast.done(
                        getTranslation("view.removed", saved.name()),
                        getTranslation("undo"),
                        () -> goTo(views.keep(saved.name(), saved.shared(), removed, viewer)));
            }
        }
    }

    private void goTo(View view) {
        go(views.place(view, Map.of()));
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
            open(facts(row));
        } else if (row != null && action.equals("due")) {
            why.show(facts(row).ticket());
        } else if (row != null && action.equals("select")) {
            grid.toggle(row);
        }
    }

    private String title() {
        return asked.view().title(this::getTranslation);
    }

    @Override
    public String getPageTitle() {
        return title() + " · Praxis";
    }
}
