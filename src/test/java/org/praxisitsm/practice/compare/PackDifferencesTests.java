package org.praxisitsm.practice.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.practice.Difference;
import org.praxisitsm.practice.PackFiles;
import org.praxisitsm.practice.PackReader;
import org.praxisitsm.practice.Packs;
import org.praxisitsm.rules.RequiredDecisions;

/** One change in one file of the demo pack, and what is said of it. */
class PackDifferencesTests {

    private static final String DIAGRAM = "processes/demo/demo-process.bpmn";
    private static final String TABLE = "rules/demo/demo-priority.dmn";
    private static final String GRID = "rules/demo/demo-assignment.rules.csv";
    private static final String FORM = "processes/demo/demo-start.form";
    private static final String YAML = "processes/demo/practice.yaml";

    private static List<String> said(String path, String old, String now) {
        return differences(path, old, now).stream()
                .map(difference -> difference.kind() + " " + difference.element() + " " + difference.sentence())
                .toList();
    }

    private static List<Difference> differences(String path, String old, String now) {
        var before = Packs.texts().get(path);
        assertThat(before).contains(old);
        return PackDifferences.between(pack(Packs.demo()), pack(Packs.demo(path, before.replace(old, now))));
    }

    private static org.praxisitsm.practice.Pack pack(PackFiles files) {
        return PackReader.read(files);
    }

    @Test
    void nothingIsSaidOfWhatIsTheSame() {
        assertThat(PackDifferences.between(pack(Packs.demo()), pack(Packs.demo())))
                .isEmpty();
    }

