package org.praxisitsm.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ticket.TicketView;
import org.springframework.stereotype.Service;

/** Human tasks: claim, hand over, fill in, complete. Ticket row first, then the engine, in one transaction. */
@Service
public class Tasks {

    /** @param id value to send, @param label name of the flow as drawn; the first outcome is the primary one */
    public record Outcome(String id, String label) {}

    /**
     * @param form null where the task has none
     * @param schema the form's JSON for clients that render it themselves
     * @param values what is known already
     */
    public record TaskForm(
            TaskRow task,
            @Nullable FormDefinition form,
            JsonNode schema,
            Map<String, Object> values,
            List<Outcome> outcomes) {}

    public TaskForm form(String id, Viewer viewer) {
        throw new UnsupportedOperationException("workflow");
    }

    /** @throws org.praxisitsm.shared.Refusal conflict where somebody else has it, forbidden where the viewer is no candidate */
    public TaskRow claim(String id, Viewer by) {
        throw new UnsupportedOperationException("workflow");
    }

    public TaskRow unclaim(String id, Viewer by) {
        throw new UnsupportedOperationException("workflow");
    }

    public TaskRow assign(String id, String assignee, Viewer by) {
        throw new UnsupportedOperationException("workflow");
    }

    /**
     * @param outcome one of {@link TaskForm#outcomes()}; null where there is only one
     * @param values by key; left-out ones keep what the form was filled with
     * @param expectedVersion ticket version that was read, or null
     * @return the ticket after all that follows in the same transaction
     */
    public TicketView complete(
            String id, @Nullable String outcome, Map<String, ?> values, @Nullable Integer expectedVersion, Viewer by) {
        throw new UnsupportedOperationException("workflow");
    }
}
