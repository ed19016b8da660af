package org.praxisitsm.practice.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.praxisitsm.practice.FakeActions;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.Finding.Severity;
import org.praxisitsm.practice.PackFiles;
import org.praxisitsm.practice.PackReader;
import org.praxisitsm.practice.Packs;
import org.praxisitsm.practice.ServiceAction;
import org.praxisitsm.practice.ServiceAction.Signature;
import org.praxisitsm.practice.UnreadablePack;
import org.praxisitsm.rules.RequiredDecisions;
import org.praxisitsm.ui.components.ServiceWords;

class HostilePackTests {

    private static final String YAML = "processes/demo/practice.yaml";
    private static final String TEXTS = "processes/demo/texts_de.properties";
    private static final String MESSAGES = "processes/demo/messages.properties";
    private static final String DIAGRAM = "processes/demo/demo-process.bpmn";
    private static final String FORM = "processes/demo/demo-start.form";
    private static final String TABLE = "rules/demo/demo-priority.dmn";
    private static final String GRID = "rules/demo/demo-assignment.rules.csv";
    private static final String CASES = "rules/demo/demo-priority.cases.csv";
    private static final String SCENARIO = "processes/demo/scenarios/one.yaml";
    private static final String WORK = "<bpmn:userTask id=\"Task_Work\" ";
    private static final String TELL = "camunda:delegateExpression=\"${sendMessage}\"";
    private static final String TO = "<camunda:inputParameter name=\"to\">group</camunda:inputParameter>";
    private static final String CLOSE = "${outcome == 'close'}";
    private static final String END = "<bpmn:endEvent id=\"End_Told\" name=\"Told\" />";
    private static final String START = "<bpmn:startEvent id=\"Start_Reported\" name=\"Reported\" />";

    /** @param find the text of the good pack that is replaced */
    private record Case(String name, String file, String find, String replace, String rule, String also, String with) {
        Case(String name, String file, String find, String replace, String rule) {
            this(name, file, find, replace, rule, "", "");
        }

        Case and(String find, String replace) {
            return new Case(name, file, this.find, this.replace, rule, find, replace);
        }

        @Override
        public String toString() {
            return rule + ": " + name;
        }
    }

    private final GateRules gate = new GateRules(
            FakeActions.all().stream()
                    .map(ServiceAction::signature)
                    .collect(Collectors.toMap(Signature::key, Function.identity())),
            Optional.empty());

    @Test
    void goodPackHasNoErrors() {
        assertThat(check(Packs.demo()))
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .isEmpty();
    }

    @Test
    void decisionsThatRequireOthersHaveNoErrors() {
        assertThat(check(Packs.demo(TABLE, RequiredDecisions.DEMO)))
                .extracting(Finding::message)
                .containsExactlyElementsOf(
                        check(Packs.demo()).stream().map(Finding::message).toList());
    }

    /** A task or a file of cases may name a decision of another file. */
    @Test
    void aDecisionIsFoundInWhateverFileItStands() {
        var texts = Packs.texts();
        texts.put(TABLE, RequiredDecisions.DEMO);
        texts.put(DIAGRAM, Packs.DIAGRAM.replace("decisionRef=\"demo-priority\"", "decisionRef=\"demo-days\""));
        texts.put("rules/demo/demo-level.cases.csv", "name,in.impact,out.level\na site,site,high\n");

        assertThat(check(Packs.of(texts)))
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .isEmpty();
    }

