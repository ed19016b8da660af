package org.praxisitsm.ticket;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.AccessRefusals;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.identity.Visibility;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds a ticket for somebody who may see it, and shows what they may see of it. */
@Component
class TicketViews {

    private final Tickets tickets;
    private final TicketSteps steps;
    private final TicketChanges changes;
    private final Visibility visibility;
    private final AccessRefusals refusals;
    private final Viewers viewers;
    private final JdbcClient jdbc;

    TicketViews(
            Tickets tickets,
            TicketSteps steps,
            TicketChanges changes,
            Visibility visibility,
            AccessRefusals refusals,
            Viewers viewers,
            JdbcClient jdbc) {
        this.viewers = viewers;
        this.refusals = refusals;
        this.tickets = tickets;
        this.steps = steps;
        this.changes = changes;
        this.visibility = visibility;
        this.jdbc = jdbc;
    }

    /** @throws org.praxisitsm.shared.Refusal not found, also where the viewer may not know of it, which the trail keeps */
    Ticket visible(String number, Viewer viewer) {
        var ticket = tickets.findByNumber(number).orElseThrow(() -> NoSuch.ticket(number));
        if (!maySee(ticket, viewer)) {
            refusals.record(viewer.account(), "ticket " + number, number);
            throw NoSuch.ticket(number);
        }
        return ticket;
    }

    /** Handing work over must not open a confidential ticket to outsiders, nor leave it with somebody who only reports. */
    void refuseUnlessAbleTo(Ticket ticket, String assignee) {
        var person = viewers.of(assignee);
        if (!mayKnow(ticket, person)) {
            throw Refusal.invalid("assignee", ticket.number + " is confidential, and not for " + person.name() + ".");
        }
        if (isOnlyReporting(ticket, person)) {
            throw Refusal.invalid("assignee", person.name() + " reports tickets and does not work on them.");
        }
    }

    /** Members of a group that is asked, one by one: those who may not know of the ticket are not told of it. */
    boolean isAbleTo(Ticket ticket, String account) {
        return viewers.find(account)
                .filter(person -> mayKnow(ticket, person) && !isOnlyReporting(ticket, person))
                .isPresent();
    }

    private boolean mayKnow(Ticket ticket, Viewer person) {
        return !ticket.confidential || maySee(ticket, person);
    }

    private static boolean isOnlyReporting(Ticket ticket, Viewer person) {
        return person.isOnlyRequester()
                && !person.account().equals(ticket.requester)
                && !person.account().equals(ticket.affected);
    }

    /** Whoever watches sees the ticket from then on: a confidential one is opened to nobody that way. */
    void refuseUnlessWatcher(Ticket ticket, String account) {
        var person = viewers.find(account)
                .orElseThrow(() -> Refusal.invalid("account", "There is no active person " + account + "."));
        if (ticket.confidential && !maySee(ticket, person)) {
            throw Refusal.invalid("account", ticket.number + " is confidential, and not for " + person.name() + ".");
        }
    }

    boolean maySee(Ticket ticket, Viewer viewer) {
        return visibility.maySee(viewer, facts(ticket, viewer));
    }

    /** Taking part gives nobody work: it is not looked up. */
    boolean mayWork(Ticket ticket, Viewer viewer) {
        return visibility.mayWork(
                viewer,
                new Visibility.Facts(ticket.unit, ticket.confidential, group(ticket, viewer), ticket.assignee, false));
    }

    Visibility.Facts facts(Ticket ticket, Viewer viewer) {
        return new Visibility.Facts(
                ticket.unit, ticket.confidential, group(ticket, viewer), ticket.assignee, takesPart(ticket, viewer));
    }

    /** Of a confidential ticket also a group that one of its tasks is offered to: it lists the task, so it may open it. */
    private @Nullable String group(Ticket ticket, Viewer viewer) {
        if (!ticket.confidential
                || viewer.isSystem()
                || viewer.groups().isEmpty()
                || ticket.group != null && viewer.groups().contains(ticket.group)) {
            return ticket.group;
        }
        return jdbc.sql("select group_key from task_entry where ticket_id = :t and group_key in (:groups) limit 1")
                .param("t", ticket.id)
                .param("groups", viewer.groups())
                .query(String.class)
                .optional()
                .orElse(ticket.group);
    }

    boolean takesPart(Ticket ticket, Viewer viewer) {
        if (viewer.account().equals(ticket.requester) || viewer.account().equals(ticket.affected)) {
            return true;
        }
        return jdbc.sql("select count(*) from ticket_member where ticket_id = :t and account = :a")
                        .param("t", ticket.id)
                        .param("a", viewer.account())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    TicketView of(Ticket ticket, Viewer viewer) {
        var practice = changes.practiceOf(ticket);
        var insider = !viewer.isOnlyRequester();
        return new TicketView(
                ticket.id,
                ticket.number,
                ticket.practice,
                ticket.packVersion,
                ticket.unit,
                ticket.subject,
                ticket.description,
                ticket.requester,
                ticket.affected,
                ticket.openedBy,
                ticket.channel,
                insider ? ticket.group : null,
                insider ? ticket.assignee : null,
                ticket.service,
                ticket.priority,
                ticket.state,
                ticket.category,
                fields(ticket, practice, insider),
                ticket.openedAt,
                ticket.updatedAt,
                ticket.resolvedAt,
                ticket.closedAt,
                ticket.version == null ? 0 : ticket.version,
                practice.process(),
                steps(ticket, practice, insider),
                mayWork(ticket, viewer),
                ticket.confidential);
    }

    private static Map<String, Object> fields(Ticket ticket, PracticeDescriptor practice, boolean insider) {
        if (insider) {
            return new LinkedHashMap<>(ticket.fields());
        }
        var open = new LinkedHashMap<String, Object>();
        ticket.fields().forEach((key, value) -> {
            if (practice.field(key).map(field -> !field.internal()).orElse(false)) {
                open.put(key, value);
            }
        });
        return open;
    }

    /** A requester reads milestones in place of steps: no engine word. */
    private List<TicketView.Step> steps(Ticket ticket, PracticeDescriptor practice, boolean insider) {
        var active = steps.of(ticket).stream().filter(step -> step.waits);
        if (insider) {
            return active.map(step -> new TicketView.Step(step.activity, step.name, step.since))
                    .toList();
        }
        return active
                .flatMap(step -> practice.milestones().stream()
                        .filter(milestone -> milestone.activities().contains(step.activity))
                        .map(milestone -> new TicketView.Step(milestone.key(), milestone.label(), step.since)))
                .collect(Collectors.toMap(
                        TicketView.Step::id, step -> step, (first, again) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }
}
