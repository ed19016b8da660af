package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.AssetAccess;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiClass;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.CiRow;
import org.praxisitsm.asset.Classes;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.FormSources;
import org.praxisitsm.ui.components.KeysetRows;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.components.Toast;
import org.praxisitsm.ui.shell.DeskShell;
import org.praxisitsm.ui.shell.Going;
import org.praxisitsm.ui.shell.HasKeys;
import org.praxisitsm.ui.shell.KeyBinding;

/** All items that one may see: by class, narrowed down, searched, many changed at once. The address says which. */
@Route(value = "desk/assets", layout = DeskShell.class)
@PermitAll
@CssImport("./asset/asset.css")
class AssetListView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle, HasKeys {

    private static final int CAP = 1_000;
    private static final int PHONE = 640;

    /** What the list and its dialogs read from and act on. */
    @org.springframework.stereotype.Component
    record Tools(Assets assets, Classes classes, AssetAccess access, AssetNames names, FormSources sources) {}

    private final transient Tools tools;
    private final transient Viewer viewer;
    private final Nav facets = new Nav();
    private final H1 title = new H1();
    private final Div filters = new Div();
    private final TextField search = new TextField();
    private final Grid<CiRow> grid = new Grid<>();
    private final Div bulk = new Div();
    private final Span chosen = new Span();
    private final Div preview = new Div();
    private final transient Map<String, Grid.Column<CiRow>> columns = new java.util.LinkedHashMap<>();
    private transient AssetQuestion asked = AssetQuestion.of(Map.of());
    private transient @Nullable CiRow current;

    AssetListView(Tools tools, Viewers viewers) {
        this.tools = tools;
        this.viewer = viewers.current();
        facets.addClassNames("px-views", "px-ci-facets");
        facets.setAriaLabel(getTranslation("asset.facets"));
        var pane = new Div(head(), filters, grid, bulkBar());
        pane.addClassName("px-list-pane");
        filters.addClassName("px-filters");
        preview.addClassNames("px-preview", "px-ci-preview");
        getContent().addClassNames("px-work", "px-assets");
        getContent().add(facets, pane, preview);
        search();
        grid();
    }

