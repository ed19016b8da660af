package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Locale;
import org.praxisitsm.identity.People;
import org.praxisitsm.practice.PackTemplate;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.ui.shell.Going;

/** Asks how a new practice is called and who does its work, and opens a draft of one that works. */
class NewPractice extends Dialog {

    private final transient VersionDesk desk;
    private final TextField name = new TextField();
    private final ComboBox<People.Group> group = new ComboBox<>();
    private final TextField prefix = new TextField();
    private String suggested = "";

    NewPractice(VersionDesk desk) {
        this.desk = desk;
        setHeaderTitle(getTranslation("practice.new"));
        setWidth("480px");
        name.setLabel(getTranslation("practice.new.name"));
        name.setHelperText(getTranslation("practice.new.name.hint"));
        name.setMaxLength(80);
        name.setWidthFull();
        name.setId("practice-name");
        name.focus();
        name.addValueChangeListener(change -> suggest());
        group.setLabel(getTranslation("practice.new.group"));
        group.setHelperText(getTranslation("practice.new.group.hint"));
        group.setItemLabelGenerator(People.Group::name);
        group.setItems(desk.groupsOfOwnUnits());
        group.setWidthFull();
        group.setId("practice-group");
        prefix.setLabel(getTranslation("practice.new.prefix"));
        prefix.setHelperText(getTranslation("practice.new.prefix.hint"));
        prefix.setMaxLength(6);
        prefix.setId("practice-prefix");
        var hint = new Paragraph(getTranslation("practice.new.hint"));
        var form = new Div(hint, name, group, prefix);
        form.addClassName("px-new-practice");
        add(form);
        var create = new Button(getTranslation("forms.create"), click -> create());
        create.setId("practice-create");
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        // Not of the group: there it takes what is offered, and whoever chooses has not finished.
        create.addClickShortcut(Key.ENTER).listenOn(name, prefix);
        getFooter().add(new Button(getTranslation("studio.cancel"), click -> close()), create);
    }

    /** Until somebody writes another. */
    private void suggest() {
        if (prefix.getValue().equals(suggested)) {
            suggested = PackTemplate.prefixOf(name.getValue(), desk.prefixes());
            prefix.setValue(suggested);
        }
    }

    private void create() {
        name.setInvalid(false);
        prefix.setInvalid(false);
        group.setInvalid(group.getValue() == null);
        group.setErrorMessage(getTranslation("practice.new.group.none"));
        if (PackTemplate.keyOf(name.getValue()).isEmpty()) {
            wrong(name, ServiceWords.here("Give it a name with letters."));
        }
        if (group.isInvalid() || name.isInvalid()) {
            // Of several the first one down the form.
            if (!name.isInvalid()) {
                group.focus();
            }
            return;
        }
        var letters = prefix.getValue().strip().toUpperCase(Locale.ROOT);
        if (desk.prefixes().contains(letters)) {
            wrong(prefix, getTranslation("practice.new.prefix.taken", letters));
            return;
        }
        try {
            var template = new PackTemplate(
                    PackTemplate.keyOf(name.getValue()),
                    name.getValue(),
                    letters,
                    group.getValue().unit(),
                    group.getValue().key(),
                    getLocale());
            desk.drafts().begin(template, desk.viewer());
            close();
            Going.to(UI.getCurrent(), "studio/" + template.key());
        } catch (Refusal refused) {
            Failures.note(refused);
            var field =
                    refused.errors().stream().anyMatch(error -> error.field().equals("prefix")) ? prefix : name;
            wrong(field, ServiceWords.of(refused));
        }
    }

    private static void wrong(TextField field, String why) {
        field.setInvalid(true);
        field.setErrorMessage(why);
        field.focus();
    }
}
