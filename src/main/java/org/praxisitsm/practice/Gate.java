package org.praxisitsm.practice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.praxisitsm.practice.ServiceAction.Signature;
import org.praxisitsm.practice.gate.GateRules;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The allow-list in front of every deployment, from whatever source: reads diagrams, tables, forms and grids before any
 * engine does, and fails closed. See docs/adr/0003-gate.md.
 */
@Component
public class Gate {

    private final ObjectProvider<ServiceAction> actions;
    private final ObjectProvider<Feel> feel;
    private final ObjectProvider<PackFileCheck> others;

    @Autowired
    Gate(ObjectProvider<ServiceAction> actions, ObjectProvider<Feel> feel, ObjectProvider<PackFileCheck> others) {
        this.actions = actions;
        this.feel = feel;
        this.others = others;
    }

    /** @return everything the rules have to say, errors first; without an error the files may be deployed. */
    public List<Finding> check(PackFiles files, String practice) {
        try {
            return check(PackReader.read(files, practice));
        } catch (UnreadablePack e) {
            return e.findings();
        }
    }

    private List<Finding> check(Pack pack) {
        Map<String, Signature> known = actions.stream()
                .map(ServiceAction::signature)
                .collect(Collectors.toMap(Signature::key, Function.identity()));
        return new GateRules(
                        known,
                        Optional.ofNullable(feel.getIfAvailable()),
                        others.stream().toList())
                .check(pack);
    }
}
