package org.praxisitsm.ui.studio;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.ui.components.DrawnInWords;
import org.praxisitsm.ui.components.DrawnNames;
import org.praxisitsm.workflow.Migrations.Added;
import org.praxisitsm.workflow.Migrations.Mapped;
import org.praxisitsm.workflow.Migrations.Mapping;

/** The steps of a mapping as their reader says them; what nobody named by what it is and what it stands beside. */
class MappingNames {

    private final Pack before;
    private final Pack after;
    private final Locale locale;
    private final DrawnNames.Texts texts;
    private final Map<String, DrawnNames> left = new HashMap<>();
    private final Map<String, DrawnNames> right = new HashMap<>();

    MappingNames(Pack before, Pack after, Locale locale, DrawnNames.Texts texts) {
        this.before = before;
        this.after = after;
        this.locale = locale;
        this.texts = texts;
    }

    Mapping of(Mapping mapping) {
        return new Mapping(
                mapping.practice(),
                mapping.from(),
                mapping.to(),
                mapping.steps().stream().map(this::of).toList(),
                named(mapping.added()),
                named(mapping.targets()));
    }

    private List<Added> named(List<Added> steps) {
        return steps.stream()
                .map(step -> new Added(
                        step.process(), step.id(), target(step.process(), step.id(), step.name()), step.kind()))
                .toList();
    }

    private Mapped of(Mapped step) {
        return new Mapped(
                step.process(),
                step.from(),
                step.fromName().equals(step.from())
                        ? name(left, before, step.process(), step.from())
                        : before.in(locale).task(step.from(), step.fromName()),
                step.to(),
                step.to() == null ? null : target(step.process(), step.to(), String.valueOf(step.toName())),
                step.kind(),
                step.why(),
                step.timer(),
                step.restartTimer(),
                step.standing());
    }

    /** @return the name of a step of the version that is gone to */
    String target(String process, String id, String name) {
        return name.equals(id)
                ? name(right, after, MoveDiagrams.successor(before, after, process), id)
                : after.in(locale).task(id, name);
    }

    private String name(Map<String, DrawnNames> known, Pack pack, String process, String id) {
        return known.computeIfAbsent(
                        process,
                        it -> new DrawnNames(DrawnInWords.of(pack, MoveDiagrams.file(pack, it), locale), texts))
                .of(id);
    }
}
