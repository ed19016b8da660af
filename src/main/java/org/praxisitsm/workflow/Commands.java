package org.praxisitsm.workflow;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.ticket.TicketView;
import org.springframework.stereotype.Service;

/** Commands that the diagram offers besides the outcomes of its tasks: message start events of its event sub-processes. */
@Service
public class Commands {

    /**
     * @param id id of the start event
     * @param label name of the event as drawn
     * @param form to fill first, or null
     */
    public record Offer(String id, String label, @Nullable FormDefinition form) {}

    /** @return what the process waits for right now and the viewer may send. */
    public List<Offer> offered(String number, Viewer viewer) {
        throw new UnsupportedOperationException("workflow");
    }

    /** @throws org.praxisitsm.shared.Refusal conflict where the process does not wait for it (any more) */
    public TicketView send(String number, String commandId, Map<String, ?> values, Viewer by) {
        throw new UnsupportedOperationException("workflow");
    }
}