    @Test
    void nothingIsSaidOfAnotherWayToWriteTheSame() {
        assertThat(said(
                        DIAGRAM,
                        "<bpmn:endEvent id=\"End_Told\" name=\"Told\" />",
                        "<bpmn:endEvent name='Told'\n id='End_Told'></bpmn:endEvent>"))
                .isEmpty();
        assertThat(said(YAML, "name: Demo practice", "name:   'Demo practice' # as before"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            name="Do the work"      | name="Work on it"       | CHANGED Task_Work User task ‘Work on it’, name: ‘Work on it’ instead of ‘Do the work’.
            outcome == 'close'      | outcome == 'finish'     | CHANGED Flow_6 Sequence flow ‘Close’, condition: ‘${outcome == 'finish'}’ instead of ‘${outcome == 'close'}’.
            ${sendMessage}          | ${writeNote}            | CHANGED Task_Tell Service task ‘Tell the group’, action: ‘${writeNote}’ instead of ‘${sendMessage}’.
            name="topic">late       | name="topic">too-late   | CHANGED Task_Tell Service task ‘Tell the group’, input topic: ‘too-late’ instead of ‘late’.
            PT4H                    | PT8H                    | CHANGED Timer_Late Boundary event ‘Late’, after: ‘PT8H’ instead of ‘PT4H’.
            value="new"             | value="closed"          | CHANGED Task_Work User task ‘Do the work’, property state: ‘closed’ instead of ‘new’.
            targetRef="End_Closed"  | targetRef="End_Told"    | CHANGED Flow_6 Sequence flow ‘Close’, to: ‘Told’ instead of ‘Closed’.
            cancelActivity="false"  | cancelActivity="true"   | CHANGED Timer_Late Boundary event ‘Late’, interrupts: ‘true’ instead of ‘false’.
            """)
    void changesOfTheDiagramAreToldByElement(String old, String now, String sentence) {
        assertThat(said(DIAGRAM, old, now)).containsExactly(sentence);
    }

    @Test
    void stepsAndFlowsThatCameAndWentAreTold() {
        assertThat(said(
                        DIAGRAM,
                        "<bpmn:endEvent id=\"End_Told\" name=\"Told\" />",
                        "<bpmn:userTask id=\"Task_Check\" name=\"Check\" />"))
                .containsExactly(
                        "REMOVED End_Told End event ‘Told’ was removed.",
                        "ADDED Task_Check User task ‘Check’ was added.");
    }

    @Test
    void elementThatIsOnlyDrawnElsewhereIsMovedOnly() {
        var shape =
                "</bpmn:process><bpmndi:BPMNDiagram id=\"D\"><bpmndi:BPMNPlane id=\"P\" bpmnElement=\"demo-process\">"
                        + "<bpmndi:BPMNShape id=\"S\" bpmnElement=\"Task_Work\"><dc:Bounds x=\"%d\" y=\"5\" width=\"100\" height=\"80\" />"
                        + "</bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>";
        var text = Packs.texts().get(DIAGRAM);
        var before = pack(Packs.demo(DIAGRAM, text.replace("</bpmn:process>", shape.formatted(10))));
        var after = pack(Packs.demo(DIAGRAM, text.replace("</bpmn:process>", shape.formatted(60))));

        assertThat(PackDifferences.between(before, after)).singleElement().satisfies(difference -> {
            assertThat(difference.kind()).isEqualTo(Difference.Kind.MOVED);
            assertThat(difference.element()).isEqualTo("Task_Work");
            assertThat(difference.before()).isEqualTo("10,5,100,80");
        });
    }

    @Test
    void changesOfATableAreToldByRowAndColumn() {
        assertThat(said(TABLE, "<text>1</text>", "<text>2</text>"))
                .containsExactly(
                        "CHANGED Rule_1 Row 1 (Many people), Priority [priority integer]: ‘2’ instead of ‘1’.");
        assertThat(said(TABLE, "hitPolicy=\"UNIQUE\"", "hitPolicy=\"FIRST\""))
                .containsExactly("CHANGED null Table, hit policy: ‘FIRST’ instead of ‘UNIQUE’.");
        assertThat(said(TABLE, "id=\"Rule_2\"", "id=\"Rule_9\"")).isEmpty();
        assertThat(said(TABLE, "label=\"Impact\"", "label=\"Reach\""))
                .containsExactly(
                        "CHANGED Input_1 Column Reach [impact string], title: ‘Reach [impact string]’ instead of ‘Impact [impact string]’.");
    }

    @Test
    void rowsThatCameWentAndMovedAreTold() {
        var row =
                "<rule id=\"Rule_2\"><inputEntry id=\"In_2\"><text>not(\"site\")</text></inputEntry><outputEntry id=\"Out_2\"><text>3</text></outputEntry></rule>";
        assertThat(said(TABLE, row, "")).containsExactly("REMOVED Rule_2 Row 2 was removed.");
        var moved =
                Packs.texts().get(TABLE).replace(row, "").replace("<rule id=\"Rule_1\"", row + "<rule id=\"Rule_1\"");
        assertThat(PackDifferences.between(pack(Packs.demo()), pack(Packs.demo(TABLE, moved))))
                .singleElement()
                .extracting(Difference::kind)
                .isEqualTo(Difference.Kind.MOVED);
    }

    @Test
    void changesOfAGridAreToldByRule() {
        assertThat(said(GRID, "R1,site,,30,,Whole site", "R1,site,,40,,Whole site"))
                .containsExactly("CHANGED R1 Row 1 (Whole site), then score add: ‘40’ instead of ‘30’.");
        assertThat(said(GRID, "R2,,8,,true,Full\n", "")).containsExactly("REMOVED R2 Row 2 (Full) was removed.");
    }

    @Test
    void changesOfAFormAreToldByComponent() {
        assertThat(said(FORM, "\"required\": true", "\"required\": false"))
                .containsExactly("CHANGED subject Component ‘Subject’, validate, required: ‘false’ instead of ‘true’.");
        assertThat(said(
                        FORM,
                        "]}",
                        ", {\"type\": \"number\", \"id\": \"Field_2\", \"key\": \"count\", \"label\": \"How many\"}]}"))
                .containsExactly("ADDED count Component ‘How many’ was added.");
    }

    @Test
    void changesOfFieldsStatesAndRolesAreToldByKey() {
        assertThat(said(YAML, "label: Impact", "label: Reach"))
                .containsExactly("CHANGED impact Field ‘Reach’, label: ‘Reach’ instead of ‘Impact’.");
        assertThat(
                        said(
                                YAML,
                                "  - {key: closed, label: Closed, category: CLOSED}\n",
                                "  - {key: closed, label: Closed, category: CLOSED}\n  - {key: waits, label: Waits, category: ON_HOLD}\n"))
                .containsExactly("ADDED waits State ‘Waits’ was added.");
        assertThat(
                        said(
                                YAML,
                                "  - {key: new, label: New, category: NEW}\n  - {key: closed, label: Closed, category: CLOSED}\n",
                                "  - {key: closed, label: Closed, category: CLOSED}\n  - {key: new, label: New, category: NEW}\n"))
                .singleElement()
                .asString()
                .startsWith("MOVED");
        assertThat(said(YAML, "options: {one: One, site: Site}", "options: {one: One, site: Place}"))
                .containsExactly("CHANGED impact Field ‘Impact’, options, site: ‘Place’ instead of ‘Site’.");
    }

    @Test
    void filesThatCameAndWentAreTold() {
        var before = Packs.demo();
        var after = before.without("rules/demo/demo-priority.cases.csv");
        assertThat(PackDifferences.between(pack(before), pack(after)))
                .singleElement()
                .extracting(Difference::sentence)
                .isEqualTo("The file demo-priority.cases.csv was removed.");
    }

    @Test
    void whatIsOnlyCalledOtherwiseDoesNotChangeWhatLeadsThere() {
        assertThat(said(DIAGRAM, "id=\"End_Told\" name=\"Told\"", "id=\"End_Told\" name=\"Group told\""))
                .containsExactly("CHANGED End_Told End event ‘Group told’, name: ‘Group told’ instead of ‘Told’.");
    }

    @Test
    void flowThatLeadsToItselfIsStillRead() {
        assertThat(
                        said(
                                DIAGRAM,
                                "<bpmn:endEvent id=\"End_Told\" name=\"Told\" />",
                                "<bpmn:endEvent id=\"End_Told\" name=\"Told\" /><bpmn:sequenceFlow id=\"F\" sourceRef=\"F\" targetRef=\"F\" />"))
                .containsExactly("ADDED F Sequence flow ‘F → F’ was added.");
    }

    @Test
    void casesAreToldByTheirName() {
        var cases = "rules/demo/demo-priority.cases.csv";
        assertThat(said(cases, "a site,site,1", "a site,site,2"))
                .containsExactly("CHANGED a site Case ‘a site’, out.priority: ‘2’ instead of ‘1’.");
        assertThat(said(cases, "a site,site,1", "a site,site,1\nnobody,one,3"))
                .containsExactly("ADDED nobody Case ‘nobody’ was added.");
    }

    @Test
    void scenariosAreToldByTheirTitle() {
        var path = "processes/demo/scenarios/01-late.yaml";
        var before = Packs.texts();
        before.put(path, "title: Nobody comes\nsteps: []\n");
        var after = Packs.texts();
        after.put(path, "title: Somebody comes\nsteps: []\n");
        assertThat(PackDifferences.between(pack(Packs.demo()), pack(Packs.of(after))))
                .extracting(Difference::sentence)
                .containsExactly("Scenario ‘Somebody comes’ was added.");
        assertThat(PackDifferences.between(pack(Packs.of(before)), pack(Packs.of(after))))
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.part()).isEqualTo(Difference.Part.SCENARIO);
                    assertThat(difference.before()).contains("Nobody comes");
                });
    }

    @Test
    void wordsInOtherLanguagesAreToldByKey() {
        assertThat(said("processes/demo/texts_de.properties", "state.closed=Zu", "state.closed=Geschlossen"))
                .containsExactly(
                        "CHANGED null The file texts_de.properties, state.closed: ‘Geschlossen’ instead of ‘Zu’.");
    }

    @Test
    void everyShippedPackEqualsItselfAndDiffersFromAnother() {
        Packs.ofRepository().forEach((key, files) -> {
            assertThat(PackDifferences.between(pack(files), pack(PackFiles.fromZip(files.toZip()))))
                    .as(key)
                    .isEmpty();
            assertThat(PackDifferences.between(pack(files), pack(Packs.demo())))
                    .as(key)
                    .isNotEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            then 2 else 10          | then 3 else 10          | CHANGED demo-days ‘Days’: Decision ‘Days’, expression: ‘if level = "high" then 3 else 10’ instead of ‘if level = "high" then 2 else 10’.
            name="days" typeRef="integer" | name="days" typeRef="long" | CHANGED demo-days ‘Days’: Decision ‘Days’, answer: ‘days long’ instead of ‘days integer’.
            "demo-level" name="Level"   | "demo-level" name="Grade"   | CHANGED demo-level Decision ‘Grade’, name: ‘Grade’ instead of ‘Level’.
            <text>"high"</text></outputEntry> | <text>"top"</text></outputEntry> | CHANGED Rule_3 ‘Level’: Row 1 (Many people), Level [level string]: ‘"top"’ instead of ‘"high"’.
            <requiredInput href="#impact" /> | <requiredDecision href="#demo-days" /> | REMOVED demo-level The line from ‘Impact’ to ‘Level’ was removed. ; ADDED demo-level The line from ‘Days’ to ‘Level’ was added.
            <knowledgeSource id="policy" name="Priority policy" /> | '' | REMOVED policy Knowledge source ‘Priority policy’ was removed.
            """)
    void decisionsThatRequireEachOtherAreToldOneByOne(String old, String now, String sentences) {
        assertThat(RequiredDecisions.DEMO).contains(old);
        var said = PackDifferences.between(
                        pack(Packs.demo(TABLE, RequiredDecisions.DEMO)),
                        pack(Packs.demo(TABLE, RequiredDecisions.DEMO.replace(old, now == null ? "" : now))))
                .stream()
                .map(difference -> difference.kind() + " " + difference.element() + " " + difference.sentence())
                .toList();
        assertThat(said).containsExactly(sentences.split(" ; "));
    }

    @Test
    void aTableThatBecomesSeveralIsToldAndShownInWords() {
        var before = pack(Packs.demo());
        var after = pack(Packs.demo(TABLE, RequiredDecisions.DEMO));
        assertThat(PackDifferences.between(before, after))
                .extracting(difference -> difference.kind() + " " + difference.name())
                .contains("ADDED Days", "ADDED Level", "ADDED Impact", "ADDED Priority policy");
        var beside = PackBeside.of(before, after, TABLE);
        assertThat(beside.head()).isEmpty();
        assertThat(beside.rows().toString())
                .contains("Decision ‘Priority’ ← Days, Level, Priority policy")
                .contains("days integer = if level = \"high\" then 2 else 10")
                .contains("Impact [impact string] \"site\", Level [level string] \"high\" · Many people");
    }
}
