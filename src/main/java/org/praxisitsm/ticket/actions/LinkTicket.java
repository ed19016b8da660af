package org.praxisitsm.ticket.actions;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.ActionRefused;
import org.praxisitsm.practice.ServiceAction;
import org.praxisitsm.shared.Refusal;
import org.springframework.stereotype.Component;

/** Links the ticket to another, or to several. */
@Component
class LinkTicket implements ServiceAction {

    private static final String NO_SUCH_TICKET = "no-such-ticket";

    private static final int MOST = 100;

    @Override
    public Signature signature() {
        return new Signature(
                "linkTicket",
                "Link ticket",
                "Links the ticket to another, or to several in turn.",
                List.of(
                        new Input(
                                "type",
                                ValueType.TEXT,
                                true,
                                "related, parent-of, child-of, duplicate-of, caused-by, blocks"),
                        new Input(
                                "target",
                                ValueType.TEXT,
                                false,
                                "Number of the other ticket; several are parted by commas")),
                List.of(),
                List.of(NO_SUCH_TICKET));
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) throws ActionRefused {
        // The number comes from a form that need not ask for it: none is as wrong as one that does not exist.
        var target = inputs.get("target");
        if (target == null) {
            throw new ActionRefused(NO_SUCH_TICKET, "No ticket was named.");
        }
        var numbers = Arrays.stream(target.toString().split(","))
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .distinct()
                .toList();
        if (numbers.size() > MOST) {
            throw new ActionRefused(NO_SUCH_TICKET, "At most " + MOST + " tickets are linked at once.");
        }
        try {
            numbers.forEach(number -> context.link(inputs.get("type").toString(), number));
            return Map.of();
        } catch (Refusal refused) {
            throw new ActionRefused(NO_SUCH_TICKET, refused.getMessage());
        }
    }

    @Override
    public Map<String, Object> rehearse(ActionContext context, Map<String, Object> inputs) throws ActionRefused {
        return run(context, inputs);
    }
}
