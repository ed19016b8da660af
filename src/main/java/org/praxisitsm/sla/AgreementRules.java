package org.praxisitsm.sla;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.Finding.Severity;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackFileCheck;
import org.praxisitsm.practice.reading.Findings;
import org.praxisitsm.practice.reading.YamlTree;
import org.springframework.stereotype.Component;

/** The gate's eye for {@code processes/<key>/agreements/*.yaml}: readable, and naming only what the pack has. */
@Component
public class AgreementRules implements PackFileCheck {

    private static final Set<String> ATTRIBUTES = Set.of("priority", "group", "assignee", "service", "affected");

    @Override
    public List<Finding> check(Pack pack) {
        var findings = new Findings();
        for (var path : pack.agreements()) {
            read(pack, path, findings).ifPresent(agreement -> names(pack, path, agreement, findings));
        }
        if (!pack.agreements().isEmpty() && pack.descriptor().agreements() == null) {
            findings.add(
                    Severity.WARNING,
                    pack.agreements().get(0),
                    null,
                    null,
                    "agreement-unused",
                    "practice.yaml names no table that says when the agreements apply",
                    "Add agreements: <decision id> to practice.yaml.");
        }
        drawn(pack, findings);
        return findings.sorted();
    }

    /** What diagram and agreements say about each other: targets that actions name, messages that somebody waits for. */
    private static void drawn(Pack pack, Findings findings) {
        var targets = targets(pack);
        var waitedFor = new HashSet<String>();
        for (var path : pack.diagrams()) {
            var drawn = DrawnTargets.of(pack.text(path));
            waitedFor.addAll(drawn.messages());
            drawn.targets().forEach((task, target) -> {
                if (!targets.contains(target)) {
                    findings.error(
                            path,
                            task,
                            null,
                            "target-unknown",
                            "No agreement of the practice has a target " + target,
                            targets.isEmpty() ? "Add an agreement with it." : "One of " + targets + ".");
                }
            });
        }
        for (var path : pack.agreements()) {
            read(pack, path, new Findings()).ifPresent(agreement -> agreement.targets().stream()
                    .flatMap(target -> target.thresholds().stream())
                    .map(Agreement.Threshold::message)
                    .distinct()
                    .filter(message -> !waitedFor.contains(message))
                    .forEach(message -> findings.add(
                            Severity.WARNING,
                            path,
                            null,
                            null,
                            "threshold-unheard",
                            "No step of a diagram waits for the message " + message,
                            "Draw an event sub-process that starts with it, or name another message.")));
        }
    }

    /** @return keys of the targets that the pack's agreements have, in order */
    public static List<String> targets(Pack pack) {
        return agreements(pack).stream()
                .flatMap(agreement -> agreement.targets().stream())
                .map(Agreement.Target::key)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * @return messages of the pack's thresholds with the lowest percent at which each is sent, from the lowest up; those that
     *     are usual where the pack has none
     */
    public static Map<String, Integer> thresholds(Pack pack) {
        var lowest = new HashMap<String, Integer>();
        agreements(pack).stream()
                .flatMap(agreement -> agreement.targets().stream())
                .flatMap(target -> target.thresholds().stream())
                .forEach(threshold -> lowest.merge(threshold.message(), threshold.percent(), Math::min));
        if (lowest.isEmpty()) {
            lowest.putAll(Map.of("Target at risk", 75, "Target breached", 100, "Target far exceeded", 150));
        }
        var ordered = new LinkedHashMap<String, Integer>();
        lowest.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
        return ordered;
    }

    private static List<Agreement> agreements(Pack pack) {
        return pack.agreements().stream()
                .flatMap(path -> read(pack, path, new Findings()).stream())
                .toList();
    }

    /** @return the agreement, or empty where the file cannot be read; the findings then say why */
    static Optional<Agreement> read(Pack pack, String path, Findings findings) {
        int before = findings.size();
        var agreement = YamlTree.read(path, pack.files().bytes(path), findings)
                .map(yaml -> AgreementReader.read(yaml, pack.key()));
        var name = path.substring(path.lastIndexOf('/') + 1, path.length() - ".yaml".length());
        if (agreement.isPresent()
                && findings.size() == before
                && !agreement.get().key().equals(name)) {
            findings.error(
                    path,
                    "key",
                    null,
                    "agreement-key",
                    "The key differs from the file name " + name,
                    "Name the file as the key.");
        }
        return findings.size() == before ? agreement : Optional.empty();
    }

    /** Complains about everything that the agreement names and the pack has not; places are paths of members. */
    static void names(Pack pack, String path, Agreement agreement, Findings findings) {
        var field = agreement.holds().field();
        if (field != null) {
            var known = pack.descriptor().field(field);
            if (known.isEmpty()) {
                error(findings, path, "holds.field", "The practice has no field " + field);
            } else if (!known.get().options().isEmpty()) {
                var rows = agreement.holds().rows();
                for (var i = 0; i < rows.size(); i++) {
                    if (!known.get().options().containsKey(rows.get(i).reason())) {
                        error(
                                findings,
                                path,
                                "holds.rows[" + i + "].reason",
                                field + " has no option " + rows.get(i).reason());
                    }
                }
            }
        }
        for (var i = 0; i < agreement.targets().size(); i++) {
            var target = agreement.targets().get(i);
            var place = "targets[" + i + "]";
            if (target.table() != null && !pack.files().has("rules/" + pack.key() + "/" + target.table() + ".dmn")) {
                error(findings, path, place + ".table", "There is no table " + target.table() + ".dmn");
            }
            for (var j = 0; j < target.rules().size(); j++) {
                var when = target.rules().get(j).when();
                rule(pack, path, place + ".rules[" + j + "]." + when.kind().word(), when, findings);
            }
        }
    }

    private static void rule(Pack pack, String path, String place, Agreement.Trigger when, Findings findings) {
        var value = when.value();
        switch (when.kind()) {
            case STATE -> {
                if (pack.descriptor().state(value).isEmpty()) {
                    error(findings, path, place, "The practice has no state " + value);
                }
            }
            case FIELD -> {
                if (!ATTRIBUTES.contains(value)
                        && pack.descriptor().field(value).isEmpty()) {
                    error(findings, path, place, "The practice has no field " + value);
                }
            }
            case STEP, LEAVES -> {
                if (pack.diagrams().stream()
                        .noneMatch(diagram -> pack.text(diagram).contains("id=\"" + value + "\""))) {
                    error(findings, path, place, "No diagram draws " + value);
                }
            }
            default -> {
                // Groups come and go; events and categories were checked by the reader.
            }
        }
    }

    private static void error(Findings findings, String path, String element, String message) {
        findings.error(path, element, null, "agreement-names", message, "Correct the name, or add what is missing.");
    }

    @Override
    public Set<String> messages(Pack pack) {
        return agreements(pack).stream()
                .flatMap(agreement -> agreement.targets().stream())
                .flatMap(target -> target.thresholds().stream())
                .map(Agreement.Threshold::message)
                .collect(Collectors.toSet());
    }
}
