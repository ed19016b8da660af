package org.praxisitsm.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.praxisitsm.practice.Finding.Severity;
import org.praxisitsm.practice.ForeignParts.Kind;
import org.praxisitsm.practice.ForeignParts.Part;
import org.praxisitsm.practice.ServiceAction.Signature;
import org.praxisitsm.practice.gate.GateRules;

/** What other tools left in a diagram goes; what is drawn, named or would be run stays, byte for byte. */
class ForeignPartsTests {

    private static final Path MODELS = Path.of("../shared/data/bpmn");
    private static final String OPEN = "<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\""
            + " xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\"";

    private static final String BEHIND = "</bpmn:process></bpmn:definitions>";

    private final GateRules gate = new GateRules(
            FakeActions.all().stream()
                    .map(ServiceAction::signature)
                    .collect(Collectors.toMap(Signature::key, Function.identity())),
            Optional.empty());

    private static String process(String inside) {
        return OPEN + " xmlns:activiti=\"http://activiti.org/bpmn\">\n  <bpmn:process id=\"p\">" + inside + BEHIND;
    }

    private static ForeignParts of(String diagram) {
        return ForeignParts.of(diagram).orElseThrow();
    }

    @Test
    void extensionsOfOtherToolsGoWithTheirNamespaceAndTheirEmptyFrame() {
        var parts = of(OPEN + " xmlns:signavio=\"http://www.signavio.com\">\n"
                + "  <bpmn:process id=\"p\">\n"
                + "    <bpmn:manualTask id=\"a\" name=\"Do &amp; look\" signavio:colour='red > blue'>\n"
                + "      <bpmn:extensionElements>\n"
                + "        <!-- <signavio:no/> -->\n"
                + "        <signavio:metaData metaKey=\"bgcolor\"><signavio:x/></signavio:metaData>\n"
                + "        <signavio:metaData metaKey=\"a/>\" />\n"
                + "      </bpmn:extensionElements>\n"
                + "    </bpmn:manualTask>\n"
                + "  </bpmn:process>\n</bpmn:definitions>\n");
        assertThat(parts.diagram())
                .isEqualTo(OPEN + ">\n"
                        + "  <bpmn:process id=\"p\">\n"
                        + "    <bpmn:manualTask id=\"a\" name=\"Do &amp; look\">\n"
                        + "    </bpmn:manualTask>\n"
                        + "  </bpmn:process>\n</bpmn:definitions>\n");
        assertThat(parts.taken()).containsExactly(new Part(Kind.TOOL, "signavio.com", 3));
        assertThat(parts.count()).isEqualTo(3);
        assertThat(parts.kept()).isEmpty();
    }

    @Test
    void whatIsOursStaysBesideWhatIsNot() {
        var ours = "<camunda:properties><camunda:property name=\"a\" value=\"b\" /></camunda:properties>";
        var parts = of(process("<bpmn:userTask id=\"a\"><bpmn:extensionElements>" + ours
                + "<x:y xmlns:x=\"urn:other\" /></bpmn:extensionElements></bpmn:userTask>"));
        assertThat(parts.diagram()).contains("<bpmn:extensionElements>" + ours + "</bpmn:extensionElements>");
        assertThat(parts.taken()).containsExactly(new Part(Kind.TOOL, "urn:other", 1));
    }

    @ParameterizedTest
    @CsvSource({
        "isForCompensation=\"false\"",
        "startQuantity=\"1\"",
        "completionQuantity = '1'",
        "implementation=\"##WebService\"",
        "xml:lang=\"en\"",
        "camunda:modelerTemplate=\"x\"",
    })
    void whatSaysNothingGoes(String attribute) {
        var parts = of(process("<bpmn:userTask id=\"a\" " + attribute + " name=\"A\"/>"));
        assertThat(parts.diagram()).contains("<bpmn:userTask id=\"a\" name=\"A\"/>");
        assertThat(parts.taken()).extracting(Part::number).containsExactly(1);
    }

