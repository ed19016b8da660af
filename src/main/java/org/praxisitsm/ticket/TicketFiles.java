package org.praxisitsm.ticket;

import java.util.Map;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.Practices;
import org.springframework.stereotype.Component;

/** Files that are sent with an answer about a ticket. */
@Component
public class TicketFiles {

    private final Tickets tickets;
    private final Practices practices;
    private final TicketViews views;
    private final AttachmentStore store;
    private final AnsweredFiles files;

    TicketFiles(Tickets tickets, Practices practices, TicketViews views, AttachmentStore store, AnsweredFiles files) {
        this.tickets = tickets;
        this.practices = practices;
        this.views = views;
        this.store = store;
        this.files = files;
    }

    /**
     * Those that the answers name become the ticket's.
     *
     * @return the answers with each file under its name
     * @throws org.praxisitsm.shared.Refusal invalid where one is not theirs, or of a kind that the form does not take
     */
    public Map<String, Object> attached(
            long ticketId, FormDefinition form, Map<String, Object> answers, String prefix, Viewer by) {
        if (form.fields().stream().noneMatch(field -> field.type().equals("file"))) {
            return answers;
        }
        var ticket = tickets.findById(ticketId).orElseThrow();
        var pack = practices
                .version(ticket.practice, ticket.packVersion)
                .orElseThrow()
                .pack();
        var visible = store.of(ticketId, views.mayWork(ticket, by));
        var named = files.named(form, answers, prefix, ticket.fields(), visible, by);
        files.attach(ticket, pack.descriptor(), form, named, by);
        return named;
    }
}
