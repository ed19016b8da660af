package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import java.util.Objects;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.FormFields;
import org.praxisitsm.ui.components.Zones;
import org.praxisitsm.workflow.Commands;

/** A command that asks for something first. */
class CommandDialog extends Dialog {

    private final Div problem = new Div();

    CommandDialog(TicketServices services, Viewer viewer, TicketView ticket, Commands.Offer offer, Runnable done) {
        setHeaderTitle(offer.label());
        setWidth("560px");
        problem.addClassNames("px-ban", "err");
        problem.setVisible(false);
        var fields = new FormFields(
                Objects.requireNonNull(offer.form()),
                ticket.fields(),
                services.forms(),
                Zones.of(services.people(), viewer));
        var send = new Button(offer.label(), click -> {
            try {
                services.commands().send(ticket.number(), offer.id(), fields.values(), viewer);
                close();
                done.run();
            } catch (Refusal refusal) {
                Failures.note(refusal);
                problem.setVisible(
                        !fields.complain(refusal.errors()) || refusal.errors().isEmpty());
                problem.setText(refusal.getMessage());
            }
        });
        send.setId("command-send");
        send.addThemeNames("primary");
        add(problem, fields);
        getFooter().add(new Button(getTranslation("cancel"), click -> close()), send);
    }
}
