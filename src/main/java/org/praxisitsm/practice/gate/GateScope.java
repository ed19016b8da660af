package org.praxisitsm.practice.gate;

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

/** What every rule may look at while one pack is checked. */
record GateScope(
        Pack pack, Map<String, Signature> actions, Optional<Feel> feel, Set<String> moreMessages, Findings findings) {

    PackFiles files() {
        return pack.files();
    }

    boolean hasForm(String id) {
        return files().has("processes/" + pack.key() + "/" + id + ".form");
    }

    boolean hasTable(String id) {
        return files().has("rules/" + pack.key() + "/" + id + ".dmn");
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
