package org.praxisitsm.practice.gate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Feel;
import org.praxisitsm.practice.Finding.Severity;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackFiles;
import org.praxisitsm.practice.ServiceAction.Signature;
import org.praxisitsm.practice.reading.Findings;

/**
 * What every rule may look at while one pack is checked.
 *
 * @param decisions files of the pack's decisions, by id
 * @param called decisions that a diagram names
 */
record GateScope(
        Pack pack,
        Map<String, Signature> actions,
        Optional<Feel> feel,
        Set<String> moreMessages,
        Map<String, String> decisions,
        Set<String> called,
        Findings findings) {

    GateScope(
            Pack pack,
            Map<String, Signature> actions,
            Optional<Feel> feel,
            Set<String> moreMessages,
            Findings findings) {
        this(pack, actions, feel, moreMessages, new HashMap<>(), new HashSet<>(), findings);
    }

    PackFiles files() {
        return pack.files();
    }

    boolean hasForm(String id) {
        return files().has("processes/" + pack.key() + "/" + id + ".form");
    }

    boolean hasTable(String id) {
        return files().has("rules/" + pack.key() + "/" + id + ".dmn");
    }

    /** @return whether the pack has the decision, in a file of its name or of another */
    boolean hasDecision(String id) {
        return hasTable(id) || decisions.containsKey(id);
    }

    boolean hasGrid(String id) {
        return files().has("rules/" + pack.key() + "/" + id + ".rules.csv");
    }

    /** @return the file's name without folder and ending */
    static String nameOf(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        return name.substring(0, name.indexOf('.'));
    }

    void error(String file, XmlNode node, String rule, String message, String hint) {
        findings.error(file, node.id(), node.line, rule, message, hint);
    }

    void warn(String file, XmlNode node, String rule, String message, String hint) {
        findings.add(Severity.WARNING, file, node.id(), node.line, rule, message, hint);
    }

    void inform(String file, XmlNode node, String rule, String message, String hint) {
        findings.add(Severity.INFO, file, node.id(), node.line, rule, message, hint);
    }

    void at(Severity severity, String file, @Nullable Integer line, String rule, String message, String hint) {
        findings.add(severity, file, null, line, rule, message, hint);
    }
}
