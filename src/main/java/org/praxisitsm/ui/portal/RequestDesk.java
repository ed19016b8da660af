package org.praxisitsm.ui.portal;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.praxisitsm.catalog.Services;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.FormValidation;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.workflow.Commands;
import org.praxisitsm.workflow.Tasks;
import org.springframework.stereotype.Component;

/** What the page of one request needs of the services, as its requester may see it. */
@Component
class RequestDesk {

    private final TicketDesk desk;
    private final TicketQueries queries;
    private final Tasks tasks;
    private final Commands commands;
    private final Practices practices;
    private final FormValidation validation;
    private final People people;
    private final Services services;

    RequestDesk(
            TicketDesk desk,
            TicketQueries queries,
            Tasks tasks,
            Commands commands,
            Practices practices,
            FormValidation validation,
            People people,
            Services services) {
        this.desk = desk;
        this.queries = queries;
        this.tasks = tasks;
        this.commands = commands;
        this.practices = practices;
        this.validation = validation;
        this.people = people;
        this.services = services;
    }

    TicketView ticket(String number, Viewer viewer) {
        return desk.get(number, viewer);
    }

    /** The practice as it was when the request was made. */
    PracticeDescriptor practice(TicketView ticket) {
        return practices
                .version(ticket.practice(), ticket.packVersion())
                .orElseThrow()
                .pack()
                .descriptor();
    }

    String stateLabel(TicketView ticket, Locale locale) {
        return practice(ticket)
                .state(ticket.state())
                .map(state -> state.labels().getOrDefault(locale.getLanguage(), state.label()))
                .orElse(ticket.state());
    }

    List<TaskRow> tasksFor(TicketView ticket, Viewer viewer) {
        return queries.tasksOf(ticket.number(), viewer).stream()
                .filter(task -> viewer.account().equals(task.assignee()))
                .toList();
    }

    Tasks.TaskForm form(String task, Viewer viewer) {
        return tasks.form(task, viewer);
    }

    void complete(String task, String outcome, Map<String, Object> values, int version, Viewer viewer) {
        tasks.complete(task, outcome, values, version, viewer);
    }

    List<Commands.Offer> commands(String number, Viewer viewer) {
        return commands.offered(number, viewer);
    }

    void send(String number, String command, Map<String, Object> values, Viewer viewer) {
        commands.send(number, command, values, viewer);
    }

    List<TicketDesk.Comment> messages(String number, Viewer viewer) {
        return desk.comments(number, viewer).stream()
                .filter(comment -> !comment.internal())
                .toList();
    }

    void reply(String number, String text, List<Long> attachments, Viewer viewer) {
        desk.comment(number, text, false, attachments, viewer);
    }

    TicketDesk.Attachment attach(String number, String name, InputStream content, Viewer viewer) {
        return desk.attach(number, name, content, false, viewer);
    }

    void read(String number, long attachment, OutputStream target, Viewer viewer) {
        desk.read(number, attachment, target, viewer);
    }

    PortalForm render(FormDefinition form, Map<String, Object> values, Viewer viewer) {
        var zone =
                people.person(viewer.account()).map(me -> ZoneId.of(me.zone())).orElse(ZoneId.of("UTC"));
        return new PortalForm(form, values, new PortalFields(people, services, zone), this::visible);
    }

    private Set<String> visible(FormDefinition form, Map<String, ?> values) {
        return validation.visible(form, values, Map.of());
    }

    String nameOf(String account) {
        return people.nameOf(account);
    }

    String serviceName(String key) {
        return services.find(key).map(Services.Service::name).orElse(key);
    }
}
