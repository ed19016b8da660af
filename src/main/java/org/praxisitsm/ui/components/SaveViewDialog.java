package org.praxisitsm.ui.components;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.BiConsumer;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.SavedViews;

/** Names a view, and says whether others see it too. */
public class SaveViewDialog extends Dialog {

    /** @param keep called with the name and whether it is shared; may refuse */
    public SaveViewDialog(String title, String name, boolean shared, BiConsumer<String, Boolean> keep) {
        setHeaderTitle(title);
        setWidth("420px");
        var field = new TextField(getTranslation("view.name"));
        field.setId("view-name");
        field.setValue(name);
        field.setMaxLength(SavedViews.MAX_NAME);
        field.setWidthFull();
        field.focus();
        var everybody = new Checkbox(getTranslation("view.shared"), shared);
        everybody.setId("view-shared");
        var form = new Div(field, everybody);
        form.addClassName("px-stack");
        add(form);
        var save = new Button(getTranslation("view.save"), click -> {
            try {
                keep.accept(field.getValue(), everybody.getValue());
                close();
            } catch (Refusal refusal) {
                field.setInvalid(true);
                field.setErrorMessage(refusal.getMessage());
            }
        });
        save.setId("view-save");
        save.addThemeNames("primary");
        save.addClickShortcut(com.vaadin.flow.component.Key.ENTER);
        getFooter().add(new Button(getTranslation("cancel"), click -> close()), save);
    }
}
