package org.praxisitsm.ticket.actions;

import java.util.List;
import java.util.Map;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.ServiceAction;
import org.springframework.stereotype.Component;

/** Writes a line into the ticket's journal. */
@Component
class WriteNote implements ServiceAction {

    @Override
    public Signature signature() {
        return new Signature(
                "writeNote",
                "Write note",
                "Writes a line into the ticket's journal.",
                List.of(
                        new Input("text", ValueType.TEXT, true, "What it says"),
                        new Input("internal", ValueType.BOOLEAN, false, "Hidden from the requester unless false")),
                List.of(),
                List.of());
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) {
        context.comment(inputs.get("text").toString(), !Boolean.FALSE.equals(inputs.get("internal")));
        return Map.of();
    }
}
