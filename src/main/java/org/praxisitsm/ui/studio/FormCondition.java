package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a question is asked: always, or depending on another answer. The file says when it is hidden, in FEEL; what is more
 * than one comparison is written so.
 */
class FormCondition extends Composite<Div> {

    /** Another answer, and what it can be. */
    record Answer(String label, boolean truth, boolean number, Map<String, String> options) {}

    private static final Pattern PLAIN =
            Pattern.compile("=\\s*([A-Za-z]\\w*)\\s*(!=|=)\\s*(\"[^\"]*\"|true|false|-?[0-9]+(?:\\.[0-9]+)?)\\s*");

    private final transient Map<String, Answer> answers;
    private final transient Consumer<String> changed;
    private String key = "";
    private boolean shownIf = true;
    private String value = "";

    /** @param hide as it stands in the file, with its equals sign */
    FormCondition(String hide, Map<String, Answer> answers, Consumer<String> changed) {
        this.answers = answers;
        this.changed = changed;
        getContent().addClassName("px-editor-inputs");
        var plain = PLAIN.matcher(hide);
        if (hide.isBlank()) {
            draw();
        } else if (plain.matches()) {
            key = plain.group(1);
            // Hidden where it is not so, means shown where it is.
            shownIf = plain.group(2).equals("!=");
            value = plain.group(3).replace("\"", "");
            draw();
        } else {
            asText(hide);
        }
    }

    private void asText(String hide) {
        var field = new TextField(getTranslation("forms.hide"), hide, "");
        field.setHelperText(getTranslation("forms.hide.hint"));
        field.setWidthFull();
        field.addValueChangeListener(event -> changed.accept(event.getValue().strip()));
        getContent().add(field);
    }

    private void draw() {
        getContent().removeAll();
        var items = new ArrayList<>(answers.keySet());
        if (!key.isEmpty() && !items.contains(key)) {
            items.add(key);
        }
        var what = new ComboBox<String>(getTranslation("forms.shown"), items);
        what.setItemLabelGenerator(
                item -> answers.containsKey(item) ? answers.get(item).label() : item);
        what.setPlaceholder(getTranslation("forms.shown.always"));
        what.setClearButtonVisible(true);
        what.setValue(key.isEmpty() ? null : key);
        what.setWidthFull();
        what.addValueChangeListener(event -> {
            key = event.getValue() == null ? "" : event.getValue();
            value = "";
            tell();
            draw();
        });
        getContent().add(what);
        if (!key.isEmpty()) {
            getContent().add(comparison());
        }
    }

    private Component comparison() {
        var how = new Select<Boolean>();
        how.setItems(true, false);
        how.setItemLabelGenerator(
                item -> getTranslation(Boolean.TRUE.equals(item) ? "editor.sign.0" : "editor.sign.1"));
        how.setAriaLabel(getTranslation("editor.sign"));
        how.setValue(shownIf);
        how.addValueChangeListener(event -> {
            shownIf = event.getValue();
            tell();
        });
        var pair = new Div(how, value(answers.get(key)));
        pair.addClassName("px-editor-pair");
        return pair;
    }

    private Component value(@Nullable Answer answer) {
        Map<String, String> options = answer == null ? Map.of() : answer.truth() ? truth() : answer.options();
        if (options.isEmpty()) {
            var field = new TextField("", value, "");
            field.setAriaLabel(getTranslation("editor.value"));
            field.addValueChangeListener(event -> set(event.getValue().strip()));
            return field;
        }
        var field = new ComboBox<String>();
        var items = new ArrayList<>(options.keySet());
        if (!value.isEmpty() && !items.contains(value)) {
            items.add(value);
        }
        field.setItems(items);
        field.setItemLabelGenerator(item -> options.getOrDefault(item, item));
        field.setAriaLabel(getTranslation("editor.value"));
        field.setValue(value.isEmpty() ? null : value);
        field.addValueChangeListener(event -> set(event.getValue() == null ? "" : event.getValue()));
        return field;
    }

    private Map<String, String> truth() {
        var words = new LinkedHashMap<String, String>();
        words.put("true", getTranslation("editor.yes"));
        words.put("false", getTranslation("editor.no"));
        return words;
    }

    private void set(String entered) {
        value = entered;
        tell();
    }

    private void tell() {
        changed.accept(text(key, shownIf, value, answers.get(key)));
    }

    static String text(String key, boolean shownIf, String value, @Nullable Answer answer) {
        if (key.isEmpty() || value.isEmpty()) {
            return "";
        }
        var bare = answer != null && (answer.truth() || answer.number() && value.matches("-?[0-9]+(\\.[0-9]+)?"));
        return "=" + key + (shownIf ? " != " : " = ") + (bare ? value : "\"" + value.replace("\"", "") + "\"");
    }
}
