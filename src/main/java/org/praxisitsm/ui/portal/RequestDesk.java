package org.praxisitsm.ui.portal;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.praxisitsm.approval.ApprovalReads;
import org.praxisitsm.approval.RoundView;
import org.praxisitsm.catalog.Services;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.PersonDefaults;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.ticket.AttachmentSettings;
import org.praxisitsm.ticket.FormDrafts;
import org.praxisitsm.ticket.NewFile;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.ui.change.StakeBlock;
import org.praxisitsm.ui.change.StakeDesk;
import org.praxisitsm.ui.components.ApprovalWords;
import org.praxisitsm.ui.components.DateWords;
import org.praxisitsm.ui.components.FileTray;
import org.praxisitsm.ui.components.FormFields;
import org.praxisitsm.ui.components.FormSources;
import org.praxisitsm.ui.components.Names;
import org.praxisitsm.ui.components.Zones;
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
    private final Names names;
    private final FormDrafts drafts;
    private final FormSources sources;
    private final AttachmentSettings limits;
    private final People people;
    private final Services services;
    private final StakeDesk stake;
    private final ApprovalReads approvals;

    RequestDesk(
            TicketDesk desk,
            TicketQueries queries,
            Tasks tasks,
            Commands commands,
            Practices practices,
            Names names,
            FormDrafts drafts,
            FormSources sources,
            AttachmentSettings limits,
            People people,
            Services services,
            StakeDesk stake,
            ApprovalReads approvals) {
        this.desk = desk;
        this.queries = queries;
        this.tasks = tasks;
        this.commands = commands;
        this.practices = practices;
        this.names = names;
        this.drafts = drafts;
        this.sources = sources;
        this.limits = limits;
        this.people = people;
        this.services = services;
        this.stake = stake;
        this.approvals = approvals;
    }

    TicketView ticket(String number, Viewer viewer) {
        return desk.get(number, viewer);
    }

    /** The latest round of each step that asks for approval, with who is asked and what they have said. */
    List<RoundView> approvals(String number, Viewer viewer) {
        var latest = new LinkedHashMap<String, RoundView>();
        approvals.ofTicket(number, viewer).forEach(round -> latest.put(round.activity(), round));
        return List.copyOf(latest.values());
    }

    ApprovalWords words(com.vaadin.flow.component.Component screen) {
        return new ApprovalWords((key, arguments) -> screen.getTranslation(key, arguments), names);
    }

    /** The practice as it was when the request was made. */
    PracticeDescriptor practice(TicketView ticket) {
        return practices
                .version(ticket.practice(), ticket.packVersion())
                .orElseThrow()
                .pack()
                .descriptor();
    }

    /** @return whether the form that opens a request asks for the field. */
    boolean isAsked(TicketView ticket, String field) {
        var pack = practices
                .version(ticket.practice(), ticket.packVersion())
                .orElseThrow()
                .pack();
        var form = pack.forms().get(pack.descriptor().startForm());
        return form != null && form.fields().stream().anyMatch(each -> field.equals(each.key()));
    }

    String stateLabel(TicketView ticket, Locale locale) {
        return names.state(ticket.practice(), ticket.packVersion(), ticket.state(), locale);
    }

    List<TaskRow> tasksFor(TicketView ticket, Viewer viewer) {
        return queries.tasksOf(ticket.number(), viewer).stream()
                .filter(task -> viewer.account().equals(task.assignee()))
                .toList();
    }

    /** What could be hit, where the request is a change that somebody is asked to decide about. */
    Optional<StakeBlock> stake(TicketView ticket, Viewer viewer) {
        return stake.block(ticket, viewer);
    }

    Tasks.TaskForm form(String task, Viewer viewer) {
        return names.inWords(tasks.form(task, viewer));
    }

    void complete(String task, String outcome, Map<String, Object> values, int version, Viewer viewer) {
        tasks.complete(task, outcome, values, version, Tasks.Way.PORTAL, viewer);
    }

    List<Commands.Offer> commands(TicketView ticket, Viewer viewer) {
        return names.inWords(ticket, commands.offered(ticket.number(), viewer));
    }

    void send(String number, String command, Map<String, Object> values, Viewer viewer) {
        commands.send(number, command, values, viewer);
    }

    List<TicketDesk.Comment> messages(String number, Viewer viewer) {
        return desk.comments(number, viewer).stream()
                .filter(comment -> !comment.internal())
                .toList();
    }

    void reply(String number, String text, List<NewFile> files, Viewer viewer) {
        desk.reply(number, text, files, viewer);
    }

    /** A link to a file; rights are asked again at each download, for the address lives as long as the page. */
    Anchor link(String number, TicketDesk.Attachment file, Viewer viewer) {
        DownloadHandler handler = event -> {
            event.setFileName(file.name());
            event.setContentType("application/octet-stream");
            event.setContentLength(file.sizeInBytes());
            desk.read(number, file.id(), event.getOutputStream(), viewer);
        };
        var link = new Anchor(handler, AttachmentType.DOWNLOAD, file.name());
        link.addClassName("px-attachment");
        return link;
    }

    /** What a person typed and did not send yet. */
    Map<String, Object> kept(String place, Viewer viewer) {
        return drafts.find(place, viewer).map(FormDrafts.FormDraft::content).orElse(Map.of());
    }

    void keep(String place, Map<String, ?> typed, Viewer viewer) {
        drafts.save(place, typed, viewer);
    }

    FileTray tray() {
        return new FileTray(limits.maxSizeInBytes(), desk::examine);
    }

    List<TicketDesk.Attachment> attachments(String number, Viewer viewer) {
        return desk.attachments(number, viewer);
    }

    /** @return what the person's own data answer of a form */
    Map<String, Object> about(FormDefinition form, Viewer viewer) {
        return PersonDefaults.of(form, people.person(viewer.account()));
    }

    FormFields render(FormDefinition form, Map<String, Object> values, Viewer viewer) {
        return new FormFields(form, values, sources, Zones.of(people, viewer));
    }

    /** @return the task's name in the reader's language. */
    String nameOf(TaskRow task) {
        return names.task(task);
    }

    String fieldName(TicketView ticket, String field, Locale locale) {
        return names.field(ticket.practice(), ticket.packVersion(), field, locale);
    }

    /** @return the instant in the reader's zone and the way of their language. */
    String time(String instant, Locale locale, Viewer viewer) {
        return DateWords.times(locale).format(Instant.parse(instant).atZone(Zones.of(people, viewer)));
    }

    String fieldValue(TicketView ticket, String field, Object value, Locale locale, Viewer viewer) {
        return names.value(ticket, field, value, locale, Zones.of(people, viewer));
    }

    String nameOf(String account) {
        return people.nameOf(account);
    }

    String serviceName(String key) {
        return services.find(key).map(Services.Service::name).orElse(key);
    }
}