    private Div head() {
        var space = new Span();
        space.addClassName("px-grow");
        var baselines = SafeLink.to("desk/baselines", "");
        baselines.add(new PxIcon("layers"), new Span(getTranslation("asset.baselines")));
        baselines.addClassNames("px-btn", "px-small");
        var head = new Div(title, new AssetPlaces("desk/assets"), space, baselines, columnsMenu());
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

    private MenuBar columnsMenu() {
        var menu = new MenuBar();
        menu.addThemeVariants(MenuBarVariant.LUMO_TERTIARY, MenuBarVariant.LUMO_SMALL);
        var root = menu.addItem(new PxIcon("table"));
        root.setAriaLabel(getTranslation("asset.columns"));
        for (var key : AssetQuestion.COLUMNS) {
            var item = root.getSubMenu().addItem(getTranslation("asset.column." + key), click -> {
                var column = Objects.requireNonNull(columns.get(key));
                column.setVisible(!column.isVisible());
            });
            item.setCheckable(true);
            item.setChecked(!AssetQuestion.HIDDEN.contains(key));
        }
        return menu;
    }

    private void search() {
        search.setId("asset-search");
        search.addClassName("px-ci-search");
        search.setPlaceholder(getTranslation("asset.search"));
        search.setAriaLabel(getTranslation("asset.search"));
        search.setPrefixComponent(new PxIcon("search"));
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(250);
        search.addValueChangeListener(typed -> {
            if (typed.isFromClient()) {
                go(asked.with("q", typed.getValue()));
            }
        });
    }

    private void grid() {
        grid.setId("assets");
        grid.addClassName("px-list");
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.MULTI);
        grid.setPartNameGenerator(row -> current != null && current.id() == row.id() ? "now" : null);
        var names = tools.names();
        column(
                "name",
                260,
                3,
                "name",
                LitRenderer.<CiRow>of("<a class='px-ci-link' href=${item.href}><px-icon name=${item.icon}"
                                + " title=${item.kind}></px-icon><span class='subj'>${item.name}</span></a>"
                                + "<span class='card soft'>${item.kind} · ${item.state}</span>")
                        .withProperty("href", row -> "desk/assets/" + row.number())
                        .withProperty("icon", row -> names.icon(row.ciClass()))
                        .withProperty("kind", row -> names.ciClass(row.ciClass()))
                        .withProperty("state", row -> names.state(row.ciClass(), row.state()))
                        .withProperty("name", CiRow::name));
        column("number", 104, 0, "number", words("num", CiRow::number));
        column("class", 130, 1, "class", words("soft", row -> names.ciClass(row.ciClass())));
        column(
                "state",
                124,
                0,
                null,
                LitRenderer.<CiRow>of(
                                "<span class='px-ci-state ${item.phase}'><span></span><span>${item.state}</span></span>")
                        .withProperty("phase", row -> names.phase(row.ciClass(), row.state()))
                        .withProperty("state", row -> names.state(row.ciClass(), row.state())));
        column(
                "criticality",
                96,
                0,
                "criticality",
                LitRenderer.<CiRow>of("<span class='px-ci-level l${item.level}'>${item.words}</span>")
                        .withProperty("level", row -> row.criticality() == null ? "" : row.criticality())
                        .withProperty(
                                "words", row -> row.criticality() == null ? "" : names.criticality(row.criticality())));
        column("person", 150, 1, null, words("soft", row -> names.names()
                .person(row.user() == null ? row.owner() : row.user())));
        column("group", 130, 1, null, words("soft", row -> names.names().group(row.group())));
        column("location", 150, 1, null, words("soft", row -> row.locationName() == null ? "" : row.locationName()));
        column(
                "environment",
                110,
                0,
                null,
                words("soft", row -> row.environment() == null ? "" : names.environment(row.environment())));
        column("serial", 130, 0, null, words("num", row -> row.serial() == null ? "" : row.serial()));
        column("tag", 104, 0, null, words("num", row -> row.assetTag() == null ? "" : row.assetTag()));
        column(
                "seen",
                96,
                0,
                "lastSeenAt",
                LitRenderer.<CiRow>of(
                                "${item.at ? html`<px-time class='time' mode='short' at=${item.at}></px-time>` : ''}")
                        .withProperty(
                                "at",
                                row -> row.lastSeenAt() == null
                                        ? ""
                                        : row.lastSeenAt().toString()));
        column(
                "updated",
                96,
                0,
                "updatedAt",
                LitRenderer.<CiRow>of("<px-time class='time' mode='short' at=${item.at}></px-time>")
                        .withProperty("at", row -> row.updatedAt().toString()));
        AssetQuestion.HIDDEN.forEach(
                key -> Objects.requireNonNull(columns.get(key)).setVisible(false));
        grid.addItemClickListener(click -> look(click.getItem()));
        grid.addItemDoubleClickListener(click -> open(click.getItem()));
        grid.addCellFocusListener(focus -> focus.getItem().ifPresent(this::look));
        grid.addSelectionListener(selection -> {
            var size = selection.getAllSelectedItems().size();
            bulk.setVisible(size > 0);
            chosen.setText(getTranslation("list.chosen", size));
        });
        grid.addSortListener(sort -> {
            if (sort.isFromClient()) {
                go(asked.with("sort", written(sort.getSortOrder())));
            }
        });
    }

    private void column(
            String key,
            int width,
            int grow,
            @Nullable String sort,
            com.vaadin.flow.data.renderer.Renderer<CiRow> cell) {
        var column = grid.addColumn(cell)
                .setKey(key)
                .setHeader(getTranslation("asset.column." + key))
                .setWidth(width + "px")
                .setFlexGrow(grow)
                .setResizable(true);
        if (sort != null) {
            column.setSortProperty(sort).setSortable(true);
        } else {
            column.setSortable(false);
        }
        columns.put(key, column);
    }

