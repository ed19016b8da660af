package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Difference.Part;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.NotForYou;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.shell.DeskShell;
import org.praxisitsm.ui.shell.HasKeys;
import org.praxisitsm.ui.shell.KeyBinding;

/**
 * Two versions of a pack, or a draft and a version: the diagrams beside each other, everything that differs in words, and the
 * place where a second person agrees. The address says what is compared, how, and which change is looked at.
 */
@Route(value = "studio/:practice/compare", layout = DeskShell.class)
@PermitAll
@CssImport("./studio/studio.css")
@CssImport("./studio/compare.css")
class CompareView extends Div implements BeforeEnterObserver, HasDynamicTitle, HasKeys {

    private static final List<String> MODES = List.of("overlay", "side", "text");

    private final transient VersionDesk desk;
    private final transient List<PackPage> pages;
    private final ChangeDetail detail = new ChangeDetail();
    private final Map<String, NativeButton> modes = new LinkedHashMap<>();
    private final Div heads = new Div();
    private String practice = "";
    private transient Compared left = Compared.NONE;
    private transient Compared right = Compared.NONE;
    private String mode = "side";
    private String diagram = "";
    private int chosen;
    private transient List<Change> changes = List.of();
    private transient @Nullable Pack before;
    private transient @Nullable Pack after;
    private @Nullable DiffCanvas canvas;
    private @Nullable ChangeList list;
    private transient @Nullable ChangeWords words;

    CompareView(VersionDesk desk, List<PackPage> pages) {
        this.desk = desk;
        this.pages = pages;
        addClassName("px-compare");
    }

    /** @return the address of a comparison; states as {@link Compared} writes them */
    static String address(String practice, String from, String to) {
        return "studio/" + practice + "/compare?from=" + from + "&to=" + to;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("compare.title", left.words(this), right.words(this));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        practice = event.getRouteParameters().get("practice").orElse("");
        if (!StudioRights.mayEnter(desk.viewer())) {
            event.rerouteToError(NotForYou.class);
            return;
        }
        var asked = event.getLocation().getQueryParameters();
        try {
            var to = asked.getSingleParameter("to");
            var from = asked.getSingleParameter("from");
            right = to.isPresent() ? Compared.of(desk, practice, to.get()) : Compared.newest(desk, practice);
            left = from.isPresent() ? Compared.of(desk, practice, from.get()) : Compared.before(desk, practice, right);
            before = desk.comparisons().state(practice, left.key(), desk.viewer());
            after = desk.comparisons().state(practice, right.key(), desk.viewer());
            changes = Change.of(desk.comparisons().between(practice, left.key(), right.key(), desk.viewer()));
        } catch (Refusal refused) {
            Failures.note(refused);
            event.rerouteToError(NotFoundException.class);
            return;
        }
        mode = asked.getSingleParameter("mode").filter(MODES::contains).orElse("side");
        chosen = asked.getSingleParameter("change")
                .filter(number -> number.matches("\\d{1,4}"))
                .map(Integer::parseInt)
                .filter(number -> number >= 1 && number <= changes.size())
                .map(number -> number - 1)
                .orElse(0);
        show();
    }

    private void show() {
        removeAll();
        modes.clear();
        canvas = null;
        diagram = "";
        list = null;
        add(header(), tabs());
        if (changes.isEmpty()) {
            var middle = new Div(nothing());
            middle.addClassName("px-compare-empty");
            add(heads(), middle);
            return;
        }
        var main = new Div(bar(), heads());
        main.addClassName("px-compare-main");
        var drawing = new DiffCanvas(this::clicked);
        canvas = drawing;
        main.add(drawing, detail);
        var side = new Aside();
        side.addClassName("px-differences");
        side.getElement().setAttribute("aria-label", getTranslation("compare.changes"));
        var said = new ChangeWords(Objects.requireNonNull(before), Objects.requireNonNull(after), this);
        words = said;
        var shown = new ChangeList(changes, change -> choose(changes.indexOf(change)), said);
        list = shown;
        side.add(shown);
        if (right.draft() != null) {
            side.add(new ReviewBox(desk, descriptor(), right.draft(), this::again));
        }
        var body = new Div(main, side);
        body.addClassName("px-compare-body");
        add(body);
        setMode(mode);
        draw(main());
        choose(chosen);
    }

