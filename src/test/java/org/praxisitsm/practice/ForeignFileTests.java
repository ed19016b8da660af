package org.praxisitsm.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.practice.Finding.Severity;
import org.praxisitsm.practice.ServiceAction.Signature;
import org.praxisitsm.practice.gate.GateRules;
import org.praxisitsm.shared.Refusal;

/** Files from elsewhere find their place in a pack, or are refused with a reason; the models lie beside the project. */
class ForeignFileTests {

    private static final Path MODELS = Path.of("../shared/data/bpmn");

    private static final Path PAGE = Path.of("docs/interchange.md");
    private static final Pattern ROW = Pattern.compile("^\\| \\S+\\.bpmn \\|");

    private final Pack pack = PackReader.read(Packs.demo(), "demo");
    private final GateRules gate = new GateRules(
            FakeActions.all().stream()
                    .map(ServiceAction::signature)
                    .collect(Collectors.toMap(Signature::key, Function.identity())),
            Optional.empty());

    @ParameterizedTest
    @CsvSource({
        "picture.bpmn, '<d:definitions xmlns:d=\"x\"><d:process id=\"approve-it\"/></d:definitions>', processes/demo/approve-it.bpmn",
        "two.bpmn, '<d><process id=\"pool\"/><process id=\"runs\" isExecutable=\"true\"/></d>', processes/demo/runs.bpmn",
        "C:\\tmp\\x.dmn, '<definitions><decision id=\"who-approves\"/></definitions>', rules/demo/who-approves.dmn",
        "any.form, '{\"id\": \"ask\"}', processes/demo/ask.form",
        "demo-priority.cases.csv, name, rules/demo/demo-priority.cases.csv",
        "late.yaml, title: Late, processes/demo/scenarios/late.yaml",
        "texts_fr.properties, a=b, processes/demo/texts_fr.properties"
    })
    void aFileIsNamedAfterWhatItHolds(String name, String text, String path) {
        assertThat(ForeignFile.of(pack, name, text.getBytes(StandardCharsets.UTF_8))
                        .path())
                .isEqualTo(path);
    }

    @Test
    void saysThatItReplacesWhatIsThere() {
        assertThat(ForeignFile.of(pack, "a.bpmn", Packs.DIAGRAM.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new ForeignFile("processes/demo/demo-process.bpmn", true));
    }

    @ParameterizedTest
    @CsvSource({
        "virus.exe, x, A pack holds",
        "a.bpmn, <d/>, holds no process",
        "a.bpmn, <d><sub><process id=\"x\"/></sub></d>, holds no process",
        "a.bpmn, <d, cannot be read",
        "a.bpmn, '<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><d><process id=\"x\"/></d>', document type",
        "a.bpmn, '<d><process id=\"../../x\"/></d>', id of letters",
        "a.bpmn, <d><process/></d>, id of letters",
        "a.dmn, '<d><decision id=\"a b\"/></d>', id of letters",
        "a.form, [, cannot be read",
        "a.form, {}, has no id",
        "'../x.csv.csv', x, no file here",
        "read me.csv, x, no file here"
    })
    void whatHasNoPlaceIsRefusedWithAReason(String name, String text, String reason) {
        assertThatThrownBy(() -> ForeignFile.of(pack, name, text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(reason);
    }

    /** The file is named after what is decided last, wherever it stands in it. */
    @Test
    void decisionsAreNamedAfterTheOneThatNoOtherRequires() {
        var text = org.praxisitsm.rules.RequiredDecisions.DEMO;
        var turned =
                text.replaceAll("(?s)(<decision id=\"demo-priority\".*?</decision>)(.*)(</definitions>)", "$2$1$3");
        assertThat(turned.indexOf("<decision id=\"demo-days\""))
                .isLessThan(turned.indexOf("<decision id=\"demo-priority\""));
        assertThat(ForeignFile.of(pack, "x.dmn", turned.getBytes(StandardCharsets.UTF_8))
                        .path())
                .isEqualTo("rules/demo/demo-priority.dmn");
    }

    /** Each real model becomes part of a draft with its findings, or is refused; both say what is wrong and what to do. */
    @TestFactory
    List<DynamicTest> realModelsAreTakenOrRefusedWithAReason() throws IOException {
        return expected().stream()
                .map(cells -> DynamicTest.dynamicTest(cells[0], () -> line(cells)))
                .toList();
    }

    /** Run with {@code -Ddocs.write=true} where the gate has learnt something: the table of the page is written anew. */
    @Test
    void theTableOfTheDocumentationIsWhatTheGateSays() throws IOException {
        var lines = new ArrayList<String>();
        for (var cells : expected()) {
            lines.add(line(cells));
        }
        var before = Files.readAllLines(PAGE);
        var after = new ArrayList<String>(
                before.stream().filter(line -> !ROW.matcher(line).find()).toList());
        var place = IntStream.range(0, after.size())
                .filter(i -> after.get(i).startsWith("|---"))
                .findFirst()
                .orElseThrow();
        after.addAll(place + 1, lines);
        if (Boolean.getBoolean("docs.write")) {
            Files.write(PAGE, after);
        }
        assertThat(Files.readAllLines(PAGE)).isEqualTo(after);
    }

    private static List<String[]> expected() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(MODELS), MODELS + " is not here");
        try (var lines = Files.lines(MODELS.resolve("EXPECTED.tsv"))) {
            return lines.skip(1)
                    .map(line -> line.split("\t"))
                    .sorted(Comparator.comparing(cells -> cells[0]))
                    .toList();
        }
    }

    /** @return the line of the documentation about one model */
    private String line(String[] expected) throws IOException {
        var bytes = Files.readAllBytes(MODELS.resolve(expected[0]));
        String verdict;
        try {
            var file = ForeignFile.of(pack, Path.of(expected[0]).getFileName().toString(), bytes);
            var findings = errors(file.path(), bytes);
            // What other tools left and a press takes out; what a file in another encoding holds is not read.
            var left = ForeignParts.of(new String(bytes, StandardCharsets.UTF_8))
                    .map(parts ->
                            Integer.toString(errors(file.path(), parts.diagram().getBytes(StandardCharsets.UTF_8))
                                    .size()))
                    .orElse("-");
            assertThat(findings).allSatisfy(finding -> {
                assertThat(finding.message()).isNotBlank();
                assertThat(finding.hint()).isNotBlank();
            });
            verdict = "kept as draft | " + findings.size() + " | " + left + " | " + rules(findings);
        } catch (Refusal refused) {
            assertThat(refused.getMessage()).isNotBlank();
            verdict = "refused | - | - | "
                    + refused.getMessage().lines().findFirst().orElse("");
        }
        return "| %s | %s | %s |".formatted(expected[0], expected[3].equals("OK") ? "deploys" : "refuses", verdict);
    }

    private List<Finding> errors(String path, byte[] bytes) {
        return gate.check(PackReader.read(pack.files().with(path, bytes), "demo")).stream()
                .filter(finding -> finding.file().equals(path) && finding.severity() == Severity.ERROR)
                .toList();
    }

    private static String rules(List<Finding> findings) {
        return findings.stream()
                .collect(Collectors.groupingBy(Finding::rule, java.util.TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(4)
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
