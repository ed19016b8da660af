package org.praxisitsm.ui.portal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.FormValidation;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.shell.PortalShell;

/** The start form of a practice. */
@Route(value = "portal/report/:practice", layout = PortalShell.class)
@PermitAll
@CssImport("./portal/portal.css")
class PortalReportView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient PortalDesk desk;
    private final transient TicketIntake intake;
    private final transient FormValidation validation;
    private final transient People people;
    private final transient Viewer viewer;
    private transient @Nullable PracticeDescriptor practice;
    private @Nullable PortalForm form;
    private final Paragraph problem = new Paragraph();

    PortalReportView(PortalDesk desk, TicketIntake intake, FormValidation validation, People people, Viewers viewers) {
        this.desk = desk;
        this.intake = intake;
        this.validation = validation;
        this.people = people;
        this.viewer = viewers.current();
        addClassNames("px-portal-page", "px-portal-narrow");
        problem.addClassName("px-portal-problem");
        problem.getElement().setAttribute("role", "alert");
    }

    @Override
    public String getPageTitle() {
        return practice == null ? getTranslation("portal.home") : practice.name();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var key = event.getRouteParameters().get("practice").orElse("");
        var published = desk.practices().current(key).orElse(null);
        var definition = published == null
                ? null
                : published.pack().forms().get(published.pack().descriptor().startForm());
        if (published == null || definition == null) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        practice = published.pack().descriptor();
        var known = new LinkedHashMap<String, Object>();
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter("service")
                .filter(service -> desk.services().find(service).isPresent())
                .ifPresent(service -> known.put("service", service));
        var zone =
                people.person(viewer.account()).map(me -> ZoneId.of(me.zone())).orElse(ZoneId.of("UTC"));
        form = new PortalForm(
                definition,
                known,
                new PortalFields(people, desk.services(), zone),
                (shown, values) -> validation.visible(shown, values, Map.of()));
        build(practice, form);
    }

    private void build(PracticeDescriptor shown, PortalForm fields) {
        removeAll();
        var crumbs = new Div(
                SafeLink.to("portal", getTranslation("portal.home")),
                new PxIcon("chevron-right"),
                new Span(shown.name()));
        crumbs.addClassName("px-crumbs");
        var send = new Button(getTranslation("portal.send"), event -> send(event.getSource()));
        send.setId("portal-send");
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        send.setDisableOnClick(true);
        var cancel = SafeLink.to("portal", getTranslation("portal.cancel"));
        var actions = new Div(send, cancel);
        actions.addClassName("px-portal-actions");
        var card = PortalPieces.card();
        card.addClassName("px-portal-padded");
        problem.setVisible(false);
        card.add(fields, problem, actions);
        add(crumbs, new H1(shown.name()), new Paragraph(shown.description()), card);
    }

    private void send(Button button) {
        if (form == null || practice == null) {
            return;
        }
        try {
            var fields = form.values();
            var subject = fields.remove("subject");
            var description = fields.remove("description");
            var affected = fields.remove("affected");
            var ticket = intake.open(
                    new OpenTicket(
                            practice.key(),
                            subject == null ? "" : subject.toString(),
                            description == null ? null : description.toString(),
                            null,
                            affected == null ? null : affected.toString(),
                            "PORTAL",
                            fields),
                    viewer);
            button.getUI().ifPresent(ui -> ui.navigate("portal/requests/" + ticket.number()));
        } catch (Refusal refusal) {
            var rest = form.refuse(refusal);
            problem.setText(rest);
            problem.setVisible(!rest.isEmpty());
        } finally {
            button.setEnabled(true);
        }
    }
}
