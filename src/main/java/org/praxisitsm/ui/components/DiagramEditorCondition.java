package org.praxisitsm.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.ui.components.DiagramEditorChoices.Kind;
import org.praxisitsm.ui.components.DiagramEditorChoices.Variable;
import org.praxisitsm.ui.components.PlainCondition.Comparison;

/** When a way is taken: comparisons that are chosen, one under the other; or text, for those who would rather write. */
class DiagramEditorCondition extends Composite<Div> {

    private static final List<String> SIGNS = List.of("==", "!=", "<", "<=", ">", ">=", "empty", "filled");

    private final transient List<Variable> variables;
    private final transient Consumer<String> changed;
    private final transient List<Comparison> comparisons = new ArrayList<>();
    private boolean any;

    /** @param text the condition without braces; {@code changed} is told the same */
    DiagramEditorCondition(String text, List<Variable> variables, Consumer<String> changed) {
        this.variables = variables;
        this.changed = changed;
        getContent().addClassName("px-editor-inputs");
        var plain = PlainCondition.read(text);
        if (plain.isEmpty()) {
            asText(text);
            return;
        }
        any = plain.get().any();
        comparisons.addAll(plain.get().comparisons());
        if (comparisons.isEmpty()) {
            comparisons.add(new Comparison("", "==", "", true));
        }
        draw();
    }

    private void asText(String text) {
        var field = new TextArea(getTranslation("editor.condition"), text, "");
        field.setHelperText(getTranslation("editor.condition.hint"));
        field.setWidthFull();
        field.addValueChangeListener(event -> changed.accept(event.getValue().strip()));
        getContent().removeAll();
        getContent().add(field);
    }

    private void draw() {
        getContent().removeAll();
        if (comparisons.size() > 1) {
            var how = new Select<Boolean>();
            how.setLabel(getTranslation("editor.condition.how"));
            how.setItems(false, true);
            how.setItemLabelGenerator(item ->
                    getTranslation(Boolean.TRUE.equals(item) ? "editor.condition.any" : "editor.condition.all"));
            how.setValue(any);
            how.setWidthFull();
            how.addValueChangeListener(event -> {
                any = event.getValue();
                tell();
            });
            getContent().add(how);
        }
        for (int i = 0; i < comparisons.size(); i++) {
            getContent().add(row(i));
        }
        var more = link("editor.condition.more", () -> {
            comparisons.add(new Comparison("", "==", "", true));
            draw();
        });
        var write = link("editor.condition.write", () -> asText(new PlainCondition(comparisons, any).text()));
        var links = new Div(more, write);
        links.addClassName("px-editor-links");
        getContent().add(links);
    }

    private Component row(int index) {
        var it = comparisons.get(index);
        var names = new ArrayList<>(variables.stream().map(Variable::key).toList());
        if (!it.variable().isEmpty() && !names.contains(it.variable())) {
            names.add(it.variable());
        }
        var name =
                new ComboBox<String>(getTranslation(index == 0 ? "editor.condition" : "editor.condition.and"), names);
        name.setItemLabelGenerator(
                key -> variable(key) == null ? key : variable(key).label());
        name.setAllowCustomValue(true);
        name.setPlaceholder(getTranslation("editor.condition.what"));
        name.setValue(it.variable().isEmpty() ? null : it.variable());
        name.setWidthFull();
        name.addCustomValueSetListener(event -> named(index, event.getDetail().strip()));
        name.addValueChangeListener(event -> named(index, event.getValue() == null ? "" : event.getValue()));
        var sign = new Select<String>();
        sign.setItems(signs(it.variable()));
        sign.setItemLabelGenerator(item -> getTranslation("editor.sign." + SIGNS.indexOf(item)));
        sign.setAriaLabel(getTranslation("editor.sign"));
        sign.setValue(it.sign());
        sign.addValueChangeListener(event -> replace(
                index,
                new Comparison(
                        it.variable(), event.getValue(), comparisons.get(index).value(), it.quoted())));
        var pair = new Div(sign);
        pair.addClassName("px-editor-pair");
        if (!it.sign().equals("empty") && !it.sign().equals("filled")) {
            pair.add(value(index, it));
        }
        var row = new Div(name, pair);
        row.addClassName("px-editor-fields");
        if (comparisons.size() > 1) {
            row.add(link("editor.condition.less", () -> {
                comparisons.remove(index);
                tell();
                draw();
            }));
        }
        return row;
    }

    private Component value(int index, Comparison it) {
        var variable = variable(it.variable());
        var options = variable == null
                ? Map.<String, String>of()
                : variable.kind() == Kind.TRUTH
                        ? Map.of("true", getTranslation("editor.yes"), "false", getTranslation("editor.no"))
                        : variable.options();
        var quoted = variable == null ? it.quoted() : variable.kind() == Kind.TEXT;
        if (options.isEmpty()) {
            var field = new TextField("", it.value(), "");
            field.setAriaLabel(getTranslation("editor.value"));
            field.addValueChangeListener(event -> set(index, event.getValue().strip(), quoted));
            return field;
        }
        var field = new ComboBox<String>();
        var items = new ArrayList<>(options.keySet());
        if (!it.value().isEmpty() && !items.contains(it.value())) {
            items.add(it.value());
        }
        field.setItems(items);
        field.setItemLabelGenerator(item -> options.getOrDefault(item, item));
        field.setAriaLabel(getTranslation("editor.value"));
        field.setValue(it.value().isEmpty() ? null : it.value());
        field.addValueChangeListener(event -> set(index, event.getValue() == null ? "" : event.getValue(), quoted));
        return field;
    }

    private List<String> signs(String name) {
        var variable = variable(name);
        var ordered = variable == null || variable.kind() == Kind.NUMBER;
        return ordered ? SIGNS : List.of("==", "!=", "empty", "filled");
    }

    private void named(int index, String key) {
        var variable = variable(key);
        replace(index, new Comparison(key, "==", "", variable == null || variable.kind() == Kind.TEXT));
    }

    /** The row is drawn anew: another variable has other values. */
    private void replace(int index, Comparison it) {
        comparisons.set(index, it);
        tell();
        draw();
    }

    private void set(int index, String value, boolean quoted) {
        var it = comparisons.get(index);
        var plain = quoted || !value.matches("-?[0-9]+(\\.[0-9]+)?|true|false");
        comparisons.set(index, new Comparison(it.variable(), it.sign(), value, plain));
        tell();
    }

    private void tell() {
        changed.accept(new PlainCondition(comparisons, any).text());
    }

    private @Nullable Variable variable(String key) {
        return variables.stream()
                .filter(variable -> variable.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    private NativeButton link(String key, Runnable action) {
        var link = new NativeButton(getTranslation(key), event -> action.run());
        link.addClassName("px-link-button");
        return link;
    }
}