    @ParameterizedTest
    @CsvSource({
        "isForCompensation=\"true\"",
        "startQuantity=\"2\"",
        "default=\"f\"",
        "implementation=\"http://somewhere/service\"",
        "camunda:class=\"org.example.Run\"",
        "camunda:dueDate=\"${soon}\"",
        "activiti:assignee=\"kermit\"",
        "activiti:modelerTemplateX=\"x\"",
    })
    void whatWouldDoSomethingStays(String attribute) {
        var diagram = process("<bpmn:userTask id=\"a\" " + attribute + " name=\"A\"/>");
        assertThat(of(diagram).diagram()).contains(attribute);
        assertThat(of(diagram).taken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<activiti:executionListener class=\"a.B\"/>",
                "<camunda:taskListener event=\"create\" class=\"a.B\"/>",
                "<x:onEntryScript xmlns:x=\"urn:tool\">kill()</x:onEntryScript>",
                "<x:part xmlns:x=\"urn:tool\"><x:MailBody>Hello</x:MailBody></x:part>",
                "<x:part xmlns:x=\"urn:tool\" handlerClass=\"a.B\"/>",
                "<zeebe:taskDefinition xmlns:zeebe=\"http://camunda.org/schema/zeebe/1.0\" type=\"pay\"/>",
                "<decision xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"d\"/>"
            })
    void whatAnotherEngineWouldRunStaysAndIsNamed(String element) {
        var diagram = process("<bpmn:userTask id=\"a\"><bpmn:extensionElements>" + element
                + "</bpmn:extensionElements></bpmn:userTask>");
        assertThat(of(diagram).diagram()).contains(element);
        assertThat(of(diagram).taken()).isEmpty();
        assertThat(of(diagram).kept())
                .singleElement()
                .extracting(Part::kind, Part::number)
                .containsExactly(Kind.RUNS, 1);
    }

    @Test
    void scriptsAndTheirTextStay() {
        var script =
                "<bpmn:scriptTask id=\"s\" scriptFormat=\"groovy\"><bpmn:script>x = 1</bpmn:script></bpmn:scriptTask>";
        assertThat(of(process(script)).diagram()).contains(script);
    }

    @Test
    void formsOfDataGoAndDrawnEndsKeepTheirIds() {
        var parts = of(process("<bpmn:userTask id=\"a\"><bpmn:ioSpecification id=\"io\"><bpmn:dataInput id=\"in\"/>"
                + "<bpmn:dataInput id=\"unused\"/><bpmn:inputSet/></bpmn:ioSpecification><bpmn:dataInputAssociation id=\"da\">"
                + "<bpmn:sourceRef>d</bpmn:sourceRef><bpmn:targetRef>in</bpmn:targetRef></bpmn:dataInputAssociation>"
                + "</bpmn:userTask><bpmn:dataObjectReference id=\"d\" itemSubjectRef=\"i\"/>"));
        assertThat(parts.diagram())
                .contains("<bpmn:userTask id=\"a\"><bpmn:property id=\"in\" name=\"__targetRef_placeholder\" />"
                        + "<bpmn:dataInputAssociation id=\"da\">")
                .contains("<bpmn:dataObjectReference id=\"d\"/>")
                .doesNotContain("ioSpecification", "unused");
    }

    @Test
    void whatIsDrawnStays() {
        var io = "<bpmn:ioSpecification><bpmn:dataInput id=\"drawn\"/><bpmn:inputSet/></bpmn:ioSpecification>";
        var diagram = process(io)
                .replace(
                        "</bpmn:definitions>",
                        "<di:BPMNShape xmlns:di=\"http://www.omg.org/spec/BPMN/20100524/DI\" bpmnElement=\"drawn\" kind=\"x\"/>"
                                + "</bpmn:definitions>");
        assertThat(of(diagram).diagram()).contains(io).contains("bpmnElement=\"drawn\"/>");
        assertThat(of(diagram).taken()).containsExactly(new Part(Kind.DRAWING, "", 1));
    }

    /** Each is spoken of by the one before it only: thousands are followed as fast as one. */
    @Test
    void whatIsSpokenOfOverManyStaysAndTheRestGoes() {
        var chain = IntStream.range(0, 4_000)
                .mapToObj(i -> "<bpmn:dataStore id=\"s" + i + "\" name=\"s" + (i + 1) + "\"/>")
                .collect(Collectors.joining());
        var diagram = process("<bpmn:userTask id=\"a\" name=\"s0\"/>")
                .replace("</bpmn:definitions>", chain + "<bpmn:dataStore id=\"unused\"/></bpmn:definitions>");
        assertThat(of(diagram).diagram()).contains(chain).doesNotContain("unused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<a/>",
                "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><d>&e;</d>",
                "<?xml version=\"1.0\" encoding=\"UTF-16\"?><definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"/>"
            })
    void whatTheGateDoesNotReadIsLeftAlone(String text) {
        assertThat(ForeignParts.of(text)).isEmpty();
    }

