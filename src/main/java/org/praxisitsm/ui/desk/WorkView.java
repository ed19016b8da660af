package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.FilterBar;
import org.praxisitsm.ui.components.ListFilter;
import org.praxisitsm.ui.components.Live;
import org.praxisitsm.ui.components.Names;
import org.praxisitsm.ui.shell.DeskShell;
import org.praxisitsm.ui.shell.HasKeys;
import org.praxisitsm.ui.shell.KeyBinding;
import org.praxisitsm.workflow.Tasks;

/** My work: views with counts, the open tasks of the chosen one, and what the current row asks for. */
@Route(value = "desk/work/:view?", layout = DeskShell.class)
@PermitAll
class WorkView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle, HasKeys {

    private final transient WorkViews views;
    private final transient Tasks tasks;
    private final transient Live live;
    private final transient Viewer viewer;
    private final WorkViewLinks links;
    private final ListHead head = new ListHead(this::reload);
    private final FilterBar filters;
    private final TaskGrid grid;
    private final TaskPreview preview;
    private WorkViews.View view = WorkViews.View.MINE;
    private transient ListFilter filter = new ListFilter(Map.of());
    private int known;

    WorkView(
            WorkViews views,
            Tasks tasks,
            Viewers viewers,
            Names names,
            Practices practices,
            People people,
            Live live,
            TaskPreview.Reader reader) {
        this.views = views;
        this.tasks = tasks;
        this.live = live;
        this.viewer = viewers.current();
        this.links = new WorkViewLinks();
        this.filters = new FilterBar(names, practices, people, this::narrow);
        this.preview = new TaskPreview(reader, viewer, this::claim);
        this.grid = new TaskGrid(names, this::current, this::open);
        var list = new Div(head, filters, grid, new BulkBar(grid, this::claimAll));
        list.addClassName("px-list-pane");
        getContent().addClassName("px-work");
        getContent().add(links, list, preview);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        view = WorkViews.View.of(event.getRouteParameters().get("view").orElse(null));
        filter = ListFilter.of(event.getLocation().getQueryParameters());
        filters.show(filter, List.of());
        reload();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        live.follow(attached.getUI(), this, Live.TASKS, this::changed);
    }

    private void reload() {
        known = views.count(view, filter, viewer);
        head.show(title(), known, WorkViews.CAP);
        links.show(view, each -> views.count(each, new ListFilter(Map.of()), viewer));
        grid.show(view, (limit, cursor) -> views.page(view, filter, null, limit, cursor, viewer));
        preview.clear();
    }

    /** New rows announce themselves and never push; the counts are always true. */
    private void changed() {
        links.show(view, each -> views.count(each, new ListFilter(Map.of()), viewer));
        head.announce(views.count(view, filter, viewer) - known);
    }

    private void narrow(ListFilter wanted) {
        UI.getCurrent().navigate(WorkView.class, new RouteParameters("view", view.path), wanted.query());
    }

    private void current(TaskRow row) {
        preview.show(row);
    }

    private void open(TaskRow row) {
        UI.getCurrent().navigate("desk/tickets/" + row.ticket());
    }

    private void claim(TaskRow row) {
        if (Failures.attempt(() -> grid.refresh(tasks.claim(row.id(), viewer)))) {
            preview.show(tasks.form(row.id(), viewer).task());
            changed();
        }
    }

    private void claimAll() {
        grid.chosen().forEach(row -> Failures.attempt(() -> tasks.claim(row.id(), viewer)));
        grid.deselectAll();
        reload();
    }

    @Override
    public List<KeyBinding> keys() {
        return List.of(
                new KeyBinding("j", "row-down", "keys.down"),
                new KeyBinding("k", "row-up", "keys.up"),
                new KeyBinding("Enter", "row-open", "keys.open"),
                new KeyBinding("x", "select", "keys.select"),
                new KeyBinding("c", "claim", "keys.claim"));
    }

    @Override
    public void pressed(String action) {
        var row = grid.current();
        if (row == null) {
            return;
        }
        switch (action) {
            case "row-open" -> open(row);
            case "select" -> grid.toggle(row);
            default -> claim(row);
        }
    }

    private String title() {
        return getTranslation("work.view." + view.path);
    }

    @Override
    public String getPageTitle() {
        return title() + " · Praxis";
    }

    @Nullable
    TaskRow row() {
        return grid.current();
    }
}
