package org.praxisitsm.practice.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.praxisitsm.practice.Feel;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.Finding.Severity;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackFileCheck;
import org.praxisitsm.practice.PackTexts;
import org.praxisitsm.practice.ServiceAction.Signature;
import org.praxisitsm.practice.reading.Findings;

/** Runs every rule over a pack. What a rule cannot deal with is an error of the pack: the gate fails closed. */
public final class GateRules {

    private final Map<String, Signature> actions;
    private final Optional<Feel> feel;
    private final List<PackFileCheck> others;

    public GateRules(Map<String, Signature> actions, Optional<Feel> feel) {
        this(actions, feel, List.of());
    }

    /** @param others know kinds of files that this package does not */
    public GateRules(Map<String, Signature> actions, Optional<Feel> feel, List<PackFileCheck> others) {
        this.actions = actions;
        this.feel = feel;
        this.others = List.copyOf(others);
    }

    public List<Finding> check(Pack pack) {
        var messages =
                others.stream().flatMap(other -> other.messages(pack).stream()).collect(Collectors.toUnmodifiableSet());
        var scope = new GateScope(pack, actions, feel, messages, new Findings());
        var tables = new LinkedHashMap<String, XmlNode>();
        each(scope, pack.tables(), file -> XmlSource.read(scope, file).ifPresent(root -> {
            tables.put(file, root);
            DecisionRules.register(scope, file, root);
        }));
        var diagrams = new ArrayList<Diagram>();
        each(scope, pack.diagrams(), file -> XmlSource.read(scope, file).ifPresent(root -> {
            var diagram = new Diagram(file, root);
            diagrams.add(diagram);
            diagram(scope, diagram);
        }));
        each(scope, List.copyOf(tables.keySet()), file -> DecisionRules.check(scope, file, tables.get(file)));
        each(scope, pack.files().pathsEndingWith(".form"), file -> FormRules.check(scope, file, diagrams));
        each(scope, pack.grids(), file -> GridRules.check(scope, file));
        each(scope, pack.cases(), file -> ExampleRules.cases(scope, file));
        each(scope, pack.scenarios(), file -> ExampleRules.scenario(scope, file));
        each(scope, List.of("processes/" + pack.key() + "/practice.yaml"), file -> {
            LoopRules.check(scope, diagrams);
            DescriptorRules.check(scope, diagrams);
            others.forEach(other -> other.check(pack).forEach(scope.findings()::add));
        });
        each(scope, pack.files().pathsEndingWith(".properties"), file -> {
            if (PackTexts.isMessages(file)) {
                MessageRules.check(scope, file, diagrams);
            } else {
                TextRules.check(scope, file, diagrams);
            }
        });
        return scope.findings().sorted();
    }

    /** Advice is left out where there is much to correct first. */
    private static void diagram(GateScope scope, Diagram diagram) {
        int before = scope.findings().size();
        BpmnWords.ALL.check(scope, diagram.file, diagram.root);
        StructureRules.check(scope, diagram);
        ProcessRules.check(scope, diagram);
        TaskRules.check(scope, diagram);
        ActionRules.check(scope, diagram);
        FlowRules.check(scope, diagram);
        EventRules.check(scope, diagram);
        if (scope.findings().size() - before < 200) {
            LayoutRules.check(scope, diagram);
            LintRules.check(scope, diagram);
        }
    }

    private static void each(GateScope scope, List<String> files, Consumer<String> rule) {
        for (var file : files) {
            try {
                rule.accept(file);
            } catch (RuntimeException | StackOverflowError e) {
                scope.at(
                        Severity.ERROR,
                        file,
                        null,
                        "gate-failed",
                        "The file cannot be checked (" + e.getClass().getSimpleName() + ")",
                        "Draw it anew with the editor of the Studio.");
            }
        }
    }
}