    /** The engine would refuse to take both. */
    @Test
    void twoFilesOfDecisionsHaveIdsOfTheirOwn() {
        var texts = Packs.texts();
        texts.put(TABLE, RequiredDecisions.DEMO);
        texts.put("rules/demo/more-priority.dmn", RequiredDecisions.DEMO.replace("demo-", "more-"));

        assertThat(check(Packs.of(texts)))
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .extracting(Finding::file, Finding::rule)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("rules/demo/more-priority.dmn", "id-unique"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isRefused(Case hostile) {
        var texts = Packs.texts();
        var good = texts.getOrDefault(hostile.file(), "");
        assertThat(good).as("the case finds its place").contains(hostile.find());
        texts.put(
                hostile.file(),
                hostile.find().isEmpty()
                        ? hostile.replace()
                        : good.replace(hostile.find(), hostile.replace())
                                .replace(hostile.also(), hostile.also().isEmpty() ? "" : hostile.with()));

        var findings = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> check(Packs.of(texts)));

        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(hostile.rule());
            assertThat(finding.file()).isEqualTo(hostile.file());
            assertThat(finding.hint()).isNotBlank();
        });
        findings.forEach(HostilePackTests::isSaidInGermanToo);
    }

    /** The bundle "said" knows the sentence; whoever changes it here changes it there. */
    private static void isSaidInGermanToo(Finding finding) {
        for (var sentence : List.of(finding.message(), finding.hint())) {
            if (sentence.endsWith("…")) {
                continue; // cut in the middle
            }
            assertThat(ServiceWords.in(Locale.GERMAN, sentence))
                    .as(finding.rule())
                    .isNotEqualTo(sentence);
        }
    }

    /** Whoever adds a rule shows what it refuses. */
    @Test
    void everyRuleHasACase() throws Exception {
        var pattern =
                Pattern.compile("\"([a-z]+(?:-[a-z]+)+|binding|condition|value|timer|command|reference|link|feel)\"");
        var known = cases().map(Case::rule).collect(Collectors.toCollection(TreeSet::new));
        var ids = new TreeSet<String>();
        for (var folder : List.of("gate", "reading")) {
            try (var files = Files.list(Path.of("src/main/java/org/praxisitsm/practice/" + folder))) {
                for (var file : files.filter(
                                path -> !Set.of("ComponentTypes.java", "Hints.java", "Icons.java", "ReservedNames.java")
                                        .contains(path.getFileName().toString()))
                        .toList()) {
                    var matcher = pattern.matcher(Files.readString(file));
                    while (matcher.find()) {
                        ids.add(matcher.group(1));
                    }
                }
            }
        }
        // Words that look like a rule, advice that refuses nothing, and what only a broken rule says.
        ids.removeAll(Set.of(
                "group-picker",
                "gate-failed",
                "messages-missing",
                "layout-missing",
                "name-missing",
                "id-prefix",
                "unreachable",
                "dead-end",
                "duplicate-flow",
                "implicit-split",
                "join-and-fork",
                "label-missing",
                "superfluous-gateway",
                "property-unknown",
                "gateway-default",
                "texts-missing",
                "descriptor-state"));
        assertThat(known).containsAll(ids);
    }

    @Test
    void realDiagramsAreReadWithoutHarm() throws Exception {
        var folder = Path.of("../shared/data/bpmn");
        Assumptions.assumeTrue(Files.isDirectory(folder), "../shared/data/bpmn is not here");
        var files = new ArrayList<Path>();
        try (var found = Files.walk(folder)) {
            found.filter(path -> path.toString().endsWith(".bpmn")).forEach(files::add);
        }
        for (var file : files) {
            var name = file.getFileName()
                            .toString()
                            .replaceAll("[^A-Za-z0-9_-]", "-")
                            .replaceAll("-bpmn$", "") + ".bpmn";
            var all = new java.util.HashMap<>(Packs.demo().asMap());
            all.put("processes/demo/" + name, Files.readAllBytes(file));
            var start = System.nanoTime();
            var findings = check(new PackFiles(all));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(name).isLessThan(Duration.ofSeconds(2));
            assertThat(findings)
                    .as(name)
                    .anyMatch(finding -> finding.severity() == Severity.ERROR
                            && finding.file().endsWith(name)
                            && finding.line() != null);
            assertThat(findings).as(name).noneMatch(finding -> finding.rule().equals("gate-failed"));
        }
        assertThat(files).hasSizeGreaterThan(50);
    }

    @Test
    void anyCutOfAFileIsReadWithoutHarm() {
        for (int length = 0; length < Packs.DIAGRAM.length(); length += 61) {
            var cut = Packs.DIAGRAM.substring(0, length);
            assertThatCode(() -> check(Packs.demo(DIAGRAM, cut))).doesNotThrowAnyException();
        }
    }

    @Test
    void adviceDoesNotCrowdOutAnError() {
        var gateways = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            gateways.append("<bpmn:manualTask id=\"M").append(i).append("\" />");
        }
        var crowded = Packs.DIAGRAM.replace(END, gateways + END);
        var texts = Packs.texts();
        texts.put(DIAGRAM, crowded);
        texts.put(GRID, Packs.GRID.replace("30", "x"));

        assertThat(check(Packs.of(texts))).extracting(Finding::rule).contains("grid-cell");
    }

    private List<Finding> check(PackFiles files) {
        try {
            return gate.check(PackReader.read(files));
        } catch (UnreadablePack e) {
            return e.findings();
        }
    }

    private static Case bpmn(String name, String find, String replace, String rule) {
        return new Case(name, DIAGRAM, find, replace, rule);
    }

    /** Something put before the end event of the demo process. */
    private static Case drawn(String name, String xml, String rule) {
        return bpmn(name, END, xml + END, rule);
    }

    private static Case attribute(String name, String attribute, String rule) {
        return bpmn(name, TELL, TELL + " " + attribute, rule);
    }

    private static Case timer(String name, String time) {
        return bpmn(
                name, "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">PT4H</bpmn:timeDuration>", time, "timer");
    }

    private static Case condition(String text) {
        return bpmn(text, CLOSE, text.replace("&", "&amp;").replace("<", "&lt;"), "condition");
    }

    private static Case value(String text) {
        return bpmn(text, TO, TO.replace("group", text), "value");
    }

    private static String service(String attributes, String inner) {
        return "<bpmn:serviceTask id=\"Task_X\" name=\"X\" " + attributes + ">" + inner + "</bpmn:serviceTask>";
    }

    private static String extension(String xml) {
        return "<bpmn:extensionElements>" + xml + "</bpmn:extensionElements>";
    }

    private static String member(String yaml) {
        return Packs.YAML + yaml;
    }

    private static String component(String json) {
        return "{\"id\": \"demo-start\", \"type\": \"default\", \"components\": [" + json + "]}";
    }

    private static Case form(String name, String json, String rule) {
        return new Case(name, FORM, "", component(json), rule);
    }

    static Stream<Case> cases() {
        return Stream.of(bpmnCases(), expressionCases(), meaningCases(), drdCases(), otherCases())
                .flatMap(Function.identity());
    }

    private static Stream<Case> bpmnCases() {
        var deep = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            deep.append("<bpmn:subProcess id=\"S").append(i).append("\">");
        }
        return Stream.of(
                drawn(
                        "script task",
                        "<bpmn:scriptTask id=\"S\""
                                + " scriptFormat=\"groovy\"><bpmn:script>x</bpmn:script></bpmn:scriptTask>",
                        "unknown-element"),
                drawn("undefined task", "<bpmn:task id=\"T\" />", "unknown-element"),
                drawn("transaction", "<bpmn:transaction id=\"T\" />", "unknown-element"),
                drawn("ad hoc", "<bpmn:adHocSubProcess id=\"T\" />", "unknown-element"),
                drawn("complex gateway", "<bpmn:complexGateway id=\"T\" />", "unknown-element"),
                drawn("global script", "<bpmn:ioSpecification id=\"T\" />", "unknown-element"),
                drawn("class", service("camunda:class=\"java.lang.Runtime\"", ""), "unknown-attribute"),
                drawn("expression", service("camunda:expression=\"${x.y()}\"", ""), "unknown-attribute"),
                drawn("shell", service("camunda:type=\"shell\"", ""), "unknown-attribute"),
                drawn("mail", service("camunda:type=\"mail\"", ""), "unknown-attribute"),
                drawn("external", service("camunda:type=\"external\" camunda:topic=\"x\"", ""), "unknown-attribute"),
                attribute("result variable", "camunda:resultVariable=\"x\"", "unknown-attribute"),
                attribute("implementation", "implementation=\"##WebService\"", "unknown-attribute"),
                attribute("operation", "operationRef=\"x\"", "unknown-attribute"),
                attribute(
                        "attribute of activiti",
                        "xmlns:a=\"http://activiti.org/bpmn\" a:class=\"x.Y\"",
                        "unknown-attribute"),
                bpmn("form handler", WORK, WORK + "camunda:formHandlerClass=\"x.Y\" ", "unknown-attribute"),
                bpmn("embedded form", WORK, WORK + "camunda:formKey=\"embedded:app:x.html\" ", "unknown-attribute"),
                bpmn(
                        "initiator",
                        "name=\"Reported\"",
                        "name=\"Reported\" camunda:initiator=\"x\"",
                        "unknown-attribute"),
                bpmn(
                        "schema location",
                        "id=\"Definitions_1\"",
                        "id=\"Definitions_1\" xsi:schemaLocation=\"a http://evil/x.xsd\"",
                        "unknown-attribute"),
                bpmn(
                        "expression language",
                        "id=\"Definitions_1\"",
                        "id=\"Definitions_1\" expressionLanguage=\"groovy\"",
                        "unknown-attribute"),
                bpmn(
                        "condition language",
                        "<bpmn:conditionExpression",
                        "<bpmn:conditionExpression language=\"groovy\"",
                        "unknown-attribute"),
                bpmn(
                        "condition resource",
                        "<bpmn:conditionExpression",
                        "<bpmn:conditionExpression camunda:resource=\"x\"",
                        "unknown-attribute"),
                bpmn(
                        "other xsi type",
                        "xsi:type=\"bpmn:tFormalExpression\">PT4H",
                        "xsi:type=\"bpmn:tScript\">PT4H",
                        "unknown-attribute"),
                bpmn(
                        "execution listener",
                        "<camunda:properties>",
                        "<camunda:executionListener event=\"start\" class=\"x\" /><camunda:properties>",
                        "unknown-element"),
                bpmn(
                        "task listener",
                        "<camunda:properties>",
                        "<camunda:taskListener event=\"create\" delegateExpression=\"${x}\" /><camunda:properties>",
                        "unknown-element"),
                bpmn(
                        "connector",
                        "<camunda:properties>",
                        "<camunda:connector><camunda:connectorId>http</camunda:connectorId></camunda:connector><camunda:properties>",
                        "unknown-element"),
                bpmn(
                        "field injection",
                        "<camunda:properties>",
                        "<camunda:field name=\"command\" stringValue=\"ls\" /><camunda:properties>",
                        "unknown-element"),
                bpmn(
                        "form data",
                        "<camunda:properties>",
                        "<camunda:formData /><camunda:properties>",
                        "unknown-element"),
                bpmn(
                        "script in input",
                        TO,
                        "<camunda:inputParameter name=\"to\"><camunda:script"
                                + " scriptFormat=\"groovy\">x</camunda:script></camunda:inputParameter>",
                        "unknown-element"),
                bpmn(
                        "map in input",
                        TO,
                        "<camunda:inputParameter name=\"to\"><camunda:map /></camunda:inputParameter>",
                        "unknown-element"),
                bpmn(
                        "input on a human task",
                        "<camunda:properties>",
                        "<camunda:inputOutput><camunda:inputParameter"
                                + " name=\"x\">y</camunda:inputParameter></camunda:inputOutput><camunda:properties>",
                        "misplaced-element"),
                drawn(
                        "condition outside a flow",
                        "<bpmn:conditionExpression>x</bpmn:conditionExpression>",
                        "misplaced-element"),
                drawn("foreign namespace", "<x:y xmlns:x=\"http://example.org/x\" />", "unknown-namespace"),
                drawn("no namespace", "<scriptTask xmlns=\"\" id=\"S\" />", "unknown-namespace"),
                bpmn(
                        "document type",
                        "<bpmn:definitions",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><bpmn:definitions",
                        "xml-dtd"),
                bpmn(
                        "entity bomb",
                        "<bpmn:definitions",
                        "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><bpmn:definitions",
                        "xml-dtd"),
                bpmn(
                        "processing instruction",
                        "<bpmn:definitions",
                        "<?xml-stylesheet href=\"http://evil/x\"?><bpmn:definitions",
                        "xml-instruction"),
                bpmn("other encoding", "encoding=\"UTF-8\"", "encoding=\"UTF-7\"", "xml-syntax"),
                bpmn("not closed", "</bpmn:process>", "", "xml-syntax"),
                bpmn("unknown entity", "name=\"Told\"", "name=\"&told;\"", "xml-syntax"),
                drawn("deep nesting", deep.toString(), "xml-limit"),
                drawn("very many elements", "<bpmn:manualTask id=\"M\" />".repeat(12_000), "xml-limit"),
                bpmn("endless name", "name=\"Told\"", "name=\"" + "x".repeat(5_000) + "\"", "xml-limit"));
    }

    private static Stream<Case> expressionCases() {
        return Stream.of(
                        Stream.of(
                                        "${x.getClass()}",
                                        "${execution.processEngineServices}",
                                        "${''.getClass().forName('java.lang.Runtime')}",
                                        "${a[0]}",
                                        "${a + 1 == 2}",
                                        "${a ? b : c}",
                                        "${bean.method() == 1}",
                                        "${f(1)}",
                                        "#{outcome == 'x'}",
                                        "outcome == 'x'",
                                        "${a}${b}",
                                        "${a == 'x\\'}",
                                        "${" + "(".repeat(200) + "a" + ")".repeat(200) + "}",
                                        "${" + "!".repeat(200) + "a}",
                                        "${a == }",
                                        "${a b}",
                                        "${}",
                                        "${empty 'x'}",
                                        "${a instanceof b}",
                                        "${a == \"x}")
                                .map(HostilePackTests::condition),
                        Stream.of("${a.b}", "${f()}", "#{a}", "${a + b}", "${${a}}", "\\${a}", "${a", "${and}")
                                .map(HostilePackTests::value),
                        Stream.of(
                                timer("too short", "<bpmn:timeDuration>PT1S</bpmn:timeDuration>"),
                                timer("endless", "<bpmn:timeCycle>R/PT5M</bpmn:timeCycle>"),
                                timer("too often", "<bpmn:timeCycle>R1000/PT5M</bpmn:timeCycle>"),
                                timer("too close", "<bpmn:timeCycle>R5/PT5S</bpmn:timeCycle>"),
                                timer("cron", "<bpmn:timeCycle>0 * * * * ?</bpmn:timeCycle>"),
                                timer("call", "<bpmn:timeDuration>${x.y()}</bpmn:timeDuration>"),
                                timer("negative", "<bpmn:timeDuration>PT-5M</bpmn:timeDuration>"),
                                timer("no time", ""),
                                timer("no date", "<bpmn:timeDate>tomorrow</bpmn:timeDate>")))
                .flatMap(Function.identity());
    }

    private static Stream<Case> meaningCases() {
        return Stream.of(
                bpmn("bean that is no action", TELL, "camunda:delegateExpression=\"${dataSource}\"", "action-unknown"),
                bpmn(
                        "call on an action",
                        TELL,
                        "camunda:delegateExpression=\"${sendMessage.run()}\"",
                        "action-unknown"),
                bpmn("no implementation", TELL, "", "action-unknown"),
                bpmn("unknown input", "name=\"topic\"", "name=\"command\"", "action-input"),
                bpmn("required input missing", TO, "", "action-input"),
                bpmn("wrong type of input", TELL, "camunda:delegateExpression=\"${computeDate}\"", "action-input"),
                bpmn(
                        "output over the number",
                        TO,
                        TO + "<camunda:outputParameter name=\"number\">x</camunda:outputParameter>",
                        "action-output"),
                drawn(
                        "unknown grid",
                        service(
                                "camunda:delegateExpression=\"${assignByGrid}\"",
                                extension("<camunda:inputOutput><camunda:inputParameter"
                                        + " name=\"grid\">nothing</camunda:inputParameter></camunda:inputOutput>")),
                        "grid-reference"),
                drawn(
                        "error that never comes",
                        "<bpmn:boundaryEvent id=\"B\" attachedToRef=\"Task_Tell\"><bpmn:errorEventDefinition"
                                + " /></bpmn:boundaryEvent>",
                        "error-code"),
                bpmn(
                        "latest form",
                        "camunda:formRefBinding=\"deployment\"",
                        "camunda:formRefBinding=\"latest\"",
                        "binding"),
                bpmn(
                        "latest table",
                        "camunda:decisionRefBinding=\"deployment\"",
                        "camunda:decisionRefBinding=\"latest\"",
                        "binding"),
                bpmn("unknown form", "camunda:formRef=\"demo-start\"", "camunda:formRef=\"other\"", "form-reference"),
                bpmn(
                        "unknown table",
                        "camunda:decisionRef=\"demo-priority\"",
                        "camunda:decisionRef=\"other\"",
                        "decision-reference"),
                bpmn(
                        "table by expression",
                        "camunda:decisionRef=\"demo-priority\"",
                        "camunda:decisionRef=\"${x}\"",
                        "decision-reference"),
                bpmn(
                        "mapping by class",
                        "camunda:mapDecisionResult=\"singleResult\"",
                        "camunda:mapDecisionResult=\"x.Y\"",
                        "attribute-value"),
                bpmn("nobody", "camunda:candidateGroups=\"${group}\"", "", "task-people"),
                bpmn(
                        "group by call",
                        "camunda:candidateGroups=\"${group}\"",
                        "camunda:candidateGroups=\"${x.y()}\"",
                        "task-people"),
                bpmn(
                        "assignee by call",
                        "camunda:candidateGroups=\"${group}\"",
                        "camunda:assignee=\"${x.y()}\"",
                        "task-people"),
                drawn(
                        "called process by expression",
                        "<bpmn:callActivity id=\"C\" calledElement=\"${x}\""
                                + " camunda:calledElementBinding=\"deployment\" />",
                        "called-process"),
                drawn(
                        "mapping by expression",
                        "<bpmn:callActivity id=\"C\" calledElement=\"demo-process\""
                                + " camunda:calledElementBinding=\"deployment\">"
                                + extension("<camunda:in source=\"${x}\" target=\"y\" />") + "</bpmn:callActivity>",
                        "call-mapping"),
                drawn(
                        "process that calls itself",
                        "<bpmn:callActivity id=\"C\" calledElement=\"demo-process\""
                                + " camunda:calledElementBinding=\"deployment\" />",
                        "call-recursion"),
                bpmn("unknown state", "value=\"new\"", "value=\"other\"", "state-unknown"),
                bpmn(
                        "nobody who may not complete",
                        "name=\"state\" value=\"new\"",
                        "name=\"notBy\" value=\"everybody\"",
                        "not-by"),
                bpmn(
                        "too many instances",
                        "</bpmn:userTask>",
                        "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>100000</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>",
                        "multi-instance"),
                drawn(
                        "outputs of a repeated step under other names",
                        "<bpmn:serviceTask id=\"R\" camunda:delegateExpression=\"${computeDate}\">"
                                + extension("<camunda:inputOutput><camunda:outputParameter name=\"x\">${date}"
                                        + "</camunda:outputParameter></camunda:inputOutput>")
                                + "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>2</bpmn:loopCardinality>"
                                + "</bpmn:multiInstanceLoopCharacteristics></bpmn:serviceTask>",
                        "multi-instance"),
                bpmn(
                        "process named otherwise",
                        "<bpmn:process id=\"demo-process\"",
                        "<bpmn:process id=\"other\"",
                        "process-id"),
                bpmn("not executable", "isExecutable=\"true\"", "isExecutable=\"false\"", "process-id"),
                bpmn("no start", START, "", "start-event"),
                bpmn("two starts", START, START + "<bpmn:startEvent id=\"Start_2\" />", "start-event"),
                bpmn(
                        "timer start",
                        START,
                        "<bpmn:startEvent"
                                + " id=\"Start_Reported\"><bpmn:timerEventDefinition><bpmn:timeCycle>R3/PT5M</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>",
                        "start-event"),
                bpmn("flow to nowhere", "targetRef=\"End_Told\"", "targetRef=\"Nowhere\"", "flow-reference"),
                bpmn(
                        "message that is not there",
                        START,
                        START + "<bpmn:receiveTask id=\"R\" messageRef=\"Nothing\" />",
                        "reference"),
                bpmn("no id", "id=\"End_Told\" ", "", "id-missing"),
                bpmn("strange id", "id=\"End_Told\"", "id=\"End Told\"", "id-form"),
                bpmn("id twice", "id=\"End_Told\"", "id=\"End_Closed\"", "id-unique"),
                bpmn(
                        "documentation last",
                        END,
                        "<bpmn:endEvent"
                                + " id=\"End_Told\"><bpmn:incoming>Flow_4</bpmn:incoming><bpmn:documentation>x</bpmn:documentation></bpmn:endEvent>",
                        "element-order"),
                bpmn(
                        "picture of nothing",
                        "</bpmn:definitions>",
                        "<bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement=\"Nothing\""
                                + " /></bpmndi:BPMNDiagram></bpmn:definitions>",
                        "layout-reference"),
                bpmn(
                        "place that is no number",
                        "</bpmn:definitions>",
                        "<bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement=\"demo-process\"><bpmndi:BPMNShape"
                                + " bpmnElement=\"End_Told\"><dc:Bounds x=\"NaN\" y=\"0\" width=\"1\" height=\"1\""
                                + " /></bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>",
                        "layout-number"),
                bpmn(
                        "condition without gateway",
                        "id=\"Flow_4\" sourceRef=\"Task_Tell\" targetRef=\"End_Told\" />",
                        "id=\"Flow_4\" sourceRef=\"Task_Tell\""
                                + " targetRef=\"End_Told\"><bpmn:conditionExpression>${vip}</bpmn:conditionExpression></bpmn:sequenceFlow>",
                        "condition-place"),
                bpmn(
                        "flow without condition",
                        "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">" + CLOSE
                                + "</bpmn:conditionExpression>",
                        "",
                        "gateway-condition"),
                bpmn("mixed conditions", CLOSE, "${vip}", "outcome-mixed"),
                bpmn("outcome with more", CLOSE, "${outcome == 'close' or vip}", "outcome-form"),
                bpmn("outcome twice", CLOSE, "${outcome == 'continue'}", "outcome-unique"),
                bpmn("outcome without name", "name=\"Close\" ", "", "outcome-name"),
                bpmn(
                        "outcome that no task gives",
                        "sourceRef=\"Task_Work\" targetRef=\"Gateway_Done\"",
                        "sourceRef=\"Task_Tell\" targetRef=\"Gateway_Done\"",
                        "outcome-place"),
                bpmn(
                                "message of nobody",
                                "<bpmn:process ",
                                "<bpmn:message id=\"Message_X\" name=\"Never sent\" /><bpmn:process ",
                                "message-unknown")
                        .and(END, "<bpmn:receiveTask id=\"Task_R\" messageRef=\"Message_X\" />" + END),
                bpmn(
                                "message told by anybody",
                                "<bpmn:process ",
                                "<bpmn:message id=\"Message_X\" name=\"Never sent\" /><bpmn:process ",
                                "told-by")
                        .and(
                                END,
                                "<bpmn:receiveTask id=\"Task_R\" messageRef=\"Message_X\"><bpmn:extensionElements>"
                                        + "<camunda:properties><camunda:property name=\"toldBy\" value=\"anybody\" />"
                                        + "</camunda:properties></bpmn:extensionElements></bpmn:receiveTask>" + END),
                drawn(
                        "message thrown",
                        "<bpmn:intermediateThrowEvent id=\"E\"><bpmn:messageEventDefinition"
                                + " messageRef=\"Message_Reply\" /></bpmn:intermediateThrowEvent>",
                        "event-kind"),
                drawn(
                        "signal to everybody",
                        "<bpmn:intermediateThrowEvent id=\"E\"><bpmn:signalEventDefinition"
                                + " /></bpmn:intermediateThrowEvent>",
                        "signal-name"),
                drawn(
                        "link to nowhere",
                        "<bpmn:intermediateThrowEvent id=\"E\"><bpmn:linkEventDefinition name=\"x\""
                                + " /></bpmn:intermediateThrowEvent>",
                        "link"),
                drawn(
                        "event gateway before a task",
                        "<bpmn:eventBasedGateway id=\"G\" /><bpmn:sequenceFlow id=\"F\" sourceRef=\"G\""
                                + " targetRef=\"Task_Work\" />",
                        "event-gateway"),
                bpmn(
                        "command elsewhere",
                        "name=\"state\" value=\"new\"",
                        "name=\"offeredTo\" value=\"everybody\"",
                        "command"),
                bpmn(
                        "call in the name of a task",
                        "name=\"Do the work\"",
                        "name=\"${x.getClass()}\"",
                        "hidden-expression"),
                bpmn(
                        "call in the documentation",
                        "id=\"Flow_4\" sourceRef=\"Task_Tell\" targetRef=\"End_Told\" />",
                        "id=\"Flow_4\" sourceRef=\"Task_Tell\""
                                + " targetRef=\"End_Told\"><bpmn:documentation>#{x.y()}</bpmn:documentation></bpmn:sequenceFlow>",
                        "hidden-expression"),
                bpmn(
                        "call in the name of a message",
                        "name=\"Requester replied\"",
                        "name=\"${x.y()}\"",
                        "hidden-expression"),
                bpmn("call in a property", "value=\"new\"", "value=\"${x.y()}\"", "hidden-expression"),
                bpmn(
                        "automatic loop",
                        "sourceRef=\"Task_Tell\" targetRef=\"End_Told\"",
                        "sourceRef=\"Task_Tell\" targetRef=\"Task_Tell\"",
                        "automatic-loop"));
    }

    private static Case drd(String name, String find, String replace, String rule) {
        assertThat(RequiredDecisions.DEMO).as(name).contains(find);
        return new Case(name, TABLE, "", RequiredDecisions.DEMO.replace(find, replace), rule);
    }

    private static String chain(int length) {
        var chain = new StringBuilder();
        for (var i = 0; i < length; i++) {
            chain.append("<decision id=\"chain-%1$d\"><variable id=\"V%1$d\" name=\"v%1$d\" typeRef=\"integer\" />"
                    .formatted(i));
            if (i > 0) {
                chain.append(
                        "<informationRequirement id=\"N%d\"><requiredDecision href=\"#chain-%d\" /></informationRequirement>"
                                .formatted(i, i - 1));
            }
            chain.append("<literalExpression id=\"L%d\"><text>%s</text></literalExpression></decision>"
                    .formatted(i, i == 0 ? "1" : "v" + (i - 1)));
        }
        return chain.toString();
    }

    /** Decisions that require each other: circles, ways without end, files outside, other languages, names that mean two things. */
    private static Stream<Case> drdCases() {
        var expression = "<literalExpression id=\"Expression_1\"><text>if level = \"high\" then 2 else 10</text>";
        var level = "<requiredInput href=\"#impact\" />";
        return Stream.of(
                drd("two require each other", level, "<requiredDecision href=\"#demo-days\" />", "decision-cycle"),
                drd("one requires itself", level, "<requiredDecision href=\"#demo-level\" />", "decision-cycle"),
                drd(
                        "circle by way of the main one",
                        level,
                        "<requiredDecision href=\"#demo-priority\" />",
                        "decision-cycle"),
                drd("file outside", level, "<requiredInput href=\"other.dmn#impact\" />", "requirement-reference"),
                drd(
                        "file by address",
                        level,
                        "<requiredDecision href=\"http://evil/x.dmn#d\" />",
                        "requirement-reference"),
                drd("file on disk", "href=\"#policy\"", "href=\"file:///etc/passwd\"", "requirement-reference"),
                drd("nothing required", level, "<requiredInput href=\"\" />", "requirement-reference"),
                drd("no such decision", "href=\"#demo-days\"", "href=\"#gone\"", "requirement-reference"),
                drd(
                        "input taken for a decision",
                        level,
                        "<requiredDecision href=\"#impact\" />",
                        "requirement-reference"),
                drd("two in one requirement", level, level + level, "requirement-reference"),
                drd(
                        "import of another model",
                        "<inputData",
                        "<import namespace=\"n\" locationURI=\"http://evil/x.dmn\" importType=\"t\" /><inputData",
                        "unknown-element"),
                drd(
                        "business knowledge invoked",
                        "<literalExpression id=\"Expression_1\">",
                        "<knowledgeRequirement id=\"K\"><requiredKnowledge href=\"#b\""
                                + " /></knowledgeRequirement><literalExpression id=\"Expression_1\">",
                        "unknown-element"),
                drd("decision service", "<inputData", "<decisionService id=\"S\" /><inputData", "unknown-element"),
                drd(
                        "boxed context",
                        "<literalExpression id=\"Expression_1\">",
                        "<context id=\"C\" /><literalExpression id=\"Expression_1\">",
                        "unknown-element"),
                drd(
                        "imported values",
                        "<literalExpression id=\"Expression_1\">",
                        "<literalExpression id=\"Expression_1\"><importedValues id=\"I\" />",
                        "unknown-element"),
                drd(
                        "where a knowledge source is fetched from",
                        "<knowledgeSource id=\"policy\"",
                        "<knowledgeSource id=\"policy\" locationURI=\"file:///etc/passwd\"",
                        "unknown-attribute"),
                drd(
                        "expression in groovy",
                        "<literalExpression id=\"Expression_1\">",
                        "<literalExpression id=\"Expression_1\" expressionLanguage=\"groovy\">",
                        "table-language"),
                drd(
                        "expression in juel",
                        "<literalExpression id=\"Expression_1\">",
                        "<literalExpression id=\"Expression_1\" expressionLanguage=\"juel\">",
                        "table-language"),
                drd(
                        "language of the whole",
                        "namespace=\"http",
                        "expressionLanguage=\"juel\" namespace=\"http",
                        "unknown-attribute"),
                drd("java function", expression, expression.replace("if level", "function(x) external {}"), "feel"),
                drd(
                        "loop",
                        expression,
                        expression.replaceFirst("if.*10", "count(for x in 1..999999999 return x)"),
                        "feel"),
                drd("unknown function", expression, expression.replaceFirst("if.*10", "read(level)"), "feel"),
                drd("context", expression, expression.replaceFirst("if.*10", "{a: level}.a"), "feel"),
                drd(
                        "deep expression",
                        expression,
                        expression.replaceFirst("if.*10", "(".repeat(500) + "level" + ")".repeat(500)),
                        "feel"),
                drd(
                        "long expression",
                        expression,
                        expression.replaceFirst("if.*10", "level" + " + level".repeat(400)),
                        "feel"),
                drd("empty expression", expression, expression.replaceFirst("if.*10", ""), "decision-logic"),
                drd("no logic", expression + "</literalExpression>", "", "decision-logic"),
                drd(
                        "answer without a name",
                        "name=\"days\" typeRef=\"integer\"",
                        "name=\"\" typeRef=\"integer\"",
                        "decision-variable"),
                drd("answer without a type", "name=\"days\" typeRef=\"integer\"", "name=\"days\"", "decision-variable"),
                drd(
                        "answer of a type of its own",
                        "name=\"days\" typeRef=\"integer\"",
                        "name=\"days\" typeRef=\"java\"",
                        "table-type"),
                drd(
                        "answer called execution",
                        "name=\"days\" typeRef",
                        "name=\"execution\" typeRef",
                        "decision-variable"),
                drd(
                        "answer that hides the ticket's state",
                        "name=\"level\" typeRef",
                        "name=\"state\" typeRef",
                        "table-output"),
                drd("two decide the same name", "name=\"days\" typeRef", "name=\"level\" typeRef", "decision-names"),
                drd(
                        "reads what it does not require",
                        "<informationRequirement id=\"Need_4\"><requiredDecision href=\"#demo-level\""
                                + " /></informationRequirement>",
                        "",
                        "decision-names"),
                drd(
                        "answer that it reads itself",
                        "name=\"level\" typeRef",
                        "name=\"impact\" typeRef",
                        "decision-names"),
                drd("requires what it does not read", "if level = \"high\" then 2 else 10", "10", "requirement-unused"),
                drd("decision that nobody asks", "<inputData", chain(1) + "<inputData", "decision-unused"),
                drd("same id twice", "<decision id=\"demo-days\"", "<decision id=\"demo-level\"", "id-unique"),
                drd("id that is a path", "<decision id=\"demo-days\"", "<decision id=\"../demo-days\"", "id-unique"),
                drd("id with a dot", "<decision id=\"demo-days\"", "<decision id=\"demo.days\"", "decision-id"),
                drd(
                        "main one named otherwise",
                        "<decision id=\"demo-priority\"",
                        "<decision id=\"demo-other\"",
                        "decision-id"),
                drd("several decisions without an id of the file", " id=\"Definitions_1\"", "", "id-unique"),
                drd("forty-one decisions", "<inputData", chain(41) + "<inputData", "decision-count"),
                drd("ten thousand decisions", "<inputData", chain(10_000) + "<inputData", "xml-limit"),
                drd("fourteen behind each other", "<inputData", chain(14) + "<inputData", "decision-depth"),
                new Case(
                        "a decision of another file",
                        "rules/demo/demo-zwei.dmn",
                        "",
                        Packs.TABLE
                                .replace("demo-priority", "demo-zwei")
                                .replace(
                                        "</definitions>",
                                        chain(1).replace("chain-0", "demo-priority") + "</definitions>"),
                        "decision-id"));
    }

    private static Stream<Case> otherCases() {
        return Stream.of(
                new Case(
                        "groovy cell",
                        TABLE,
                        "<inputEntry id=\"In_1\">",
                        "<inputEntry id=\"In_1\" expressionLanguage=\"groovy\">",
                        "table-language"),
                new Case(
                        "javascript output",
                        TABLE,
                        "<outputEntry id=\"Out_1\">",
                        "<outputEntry id=\"Out_1\" expressionLanguage=\"javascript\">",
                        "table-language"),
                new Case(
                        "table and expression in one",
                        TABLE,
                        "<decisionTable id",
                        "<literalExpression id=\"L\"><text>1</text></literalExpression><decisionTable id",
                        "decision-logic"),
                new Case(
                        "business knowledge",
                        TABLE,
                        "<decision id",
                        "<businessKnowledgeModel id=\"B\" /><decision id",
                        "unknown-element"),
                new Case(
                        "older DMN",
                        TABLE,
                        "https://www.omg.org/spec/DMN/20191111/MODEL/",
                        "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
                        "unknown-namespace"),
                new Case(
                        "decision named otherwise",
                        TABLE,
                        "<decision id=\"demo-priority\"",
                        "<decision id=\"other\"",
                        "decision-id"),
                new Case(
                        "priority hit policy",
                        TABLE,
                        "hitPolicy=\"UNIQUE\"",
                        "hitPolicy=\"PRIORITY\"",
                        "table-hit-policy"),
                new Case(
                        "aggregation of one",
                        TABLE,
                        "hitPolicy=\"UNIQUE\"",
                        "hitPolicy=\"UNIQUE\" aggregation=\"SUM\"",
                        "table-hit-policy"),
                new Case(
                        "many values for one field",
                        TABLE,
                        "hitPolicy=\"UNIQUE\"",
                        "hitPolicy=\"COLLECT\"",
                        "table-collects"),
                new Case(
                        "many values in order for one field",
                        TABLE,
                        "hitPolicy=\"UNIQUE\"",
                        "hitPolicy=\"RULE ORDER\"",
                        "table-collects"),
                new Case("computed input", TABLE, "<text>impact</text>", "<text>impact.x</text>", "table-input"),
                new Case(
                        "output over the requester",
                        TABLE,
                        "name=\"priority\" typeRef",
                        "name=\"requester\" typeRef",
                        "table-output"),
                new Case(
                        "output without type",
                        TABLE,
                        "name=\"priority\" typeRef=\"integer\"",
                        "name=\"priority\"",
                        "table-output"),
                new Case("unknown type", TABLE, "typeRef=\"integer\"", "typeRef=\"java.lang.Runtime\"", "table-type"),
                new Case(
                        "too many rows",
                        TABLE,
                        "<rule id=\"Rule_2\">",
                        "<rule />".repeat(1_200) + "<rule id=\"Rule_2\">",
                        "table-size"),
                new Case(
                        "row of another width",
                        TABLE,
                        "<outputEntry id=\"Out_1\"><text>1</text></outputEntry>",
                        "",
                        "table-row"),
                new Case(
                        "function of one's own",
                        TABLE,
                        "<text>1</text>",
                        "<text>function(x) external {java: {class: \"a\"}}</text>",
                        "feel"),
                new Case("unknown function", TABLE, "<text>1</text>", "<text>system(1)</text>", "feel"),
                new Case(
                        "deep cell",
                        TABLE,
                        "<text>1</text>",
                        "<text>" + "(".repeat(300) + "1" + ")".repeat(300) + "</text>",
                        "feel"),
                new Case("quote missing", TABLE, "<text>\"site\"</text>", "<text>\"site</text>", "feel"),
                form("html", "{\"type\": \"html\", \"content\": \"x\"}", "form-component"),
                form("iframe", "{\"type\": \"iframe\", \"url\": \"http://x\"}", "form-component"),
                form(
                        "expression",
                        "{\"type\": \"expression\", \"key\": \"x\", \"expression\": \"=1\"}",
                        "form-component"),
                form("script", "{\"type\": \"script\"}", "form-component"),
                form(
                        "values by expression",
                        "{\"type\": \"select\", \"key\": \"x\", \"valuesExpression\": \"=y\"}",
                        "form-unknown-member"),
                form("no options", "{\"type\": \"radio\", \"key\": \"x\", \"values\": []}", "form-options"),
                form(
                        "dynamic label",
                        "{\"type\": \"textfield\", \"key\": \"x\", \"label\": \"=secret\"}",
                        "form-dynamic-text"),
                form("template", "{\"type\": \"text\", \"text\": \"{{secret}}\"}", "form-dynamic-text"),
                form("key with a path", "{\"type\": \"textfield\", \"key\": \"a.b\"}", "form-key"),
                form(
                        "key twice",
                        "{\"type\": \"textfield\", \"key\": \"a\"}, {\"type\": \"textfield\", \"key\": \"a\"}",
                        "form-key"),
                form(
                        "pattern bomb",
                        "{\"type\": \"textfield\", \"key\": \"a\", \"validate\": {\"pattern\": \"(a+)+$\"}}",
                        "form-pattern"),
                form(
                        "length by expression",
                        "{\"type\": \"textfield\", \"key\": \"a\", \"validate\": {\"maxLength\": \"=x\"}}",
                        "form-value"),
                form(
                        "condition that is none",
                        "{\"type\": \"textfield\", \"key\": \"a\", \"conditional\": {\"hide\": \"x\"}}",
                        "form-condition"),
                form(
                        "condition with a function",
                        "{\"type\": \"textfield\", \"key\": \"a\", \"conditional\": {\"hide\": \"=evil(1)\"}}",
                        "form-condition"),
                form(
                        "rows that no field keeps",
                        "{\"type\": \"dynamiclist\", \"path\": \"a\", \"components\": [{\"type\": \"textfield\", \"key\": \"b\"}]}",
                        "form-rows"),
                form(
                        "needed for an outcome of no task",
                        "{\"type\": \"textfield\", \"key\": \"a\", \"properties\": {\"neededFor\": \"decline\"}}",
                        "form-needed"),
                form(
                        "needed for what is no outcome",
                        "{\"type\": \"textfield\", \"key\": \"a\", \"properties\": {\"neededFor\": \"Decline it\"}}",
                        "form-value"),
                form(
                        "a heading that is needed",
                        "{\"type\": \"separator\", \"properties\": {\"neededFor\": \"decline\"}}",
                        "form-needed"),
                form(
                        "a column that is needed",
                        "{\"type\": \"dynamiclist\", \"path\": \"a\", \"components\": [{\"type\": \"textfield\", \"key\":"
                                + " \"b\", \"properties\": {\"neededFor\": \"decline\"}}]}",
                        "form-needed"),
                form(
                        "read-only and needed",
                        "{\"type\": \"textfield\", \"key\": \"a\", \"readonly\": true, \"properties\": {\"neededFor\":"
                                + " \"decline\"}}",
                        "form-needed"),
                form(
                        "required and needed",
                        "{\"type\": \"textfield\", \"key\": \"a\", \"validate\": {\"required\": true}, \"properties\":"
                                + " {\"neededFor\": \"decline\"}}",
                        "form-needed"),
                form("files that no field keeps", "{\"type\": \"filepicker\", \"key\": \"a\"}", "form-files"),
                form(
                        "kinds of files that are none",
                        "{\"type\": \"filepicker\", \"key\": \"a\", \"accept\": \"=x\"}",
                        "form-value"),
                new Case("id of another form", FORM, "\"demo-start\"", "\"other\"", "form-id"),
                new Case("no components", FORM, "", "{\"id\": \"demo-start\"}", "form-structure"),
                new Case("deep json", FORM, "", "[".repeat(10_000), "json-syntax"),
                new Case("unknown fact", GRID, "ticket.impact", "ticket.password", "grid-fact"),
                new Case("class as fact", GRID, "ticket.impact", "candidate.class", "grid-fact"),
                new Case("unknown operator", GRID, "equals", "matches", "grid-operator"),
                new Case("unknown action", GRID, "exclude", "delete", "grid-action"),
                new Case("text as score", GRID, "30", "\"30); System.exit(0\"", "grid-cell"),
                new Case("no header", GRID, "rule,when", "when,when", "grid-header"),
                new Case("rule id twice", GRID, "R2", "R1", "grid-rule-id"),
                new Case("row too wide", GRID, "Full", "Full,,,,", "grid-row"),
                new Case("too many rules", GRID, "R2,,8,,true,Full", "R2,,8,,true,Full\n".repeat(600), "grid-size"),
                new Case("quote not closed", GRID, "Full", "\"Full", "csv-syntax"),
                new Case("unknown column", CASES, "in.impact", "impact", "case-header"),
                new Case("wide row", CASES, "site,1", "site,1,2,3", "case-row"),
                new Case("case of nothing", "rules/demo/nothing.cases.csv", "", "name,in.x\n", "case-subject"),
                new Case("unknown verb", SCENARIO, "", "title: x\nsteps:\n  - destroy: all\n", "yaml-member"),
                new Case("alias bomb", SCENARIO, "", "a: &a [x]\nb: [*a, *a]\n", "yaml-syntax"),
                new Case("type", SCENARIO, "", "title: !!javax.script.ScriptEngineManager [x]\n", "yaml-syntax"),
                new Case("unknown member", YAML, "", member("scripts: []\n"), "yaml-member"),
                new Case("other key", YAML, "key: demo", "key: other", "yaml-member"),
                new Case(
                        "article whose text is a choice",
                        YAML,
                        "",
                        member("articles: {published: [new], text: impact}\n"),
                        "yaml-member"),
                new Case(
                        "article for readers that are none",
                        YAML,
                        "fields:\n",
                        "articles: {published: [new], text: note, audience: {field: impact, everybody: [all]}}\nfields:\n"
                                + "  - {key: note, label: Note, type: LONG_TEXT}\n",
                        "yaml-member"),
                new Case(
                        "article flagged into nothing",
                        YAML,
                        "fields:\n",
                        "articles: {published: [new], text: note, flag: {command: Start_Reported, reason: why}}\nfields:\n"
                                + "  - {key: note, label: Note, type: LONG_TEXT}\n",
                        "articles-flag"),
                new Case("words for nothing", TEXTS, "state.new", "state.gone", "texts-unknown"),
                new Case("words twice", TEXTS, "state.new", "state.closed", "texts-twice"),
                new Case("broken escape", TEXTS, "Neu", "\\u00zz", "texts-syntax"),
                new Case("told to nobody", MESSAGES, "", "nobody-told=x", "messages-unknown"),
                new Case("place of a secret", MESSAGES, "", "resolved={password}", "messages-place"),
                new Case("half a brace", MESSAGES, "", "resolved={subject", "messages-place"),
                new Case("another header", MESSAGES, "", "resolved.subject=a\\nBcc: b", "messages-control"),
                new Case("a bell in a mail", MESSAGES, "", "resolved=a\\u0007", "messages-control"),
                new Case("endless message", MESSAGES, "", "resolved=" + "n".repeat(2_001), "messages-long"),
                new Case("endless words", TEXTS, "Neu", "n".repeat(5_000), "texts-long"),
                new Case("unknown process", YAML, "process: demo-process", "process: other", "descriptor-process"),
                new Case("unknown start form", YAML, "startForm: demo-start", "startForm: other", "descriptor-form"),
                new Case(
                        "unknown table of agreements",
                        YAML,
                        "startForm: demo-start",
                        "startForm: demo-start\nagreements: no-such-table",
                        "descriptor-agreements"),
                new Case(
                        "unknown grid of severities",
                        YAML,
                        "startForm: demo-start",
                        "startForm: demo-start\nschedule: {from: impact, to: impact, severity: no-such-grid}",
                        "descriptor-severity"),
                new Case("a severity as score", GRID, ",score,exclude,", ",severity,exclude,", "grid-action"),
                new Case(
                        "unknown table of the audience",
                        YAML,
                        "startForm: demo-start",
                        "startForm: demo-start\ncatalogue:\n  offering: impact\n  audience: no-such-table",
                        "descriptor-catalogue"),
                new Case(
                        "icon that nobody draws",
                        YAML,
                        "startForm: demo-start",
                        "icon: unicorn\nstartForm: demo-start",
                        "descriptor-icon"),
                new Case(
                        "milestone not drawn",
                        YAML,
                        "activities: [Start_Reported]",
                        "activities: [Nothing]",
                        "descriptor-milestone"));
    }
}
