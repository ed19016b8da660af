package org.praxisitsm.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Hr;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.workflow.Tasks;

/**
 * A form of a pack as native fields. Conditions are asked on the server at each change; what is hidden is not sent, and
 * stays in the draft. Bad values come back with {@link #complain} and stand at their fields.
 */
public class FormFields extends Composite<Div> {

    private final transient FormDefinition form;
    private final transient FormSources sources;
    private final transient Map<String, ?> known;
    private final transient FormFieldMaker maker;
    private final transient List<FormField> fields = new ArrayList<>();
    private final transient Map<String, Component> shown = new LinkedHashMap<>();
    private transient Runnable changed = () -> {};

    /**
     * @param known values that the form begins with
     * @param zone of the reader, for times
     */
    public FormFields(FormDefinition form, Map<String, ?> known, FormSources sources, ZoneId zone) {
        this.form = form;
        this.sources = sources;
        this.known = known;
        this.maker = new FormFieldMaker(sources, zone);
        getContent().addClassName("px-form");
        form.components().forEach(this::add);
        fill(known);
        fields.forEach(field -> field.onChange(this::onChange));
        refresh();
    }

    /** Called whenever somebody changes a value. */
    public void onChange(Runnable reaction) {
        changed = reaction;
    }

    /** Puts values into the fields, e.g. of a draft; others keep theirs. */
    public void fill(Map<String, ?> values) {
        for (var field : fields) {
            var key = Objects.requireNonNull(field.definition().key());
            var value = values.containsKey(key)
                    ? values.get(key)
                    : field.definition().defaultValue();
            if (value != null || values.containsKey(key)) {
                field.write().accept(value);
            }
        }
    }

    /** Puts values into their fields, and leaves all others alone. */
    public void put(Map<String, ?> values) {
        fields.stream()
                .filter(field -> values.containsKey(field.definition().key()))
                .forEach(field ->
                        field.write().accept(values.get(field.definition().key())));
    }

    /** @return what is to be sent: visible, changeable fields with their values, null where an answer was taken back. */
    public Map<String, Object> values() {
        var values = new HashMap<String, Object>();
        for (var field : fields) {
            var key = Objects.requireNonNull(field.definition().key());
            var sendable = field.screen().isVisible() && !field.definition().readOnly();
            if (sendable && (!field.isEmpty() || known.get(key) != null)) {
                values.put(key, field.read().get());
            }
        }
        return values;
    }

    /**
     * Shows the reasons of a refusal at the fields they belong to, and goes to the first.
     *
     * @return whether every reason found its field
     */
    public boolean complain(List<Refusal.FieldError> errors) {
        return complain(errors, null);
    }

    /** The same, in the words of the button that was pressed where it is its outcome that needs an answer. */
    public boolean complain(List<Refusal.FieldError> errors, Tasks.@Nullable Outcome pressed) {
        var left = new ArrayList<>(errors);
        var first = true;
        for (var field : fields) {
            var mine =
                    left.stream().filter(error -> isFor(field, error.field())).findFirst();
            field.complain(mine.map(error -> words(field, error, pressed)).orElse(null));
            if (field.screen() instanceof FormRows rows && left.removeIf(rows::complainAt) && first) {
                rows.goToWrong();
                first = false;
            }
            if (mine.isPresent()) {
                left.remove(mine.get());
                if (first && field.screen() instanceof Focusable<?> focusable) {
                    focusable.focus();
                    first = false;
                }
            }
        }
        return left.isEmpty();
    }

    private String words(FormField field, Refusal.FieldError error, Tasks.@Nullable Outcome pressed) {
        return NeededWords.isFor(field.definition(), pressed, field.read().get())
                ? NeededWords.missing(Objects.requireNonNull(pressed), getLocale())
                : error.message();
    }

    private static boolean isFor(FormField field, String path) {
        var key = field.definition().key();
        return path.equals(key) || path.endsWith("." + key);
    }

    private void add(FormDefinition.Component it) {
        switch (it.type()) {
            case "group" -> {
                if (it.label() != null) {
                    note(it, it.label(), "px-form-group");
                }
                it.components().forEach(this::add);
            }
            case "text" -> note(it, String.valueOf(it.text()), "px-form-text");
            case "separator" -> place(it.id(), new Hr());
            case "spacer" -> place(it.id(), new Div());
            default -> {
                var field = maker.make(it);
                fields.add(field);
                place(Objects.requireNonNull(it.key()), field.screen());
            }
        }
    }

    private void note(FormDefinition.Component it, String text, String style) {
        var note = new Div(text.replaceAll("(?m)^#+ ", "").replace("**", ""));
        note.addClassNames(style, "wide");
        place(it.id(), note);
    }

    private void place(String name, Component component) {
        shown.put(name, component);
        getContent().add(component);
    }

    private void onChange() {
        refresh();
        changed.run();
    }

    /** Shows what is asked for with the values so far. */
    private void refresh() {
        var values = new HashMap<String, Object>(known);
        fields.forEach(field -> values.put(
                Objects.requireNonNull(field.definition().key()), field.read().get()));
        var visible = sources.visible(form, values, known);
        shown.forEach((name, component) -> component.setVisible(visible.contains(name)));
        fields.stream()
                .map(FormField::screen)
                .filter(FormRows.class::isInstance)
                .forEach(rows -> ((FormRows) rows).refresh(values));
    }
}
