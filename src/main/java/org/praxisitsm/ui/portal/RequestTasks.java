package org.praxisitsm.ui.portal;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.FormFields;
import org.praxisitsm.workflow.Commands;
import org.praxisitsm.workflow.Tasks;

/** What the requester is asked to do now, each as a card with its answers as buttons; and the commands of the request. */
class RequestTasks extends Composite<Div> {

    private final transient RequestDesk desk;
    private final transient Viewer viewer;
    private final transient Runnable changed;
    private List<String> shown = List.of();

    RequestTasks(RequestDesk desk, Viewer viewer, Runnable changed) {
        this.desk = desk;
        this.viewer = viewer;
        this.changed = changed;
        getContent().addClassName("px-portal-stack");
    }

    void show(TicketView ticket) {
        var tasks = desk.tasksFor(ticket, viewer);
        var ids = tasks.stream().map(TaskRow::id).toList();
        if (ids.equals(shown) && !ids.isEmpty()) {
            // What the person types here stays when something else of the request changes.
            return;
        }
        shown = new ArrayList<>(ids);
        getContent().removeAll();
        tasks.forEach(task -> getContent().add(card(ticket, desk.form(task.id(), viewer))));
        getContent().setVisible(!tasks.isEmpty());
    }

    private Div card(TicketView ticket, Tasks.TaskForm form) {
        var card = PortalPieces.card();
        card.addClassNames("px-portal-padded", "px-portal-now");
        card.add(new H2(desk.nameOf(form.task())));
        var fields = form.form() == null ? null : desk.render(form.form(), form.values(), viewer);
        var problem = PortalPieces.problem();
        var actions = new Div();
        actions.addClassName("px-portal-actions");
        for (var outcome : form.outcomes()) {
            var button = new Button(
                    outcome.label(), event -> complete(form.task(), outcome, fields, problem, event.getSource()));
            button.setDisableOnClick(true);
            if (actions.getComponentCount() == 0) {
                button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            }
            actions.add(button);
        }
        desk.stake(ticket, viewer).ifPresent(card::add);
        if (fields != null) {
            card.add(fields);
        }
        card.add(problem, actions);
        return card;
    }

    private void complete(
            TaskRow task, Tasks.Outcome outcome, @Nullable FormFields fields, Paragraph problem, Button button) {
        try {
            Map<String, Object> values = fields == null ? Map.of() : fields.values();
            var version = desk.ticket(task.ticket(), viewer).version();
            desk.complete(task.id(), outcome.id(), values, version, viewer);
            shown = List.of();
            changed.run();
        } catch (Refusal refusal) {
            tell(refusal, outcome, fields, problem);
        } finally {
            button.setEnabled(true);
        }
    }

    Button command(String number, Commands.Offer offer) {
        var button = new Button(offer.label());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ERROR);
        button.addClickListener(event -> ask(number, offer));
        return button;
    }

    private void ask(String number, Commands.Offer offer) {
        var dialog = new Dialog(offer.label());
        dialog.setWidth("480px");
        dialog.addClassName("px-portal-dialog");
        var fields = offer.form() == null ? null : desk.render(offer.form(), Map.of(), viewer);
        var problem = PortalPieces.problem();
        dialog.add(fields == null ? new Paragraph(getTranslation("portal.command.sure")) : fields, problem);
        var send = new Button(offer.label(), event -> {
            try {
                Map<String, Object> values = fields == null ? Map.of() : fields.values();
                desk.send(number, offer.id(), values, viewer);
                dialog.close();
                changed.run();
            } catch (Refusal refusal) {
                tell(refusal, null, fields, problem);
            }
        });
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        dialog.getFooter().add(new Button(getTranslation("portal.cancel"), event -> dialog.close()), send);
        dialog.open();
    }

    private static void tell(
            Refusal refusal, Tasks.@Nullable Outcome pressed, @Nullable FormFields fields, Paragraph problem) {
        PortalPieces.tell(refusal, pressed, fields, problem);
        if (refusal.kind() == Refusal.Kind.CONFLICT) {
            Failures.tell(com.vaadin.flow.component.UI.getCurrent(), refusal.getMessage());
        }
    }
}
