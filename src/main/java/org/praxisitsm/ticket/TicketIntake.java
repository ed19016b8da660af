package org.praxisitsm.ticket;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.CatalogueOrders;
import org.praxisitsm.practice.FormValidation;
import org.praxisitsm.practice.PersonDefaults;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.OneLine;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.Refusal.FieldError;
import org.praxisitsm.shared.TriedAgain;
import org.praxisitsm.ticket.TicketEvents.TicketOpened;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens tickets: validates the report, gives it a number, and lets the process start in the same transaction. */
@Service
public class TicketIntake {

    /** Longest subject, in characters. */
    public static final int MAX_SUBJECT = 255;

    /** Of an order itself, and checked there, whatever the form says of them: the description may be left out. */
    private static final Set<String> MEMBERS = Set.of("subject", "description");

    /** Longest description, in characters. */
    public static final int MAX_DESCRIPTION = 100_000;

    private final Practices practices;
    private final FormValidation forms;
    private final ObjectProvider<CatalogueOrders> catalogue;
    private final People people;
    private final TicketNumbers numbers;
    private final Tickets tickets;
    private final FieldIndex index;
    private final AttachmentStore files;
    private final AnsweredFiles answered;
    private final TicketViews views;
    private final EntityManager entities;
    private final JdbcTemplate jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketIntake(
            Practices practices,
            FormValidation forms,
            ObjectProvider<CatalogueOrders> catalogue,
            People people,
            TicketNumbers numbers,
            Tickets tickets,
            FieldIndex index,
            AttachmentStore files,
            AnsweredFiles answered,
            TicketViews views,
            EntityManager entities,
            JdbcTemplate jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.practices = practices;
        this.forms = forms;
        this.catalogue = catalogue;
        this.people = people;
        this.numbers = numbers;
        this.tickets = tickets;
        this.index = index;
        this.files = files;
        this.answered = answered;
        this.views = views;
        this.entities = entities;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @throws Refusal invalid, naming every bad member ({@code practice}, {@code subject}, {@code requester},
     *     {@code fields.<key>}); forbidden where the viewer may not report for somebody else, or is not offered the practice
     */
    @Transactional
    @TriedAgain
    public TicketView open(OpenTicket order, Viewer by) {
        return open(order, List.of(), by);
    }

    /**
     * The same with files: the ticket is opened with all of them, or not at all.
     *
     * @throws Refusal as above; also where a file is too large, too many or of a kind that is not accepted
     */
    @Transactional
    public TicketView open(OpenTicket order, List<NewFile> attached, Viewer by) {
        var published = practices
                .current(order.practice())
                .orElseThrow(
                        () -> Refusal.invalid("practice", "There is no practice " + shortened(order.practice()) + "."));
        var descriptor = published.pack().descriptor();
        if (!descriptor.isOfferedTo(by)) {
            throw Refusal.forbidden("Tickets of this practice are opened by those who work for its unit");
        }
        var answers = checked(order, published, by);
        var ticket = new Ticket(
                numbers.next(descriptor.prefix()),
                published.version(),
                descriptor,
                order,
                by.account(),
                clock.instant());
        var fields = new LinkedHashMap<String, Object>();
        answers.forEach((key, value) -> take(ticket, published, fields, key, value));
        tickets.save(ticket);
        entities.flush();
        members(ticket);
        index.writeAll(ticket.id, descriptor.fields(), fields);
        events.publishEvent(Act.onTicket(by.account(), "ticket.opened", ticket.number, Map.of(), opened(ticket)));
        var form = published.pack().forms().get(descriptor.startForm());
        if (form != null) {
            answered.attach(ticket, descriptor, form, answers, by);
        }
        files.storeAll(ticket, attached, by.account(), clock.instant())
                .forEach(file -> events.publishEvent(TicketDesk.added(ticket.number, file)));
        events.publishEvent(
                new TicketOpened(ticket.id, ticket.number, ticket.practice, ticket.packVersion, by.account()));
        return views.of(ticket, by);
    }

    private Map<String, Object> checked(OpenTicket order, PublishedPack published, Viewer by) {
        var errors = new ArrayList<FieldError>();
        if (order.subject() == null || OneLine.isBlank(order.subject())) {
            errors.add(new FieldError("subject", "Say in a few words what it is about."));
        } else if (OneLine.isBroken(order.subject())) {
            errors.add(new FieldError("subject", "One line, without breaks and tabs."));
        } else if (order.subject().length() > MAX_SUBJECT) {
            errors.add(new FieldError(
                    "subject",
                    "At most " + MAX_SUBJECT + " characters; these are "
                            + order.subject().length() + "."));
        }
        if (order.description() != null && order.description().length() > MAX_DESCRIPTION) {
            errors.add(new FieldError("description", "At most " + MAX_DESCRIPTION + " characters."));
        }
        known(order.requester(), "requester", errors);
        known(order.affected(), "affected", errors);
        var answers = answers(order, published, errors, by);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        var forAnother = order.requester() != null && !order.requester().equals(by.account());
        var unit = published.pack().descriptor().unit();
        if (forAnother && !by.isSystem() && !by.has(Role.AGENT, unit) && !by.has(Role.ADMINISTRATOR)) {
            throw Refusal.forbidden("Only agents of the unit may report for somebody else; leave out requester.");
        }
        return answers;
    }

    private Map<String, Object> answers(OpenTicket order, PublishedPack published, List<FieldError> errors, Viewer by) {
        var ordered = new OrderedAnswers(published.pack(), catalogue.getIfAvailable()).of(order, errors, by);
        var form = ordered.form();
        var known = new LinkedHashMap<String, Object>();
        known.put("subject", order.subject());
        known.put("description", order.description());
        known.put("requester", order.requester());
        known.put("affected", order.affected());
        var asker = order.requester() == null ? by.account() : order.requester();
        known.putAll(PersonDefaults.of(form, people.person(asker)));
        var sent = new LinkedHashMap<String, Object>();
        ordered.sent().forEach((key, value) -> {
            if (MEMBERS.contains(key)) {
                errors.add(new FieldError("fields." + key, "Send it as " + key + " beside fields."));
            } else {
                sent.put(key, value);
            }
        });
        try {
            var answers = new LinkedHashMap<>(answered.named(
                    form,
                    forms.validated(form.without(MEMBERS), sent, known, known, "fields"),
                    "fields",
                    Map.of(),
                    List.of(),
                    by));
            answers.putAll(ordered.facts());
            return answers;
        } catch (Refusal refused) {
            refused.errors().stream()
                    // What the catalogue refuses is told once.
                    .filter(error ->
                            errors.stream().noneMatch(told -> told.field().equals(error.field())))
                    .forEach(errors::add);
            return Map.of();
        }
    }

    private void known(@org.jspecify.annotations.Nullable String account, String member, List<FieldError> errors) {
        if (account != null
                && people.person(account).filter(People.Person::active).isEmpty()) {
            errors.add(new FieldError(member, "There is no active person " + shortened(account) + "."));
        }
    }

    private static void take(
            Ticket ticket,
            PublishedPack published,
            Map<String, Object> fields,
            String key,
            @org.jspecify.annotations.Nullable Object value) {
        if (TicketChanges.ATTRIBUTES.contains(key)) {
            ticket.attribute(key, value);
        } else if (published.pack().descriptor().field(key).isPresent()) {
            ticket.put(key, value);
            if (value != null) {
                fields.put(key, value);
            }
        }
    }

    private void members(Ticket ticket) {
        var rows = new ArrayList<Object[]>();
        rows.add(new Object[] {ticket.id, ticket.requester, "REQUESTER"});
        if (ticket.affected != null) {
            rows.add(new Object[] {ticket.id, ticket.affected, "AFFECTED"});
        }
        jdbc.batchUpdate("insert into ticket_member (ticket_id, account, relation) values (?, ?, ?)", rows);
    }

    private static Map<String, Object> opened(Ticket ticket) {
        var values = PresentValues.of(
                "practice", ticket.practice,
                "packVersion", ticket.packVersion,
                "subject", ticket.subject,
                "requester", ticket.requester,
                "affected", ticket.affected,
                "service", ticket.service,
                "channel", ticket.channel);
        values.putAll(ticket.fields());
        return values;
    }

    private static String shortened(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "(none)" : text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