    private EmptyState nothing() {
        if (!left.address().equals(right.address())) {
            return new EmptyState("check", getTranslation("compare.same"), getTranslation("compare.same.why"));
        }
        if (desk.versions(practice).isEmpty()) {
            return new EmptyState(
                    "history",
                    getTranslation("compare.alone"),
                    getTranslation("compare.alone.why"),
                    SafeLink.to("studio/" + practice, getTranslation("compare.to-draft")));
        }
        return new EmptyState("history", getTranslation("compare.itself"), getTranslation("compare.itself.why"));
    }

    private String name() {
        return Objects.requireNonNull(after).in(getLocale()).name();
    }

    private org.praxisitsm.practice.PracticeDescriptor descriptor() {
        return Objects.requireNonNull(after).descriptor();
    }

    /** A verdict was given: everything is read anew. */
    private void again() {
        right = Compared.of(desk, practice, right.address());
        show();
    }

    private Component header() {
        var title = new Div(
                SafeLink.to("studio", getTranslation("studio.title")),
                new PxIcon("chevron-right"),
                SafeLink.to("studio/" + practice, name()),
                new PxIcon("chevron-right"),
                new H1(right.words(this)));
        title.addClassName("px-pack-title");
        var against = new Span(getTranslation("compare.with", left.words(this)));
        against.addClassName("px-quiet");
        title.add(against);
        var previous = button("compare.previous", "chevron-up", () -> choose(chosen - 1));
        var next = button("compare.next", "chevron-down", () -> choose(chosen + 1));
        var actions = new Div(previous, next);
        actions.addClassName("px-pack-actions");
        actions.setVisible(!changes.isEmpty());
        var header = new Div(title, actions);
        header.addClassName("px-pack-header");
        return header;
    }

    private Button button(String key, String icon, Runnable action) {
        var button = new Button(getTranslation(key), new PxIcon(icon), click -> action.run());
        button.setId(key.replace('.', '-'));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    /** The tabs of the pack's page, which they lead back to. */
    private Component tabs() {
        var tabs = new Tabs();
        tabs.addClassName("px-compare-tabs");
        for (var page : pages) {
            var tab = new Tab(SafeLink.to(
                    "studio/" + practice + "?tab=" + page.key(), getTranslation("studio.tab." + page.key())));
            tabs.add(tab);
            if (page.key().equals("versions")) {
                tabs.setSelectedTab(tab);
            }
        }
        return tabs;
    }

    private Component bar() {
        var segment = new Div();
        segment.addClassName("px-seg");
        segment.getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("compare.mode"));
        for (var one : MODES) {
            var button = new NativeButton(getTranslation("compare.mode." + one), click -> {
                setMode(one);
                choose(chosen);
            });
            modes.put(one, button);
            segment.add(button);
        }
        var together = new Checkbox(getTranslation("compare.together"), true);
        together.addValueChangeListener(event -> {
            if (canvas != null) {
                canvas.together(event.getValue());
            }
        });
        var bar = new Div(segment, key("added"), key("changed"), key("removed"), together);
        bar.addClassName("px-compare-bar");
        return bar;
    }

    private Component key(String kind) {
        var key = new Span();
        key.addClassName("px-diff-key");
        key.getElement()
                .appendChild(
                        new Element("i").setAttribute("class", "px-key-" + kind),
                        new Element("span").setText(getTranslation("compare.key." + kind)));
        return key;
    }

