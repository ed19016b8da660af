package org.praxisitsm.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.praxisitsm.shared.Refusal;
import org.w3c.dom.Element;

/** The sample of the DMN TCK, read from beside the project: each model answers as many published values as expected, or more. */
class DmnConformanceTests {

    private static final Path SAMPLES = Path.of("../shared/data");

    private record Expected(Path model, boolean deployed, int equal, int all) {}

    @TestFactory
    List<DynamicTest> tablesAnswerWhatThePublishedCasesExpect() throws IOException {
        var index = SAMPLES.resolve("dmn-tck/EXPECTED.tsv");
        Assumptions.assumeTrue(Files.exists(index), "The DMN samples are not beside the project");
        try (var lines = Files.lines(index)) {
            return lines.skip(1)
                    .map(line -> line.split("\t"))
                    .map(cells -> new Expected(
                            SAMPLES.resolve(cells[0]),
                            cells[1].equals("DEPLOYED"),
                            Integer.parseInt(cells[2]),
                            Integer.parseInt(cells[3])))
                    .map(expected -> DynamicTest.dynamicTest(
                            expected.model().getFileName().toString(), () -> check(expected)))
                    .toList();
        }
    }

    private static void check(Expected expected) throws IOException {
        var bytes = Files.readAllBytes(expected.model());
        var outcomes = outcomes(expected, bytes, new DmnEngineDoor());
        var equal =
                outcomes.stream().filter(outcome -> outcome.endsWith("equal")).count();
        if (expected.deployed()) {
            assertThat(outcomes).hasSize(expected.all());
            assertThat(equal).as(outcomes.toString()).isGreaterThanOrEqualTo(expected.equal());
        } else {
            // What the engine does not run is refused, and the refusal says why.
            assertThat(equal).isZero();
            assertThat(outcomes)
                    .isNotEmpty()
                    .anyMatch(outcome -> outcome.contains("refused: model: cannot be read as a decision table"));
        }
    }

    private static List<String> outcomes(Expected expected, byte[] bytes, DmnEngineDoor engine) throws IOException {
        var ids = new HashMap<String, String>();
        for (var decision : TableXml.all(TableXml.root("model", bytes), "decision")) {
            ids.put(decision.getAttribute("name"), decision.getAttribute("id"));
        }
        var outcomes = new ArrayList<String>();
        for (var file : tests(expected.model())) {
            for (var test : TableXml.all(TableXml.root("cases", Files.readAllBytes(file)), "testCase")) {
                for (var node : TableXml.children(test, "resultNode")) {
                    try {
                        var decision = engine.parse("model", ids.get(node.getAttribute("name")), bytes);
                        outcomes.add(
                                outcome(engine.evaluate(decision, inputs(test)).getResultList(), node));
                    } catch (Refusal refused) {
                        outcomes.add(node.getAttribute("name") + " refused: " + refused.getMessage());
                    } catch (RuntimeException failed) {
                        outcomes.add(node.getAttribute("name") + " failed: " + failed.getMessage());
                    }
                }
            }
        }
        return outcomes;
    }

    private static List<Path> tests(Path model) throws IOException {
        try (var files = Files.list(model.getParent())) {
            return files.filter(file -> file.getFileName().toString().matches(".*-test-\\d+\\.xml"))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, Object> inputs(Element test) {
        var inputs = new HashMap<String, Object>();
        TableXml.children(test, "inputNode").forEach(node -> inputs.put(node.getAttribute("name"), TckValues.of(node)));
        return inputs;
    }

    private static String outcome(List<Map<String, Object>> rows, Element node) {
        var expected = TckValues.of(TableXml.children(node, "expected").get(0));
        var actual = rows.stream()
                .map(row -> row.size() == 1 ? row.values().iterator().next() : row)
                .toList();
        var same = TckValues.same(expected, actual)
                || actual.size() == 1 && TckValues.same(expected, actual.get(0))
                || actual.isEmpty() && expected == null;
        return node.getAttribute("name") + (same ? " equal" : " expected " + expected + " got " + actual);
    }
}
