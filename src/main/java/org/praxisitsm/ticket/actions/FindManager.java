package org.praxisitsm.ticket.actions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.praxisitsm.identity.People;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.ServiceAction;
import org.springframework.stereotype.Component;

/** Finds whom a person reports to, for an approval. */
@Component
class FindManager implements ServiceAction {

    private final People people;

    FindManager(People people) {
        this.people = people;
    }

    @Override
    public Signature signature() {
        return new Signature(
                "findManager",
                "Find manager",
                "Whoever the requester, or another person, reports to.",
                List.of(new Input("person", ValueType.TEXT, false, "Account; the requester's unless given")),
                List.of(new Output("manager", ValueType.TEXT, "Account, or nothing where there is none")),
                List.of());
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) {
        var person = Objects.toString(inputs.getOrDefault("person", context.value("requester")), "");
        var outputs = new HashMap<String, Object>();
        // Somebody who has left approves nothing: better nobody, and the task goes to its group.
        outputs.put(
                "manager",
                people.person(person)
                        .map(People.Person::manager)
                        .flatMap(people::person)
                        .filter(People.Person::active)
                        .map(People.Person::account)
                        .orElse(null));
        return outputs;
    }
}
