package org.praxisitsm.practice;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.praxisitsm.identity.People;
import org.praxisitsm.practice.gate.DrawnSteps;
import org.praxisitsm.practice.reading.Findings;
import org.springframework.stereotype.Component;

/** The gate's eye for groups: a task of a group that is not there is offered to nobody, and nobody would notice. */
@Component
class NamedGroups implements PackFileCheck {

    private final People people;

    NamedGroups(People people) {
        this.people = people;
    }

    @Override
    public List<Finding> check(Pack pack) {
        var findings = new Findings();
        var known = people.groups().stream().map(People.Group::key).collect(Collectors.toSet());
        if (!known.isEmpty()) {
            pack.diagrams().forEach(path -> drawn(path, pack.text(path), known, findings));
        }
        return findings.sorted();
    }

    private static void drawn(String path, String diagram, Set<String> known, Findings findings) {
        for (var task : DrawnSteps.toGroups(diagram)) {
            task.groups().stream()
                    .filter(group -> !known.contains(group))
                    .forEach(group -> findings.add(
                            Finding.Severity.WARNING,
                            path,
                            task.id(),
                            task.line(),
                            "group-unknown",
                            "There is no group " + group + ": nobody is offered this task",
                            "One of " + known.stream().sorted().toList() + ", or set it up first."));
        }
    }

    @Override
    public Set<String> messages(Pack pack) {
        return Set.of();
    }
}
