package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.html.Div;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.ServiceWords;

/** What the parts of the calendar page share: the draft, and one way to change it. */
interface CalendarEditing {

    CalendarDraft draft();

    /** Shows the draft anew after a change. */
    void changed();

    /** @return whether the change was taken; a refusal is told beside the fields and nothing is changed */
    default boolean change(Runnable change, Div problem) {
        try {
            change.run();
            changed();
            return true;
        } catch (Refusal refusal) {
            problem.setText(ServiceWords.of(refusal));
            problem.setVisible(true);
            return false;
        }
    }
}
