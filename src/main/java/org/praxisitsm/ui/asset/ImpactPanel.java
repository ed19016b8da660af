package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.RelationKind;
import org.praxisitsm.asset.impact.Impact;
import org.praxisitsm.asset.impact.ImpactNode;
import org.praxisitsm.asset.impact.ImpactNode.Side;
import org.praxisitsm.asset.impact.ImpactQuestion;
import org.praxisitsm.asset.impact.ImpactQuestion.Direction;
import org.praxisitsm.asset.impact.ImpactStep;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.shell.Going;

/**
 * What is hit when assets fail and what they stand on, as a graph or as a table with the same content. The page around it says
 * what is asked about; how it is looked at stands in the address.
 */
@CssImport("./asset/impact.css")
@Uses(ImpactCanvas.class)
public class ImpactPanel extends Composite<Div> {

    private static final List<Integer> DEPTHS =
            IntStream.rangeClosed(1, 8).boxed().toList();

    private final transient ImpactDesk desk;
    private final transient Function<ImpactQuestion, Impact> asks;
    private final String title;
    private final transient Consumer<Map<String, String>> address;
    private final transient ImpactWords words;
    private final Div body = new Div();
    private final Map<Direction, NativeButton> directions = new LinkedHashMap<>();
    private final Button tableSwitch = new Button();
    private final TextField search = new TextField();
    private final Select<Integer> group = new Select<>();
    private final Set<String> apart = new HashSet<>();
    private transient ImpactSetting setting;
    private transient @Nullable Impact impact;
    private transient ImpactPicture.@Nullable Drawing drawing;
    private @Nullable ImpactCanvas canvas;
    private @Nullable ImpactSums sums;

    /**
     * @param asks tells the impact of what the page is about
     * @param title key of the sentence above the sums, e.g. {@code impact.if-it-fails}
     * @param query what the address says already
     * @param address is told what the address must say from now on
     */
    public ImpactPanel(
            ImpactDesk desk,
            Function<ImpactQuestion, Impact> asks,
            String title,
            Map<String, List<String>> query,
            Consumer<Map<String, String>> address) {
        this.desk = desk;
        this.asks = asks;
        this.title = title;
        this.address = address;
        this.setting = ImpactSetting.of(query);
        this.words = new ImpactWords(desk.classes(), getLocale(), this::getTranslation);
        body.addClassName("px-impact-body");
        getContent().addClassName("px-impact-panel");
        getContent().add(tools(), body);
        ask();
    }

    private Component tools() {
        var tools = new Div(directions(), depth(), kinds(), group(), grow(), search(), critical(), tableSwitch);
        tools.addClassName("px-impact-tools");
        tableSwitch.setId("impact-as");
        tableSwitch.addThemeNames("small");
        tableSwitch.addClickListener(click -> look(setting.table(!setting.asTable())));
        return tools;
    }

    private static Component grow() {
        var grow = new Span();
        grow.addClassName("grow");
        return grow;
    }

    private Component directions() {
        var segment = new Div();
        segment.addClassName("px-seg");
        segment.getElement().setAttribute("role", "group");
        segment.getElement().setAttribute("aria-label", getTranslation("impact.direction"));
        for (var direction : List.of(Direction.DOWN, Direction.UP, Direction.BOTH)) {
            var button = new NativeButton(
                    getTranslation("impact.direction." + ImpactSetting.word(direction)),
                    click -> again(setting.looking(direction)));
            directions.put(direction, button);
            segment.add(button);
        }
        return segment;
    }

    private Component depth() {
        var depth = new Select<Integer>();
        depth.setId("impact-depth");
        depth.setItems(DEPTHS);
        depth.setItemLabelGenerator(steps -> getTranslation("impact.depth", steps));
        depth.setAriaLabel(getTranslation("impact.depth.label"));
        depth.setValue(Math.min(8, Math.max(1, setting.depth())));
        depth.addThemeName("small");
        depth.addValueChangeListener(change -> again(setting.steps(change.getValue())));
        return depth;
    }

    private Component kinds() {
        var kinds = new MultiSelectComboBox<String>();
        kinds.setId("impact-kinds");
        kinds.setItems(desk.classes().kinds().stream()
                .filter(kind -> kind.impact() != RelationKind.Impact.NONE)
                .map(RelationKind::kind)
                .toList());
        kinds.setItemLabelGenerator(words::kind);
        kinds.setPlaceholder(getTranslation("impact.kinds.all"));
        kinds.setAriaLabel(getTranslation("impact.kinds"));
        kinds.addThemeName("small");
        kinds.setClearButtonVisible(true);
        kinds.setValue(setting.kinds());
        kinds.addValueChangeListener(change -> again(setting.along(change.getValue())));
        return kinds;
    }

