package org.praxisitsm.ticket.actions;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.PracticeDescriptor.Field;
import org.praxisitsm.practice.ServiceAction;
import org.springframework.stereotype.Component;

/** Chooses a person of the ticket's group by a rule grid and assigns the ticket; nobody, where nobody fits. */
@Component
class AssignByGrid implements ServiceAction {

    private static final List<String> ATTRIBUTES =
            List.of("number", "requester", "affected", "unit", "service", "channel", "group", "priority");

    @Override
    public Signature signature() {
        return new Signature(
                "assignByGrid",
                "Assign to person",
                "Chooses a person of the group by a rule grid: skill, load, presence.",
                List.of(new Input("grid", ValueType.TEXT, true, "Id of the rule grid")),
                List.of(new Output("assignee", ValueType.TEXT, "Account, or nothing where nobody fits")),
                List.of());
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) {
        var group = context.value("group");
        var facts = new LinkedHashMap<String, Object>();
        facts.put("ticket", ticket(context));
        facts.put("candidates", group == null ? List.of() : context.candidates(group.toString()));
        var assignee =
                context.decideByGrid(inputs.get("grid").toString(), facts).get("assignee");
        var outputs = new HashMap<String, Object>();
        outputs.put("assignee", assignee);
        context.change(outputs);
        return outputs;
    }

    /** The sandbox's own context decides by the real grid over the people the scenario describes. */
    @Override
    public Map<String, Object> rehearse(ActionContext context, Map<String, Object> inputs) {
        return run(context, inputs);
    }

    private static Map<String, Object> ticket(ActionContext context) {
        var ticket = new LinkedHashMap<String, Object>();
        ATTRIBUTES.forEach(name -> put(ticket, name, context.value(name)));
        context.pack().descriptor().fields().stream()
                .filter(Field::variable)
                .forEach(field -> put(ticket, field.key(), context.value(field.key())));
        return ticket;
    }

    private static void put(Map<String, Object> ticket, String name, @org.jspecify.annotations.Nullable Object value) {
        if (value != null) {
            ticket.put(name, value);
        }
    }
}
