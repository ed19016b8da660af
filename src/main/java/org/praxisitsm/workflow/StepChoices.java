package org.praxisitsm.workflow;

import java.util.List;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.shared.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a step of one version can become in another, and why not the rest: the engine is asked for each. */
@Service
public class StepChoices {

    /** What stands against it. */
    public enum Bar {
        NONE(""),
        NOBODY_WAITS(""),
        KIND("incompatible types"),
        EVENT("Events are not of the same type"),
        HOST("event scope"),
        SCOPE("not an ancestor"),
        SEVERAL("multi-instance", "Must map the inner activity"),
        JOINS("incoming sequence flows"),
        TAKEN("Only one gateway"),
        AROUND("flow scope"),
        CHOSEN("chosen for another step"),
        OTHER("");

        private final List<String> said;

        Bar(String... said) {
            this.said = List.of(said);
        }

        static Bar of(List<String> failures) {
            for (var bar : values()) {
                if (bar.said.stream()
                        .anyMatch(word ->
                                !word.isEmpty() && failures.stream().anyMatch(failure -> failure.contains(word)))) {
                    return bar;
                }
            }
            return OTHER;
        }
    }

    /**
     * An element of the other version's diagram.
     *
     * @param kind of BPMN element, e.g. {@code userTask}; @param why a sentence, empty where the step can become it
     */
    public record Choice(String id, String name, String kind, Bar bar, String why) {

        static Choice of(FlowNode node, Bar bar, String why) {
            var name = node.getName();
            return new Choice(
                    node.getId(),
                    name == null || name.isBlank() ? node.getId() : name,
                    node.getElementType().getTypeName(),
                    bar,
                    why);
        }

        public boolean isPossible() {
            return bar == Bar.NONE;
        }
    }

    private final Migrations migrations;
    private final MigrationPlans plans;
    private final Practices practices;

    StepChoices(Migrations migrations, MigrationPlans plans, Practices practices) {
        this.migrations = migrations;
        this.plans = plans;
        this.practices = practices;
    }

    /**
     * @param wishes what is wanted for other steps; one for the step itself may be among them
     * @param process null for the practice's own
     * @return every element of the other diagram, in file order; empty where the other version does not draw the process
     * @throws Refusal forbidden and not found as for {@link Migrations#mapping}, invalid where a wish cannot be had
     */
    @Transactional
    public List<Choice> of(
            String practice,
            int from,
            int to,
            List<Migrations.Wish> wishes,
            @Nullable String process,
            String step,
            Viewer by) {
        migrations.refuseUnlessReader(practice, by);
        var left = version(practice, from, "from");
        var right = version(practice, to, "to");
        var main = left.pack().descriptor().process();
        var wanted = process == null ? main : process;
        var others = wishes.stream()
                .filter(wish ->
                        !wish.from().equals(step) || !wanted.equals(wish.process() == null ? main : wish.process()))
                .toList();
        return plans.choices(left, right, others, wanted, step);
    }

    private org.praxisitsm.practice.PublishedPack version(String practice, int version, String field) {
        return practices
                .version(practice, version)
                .orElseThrow(() -> Refusal.invalid(field, practice + " has no version " + version + "."));
    }
}
