package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.ServiceWords;

/** A question about an asset; it stays open while the answer is refused, and says why. */
class LifeDialog extends Dialog {

    private final Div problem = new Div();

    LifeDialog(String title, String confirm, Runnable act, Component... fields) {
        setHeaderTitle(title);
        setWidth("440px");
        problem.addClassNames("px-ban", "err");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        var form = new Div(fields);
        form.addClassName("px-lf-form");
        add(problem, form);
        var answer = new Button(confirm, click -> {
            try {
                act.run();
                close();
            } catch (Refusal refused) {
                Failures.note(refused);
                problem.setText(ServiceWords.here(refused.getMessage()));
                problem.setVisible(true);
            }
        });
        answer.setId("life-confirm");
        answer.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("cancel"), click -> close()), answer);
    }
}