    @Test
    void aDiagramWithoutAnythingForeignStaysAsItIs() {
        assertThat(of(Packs.DIAGRAM)).isEqualTo(new ForeignParts(Packs.DIAGRAM, List.of(), List.of()));
    }

    /** Findings before and after, of each model beside the project. */
    @TestFactory
    List<DynamicTest> realModelsHaveFewerFindingsAndAllThatIsDrawn() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(MODELS), MODELS + " is not here");
        try (var files = Files.walk(MODELS)) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .map(file -> DynamicTest.dynamicTest(MODELS.relativize(file).toString(), () -> isCleaned(file)))
                    .toList();
        }
    }

    private void isCleaned(Path file) throws Exception {
        var diagram = Files.readString(file, StandardCharsets.ISO_8859_1).contains("encoding=\"ISO-8859-1\"")
                ? Files.readString(file, StandardCharsets.ISO_8859_1).replaceFirst("ISO-8859-1", "UTF-8")
                : Files.readString(file);
        var found = ForeignParts.of(diagram);
        if (found.isEmpty()) {
            assertThat(findings(diagram)).as("the gate does not read it either").isNotEmpty();
            return;
        }
        var parts = found.get();
        var before = findings(diagram);
        var after = findings(parts.diagram());
        assertThat(after.size()).isLessThanOrEqualTo(before.size());
        rules(after).forEach((rule, number) -> assertThat(number)
                .as(rule)
                .isLessThanOrEqualTo(rules(before).getOrDefault(rule, 0L)));
        assertThat(drawn(parts.diagram())).isEqualTo(drawn(diagram));
        assertThat(of(parts.diagram()).taken()).as("a second time").isEmpty();
    }

    private static Map<String, Long> rules(List<Finding> findings) {
        return findings.stream().collect(Collectors.groupingBy(Finding::rule, TreeMap::new, Collectors.counting()));
    }

    private List<Finding> findings(String diagram) {
        var pack = PackReader.read(Packs.demo(), "demo");
        var path = "processes/demo/foreign.bpmn";
        return gate
                .check(PackReader.read(pack.files().with(path, diagram.getBytes(StandardCharsets.UTF_8)), "demo"))
                .stream()
                .filter(finding -> finding.file().equals(path) && finding.severity() == Severity.ERROR)
                .toList();
    }

    /** Elements of BPMN and of its drawing with their ids, names and texts, without forms and types of data. */
    private static List<String> drawn(String diagram) throws Exception {
        var reader = XMLInputFactory.newDefaultFactory().createXMLStreamReader(new StringReader(diagram));
        var drawn = new ArrayList<String>();
        var data = Set.of(
                "extensionElements",
                "itemDefinition",
                "ioSpecification",
                "inputSet",
                "outputSet",
                "dataInput",
                "dataOutput",
                "dataState",
                "dataStore",
                "auditing",
                "monitoring",
                "import",
                "extension",
                "property");
        int hidden = 0;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                var ours = String.valueOf(reader.getNamespaceURI()).startsWith("http://www.omg.org/spec/BPMN/20100524")
                        || String.valueOf(reader.getNamespaceURI()).startsWith("http://www.omg.org/spec/DD/");
                if (hidden > 0 || !ours || data.contains(reader.getLocalName())) {
                    hidden++;
                } else {
                    drawn.add(reader.getLocalName() + " " + reader.getAttributeValue(null, "id") + " "
                            + reader.getAttributeValue(null, "name") + " " + reader.getAttributeValue(null, "sourceRef")
                            + " " + reader.getAttributeValue(null, "targetRef") + " "
                            + reader.getAttributeValue(null, "bpmnElement") + " "
                            + reader.getAttributeValue(null, "x"));
                }
            } else if (event == XMLStreamConstants.END_ELEMENT && hidden > 0) {
                hidden--;
            } else if (event == XMLStreamConstants.CHARACTERS
                    && hidden == 0
                    && !reader.getText().isBlank()) {
                drawn.add(reader.getText().strip());
            }
        }
        return drawn;
    }
}
