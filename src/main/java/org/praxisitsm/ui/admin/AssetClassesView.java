package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.AssetAccess;
import org.praxisitsm.asset.CiClass;
import org.praxisitsm.asset.CiClass.Attribute;
import org.praxisitsm.asset.CiClass.Choice;
import org.praxisitsm.asset.CiClass.Phase;
import org.praxisitsm.asset.CiClass.State;
import org.praxisitsm.asset.CiClass.Type;
import org.praxisitsm.asset.ClassEditing;
import org.praxisitsm.asset.Classes;
import org.praxisitsm.asset.RelationKindEditing;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.NotForYou;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.ui.components.Toast;
import org.praxisitsm.ui.shell.DeskShell;
import org.praxisitsm.ui.shell.Going;

/** The classes of assets as data: what each asks for, what states its items have. */
@Route(value = "admin/asset-classes", layout = DeskShell.class)
@PermitAll
@CssImport("./admin/admin.css")
@CssImport("./admin/asset-classes.css")
class AssetClassesView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final List<String> ICONS = List.of(
            "asset",
            "server",
            "laptop",
            "phone",
            "printer",
            "database",
            "app",
            "code",
            "package",
            "layers",
            "cloud",
            "wifi",
            "flow",
            "cpu",
            "box",
            "tag",
            "key",
            "shield",
            "form",
            "book",
            "building",
            "cabinet",
            "bolt",
            "gear",
            "people",
            "globe");

    private static final String RELATION = "relation ";

    /** A row of the form while it is edited. */
    private static final class AttributeRow {
        private final TextField key = new TextField();
        private final TextField english = new TextField();
        private final TextField german = new TextField();
        private final ComboBox<Type> type = new ComboBox<>();
        private final TextField detail = new TextField();
        private final Checkbox required = new Checkbox();
        private final Checkbox identifying = new Checkbox();
        private final Checkbox searchable = new Checkbox();
        private Map<String, Choice> choices = Map.of();
    }

    private static final class StateRow {
        private final TextField key = new TextField();
        private final TextField english = new TextField();
        private final TextField german = new TextField();
        private final ComboBox<Phase> phase = new ComboBox<>();
    }

    private final transient Classes classes;
    private final transient ClassEditing editing;
    private final transient RelationKindEditing kinds;
    private final transient AssetAccess access;
    private final transient Viewer viewer;
    private final Div page = new Div();
    private final Nav tree = new Nav();
    private final TextField key = new TextField();
    private final ComboBox<String> parent = new ComboBox<>();
    private final TextField english = new TextField();
    private final TextField german = new TextField();
    private final ComboBox<String> icon = new ComboBox<>();
    private final Checkbox isAbstract = new Checkbox();
    private final Checkbox shared = new Checkbox();
    private final ClassRights rights;
    private final Div attributes = new Div();
    private final Div states = new Div();
    private final Div problem = new Div();
    private final transient List<AttributeRow> attributeRows = new ArrayList<>();
    private final transient List<StateRow> stateRows = new ArrayList<>();
    private transient @Nullable CiClass shown;

    AssetClassesView(
            Classes classes,
            ClassEditing editing,
            RelationKindEditing kinds,
            AssetAccess access,
            People people,
            Viewers viewers) {
        this.classes = classes;
        this.editing = editing;
        this.kinds = kinds;
        this.access = access;
        this.rights = new ClassRights(classes, people);
        this.viewer = viewers.current();
        tree.addClassNames("px-views", "px-class-tree");
        page.addClassName("px-class-page");
        problem.addClassNames("px-ban", "err");
        problem.setId("class-problem");
        problem.getElement().setAttribute("role", "alert");
        attributes.addClassName("px-class-rows");
        states.addClassName("px-class-rows");
        getContent().addClassName("px-work");
        getContent().add(new AdminNav("admin/asset-classes"), tree, page);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("admin.asset.classes") + " · Praxis";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!access.mayDefine(viewer)) {
            event.rerouteToError(NotForYou.class);
            return;
        }
        var query = event.getLocation().getQueryParameters();
        var relation = query.getSingleParameter("relation");
        if (relation.isPresent()) {
            kind(relation.get());
            return;
        }
        var asked = query.getSingleParameter("class").orElse("");
        var under = query.getSingleParameter("new");
        var chosen = classes.find(asked).orElse(classes.all().get(0));
        tree(under.isPresent() ? "" : chosen.key());
        if (under.isPresent()) {
            show(new CiClass("", under.get(), Map.of(), "asset", false, false, List.of(), List.of(), 1), true);
        } else {
            show(chosen, false);
        }
    }

    /** @param asked key of a kind of relation; anything unknown begins a new one */
    private void kind(String asked) {
        var known = classes.kind(asked);
        tree(known.isPresent() ? RELATION + asked : "");
        page.removeAll();
        page.add(new RelationKindPage(
                classes, kinds, viewer, known.orElseGet(() -> RelationKindEditing.empty(null)), known.isEmpty()));
    }

    private void tree(String current) {
        tree.removeAll();
        tree.getElement().setAttribute("aria-label", getTranslation("admin.asset.classes"));
        for (var one : classes.all()) {
            var link = SafeLink.to("admin/asset-classes?class=" + one.key(), "");
            var words = new Span(one.name(getLocale()));
            words.addClassNames("px-ell", "px-grow");
            link.add(new PxIcon(one.icon()), words);
            link.getStyle()
                    .set("padding-left", 8 + 14 * (classes.lineage(one.key()).size() - 1) + "px");
            link.setClassName("on", one.key().equals(current));
            link.setId("class-" + one.key());
            tree.add(link);
        }
        var title = new Div(getTranslation("admin.kinds"));
        title.addClassName("px-views-section");
        tree.add(title);
        for (var one : classes.kinds()) {
            var link = link(RelationKindPage.PATH + one.kind(), "link", one.name(true, getLocale()));
            link.setClassName("on", current.equals(RELATION + one.kind()));
            link.setId("kind-" + one.kind());
            tree.add(link);
        }
        var add = link(RelationKindPage.PATH, "plus", getTranslation("admin.kind.new"));
        add.setId("new-kind");
        tree.add(add);
    }

    private static Anchor link(String path, String icon, String words) {
        var link = SafeLink.to(path, "");
        var text = new Span(words);
        text.addClassNames("px-ell", "px-grow");
        link.add(new PxIcon(icon), text);
        return link;
    }

    private void show(CiClass one, boolean fresh) {
        shown = fresh ? null : one;
        page.removeAll();
        problem.setVisible(false);
        var space = new Span();
        space.addClassName("px-grow");
        var head = new Div(new H1(fresh ? getTranslation("admin.class.new") : one.name(getLocale())), space);
        head.addClassName("px-list-head");
        if (!fresh) {
            var below = SafeLink.to("admin/asset-classes?new=" + one.key(), getTranslation("admin.class.below"));
            below.addClassName("px-btn");
            below.setId("new-class-below");
            head.add(below);
            var away = new Button(getTranslation("admin.class.remove"), click -> remove(one));
            away.addThemeNames("tertiary", "small", "error");
            away.setId("remove-class");
            head.add(away);
        }
        var save = new Button(getTranslation("asset.save"), click -> save(fresh));
        save.setId("save-class");
        save.addThemeNames("primary", "small");
        head.add(save);
        rights.show(one);
        page.add(head, problem, general(one, fresh), rights, attributes(one), states(one));
    }

    private Component general(CiClass one, boolean fresh) {
        labelled(key, "admin.class.key", "class-key");
        key.setValue(one.key());
        key.setReadOnly(!fresh);
        parent.setLabel(getTranslation("admin.class.parent"));
        parent.setId("class-parent");
        parent.setItems(classes.all().stream().map(CiClass::key).toList());
        parent.setItemLabelGenerator(
                each -> classes.find(each).map(it -> it.name(getLocale())).orElse(each));
        parent.setValue(one.parent());
        parent.setReadOnly(!fresh);
        labelled(english, "admin.class.en", "class-en");
        english.setValue(one.names().getOrDefault("en", ""));
        labelled(german, "admin.class.de", "class-de");
        german.setValue(one.names().getOrDefault("de", ""));
        icon.setLabel(getTranslation("admin.class.icon"));
        icon.setId("class-icon");
        var icons = new ArrayList<>(ICONS);
        if (!icons.contains(one.icon())) {
            icons.add(one.icon());
        }
        icon.setItems(icons);
        icon.setValue(one.icon());
        isAbstract.setLabel(getTranslation("admin.class.abstract"));
        isAbstract.setValue(one.isAbstract());
        shared.setLabel(getTranslation("admin.class.shared"));
        shared.setId("class-shared");
        shared.setValue(one.shared());
        var form = new Div(key, parent, english, german, icon, new Div(isAbstract, shared));
        form.addClassName("px-form");
        return form;
    }

    private void labelled(TextField field, String label, String id) {
        field.setLabel(getTranslation(label));
        field.setId(id);
        field.setInvalid(false);
    }

    private Component attributes(CiClass one) {
        attributeRows.clear();
        attributes.removeAll();
        one.attributes().forEach(this::attribute);
        var add = new Button(getTranslation("admin.class.attribute.add"), new PxIcon("plus"), click -> attribute(null));
        add.setId("add-attribute");
        add.addThemeNames("tertiary", "small", "accent");
        var inherited = one.parent() == null
                ? ""
                : classes.attributesOf(one.parent()).stream()
                        .map(each -> each.name(getLocale()))
                        .collect(Collectors.joining(", "));
        var note = new Span(inherited.isEmpty() ? "" : getTranslation("admin.class.inherited", inherited));
        note.addClassName("px-faint");
        return new Div(new H2(getTranslation("admin.class.attributes")), note, attributes, add);
    }

    private void attribute(@Nullable Attribute one) {
        var row = new AttributeRow();
        place(row.key, "admin.class.key");
        place(row.english, "admin.class.en");
        place(row.german, "admin.class.de");
        place(row.detail, "admin.class.detail");
        row.type.setItems(Type.values());
        row.type.setItemLabelGenerator(each -> getTranslation("admin.class.type." + each));
        row.type.setWidth("120px");
        row.type.setAriaLabel(getTranslation("admin.class.type"));
        row.required.setLabel(getTranslation("admin.class.required"));
        row.identifying.setLabel(getTranslation("admin.class.identifying"));
        row.searchable.setLabel(getTranslation("admin.class.searchable"));
        row.type.addValueChangeListener(change -> row.detail.setPlaceholder(
                getTranslation(change.getValue() == Type.CHOICE ? "admin.class.choices" : "admin.class.unit")));
        if (one != null) {
            row.key.setValue(one.key());
            row.english.setValue(one.names().getOrDefault("en", ""));
            row.german.setValue(one.names().getOrDefault("de", ""));
            row.type.setValue(one.type());
            row.choices = one.choices().stream().collect(Collectors.toMap(Choice::key, each -> each));
            row.detail.setValue(
                    one.type() == Type.CHOICE
                            ? one.choices().stream()
                                    .map(each -> each.key() + "=" + each.name(getLocale()))
                                    .collect(Collectors.joining("; "))
                            : Objects.requireNonNullElse(one.unit(), ""));
            row.required.setValue(one.required());
            row.identifying.setValue(one.identifying());
            row.searchable.setValue(one.searchable());
        } else {
            row.type.setValue(Type.TEXT);
        }
        var line = new Div();
        line.addClassName("px-class-row");
        var away = new Button(new PxIcon("close"), click -> {
            attributeRows.remove(row);
            attributes.remove(line);
        });
        away.setAriaLabel(getTranslation("admin.class.row.remove", row.key.getValue()));
        away.addThemeNames("tertiary", "small", "icon");
        line.add(
                row.key,
                row.english,
                row.german,
                row.type,
                row.detail,
                row.required,
                row.identifying,
                row.searchable,
                away);
        attributeRows.add(row);
        attributes.add(line);
        if (one == null) {
            row.key.focus();
        }
    }

    private void place(TextField field, String label) {
        field.setAriaLabel(getTranslation(label));
        field.setPlaceholder(getTranslation(label));
    }

    private Component states(CiClass one) {
        stateRows.clear();
        states.removeAll();
        one.states().forEach(this::state);
        var add = new Button(getTranslation("admin.class.state.add"), new PxIcon("plus"), click -> state(null));
        add.setId("add-state");
        add.addThemeNames("tertiary", "small", "accent");
        var inherited = one.states().isEmpty() && one.parent() != null
                ? classes.statesOf(one.parent()).stream()
                        .map(each -> each.name(getLocale()))
                        .collect(Collectors.joining(", "))
                : "";
        var note = new Span(inherited.isEmpty() ? "" : getTranslation("admin.class.inherited", inherited));
        note.addClassName("px-faint");
        return new Div(new H2(getTranslation("admin.class.states")), note, states, add);
    }

    private void state(@Nullable State one) {
        var row = new StateRow();
        place(row.key, "admin.class.key");
        place(row.english, "admin.class.en");
        place(row.german, "admin.class.de");
        row.phase.setItems(Phase.values());
        row.phase.setItemLabelGenerator(each -> getTranslation("admin.class.phase." + each));
        row.phase.setAriaLabel(getTranslation("admin.class.phase"));
        row.phase.setValue(one == null ? Phase.IN_USE : one.phase());
        if (one != null) {
            row.key.setValue(one.key());
            row.english.setValue(one.names().getOrDefault("en", ""));
            row.german.setValue(one.names().getOrDefault("de", ""));
        }
        var line = new Div();
        line.addClassName("px-class-row");
        var away = new Button(new PxIcon("close"), click -> {
            stateRows.remove(row);
            states.remove(line);
        });
        away.setAriaLabel(getTranslation("admin.class.row.remove", row.key.getValue()));
        away.addThemeNames("tertiary", "small", "icon");
        line.add(row.key, row.english, row.german, row.phase, away);
        stateRows.add(row);
        states.add(line);
    }

    private void save(boolean fresh) {
        try {
            var draft = draft();
            var saved = fresh ? editing.create(draft, viewer) : editing.change(draft, viewer);
            Toast.done(getTranslation("admin.class.saved", saved.name(getLocale())));
            if (fresh) {
                Going.to(UI.getCurrent(), "admin/asset-classes?class=" + saved.key());
            } else {
                tree(saved.key());
                show(saved, false);
            }
        } catch (Refusal refused) {
            Failures.note(refused);
            problem.removeAll();
            if (refused.errors().isEmpty()) {
                problem.add(new Div(ServiceWords.here(refused.getMessage())));
            }
            refused.errors()
                    .forEach(error ->
                            problem.add(new Div(words(error.field()) + ": " + ServiceWords.here(error.message()))));
            problem.setVisible(true);
        }
    }

    /** Says which row is meant by its key rather than by its place. */
    private String words(String field) {
        var open = field.indexOf('[');
        var close = field.indexOf(']');
        if (open > 0 && close > open) {
            var at = Integer.parseInt(field.substring(open + 1, close));
            var list = field.startsWith("attributes")
                    ? attributeRows.stream().map(row -> row.key.getValue()).toList()
                    : stateRows.stream().map(row -> row.key.getValue()).toList();
            if (at < list.size()) {
                return (list.get(at).isBlank() ? "#" + (at + 1) : list.get(at)) + field.substring(close + 1);
            }
        }
        return field;
    }

    private CiClass draft() {
        var list = attributeRows.stream().map(this::written).toList();
        var life = stateRows.stream()
                .map(row -> new State(row.key.getValue().strip(), names(row.english, row.german), row.phase.getValue()))
                .toList();
        var before = shown;
        return new CiClass(
                key.getValue().strip(),
                parent.getValue(),
                names(english, german),
                icon.getValue() == null ? "asset" : icon.getValue(),
                isAbstract.getValue(),
                shared.getValue(),
                rights.written(),
                list,
                life,
                before == null ? 1 : before.version());
    }

    private Attribute written(AttributeRow row) {
        var choice = row.type.getValue() == Type.CHOICE;
        return new Attribute(
                row.key.getValue().strip(),
                names(row.english, row.german),
                row.type.getValue(),
                choice ? choices(row) : List.of(),
                choice || row.detail.getValue().isBlank()
                        ? null
                        : row.detail.getValue().strip(),
                row.required.getValue(),
                row.identifying.getValue(),
                row.searchable.getValue());
    }

    /** Written as {@code key=Name; key=Name}; what is not changed keeps its names in other languages. */
    private List<Choice> choices(AttributeRow row) {
        var language = getLocale().getLanguage();
        var found = new ArrayList<Choice>();
        for (var part : row.detail.getValue().split(";")) {
            if (part.isBlank()) {
                continue;
            }
            var cut = part.indexOf('=');
            var choiceKey = (cut < 0 ? part : part.substring(0, cut)).strip();
            var name = (cut < 0 ? part : part.substring(cut + 1)).strip();
            var names = new LinkedHashMap<String, String>();
            if (row.choices.containsKey(choiceKey)) {
                names.putAll(row.choices.get(choiceKey).names());
            }
            names.put(language, name);
            names.putIfAbsent("en", name);
            found.add(new Choice(choiceKey, names));
        }
        return found;
    }

    private static Map<String, String> names(TextField english, TextField german) {
        var names = new LinkedHashMap<String, String>();
        names.put("en", english.getValue().strip());
        if (!german.getValue().isBlank()) {
            names.put("de", german.getValue().strip());
        }
        return names;
    }

    private void remove(CiClass one) {
        Failures.attempt(() -> {
            editing.remove(one.key(), viewer);
            Toast.done(
                    getTranslation("admin.class.removed", one.name(getLocale())),
                    getTranslation("undo"),
                    () -> Failures.attempt(() -> {
                        editing.create(one, viewer);
                        Going.to(UI.getCurrent(), "admin/asset-classes?class=" + one.key());
                    }));
            Going.to(UI.getCurrent(), "admin/asset-classes");
        });
    }
}
