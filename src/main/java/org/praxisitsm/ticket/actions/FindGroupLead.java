package org.praxisitsm.ticket.actions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.praxisitsm.identity.People;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.ServiceAction;
import org.springframework.stereotype.Component;

/** Finds the lead of a group, for hierarchical escalation. */
@Component
class FindGroupLead implements ServiceAction {

    private final People people;

    FindGroupLead(People people) {
        this.people = people;
    }

    @Override
    public Signature signature() {
        return new Signature(
                "findGroupLead",
                "Find group lead",
                "The lead of the ticket's group, or of another.",
                List.of(new Input("group", ValueType.TEXT, false, "Key of the group; the ticket's unless given")),
                List.of(new Output("groupLead", ValueType.TEXT, "Account, or nothing")),
                List.of());
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) {
        var group = inputs.getOrDefault("group", context.value("group"));
        var lead = group == null
                ? null
                : people.group(group.toString()).map(People.Group::lead).orElse(null);
        var outputs = new HashMap<String, Object>();
        outputs.put("groupLead", lead);
        return outputs;
    }
}
