package org.praxisitsm.practice;

import java.util.List;
import org.praxisitsm.practice.gate.GateRules;
import org.springframework.stereotype.Component;

/**
 * The allow-list in front of every deployment, from whatever source: reads diagrams, tables, forms and grids before any
 * engine does, and fails closed. See docs/adr/0003.
 */
@Component
public class Gate {

    /** @return everything the rules have to say, errors first; without an error the files may be deployed. */
    public List<Finding> check(PackFiles files, String practice) {
        try {
            PackReader.read(files, practice);
        } catch (UnreadablePack e) {
            return e.findings();
        }
        return new GateRules().check(files, practice);
    }
}