    /** Chooses another version to compare with. */
    private Component state(boolean older) {
        var chooser = new Select<Compared>();
        var all = Compared.all(desk, practice);
        chooser.setItems(all);
        chooser.setItemLabelGenerator(one -> one.words(this));
        chooser.setAriaLabel(getTranslation(older ? "compare.from" : "compare.to"));
        chooser.setTooltipText(getTranslation(older ? "compare.from" : "compare.to"));
        chooser.setId(older ? "compare-from" : "compare-to");
        var now = older ? left : right;
        all.stream()
                .filter(one -> one.address().equals(now.address()))
                .findFirst()
                .ifPresent(chooser::setValue);
        chooser.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                var from = older ? event.getValue() : left;
                var to = older ? right : event.getValue();
                org.praxisitsm.ui.shell.Going.to(
                        com.vaadin.flow.component.UI.getCurrent(), address(practice, from.address(), to.address()));
            }
        });
        return chooser;
    }

    private Component heads() {
        heads.removeAll();
        heads.addClassName("px-compare-heads");
        heads.add(head(left, true), head(right, false));
        return heads;
    }

    private Component head(Compared state, boolean older) {
        var head = new Div(state(older), state.badge(this));
        head.getElement().appendChild(new Element("small").setText(state.fact(desk, practice, this)));
        return head;
    }

    private void setMode(String wanted) {
        mode = wanted;
        modes.forEach((name, button) ->
                button.getElement().setAttribute("aria-pressed", String.valueOf(name.equals(wanted))));
        heads.setClassName("px-one", wanted.equals("overlay"));
        if (canvas != null) {
            canvas.setVisible(!wanted.equals("text"));
            canvas.overlay(wanted.equals("overlay"));
        }
        detail.getElement().getClassList().set("px-whole", wanted.equals("text"));
    }

    /** The diagram with the first difference, else the main one. */
    private String main() {
        return changes.stream()
                .filter(change -> change.part() == Part.DIAGRAM)
                .map(Change::file)
                .findFirst()
                .orElse("processes/" + practice + "/" + descriptor().process() + ".bpmn");
    }

    private void draw(String path) {
        if (canvas == null || path.equals(diagram) && canvas.isAttached()) {
            return;
        }
        diagram = path;
        canvas.show(
                text(before, path),
                text(after, path),
                changes.stream()
                        .filter(change ->
                                change.part() == Part.DIAGRAM && change.file().equals(path))
                        .toList(),
                left.words(this),
                right.words(this));
    }

    private static String text(@Nullable Pack pack, String path) {
        return pack != null && pack.files().has(path) ? pack.text(path) : "";
    }

    private void clicked(String element) {
        changes.stream()
                .filter(change -> change.file().equals(diagram) && change.isAbout(element))
                .findFirst()
                .ifPresent(change -> choose(changes.indexOf(change)));
    }

    private void choose(int index) {
        if (changes.isEmpty()) {
            return;
        }
        chosen = Math.floorMod(index, changes.size());
        var change = changes.get(chosen);
        if (list != null) {
            list.mark(chosen);
        }
        if (change.part() == Part.DIAGRAM && canvas != null) {
            draw(change.file());
            canvas.choose(Objects.requireNonNullElse(
                    change.element(), Objects.requireNonNullElse(change.first().element(), "")));
        }
        detail(change);
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("from", left.address());
        parameters.put("to", right.address());
        parameters.put("mode", mode);
        parameters.put("change", String.valueOf(chosen + 1));
        getUI().ifPresent(ui -> ui.getPage()
                .getHistory()
                .replaceState(
                        null, new Location("studio/" + practice + "/compare", QueryParameters.simple(parameters))));
    }

    /** What the diagrams do not show; in text mode the file of every change. */
    private void detail(Change change) {
        var text = mode.equals("text");
        if (change.number() == 0 || !text && change.part() == Part.DIAGRAM) {
            detail.clear();
            return;
        }
        var viewer = desk.viewer();
        var file = change.file();
        var asLines = text || change.part() == Part.DESCRIPTOR;
        var beside = asLines
                ? desk.comparisons().asText(practice, left.key(), right.key(), file, viewer)
                : desk.comparisons().beside(practice, left.key(), right.key(), file, viewer);
        var lines = beside.head().isEmpty();
        detail.show(
                Objects.requireNonNull(words).title(change),
                getTranslation("compare.place", chosen + 1, changes.size()),
                beside,
                lines,
                Objects.requireNonNull(after).in(getLocale()));
    }

    @Override
    public List<KeyBinding> keys() {
        return new ArrayList<>(List.of(
                new KeyBinding("j", "next", "compare.next"), new KeyBinding("k", "previous", "compare.previous")));
    }

    @Override
    public void pressed(String action) {
        choose(action.equals("next") ? chosen + 1 : chosen - 1);
    }
}
