package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.praxisitsm.asset.CiClass;
import org.praxisitsm.asset.Classes;
import org.praxisitsm.asset.RelationKind;
import org.praxisitsm.asset.RelationKind.Cardinality;
import org.praxisitsm.asset.RelationKind.Impact;
import org.praxisitsm.asset.RelationKindEditing;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.ui.components.Toast;
import org.praxisitsm.ui.shell.Going;

/** One kind of relation: how it reads from both ends, who is hit, and what may be related. */
final class RelationKindPage extends Composite<Div> {

    static final String PATH = "admin/asset-classes?relation=";

    private final transient Classes classes;
    private final transient RelationKindEditing editing;
    private final transient Viewer viewer;
    private final transient RelationKind shown;
    private final boolean fresh;
    private final TextField key = new TextField();
    private final TextField english = new TextField();
    private final TextField german = new TextField();
    private final TextField inverseEnglish = new TextField();
    private final TextField inverseGerman = new TextField();
    private final Select<Impact> impact = new Select<>();
    private final MultiSelectComboBox<String> from = new MultiSelectComboBox<>();
    private final MultiSelectComboBox<String> to = new MultiSelectComboBox<>();
    private final Checkbox one = new Checkbox();
    private final Checkbox acyclic = new Checkbox();
    private final Div problem = new Div();

    RelationKindPage(Classes classes, RelationKindEditing editing, Viewer viewer, RelationKind shown, boolean fresh) {
        this.classes = classes;
        this.editing = editing;
        this.viewer = viewer;
        this.shown = shown;
        this.fresh = fresh;
        problem.addClassNames("px-ban", "err");
        problem.setId("kind-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        getContent().addClassName("px-class-page");
        getContent().add(head(), problem, names(), rules());
    }

    private Component head() {
        var space = new Span();
        space.addClassName("px-grow");
        var head = new Div(new H1(fresh ? getTranslation("admin.kind.new") : shown.name(true, getLocale())), space);
        head.addClassName("px-list-head");
        if (!fresh && !editing.isShipped(shown.kind())) {
            var away = new Button(getTranslation("admin.class.remove"), click -> remove());
            away.addThemeNames("tertiary", "small", "error");
            away.setId("remove-kind");
            head.add(away);
        }
        var save = new Button(getTranslation("asset.save"), click -> save());
        save.setId("save-kind");
        save.addThemeNames("primary", "small");
        head.add(save);
        return head;
    }

    private Component names() {
        text(key, "admin.class.key", "kind-key", shown.kind());
        key.setReadOnly(!fresh);
        text(english, "admin.kind.en", "kind-en", shown.names().getOrDefault("en", ""));
        text(german, "admin.kind.de", "kind-de", shown.names().getOrDefault("de", ""));
        text(
                inverseEnglish,
                "admin.kind.inverse.en",
                "kind-inverse-en",
                shown.inverse().getOrDefault("en", ""));
        text(
                inverseGerman,
                "admin.kind.inverse.de",
                "kind-inverse-de",
                shown.inverse().getOrDefault("de", ""));
        var form = new Div(key, new Div(), english, german, inverseEnglish, inverseGerman);
        form.addClassName("px-form");
        return form;
    }

    private void text(TextField field, String label, String id, String value) {
        field.setLabel(getTranslation(label));
        field.setId(id);
        field.setValue(value);
    }

    private Component rules() {
        impact.setId("kind-impact");
        impact.setLabel(getTranslation("admin.kind.impact"));
        impact.setItems(Impact.values());
        impact.setItemLabelGenerator(each -> getTranslation("admin.kind.impact." + each));
        impact.setValue(shown.impact());
        impact.addClassName("wide");
        classes(from, "admin.kind.from", "kind-from", shown.fromClasses());
        classes(to, "admin.kind.to", "kind-to", shown.toClasses());
        one.setId("kind-one");
        one.setLabel(getTranslation("admin.kind.one"));
        one.setValue(shown.targets() == Cardinality.ONE);
        acyclic.setId("kind-acyclic");
        acyclic.setLabel(getTranslation("admin.kind.acyclic"));
        acyclic.setValue(shown.acyclic());
        var checks = new Div(one, acyclic);
        checks.addClassName("wide");
        var form = new Div(impact, from, to, checks);
        form.addClassName("px-form");
        return form;
    }

    private void classes(MultiSelectComboBox<String> box, String label, String id, List<String> chosen) {
        box.setId(id);
        box.setLabel(getTranslation(label));
        box.setPlaceholder(getTranslation("admin.kind.any"));
        box.setItems(classes.all().stream().map(CiClass::key).toList());
        box.setItemLabelGenerator(
                each -> classes.find(each).map(known -> known.name(getLocale())).orElse(each));
        box.setValue(Set.copyOf(chosen));
    }

    private void save() {
        try {
            var draft = draft();
            var saved = fresh ? editing.create(draft, viewer) : editing.change(shown, draft, viewer);
            Toast.done(getTranslation("admin.class.saved", saved.name(true, getLocale())));
            Going.to(UI.getCurrent(), PATH + saved.kind());
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

    private String words(String field) {
        return switch (field) {
            case "kind" -> key.getLabel();
            case "names" -> english.getLabel();
            case "inverse" -> inverseEnglish.getLabel();
            case "fromClasses" -> from.getLabel();
            case "toClasses" -> to.getLabel();
            case "targets" -> one.getLabel();
            case "acyclic" -> acyclic.getLabel();
            default -> impact.getLabel();
        };
    }

    private RelationKind draft() {
        return new RelationKind(
                key.getValue().strip(),
                both(shown.names(), english, german),
                both(shown.inverse(), inverseEnglish, inverseGerman),
                impact.getValue(),
                one.getValue() ? Cardinality.ONE : Cardinality.MANY,
                acyclic.getValue(),
                ordered(from),
                ordered(to));
    }

    /** Names in other languages stay. */
    private static Map<String, String> both(Map<String, String> known, TextField english, TextField german) {
        var names = new LinkedHashMap<>(known);
        names.put("en", english.getValue().strip());
        if (german.getValue().isBlank()) {
            names.remove("de");
        } else {
            names.put("de", german.getValue().strip());
        }
        return names;
    }

    private List<String> ordered(MultiSelectComboBox<String> box) {
        return classes.all().stream()
                .map(CiClass::key)
                .filter(box.getValue()::contains)
                .toList();
    }

    private void remove() {
        Failures.attempt(() -> {
            editing.remove(shown.kind(), viewer);
            Toast.done(
                    getTranslation("admin.class.removed", shown.name(true, getLocale())),
                    getTranslation("undo"),
                    () -> Failures.attempt(() -> {
                        editing.create(shown, viewer);
                        Going.to(UI.getCurrent(), PATH + shown.kind());
                    }));
            Going.to(UI.getCurrent(), "admin/asset-classes");
        });
    }
}