    private Component group() {
        group.setId("impact-group");
        group.setItems(ImpactSetting.GROUPS);
        group.setItemLabelGenerator(
                from -> from == 0 ? getTranslation("impact.group.never") : getTranslation("impact.group.from", from));
        group.setAriaLabel(getTranslation("impact.group.label"));
        group.setValue(ImpactSetting.GROUPS.contains(setting.groupFrom()) ? setting.groupFrom() : null);
        group.addThemeName("small");
        group.getStyle().set("width", "128px");
        group.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                apart.clear();
                look(setting.groupedFrom(change.getValue()));
            }
        });
        return group;
    }

    private Component search() {
        search.setId("impact-search");
        search.setPlaceholder(getTranslation("impact.search"));
        search.setAriaLabel(getTranslation("impact.search"));
        search.setPrefixComponent(new PxIcon("search"));
        search.setClearButtonVisible(true);
        search.addThemeName("small");
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> find());
        search.addKeyPressListener(com.vaadin.flow.component.Key.ENTER, press -> find());
        return search;
    }

    private void find() {
        if (canvas != null) {
            canvas.find(search.getValue());
        } else {
            show();
        }
    }

    private Component critical() {
        var critical = new Checkbox(getTranslation("impact.only-critical"), setting.onlyCritical());
        critical.setId("impact-critical");
        critical.addValueChangeListener(change -> look(setting.critical(change.getValue())));
        return critical;
    }

    /** Another question, which is asked anew. */
    private void again(ImpactSetting wanted) {
        setting = wanted;
        apart.clear();
        address.accept(setting.query());
        ask();
    }

    /** The same impact, looked at otherwise. */
    private void look(ImpactSetting wanted) {
        setting = wanted;
        address.accept(setting.query());
        show();
    }

    private void ask() {
        impact = asks.apply(setting.question());
        show();
    }

    /** Asks again and shows what is different. */
    public void refresh() {
        ask();
    }

    private void show() {
        directions.forEach((direction, button) -> {
            button.setClassName("on", direction == setting.direction());
            button.getElement().setAttribute("aria-pressed", String.valueOf(direction == setting.direction()));
        });
        tableSwitch.setText(getTranslation(setting.asTable() ? "impact.as-graph" : "impact.as-table"));
        tableSwitch.setIcon(new PxIcon(setting.asTable() ? "flow" : "table"));
        group.setVisible(!setting.asTable());
        body.removeAll();
        canvas = null;
        var told = impact;
        if (told == null || told.asked().isEmpty()) {
            body.add(empty("impact.nothing-asked"));
        } else if (setting.asTable()) {
            sums = null;
            body.add(new ImpactTable(told, rows(told), words, desk.names(), search.getValue()));
        } else {
            draw(told);
        }
    }

    private Component empty(String key) {
        var empty = new EmptyState("asset", getTranslation(key), getTranslation(key + ".why"));
        var around = new Div(empty);
        around.addClassName("px-impact-empty");
        return around;
    }

    private void draw(Impact told) {
        var drawn = new ImpactPicture(told, rows(told), setting.groupFrom(), apart, words).draw();
        drawing = drawn;
        var shown = new ImpactCanvas();
        canvas = shown;
        shown.setId("impact-graph");
        shown.onChoice(this::chosen);
        shown.onOpen(this::opened);
        shown.show(
                drawn,
                getTranslation("impact.label", told.asked().get(0).name()),
                Map.of(
                        "zoomIn", getTranslation("diagram.zoom-in"),
                        "zoomOut", getTranslation("diagram.zoom-out"),
                        "fit", getTranslation("diagram.fit")));
        var summed = new ImpactSums(told, title, words, desk, this::split);
        sums = summed;
        body.add(shown, new ImpactLegend(told, drawn), summed);
        if (!search.isEmpty()) {
            shown.find(search.getValue());
        }
    }

    /** What is asked to be seen: all, or what lies on the way to the most critical services. */
    private List<ImpactNode> rows(Impact told) {
        if (!setting.onlyCritical()) {
            return told.nodes();
        }
        var onTheWay = new HashSet<String>();
        told.nodes().stream()
                .filter(node -> node.isService() && node.criticality() != null && node.criticality() == 1)
                .forEach(node -> {
                    onTheWay.add(node.number());
                    node.path().stream().map(ImpactStep::number).forEach(onTheWay::add);
                });
        return told.nodes().stream()
                .filter(node -> node.side() == Side.BELOW
                        ? node.criticality() != null && node.criticality() == 1
                        : onTheWay.contains(node.number()))
                .toList();
    }

    private void chosen(String card) {
        if (sums != null && drawing != null) {
            sums.tell(drawing.items(card));
        }
    }

    /** A double click: one opens, a group falls apart. */
    private void opened(String card) {
        var items = drawing == null ? List.<String>of() : drawing.items(card);
        if (items.size() == 1) {
            Going.to(UI.getCurrent(), "desk/assets/" + items.get(0) + "?tab=impact");
        } else {
            split(items);
        }
    }

    private void split(List<String> items) {
        apart.addAll(items);
        show();
    }
}
