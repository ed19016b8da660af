package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.AssetAccess;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiRow;
import org.praxisitsm.asset.Classes;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.SavedViews;
import org.praxisitsm.ticket.SavedViews.SavedView;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.FormSources;
import org.praxisitsm.ui.components.Live;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.components.SaveViewDialog;
import org.praxisitsm.ui.components.Toast;
import org.praxisitsm.ui.shell.DeskShell;
import org.praxisitsm.ui.shell.Going;
import org.praxisitsm.ui.shell.HasKeys;
import org.praxisitsm.ui.shell.KeyBinding;

/**
 * All items that one may see: by class, narrowed down, searched, many changed at once. The address says which; what is narrowed
 * down often is saved as a view, with the columns that one wants there.
 */
@Route(value = "desk/assets", layout = DeskShell.class)
@PermitAll
@CssImport("./asset/asset.css")
class AssetListView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle, HasKeys {

    private static final int CAP = 1_000;
    private static final int PHONE = 640;

    /** Below this there is no preview beside the list. */
    private static final int NO_PREVIEW = 1_100;

    /** What stands beside the list: rail and classes. */
    private static final int BESIDE = 72 + 212;

    private static final int PREVIEW = 308;
    private static final String LIST = "assets";

    /** What the list and its dialogs read from and act on. */
    @org.springframework.stereotype.Component
    record Tools(
            Assets assets,
            Classes classes,
            AssetAccess access,
            AssetNames names,
            FormSources sources,
            SavedViews views,
            Live live) {}

    private final transient Tools tools;
    private final transient Viewer viewer;
    private final AssetFacets facets;
    private final AssetFilters filters;
    private final AssetGrid grid;
    private final AssetListTools more;
    private final H1 title = new H1();
    private final Button news = new Button(new PxIcon("chevron-up"), click -> reload());
    private final Div preview = new Div();
    private transient AssetQuestion asked = AssetQuestion.everything();
    private transient @Nullable SavedView view;
    private int width = Integer.MAX_VALUE;

    AssetListView(Tools tools, Viewers viewers) {
        this.tools = tools;
        this.viewer = viewers.current();
        this.facets = new AssetFacets(tools, viewer, CAP);
        this.filters = new AssetFilters(tools, viewer, this::go);
        this.grid = new AssetGrid(
                tools.names(), this::look, this::open, this::keepLayout, sort -> go(asked.with("sort", sort)));
        this.more = new AssetListTools(grid.columns(), this::lay, this::saveView, export());
        var pane = new Div(head(), filters, grid, new AssetBulkBar(grid, this::change));
        pane.addClassName("px-list-pane");
        preview.addClassNames("px-preview", "px-ci-preview");
        getContent().addClassNames("px-work", "px-assets");
        getContent().add(facets, pane, preview);
    }

    private Div head() {
        var space = new Span();
        space.addClassName("px-grow");
        news.setId("list-news");
        news.addThemeNames("tertiary", "small", "accent");
        news.setVisible(false);
        var announced = new Span(news);
        announced.getElement().setAttribute("role", "status");
        var head = new Div(title, new AssetPlaces("desk/assets"), space, announced, more);
        head.addClassName("px-list-head");
        if (!tools.classes().all().isEmpty() && mayCreate()) {
            var create = new Button(getTranslation("asset.new"), new PxIcon("plus"), click -> create());
            create.setId("new-asset");
            create.addThemeNames("primary", "small");
            head.add(create);
        }
        return head;
    }

    private boolean mayCreate() {
        return viewer.grants().stream()
                .anyMatch(grant -> tools.access().mayCreate(viewer, grant.unit())
                        || grant.unit().equals(Viewer.EVERY_UNIT)
                                && tools.access().mayCreate(viewer, viewer.unit()));
    }

