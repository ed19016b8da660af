package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Consumer;

/** Asks for the name of a form and makes it, without questions yet. */
final class NewForm {

    private final PackEditing editing;
    private final Consumer<String> made;
    private final Dialog dialog = new Dialog();
    private final TextField name = new TextField();

    private NewForm(PackEditing editing, Consumer<String> made) {
        this.editing = editing;
        this.made = made;
    }

    /** @param made is told the id */
    static void ask(PackEditing editing, Consumer<String> made) {
        new NewForm(editing, made).open();
    }

    static String path(PackEditing editing, String id) {
        return "processes/" + editing.pack().key() + "/" + id + ".form";
    }

    /** @return the id that a form of this name has: its file is called so */
    static String idOf(String name) {
        return Normalizer.normalize(name.replace("ß", "ss"), Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[-0-9]+|-+$", "");
    }

    private void open() {
        dialog.setHeaderTitle(dialog.getTranslation("forms.new"));
        dialog.setWidth("440px");
        name.setLabel(name.getTranslation("forms.name"));
        name.setHelperText(name.getTranslation("forms.name.hint"));
        name.setMaxLength(80);
        name.setWidthFull();
        name.setId("form-name");
        name.focus();
        dialog.add(name);
        var create = new Button(dialog.getTranslation("forms.create"), event -> create());
        create.setId("form-create");
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        create.addClickShortcut(Key.ENTER);
        dialog.getFooter().add(new Button(dialog.getTranslation("studio.cancel"), event -> dialog.close()), create);
        dialog.open();
    }

    private void create() {
        var id = idOf(name.getValue());
        var problem = id.isEmpty()
                ? "forms.name.none"
                : editing.text(path(editing, id)).isPresent() ? "forms.name.taken" : null;
        name.setInvalid(problem != null);
        if (problem != null) {
            name.setErrorMessage(name.getTranslation(problem, id));
            return;
        }
        editing.change(path(editing, id), FormText.empty(id));
        dialog.close();
        made.accept(id);
    }
}
