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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.knowledge.Article;
import org.praxisitsm.practice.PackWords;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.FileTray;
import org.praxisitsm.ui.components.FormFields;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.components.Toast;
import org.praxisitsm.ui.shell.PortalShell;

/** The start form of a practice. */
@Route(value = "portal/report/:practice", layout = PortalShell.class)
@PermitAll
@CssImport("./portal/portal.css")
class PortalReportView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient PortalDesk desk;
    private final transient TicketIntake intake;
    private final transient RequestDesk requests;
    private final transient Viewer viewer;
    private transient @Nullable PracticeDescriptor practice;
    private transient @Nullable PackWords words;
    private @Nullable FormFields form;
    private final Paragraph problem = PortalPieces.problem();
    private final Div restored = new Div();
    private final FileTray tray;
    private final PerhapsThis perhaps;

    PortalReportView(PortalDesk desk, TicketIntake intake, RequestDesk requests, Viewers viewers) {
        this.desk = desk;
        this.intake = intake;
        this.requests = requests;
        this.tray = requests.tray();
        this.viewer = viewers.current();
        this.perhaps = new PerhapsThis(desk.articles(), viewer, this::solved);
        addClassNames("px-portal-page", "px-portal-narrow");
    }

    @Override
    public String getPageTitle() {
        return words == null ? getTranslation("portal.home") : words.offer();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var key = event.getRouteParameters().get("practice").orElse("");
        var published = desk.practices().current(key).orElse(null);
        var definition = published == null
                ? null
                : published.pack().forms().get(published.pack().descriptor().startForm());
        if (published == null
                || definition == null
                || !published.pack().descriptor().isOfferedTo(viewer)) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        practice = published.pack().descriptor();
        if (practice.catalogue() != null) {
            event.forwardTo(PortalCatalogueView.class);
            return;
        }
        var known = new LinkedHashMap<String, Object>();
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter("service")
                .filter(service -> desk.services().find(service).isPresent())
                .ifPresent(service -> known.put("service", service));
        definition.fields().stream()
                .filter(field -> field.key() != null && field.type().equals("asset"))
                .forEach(field -> event.getLocation()
                        .getQueryParameters()
                        .getSingleParameter(field.key())
                        .ifPresent(asset -> known.put(field.key(), asset)));
        words = published.pack().in(getLocale());
        var begin = new LinkedHashMap<>(requests.about(definition, viewer));
        begin.putAll(known);
        var fields = requests.render(words.form(definition), begin, viewer);
        restore(fields, known);
        fields.onChange(() -> typed(fields));
        form = fields;
        build(words, fields, definition.fields().stream().anyMatch(field -> field.type()
                .equals("file")));
    }

    private void typed(FormFields fields) {
        var values = fields.values();
        requests.keep(place(), values, viewer);
        var service = values.get("service");
        perhaps.about(
                Objects.toString(values.get("subject"), "") + " " + Objects.toString(values.get("description"), ""),
                service == null ? null : service.toString());
    }

    private void solved(Article article) {
        if (Failures.attempt(() -> desk.articles().solved(article.number(), viewer))) {
            requests.keep(place(), Map.of(), viewer);
            Toast.done(getTranslation("portal.perhaps.closed"));
            getUI().ifPresent(ui -> ui.navigate("portal"));
        }
    }

    /** What was typed before, e.g. until the session ended; what the address says counts more. */
    private void restore(FormFields fields, Map<String, Object> known) {
        var typed = new LinkedHashMap<>(requests.kept(place(), viewer));
        restored.setVisible(!typed.isEmpty());
        if (!typed.isEmpty()) {
            typed.putAll(known);
            fields.fill(typed);
        }
    }

    private String place() {
        return "report:" + (practice == null ? "" : practice.key());
    }

    private void startOver() {
        requests.keep(place(), Map.of(), viewer);
        getUI().ifPresent(ui -> ui.getPage().reload());
    }

    /** @param asksForFiles whether the form has a place of its own for files: two would only make people choose */
    private void build(PackWords shown, FormFields fields, boolean asksForFiles) {
        removeAll();
        var crumbs = new Div(
                SafeLink.to("portal", getTranslation("portal.home")),
                new PxIcon("chevron-right"),
                new Span(shown.offer()));
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
        restored.addClassName("px-portal-restored");
        restored.removeAll();
        var over = new Button(getTranslation("portal.restored.over"), event -> startOver());
        over.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        restored.add(new Span(getTranslation("portal.restored")), over);
        var files = new Div(new Span(getTranslation("portal.files")), tray);
        files.addClassName("px-portal-files");
        files.setVisible(!asksForFiles);
        card.add(restored, fields, files, perhaps, problem, actions);
        add(crumbs, new H1(shown.offer()), new Paragraph(shown.offerDescription()), card);
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
                    tray.files(),
                    viewer);
            tray.clear();
            requests.keep(place(), Map.of(), viewer);
            button.getUI().ifPresent(ui -> ui.navigate("portal/requests/" + ticket.number()));
        } catch (Refusal refusal) {
            PortalPieces.tell(refusal, form, problem);
        } finally {
            button.setEnabled(true);
        }
    }
}
