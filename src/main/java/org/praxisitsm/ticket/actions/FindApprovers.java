package org.praxisitsm.ticket.actions;

import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.People;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.ServiceAction;
import org.springframework.stereotype.Component;

/**
 * Turns what a table says about who approves into people: each once, nobody twice for the same decision, and none of those
 * whose own matter it is. Whoever is away is stood in for.
 */
@Component
class FindApprovers implements ServiceAction {

    private final People people;
    private final Clock clock;

    FindApprovers(People people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    @Override
    public Signature signature() {
        return new Signature(
                "findApprovers",
                "Find approvers",
                "Who approves: each person once, none of those whose own matter it is, substitutes for those away.",
                List.of(
                        new Input(
                                "from",
                                ValueType.TEXT,
                                false,
                                "Comma list of accounts, groupLead, manager (of the requester), lead:<group>"),
                        new Input(
                                "not",
                                ValueType.TEXT,
                                false,
                                "Comma list of requester, affected, assignee; requester, assignee if left out")),
                List.of(
                        new Output("approvers", ValueType.TEXT, "Accounts, parted by commas"),
                        new Output("approverCount", ValueType.NUMBER, "How many they are")),
                List.of());
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) {
        return outputs(context, inputs, true);
    }

    /** In a rehearsal nobody is away, and the leads are those that the scenario describes. */
    @Override
    public Map<String, Object> rehearse(ActionContext context, Map<String, Object> inputs) {
        return outputs(context, inputs, false);
    }

    private Map<String, Object> outputs(ActionContext context, Map<String, Object> inputs, boolean real) {
        var barred = new HashSet<String>();
        for (var name : words(Objects.toString(inputs.get("not"), "requester, assignee"))) {
            var account = context.value(name);
            if (account != null) {
                barred.add(account.toString());
            }
        }
        var found = new LinkedHashSet<String>();
        for (var word : words(Objects.toString(inputs.get("from"), ""))) {
            var account = account(context, word, real);
            if (account != null) {
                add(account, barred, found, real);
            }
        }
        var outputs = new HashMap<String, Object>();
        outputs.put("approvers", String.join(",", found));
        outputs.put("approverCount", found.size());
        return outputs;
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    private @Nullable String account(ActionContext context, String word, boolean real) {
        if (word.equals("groupLead")) {
            var group = context.value("group");
            return group == null ? null : lead(context, group.toString(), real);
        }
        if (word.startsWith("lead:")) {
            return lead(context, word.substring("lead:".length()), real);
        }
        if (word.equals("manager")) {
            return people.person(Objects.toString(context.value("requester"), ""))
                    .map(People.Person::manager)
                    .orElse(null);
        }
        return word;
    }

    private @Nullable String lead(ActionContext context, String group, boolean real) {
        if (real) {
            return people.group(group).map(People.Group::lead).orElse(null);
        }
        return context.candidates(group).stream()
                .filter(person -> Boolean.TRUE.equals(person.get("isLead")))
                .map(person -> person.get("account").toString())
                .findFirst()
                .orElse(null);
    }

    /** Somebody away is stood in for, but not by one whose own matter it is; then it waits for them. */
    private void add(String account, Set<String> barred, Set<String> found, boolean real) {
        if (barred.contains(account)) {
            return;
        }
        if (!real) {
            found.add(account);
            return;
        }
        var person = people.person(account).filter(People.Person::active);
        if (person.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var substitute = people.isPresent(account, now)
                ? null
                : people.substituteOf(account, now)
                        .map(People.Person::account)
                        .filter(other -> !barred.contains(other))
                        .orElse(null);
        found.add(substitute == null ? account : substitute);
    }
}