    private static LitRenderer<CiRow> words(String style, Function<CiRow, String> words) {
        return LitRenderer.<CiRow>of("<span class='" + style + "' title=${item.words}>${item.words}</span>")
                .withProperty("words", words::apply);
    }

    private String written(List<GridSortOrder<CiRow>> orders) {
        if (orders.isEmpty()) {
            return "";
        }
        var property = orders.get(0)
                .getSorted()
                .getSortOrder(SortDirection.ASCENDING)
                .findFirst()
                .orElseThrow()
                .getSorted();
        return (orders.get(0).getDirection() == SortDirection.DESCENDING ? "-" : "") + property;
    }

    private Div bulkBar() {
        chosen.addClassName("px-strong");
        var none = new Button(new PxIcon("close"), click -> grid.deselectAll());
        none.setAriaLabel(getTranslation("list.choose.none"));
        none.addThemeNames("tertiary", "small", "icon");
        bulk.addClassName("px-bulk");
        bulk.getElement().setAttribute("role", "toolbar");
        bulk.getElement().setAttribute("aria-label", getTranslation("bulk.title"));
        bulk.add(chosen);
        Map.of("state", "flow", "group", "people", "owner", "person", "environment", "layers", "location", "building")
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey(java.util.Comparator.reverseOrder()))
                .forEach(field -> {
                    var button = new Button(
                            getTranslation("asset.field." + field.getKey()),
                            new PxIcon(field.getValue()),
                            click -> change(field.getKey()));
                    button.setId("bulk-" + field.getKey());
                    button.addThemeNames("tertiary", "small");
                    bulk.add(button);
                });
        var labels = new Button(
                getTranslation("life.labels"),
                new PxIcon("qr"),
                click -> Going.to(
                        UI.getCurrent(),
                        "desk/assets/labels?numbers="
                                + grid.getSelectedItems().stream()
                                        .map(row -> row.number())
                                        .collect(java.util.stream.Collectors.joining(","))));
        labels.setId("bulk-labels");
        labels.addThemeNames("small", "tertiary");
        bulk.add(labels, none);
        bulk.setVisible(false);
        return bulk;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        asked = AssetQuestion.of(query.getParameters().entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().get(0))));
        reload();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        attached.getUI().getPage().retrieveExtendedClientDetails(details -> {
            var narrow = details.getWindowInnerWidth() < PHONE;
            if (narrow) {
                columns.forEach((key, column) -> column.setVisible(key.equals("name")));
            } else if (details.getWindowInnerWidth() < 1500) {
                List.of("location", "seen").forEach(key -> columns.get(key).setVisible(false));
            }
        });
    }

    private void reload() {
        current = null;
        preview.removeAll();
        preview.setVisible(false);
        grid.deselectAll();
        try {
            var count = tools.assets().count(asked.filter(viewer), CAP, viewer);
            title.removeAll();
            title.add(
                    new Span(
                            asked.get("class") == null
                                    ? getTranslation("desk.assets")
                                    : tools.names().ciClass(asked.get("class"))),
                    CiParts.text(AssetQuestion.capped(count, CAP), "px-count"));
            facets();
            filterRow();
            sorted();
            grid.setEmptyStateComponent(new Div(nothing()));
            KeysetRows.show(
                    grid,
                    (limit, cursor) ->
                            tools.assets().list(asked.filter(viewer), asked.get("sort"), limit, cursor, viewer),
                    CiRow::id);
        } catch (Refusal wrong) {
            // An address that somebody wrote by hand: shown without what is wrong in it.
            Failures.tell(UI.getCurrent(), wrong.getMessage());
            if (!asked.values().isEmpty()) {
                asked = AssetQuestion.of(Map.of());
                reload();
            }
        }
    }

    private void sorted() {
        var sort = asked.get("sort") == null ? "name" : asked.get("sort");
        var ascending = sort.replaceFirst("^-", "");
        grid.sort(columns.values().stream()
                .filter(column -> column.isSortable()
                        && column.getSortOrder(SortDirection.ASCENDING)
                                .anyMatch(order -> order.getSorted().equals(ascending)))
                .map(column -> new GridSortOrder<CiRow>(
                        column, sort.startsWith("-") ? SortDirection.DESCENDING : SortDirection.ASCENDING))
                .toList());
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

    private void facets() {
        facets.removeAll();
        facets.add(new Div(CiParts.text(getTranslation("desk.assets"), "px-views-title")));
        var counts = tools.assets().countByClass(asked.without("class").filter(viewer), CAP, viewer);
        facet(
                null,
                "asset",
                getTranslation("asset.all"),
                counts.values().stream().mapToInt(n -> n).sum(),
                0);
        for (var one : tools.classes().all()) {
            if (one.parent() == null) {
                continue;
            }
            var below = tools.classes().withBelow(one.key()).stream()
                    .mapToInt(key -> counts.getOrDefault(key, 0))
                    .sum();
            var chosenHere = asked.get("class") != null && tools.classes().isA(asked.get("class"), one.key());
            if (below > 0 || chosenHere) {
                facet(
                        one.key(),
                        one.icon(),
                        one.name(AssetNames.reader()),
                        below,
                        tools.classes().lineage(one.key()).size() - 2);
            }
        }
    }

    private void facet(@Nullable String key, String icon, String words, int count, int depth) {
        var link = SafeLink.to(asked.with("class", key).address(), "");
        link.add(new PxIcon(icon), CiParts.text(words, "px-ell", "px-grow"));
        link.add(CiParts.text(AssetQuestion.capped(count, CAP), "px-count"));
        link.getStyle().set("--depth", Integer.toString(depth));
        link.setId("facet-" + (key == null ? "all" : key));
        var here = Objects.equals(key, asked.get("class"));
        link.setClassName("on", here);
        if (here) {
            link.getElement().setAttribute("aria-current", "page");
        }
        facets.add(link);
    }

    private void filterRow() {
        filters.removeAll();
        search.setValue(asked.get("q") == null ? "" : asked.get("q"));
        filters.add(search);
        filters.add(select("state", states(), key -> stateWords(key)));
        filters.add(select("environment", CiFields.ENVIRONMENTS, tools.names()::environment));
        filters.add(select(
                "group",
                tools.sources().groups().stream().map(group -> group.key()).toList(),
                tools.names().names()::group));
        filters.add(select("criticality", List.of("1", "2", "3", "4"), key -> tools.names()
                .criticality(key.matches("[1-4]") ? Integer.valueOf(key) : null)));
        filters.add(select("ended", List.of("true", "all"), key -> getTranslation("asset.ended." + key)));
        asked.others().forEach((key, value) -> filters.add(chip(key, value)));
    }

    private List<String> states() {
        var ofClass = asked.get("class");
        var keys = new java.util.LinkedHashSet<String>();
        tools.classes().all().stream()
                .map(CiClass::key)
                .filter(key -> ofClass == null || tools.classes().isA(key, ofClass))
                .forEach(key -> tools.classes().statesOf(key).forEach(state -> keys.add(state.key())));
        return List.copyOf(keys);
    }

    private String stateWords(String key) {
        return tools.classes().all().stream()
                .flatMap(one -> one.states().stream())
                .filter(state -> state.key().equals(key))
                .findFirst()
                .map(state -> state.name(AssetNames.reader()))
                .orElse(key);
    }

    private Component select(String key, List<String> values, Function<String, String> words) {
        var select = new Select<String>();
        select.setId("filter-" + key);
        select.addClassName("px-ci-filter");
        select.addThemeNames("small");
        var name = getTranslation("asset.column." + key);
        select.setAriaLabel(name);
        select.setPlaceholder(name);
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(getTranslation("asset.filter.any", name));
        var all = new ArrayList<>(values);
        var now = asked.get(key);
        if (now != null && !all.contains(now)) {
            all.add(now);
        }
        select.setItems(all);
        select.setItemLabelGenerator(value -> value == null ? name : words.apply(value));
        select.setValue(now);
        select.setClassName("on", now != null);
        select.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                go(asked.with(key, change.getValue()));
            }
        });
        return select;
    }

    private Component chip(String key, String value) {
        var out = new com.vaadin.flow.component.html.NativeButton();
        out.add(new PxIcon("close"));
        out.getElement().setAttribute("aria-label", getTranslation("asset.filter.remove", key));
        out.addClickListener(click -> go(asked.with(key, null)));
        var words = key.startsWith("attribute.")
                ? tools.classes().all().stream()
                        .flatMap(one -> one.attributes().stream())
                        .filter(one -> one.key().equals(key.substring("attribute.".length())))
                        .findFirst()
                        .map(one -> one.name(AssetNames.reader()))
                        .orElse(key)
                : getTranslation("asset.field." + (key.equals("person") ? "user" : key));
        var shown = tools.names().value("ci", key, value, viewer);
        return CiParts.chip(new Span(words + ": "), CiParts.text(shown, "px-strong"), out);
    }

    private void go(AssetQuestion wanted) {
        Going.to(UI.getCurrent(), wanted.address());
    }

    private void look(CiRow row) {
        if (current != null && current.id() == row.id()) {
            return;
        }
        var before = current;
        current = row;
        if (before != null) {
            grid.getDataCommunicator().refresh(before);
        }
        grid.getDataCommunicator().refresh(row);
        preview.removeAll();
        preview.setVisible(true);
        try {
            preview.add(new AssetPreview(tools, tools.assets().get(row.number(), viewer), viewer));
        } catch (Refusal gone) {
            preview.setVisible(false);
        }
    }

    private void open(CiRow row) {
        Going.to(UI.getCurrent(), "desk/assets/" + row.number());
    }

    private List<CiRow> meant() {
        var selected = grid.getSelectedItems();
        return !selected.isEmpty() ? List.copyOf(selected) : current == null ? List.of() : List.of(current);
    }

    private void change(String field) {
        var rows = meant();
        if (!rows.isEmpty()) {
            new BulkAssetDialog(tools, viewer, rows, field, this::told).open();
        }
    }

    private void told(List<Assets.Outcome> outcomes) {
        var done = outcomes.stream()
                .filter(one -> one.refused() == null && !one.changed().isEmpty())
                .toList();
        outcomes.stream()
                .filter(one -> one.refused() != null)
                .limit(3)
                .forEach(one -> Failures.tell(UI.getCurrent(), one.number() + ": " + one.refused()));
        if (!done.isEmpty()) {
            Toast.done(getTranslation("asset.bulk.done", done.size()), getTranslation("undo"), () -> {
                var undone = tools.assets().undo(done, viewer);
                undone.stream()
                        .filter(one -> one.refused() != null)
                        .limit(3)
                        .forEach(one -> Failures.tell(UI.getCurrent(), one.number() + ": " + one.refused()));
                reload();
            });
        }
        reload();
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
        if (action.equals("filter")) {
            search.focus();
        } else if (current != null && action.equals("row-open")) {
            open(current);
        } else if (current != null && action.equals("select")) {
            if (grid.getSelectedItems().contains(current)) {
                grid.deselect(current);
            } else {
                grid.select(current);
            }
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("desk.assets") + " · Praxis";
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Anchor link(CiRow row, AssetNames names) {
        return CiParts.link(row.number(), names.icon(row.ciClass()), row.name());
    }

    static Component person(AssetNames names, String account) {
        return new Marks.Person(names.names().person(account));
    }
}
