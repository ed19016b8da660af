package org.praxisitsm.ticket.actions;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.ServiceAction;
import org.springframework.stereotype.Component;

/** Tells people about the ticket. */
@Component
class SendMessage implements ServiceAction {

    @Override
    public Signature signature() {
        return new Signature(
                "sendMessage",
                "Send message",
                "Tells people about the ticket.",
                List.of(
                        new Input(
                                "to",
                                ValueType.TEXT,
                                true,
                                "requester, affected, assignee, group, groupLead, manager, watchers, accounts or groups; with commas"),
                        new Input("topic", ValueType.TEXT, true, "Which text"),
                        new Input("text", ValueType.TEXT, false, "Further words")),
                List.of(),
                List.of());
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) {
        var recipients = Arrays.stream(inputs.get("to").toString().split(","))
                .map(String::strip)
                .filter(recipient -> !recipient.isEmpty())
                .toList();
        var arguments = new LinkedHashMap<String, Object>();
        if (inputs.get("text") != null) {
            arguments.put("text", inputs.get("text"));
        }
        context.tell(recipients, inputs.get("topic").toString(), arguments);
        return Map.of();
    }
}
