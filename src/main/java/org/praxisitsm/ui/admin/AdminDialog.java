package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import java.util.function.BooleanSupplier;

/** A question with a primary answer; it stays open while the answer is refused, and says why. */
class AdminDialog extends Dialog {

    protected final Div problem = new Div();
    private final Div body = new Div();

    AdminDialog(String title) {
        setHeaderTitle(title);
        setWidth("460px");
        problem.addClassNames("px-ban", "err");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        body.addClassName("px-admin-form");
        add(problem, body);
        getFooter().add(new Button(getTranslation("cancel"), click -> close()));
    }

    protected final void fields(Component... fields) {
        body.add(fields);
    }

    protected final void refuse(String text) {
        problem.setText(text);
        problem.setVisible(true);
    }

    /** @param answer whether it was taken */
    protected final Button primary(String label, BooleanSupplier answer) {
        var button = new Button(label, click -> {
            if (answer.getAsBoolean()) {
                close();
            }
        });
        button.setId("admin-confirm");
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(button);
        return button;
    }
}
