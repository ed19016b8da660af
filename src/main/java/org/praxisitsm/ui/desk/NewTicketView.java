package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.PersonDefaults;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ui.components.FormFields;
import org.praxisitsm.ui.components.PersonBox;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.ui.components.Zones;
import org.praxisitsm.ui.shell.DeskShell;

/** A new ticket: choose the practice, say who asks, fill its start form. */
@Route(value = "desk/new/:practice?", layout = DeskShell.class)
@PermitAll
class NewTicketView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    /** Kinds of questions that the address may answer: a ticket often begins at what it is about. */
    private static final List<String> KNOWN_BEFORE = List.of("asset", "service");

    private final transient TicketServices services;
    private final transient TicketIntake intake;
    private final transient Viewer viewer;
    private final Div problem = new Div();
    private final TextField subject = new TextField();
    private final TextArea description = new TextArea();
    private final PersonBox requester;
    private @Nullable FormFields fields;

    NewTicketView(TicketServices services, TicketIntake intake, Viewers viewers) {
        this.services = services;
        this.intake = intake;
        this.viewer = viewers.current();
        this.requester = new PersonBox(getTranslation("list.requester"), services.forms());
        getContent().addClassName("px-new");
        problem.addClassNames("px-ban", "err");
        problem.getElement().setAttribute("role", "alert");
        subject.setId("subject");
        subject.setLabel(getTranslation("list.subject"));
        subject.setRequiredIndicatorVisible(true);
        subject.addClassName("wide");
        description.setId("description");
        description.setLabel(getTranslation("field.description"));
        description.setMinHeight("96px");
        requester.setId("requester");
        requester.setValue(viewer.account());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        getContent().removeAll();
        var key = event.getRouteParameters().get("practice");
        if (key.isEmpty()) {
            getContent().add(new H1(getTranslation("new.title")), tiles());
            return;
        }
        services.practices()
                .current(key.get())
                .filter(published -> published.pack().descriptor().isOfferedTo(viewer))
                .ifPresentOrElse(
                        published -> form(published, event.getLocation().getQueryParameters()),
                        () -> event.rerouteToError(NotFoundException.class));
    }

    private Component tiles() {
        var tiles = new Div();
        tiles.addClassName("px-tiles");
        services.practices().offered(viewer).forEach(published -> {
            var practice = published.pack().descriptor();
            var called = published.pack().in(getLocale());
            var icon = new Span(new PxIcon("form"));
            var name = new Span(called.name());
            name.addClassName("px-strong");
            var text = new Span(called.description());
            text.addClassName("px-faint");
            var words = new Span(name, text);
            words.addClassName("px-tile-words");
            var tile = SafeLink.to("desk/new/" + practice.key(), "");
            tile.setId("practice-" + practice.key());
            tile.addClassName("px-tile");
            tile.add(icon, words);
            tiles.add(tile);
        });
        return tiles;
    }

    /** @param known values by key of a field, as the address gives them: one comes from what the ticket is about */
    private void form(PublishedPack published, QueryParameters known) {
        var practice = published.pack().descriptor();
        var words = published.pack().in(getLocale());
        problem.setVisible(false);
        var form = published.pack().forms().get(practice.startForm());
        var asked = form == null
                ? List.<String>of()
                : form.fields().stream().map(FormDefinition.Component::key).toList();
        var top = new Div(requester);
        top.addClassName("px-form");
        if (!asked.contains("subject")) {
            top.add(subject);
        }
        if (!asked.contains("description")) {
            top.add(description);
        }
        getContent().add(new H1(words.name()), new Paragraph(words.description()), problem, top);
        if (form != null) {
            fields = new FormFields(
                    words.form(form), known(form, known), services.forms(), Zones.of(services.people(), viewer));
            getContent().add(fields);
            about(form, requester.getValue());
            requester.addValueChangeListener(change -> about(form, change.getValue()));
        }
        var send = new Button(getTranslation("new.send"), click -> send(practice.key()));
        send.setId("open-ticket");
        send.addThemeNames("primary");
        var buttons = new Div(send, SafeLink.to("desk/new", getTranslation("new.other")));
        buttons.addClassName("px-row");
        getContent().add(buttons);
    }

    /** Another person asks: what is known of them stands in the place of what was known of the one before. */
    private void about(FormDefinition form, @Nullable String account) {
        if (fields != null && account != null) {
            fields.put(PersonDefaults.of(form, services.people().person(account)));
        }
    }

    private static Map<String, Object> known(FormDefinition form, QueryParameters given) {
        var known = new HashMap<String, Object>();
        form.fields().stream()
                .filter(field -> field.key() != null && KNOWN_BEFORE.contains(field.type()))
                .forEach(field ->
                        given.getSingleParameter(field.key()).ifPresent(value -> known.put(field.key(), value)));
        return known;
    }

    private void send(String practice) {
        var answers = fields == null ? new HashMap<String, Object>() : new HashMap<>(fields.values());
        var order = new OpenTicket(
                practice,
                text(answers.remove("subject"), subject.getValue()),
                text(answers.remove("description"), description.getValue()),
                requester.getValue(),
                null,
                "DESK",
                answers);
        try {
            var opened = intake.open(order, viewer);
            UI.getCurrent().navigate("desk/tickets/" + opened.number());
        } catch (Refusal refusal) {
            refused(refusal);
        }
    }

    private static String text(@Nullable Object asked, String own) {
        return asked == null ? own : asked.toString();
    }

    private void refused(Refusal refusal) {
        refusal.errors().forEach(this::atMine);
        subject.setInvalid(names(refusal, "subject"));
        requester.setInvalid(names(refusal, "requester"));
        var others = refusal.errors().stream()
                .filter(error -> !error.field().equals("requester"))
                .toList();
        var placed = fields == null ? subject.isInvalid() : fields.complain(others);
        problem.setVisible(refusal.errors().isEmpty() || !placed);
        problem.setText(ServiceWords.of(refusal));
    }

    private void atMine(Refusal.FieldError error) {
        if (error.field().equals("subject")) {
            subject.setErrorMessage(error.message());
        } else if (error.field().equals("requester")) {
            requester.setErrorMessage(error.message());
        }
    }

    private static boolean names(Refusal refusal, String field) {
        return refusal.errors().stream().anyMatch(error -> error.field().equals(field));
    }

    List<Component> shown() {
        return getContent().getChildren().toList();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("new.title") + " · Praxis";
    }
}