    private DownloadHandler export() {
        return event -> {
            event.setFileName("praxis-assets.csv");
            event.setContentType("text/csv;charset=utf-8");
            new AssetExport(tools.assets())
                    .write(asked.filter(viewer), asked.get("sort"), viewer, event.getOutputStream());
        };
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        asked = AssetQuestion.of(query.getParameters().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().get(0))));
        view = asked.view() == null
                ? null
                : tools.views()
                        .find(Long.parseLong(asked.view()), viewer)
                        .filter(one -> one.list().equals(LIST))
                        .orElse(null);
        if (view == null) {
            asked = asked.withoutView();
        } else if (asked.isViewAlone()) {
            asked = AssetQuestion.of(view);
        }
        columns();
        reload();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        tools.live().follow(attached.getUI(), this, AssetLive.TOPIC, this::follow);
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
            grid.columns().card();
        } else {
            tools.views()
                    .layout(layoutPlace(), viewer)
                    .filter(layout -> !layout.isBlank())
                    .ifPresentOrElse(grid.columns()::lay, grid.columns()::layUsual);
            fit();
        }
    }

    private String layoutPlace() {
        return LIST + "/" + (view == null ? "all" : Long.toString(view.id()));
    }

    private void fit() {
        if (width >= PHONE) {
            grid.columns()
                    .fit(
                            width == Integer.MAX_VALUE
                                    ? width
                                    : width - BESIDE - (preview.isVisible() && width > NO_PREVIEW ? PREVIEW : 0));
        }
    }

    private void lay(List<String> wanted) {
        if (wanted.isEmpty()) {
            grid.columns().layUsual();
        } else {
            grid.columns().lay(String.join(",", wanted));
        }
        fit();
        tools.views().keepLayout(layoutPlace(), String.join(",", wanted), viewer);
    }

    private void keepLayout() {
        if (width >= PHONE) {
            tools.views().keepLayout(layoutPlace(), grid.columns().moved(), viewer);
        }
    }

    private void reload() {
        preview.removeAll();
        preview.setVisible(false);
        news.setVisible(false);
        try {
            var count = tools.assets().count(asked.filter(viewer), CAP, viewer);
            title.removeAll();
            title.add(new Span(heading()), CiParts.text(AssetQuestion.capped(count, CAP), "px-count"));
            facets.show(asked, tools.views().of(LIST, viewer));
            filters.show(asked);
            more.show(view, isChanged());
            grid.sorted(Objects.requireNonNullElse(asked.get("sort"), "name"));
            grid.show(nothing(), (limit, cursor) -> tools.assets()
                    .list(asked.filter(viewer), asked.get("sort"), limit, cursor, viewer));
            fit();
        } catch (Refusal wrong) {
            // An address that somebody wrote by hand: shown without what is wrong in it.
            Failures.tell(UI.getCurrent(), wrong.getMessage());
            if (!asked.values().isEmpty()) {
                asked = AssetQuestion.everything();
                view = null;
                reload();
            }
        }
    }

    /** Rows that are shown change in their place, new ones announce themselves and never push; the counts are always true. */
    private void follow() {
        facets.show(asked, tools.views().of(LIST, viewer));
        var fresh = grid.follow();
        news.setVisible(fresh > 0);
        news.setText(getTranslation("list.new", fresh));
    }

    private String heading() {
        if (view != null) {
            return view.name();
        }
        var ofClass = asked.get("class");
        return ofClass == null ? getTranslation("desk.assets") : tools.names().ciClass(ofClass);
    }

    private boolean isChanged() {
        return view == null
                ? !asked.values().isEmpty()
                : !asked.query().equals(AssetQuestion.of(view).query());
    }

    private EmptyState nothing() {
        if (asked.isNarrowed()) {
            var all = SafeLink.to("desk/assets", getTranslation("asset.empty.all"));
            all.addClassName("px-btn");
            return new EmptyState(
                    "search", getTranslation("asset.empty.filtered"), getTranslation("asset.empty.filtered.why"), all);
        }
        if (mayCreate()) {
            var create = new Button(getTranslation("asset.new"), click -> create());
            create.addThemeNames("primary");
            return new EmptyState("asset", getTranslation("asset.empty"), getTranslation("asset.empty.why"), create);
        }
        return new EmptyState("asset", getTranslation("asset.empty"), getTranslation("asset.empty.why"));
    }

    private void saveView(AssetListTools.Saving saving) {
        switch (saving) {
            case NEW ->
                new SaveViewDialog(
                                getTranslation("view.save.new"),
                                "",
                                false,
                                (name, shared) -> goTo(tools.views().keep(LIST, name, shared, asked.query(), viewer)))
                        .open();
            case CHANGE -> {
                var saved = Objects.requireNonNull(view);
                new SaveViewDialog(getTranslation("view.change"), saved.name(), saved.shared(), (name, shared) -> {
                            tools.views().change(saved.id(), name, shared, asked.query(), viewer);
                            goTo(saved);
                        })
                        .open();
            }
            case REMOVE -> {
                var saved = Objects.requireNonNull(view);
                tools.views().remove(saved.id(), viewer);
                Going.to(UI.getCurrent(), "desk/assets");
                Toast.done(
                        getTranslation("view.removed", saved.name()),
                        getTranslation("undo"),
                        () -> goTo(tools.views().keep(LIST, saved.name(), saved.shared(), saved.query(), viewer)));
            }
        }
    }

    private static void goTo(SavedView saved) {
        Going.to(UI.getCurrent(), AssetQuestion.address(saved));
    }

    private void go(AssetQuestion wanted) {
        Going.to(UI.getCurrent(), wanted.address());
    }

    private void look(CiRow row) {
        preview.removeAll();
        var before = preview.isVisible();
        preview.setVisible(true);
        try {
            preview.add(new AssetPreview(tools, tools.assets().get(row.number(), viewer), viewer));
        } catch (Refusal gone) {
            preview.setVisible(false);
        }
        if (before != preview.isVisible()) {
            fit();
        }
    }

    private void open(CiRow row) {
        Going.to(UI.getCurrent(), "desk/assets/" + row.number());
    }

    private void change(String field) {
        var rows = grid.meant();
        if (!rows.isEmpty()) {
            new BulkAssetDialog(tools, viewer, rows, field, this::told).open();
        }
    }

    private void told(List<Assets.Outcome> outcomes) {
        var done = outcomes.stream()
                .filter(one -> one.refused() == null && !one.changed().isEmpty())
                .toList();
        refused(outcomes);
        if (!done.isEmpty()) {
            Toast.done(getTranslation("asset.bulk.done", done.size()), getTranslation("undo"), () -> {
                refused(tools.assets().undo(done, viewer));
                reload();
            });
        }
        reload();
    }

    private static void refused(List<Assets.Outcome> outcomes) {
        outcomes.stream()
                .filter(one -> one.refused() != null)
                .limit(3)
                .forEach(one -> Failures.tell(UI.getCurrent(), one.number() + ": " + one.refused()));
    }

    private void create() {
        new NewAssetDialog(tools, viewer, asked.get("class")).open();
    }

    @Override
    public List<KeyBinding> keys() {
        return List.of(
                new KeyBinding("j", "row-down", "keys.down"),
                new KeyBinding("k", "row-up", "keys.up"),
                new KeyBinding("Enter", "row-open", "keys.open"),
                new KeyBinding("x", "select", "keys.select"),
                new KeyBinding("f", "filter", "keys.filter"));
    }

    @Override
    public void pressed(String action) {
        var current = grid.current();
        if (action.equals("filter")) {
            filters.focus();
        } else if (current != null && action.equals("row-open")) {
            open(current);
        } else if (current != null && action.equals("select")) {
            grid.toggle(current);
        }
    }

    @Override
    public String getPageTitle() {
        return (view == null ? getTranslation("desk.assets") : view.name()) + " · Praxis";
    }
}
