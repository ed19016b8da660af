package org.praxisitsm.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackCheck.Kind;
import org.praxisitsm.practice.PackCheck.Result;
import org.praxisitsm.practice.PackFiles;
import org.praxisitsm.practice.PackReader;

/** Runs every scenario and every case of every shipped pack, and holds that together they pass everything. */
class ShippedExampleTests {

    private static final Map<String, List<Result>> RESULTS = new ConcurrentHashMap<>();

    static Stream<Named<Pack>> packs() {
        return ShippedPacks.all().map(pack -> Named.of(pack.key(), pack));
    }

    private static List<Result> results(Pack pack) {
        return RESULTS.computeIfAbsent(pack.key(), key -> ShippedChecks.run(pack));
    }

    private static List<Result> results(Pack pack, Kind kind) {
        return results(pack).stream().filter(result -> result.kind() == kind).toList();
    }

    private static void allGreen(List<Result> results) {
        assertThat(results).isNotEmpty().allSatisfy(result -> assertThat(result.green())
                .as("%s, %s: %s", result.file(), result.name(), result.message())
                .isTrue());
    }

    @ParameterizedTest
    @MethodSource("packs")
    void everyScenarioIsGreenAndTogetherTheyPassTheWholeDiagram(Pack pack) {
        var results = results(pack, Kind.SCENARIO);
        allGreen(results);
        assertThat(results).hasSameSizeAs(pack.scenarios());
        var passed = new TreeSet<String>();
        results.forEach(result -> passed.addAll(result.elements()));
        DrawnDiagram.of(pack).forEach(diagram -> report(diagram, passed));
    }

    @ParameterizedTest
    @MethodSource("packs")
    void everyCaseIsGreenAndTogetherTheyMatchEveryRule(Pack pack) {
        var results = results(pack, Kind.CASE);
        allGreen(results);
        for (var file :
                Stream.concat(pack.tables().stream(), pack.grids().stream()).toList()) {
            ruled(file, pack.text(file)).forEach((cases, text) -> {
                var matched = results.stream()
                        .filter(result -> result.file().equals(cases))
                        .flatMap(result -> result.elements().stream())
                        .collect(Collectors.toSet());
                var missed = new TreeSet<>(rules(file, text));
                missed.removeAll(matched);
                assertThat(missed).as("rules that no case of %s matches", cases).isEmpty();
            });
        }
    }

    /** The text of each grid and each decision of a file, by the cases that are kept for it. */
    private static Map<String, String> ruled(String file, String text) {
        var ruled = new TreeMap<String, String>();
        if (file.endsWith(".rules.csv")) {
            ruled.put(file.replace(".rules.csv", ".cases.csv"), text);
        }
        Pattern.compile("<decision id=\"([^\"]+)\".*?</decision>", Pattern.DOTALL)
                .matcher(text)
                .results()
                .forEach(found -> ruled.put(
                        file.substring(0, file.lastIndexOf('/') + 1) + found.group(1) + ".cases.csv", found.group()));
        return ruled;
    }

    private static List<String> rules(String file, String text) {
        return file.endsWith(".dmn")
                ? Pattern.compile("<rule id=\"([^\"]+)\"")
                        .matcher(text)
                        .results()
                        .map(rule -> rule.group(1))
                        .toList()
                : text.lines()
                        .skip(3)
                        .filter(line -> !line.isBlank())
                        .map(line -> line.split(",", 2)[0])
                        .toList();
    }

    /** An owner who renames a task renames it in the scenarios: nothing else may hang on the name. */
    @ParameterizedTest
    @MethodSource("packs")
    void scenariosStayGreenWhenEveryTaskIsRenamed(Pack pack) {
        var names =
                new TreeSet<>(Comparator.comparing(String::length).reversed().thenComparing(name -> name));
        DrawnDiagram.of(pack)
                .forEach(diagram -> diagram.elements("userTask").forEach(task -> names.add(task.getAttribute("name"))));
        var renamed = new TreeMap<String, byte[]>();
        pack.files().asMap().forEach((path, bytes) -> renamed.put(path, renamed(path, bytes, names)));
        allGreen(ShippedChecks.run(PackReader.read(new PackFiles(renamed))));
    }

    private static byte[] renamed(String path, byte[] bytes, Set<String> names) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        if (path.endsWith(".bpmn")) {
            text = text.replaceAll("(<bpmn:userTask id=\"\\w+\" name=\"[^\"]+)\"", "$1 (redrawn)\"");
        } else if (path.contains("/scenarios/")) {
            for (var name : names) {
                text = text.replaceAll("(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])", name + " (redrawn)");
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void report(DrawnDiagram diagram, TreeSet<String> passed) {
        var missed = new TreeSet<>(diagram.ids());
        missed.removeAll(passed);
        // To the engine a link that leads away is no step: whoever comes to it stands at its other end at once.
        diagram.elements("linkEventDefinition").stream()
                .map(link -> (org.w3c.dom.Element) link.getParentNode())
                .filter(event -> event.getLocalName().equals("intermediateThrowEvent"))
                .filter(event -> passed.contains(event.getElementsByTagNameNS("*", "incoming")
                        .item(0)
                        .getTextContent()
                        .strip()))
                .forEach(event -> missed.remove(event.getAttribute("id")));
        // A gateway waits for its events itself: no flow leads to them.
        var awaiting = diagram.elements("eventBasedGateway").stream()
                .map(gateway -> gateway.getAttribute("id"))
                .collect(Collectors.toSet());
        diagram.flows().stream()
                .filter(flow -> awaiting.contains(flow.getAttribute("sourceRef")))
                .filter(flow -> passed.contains(flow.getAttribute("targetRef")))
                .forEach(flow -> {
                    missed.remove(flow.getAttribute("id"));
                    passed.add(flow.getAttribute("id"));
                });
        Map.of("flow nodes", diagram.flowNodes(), "sequence flows", diagram.flows())
                .forEach((what, elements) -> {
                    var reached = elements.stream()
                            .filter(element -> passed.contains(element.getAttribute("id")))
                            .count();
                    System.out.printf(
                            "Coverage of %s: %d of %d %s (%.1f %%)%n",
                            diagram, reached, elements.size(), what, 100.0 * reached / elements.size());
                });
        assertThat(missed)
                .as("steps and flows of %s that no scenario passes", diagram)
                .isEmpty();
    }
}
