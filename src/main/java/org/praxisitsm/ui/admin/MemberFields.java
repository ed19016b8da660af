package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the fields of an agreement's members: each writes into the draft and is known by its path. */
final class MemberFields {

    private final AgreementEditing editing;

    MemberFields(AgreementEditing editing) {
        this.editing = editing;
    }

    /** @param path of the member's owner, empty at the top */
    TextField text(Map<String, Object> of, String name, String path) {
        var field = new TextField();
        field.addThemeVariants(TextFieldVariant.LUMO_SMALL);
        field.setValue(AgreementDraft.text(of, name));
        field.setReadOnly(!editing.mayEdit());
        field.setMaxLength(160);
        field.addValueChangeListener(change -> set(of, name, change.getValue()));
        register(path, name, field);
        return field;
    }

    /**
     * @param choices keys with what they are called; a key that is not among them stays and is shown as it is
     * @param usual key that files leave out, or null
     */
    ComboBox<String> choice(
            Map<String, Object> of, String name, String path, Map<String, String> choices, @Nullable String usual) {
        var field = new ComboBox<String>();
        field.addThemeName("small");
        var items = new ArrayList<>(choices.keySet());
        var value = AgreementDraft.text(of, name);
        var shown = value.isEmpty() && usual != null ? usual : value;
        if (!shown.isEmpty() && !items.contains(shown)) {
            items.add(shown);
        }
        field.setItems(items);
        field.setItemLabelGenerator(key -> choices.getOrDefault(key, key));
        field.setValue(shown.isEmpty() ? null : shown);
        field.setReadOnly(!editing.mayEdit());
        field.addValueChangeListener(change ->
                set(of, name, change.getValue() == null || change.getValue().equals(usual) ? null : change.getValue()));
        register(path, name, field);
        return field;
    }

    /** @param always whether false is written too */
    Checkbox flag(Map<String, Object> of, String name, String path, boolean usual, boolean always) {
        var field = new Checkbox();
        field.setValue(of.get(name) instanceof Boolean set ? set : usual);
        field.setReadOnly(!editing.mayEdit());
        field.addValueChangeListener(
                change -> set(of, name, always || change.getValue() != usual ? change.getValue() : null));
        register(path, name, field);
        return field;
    }

    void set(Map<String, Object> of, String name, @Nullable Object value) {
        AgreementDraft.put(of, name, value);
        editing.changed();
    }

    void register(String path, String name, AbstractField<?, ?> field) {
        editing.places().put(path.isEmpty() ? name : path + "." + name, field);
    }
}
