package org.praxisitsm.practice.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
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

/** Ways round the gate that somebody thought of after its rules were written: each must end in an error at its file. */
class WaysRoundTheGateTests {

    private static final String YAML = "processes/demo/practice.yaml";
    private static final String DIAGRAM = "processes/demo/demo-process.bpmn";
    private static final String FORM = "processes/demo/demo-start.form";
    private static final String TABLE = "rules/demo/demo-priority.dmn";
    private static final String GRID = "rules/demo/demo-assignment.rules.csv";
    private static final String CASES = "rules/demo/demo-priority.cases.csv";
    private static final String SCENARIO = "processes/demo/scenarios/one.yaml";
    private static final String TELL = "camunda:delegateExpression=\"${sendMessage}\"";
    private static final String END = "<bpmn:endEvent id=\"End_Told\" name=\"Told\" />";
    private static final String WORK = "<bpmn:userTask id=\"Task_Work\" ";
    private static final String TO = "<camunda:inputParameter name=\"to\">group</camunda:inputParameter>";

    private record Way(String name, String file, String find, String replace) {

        @Override
        public String toString() {
            return name;
        }
    }

    private final GateRules gate = new GateRules(
            FakeActions.all().stream()
                    .map(ServiceAction::signature)
                    .collect(Collectors.toMap(Signature::key, Function.identity())),
            Optional.empty());

    @ParameterizedTest
    @MethodSource("ways")
    void endsInAnError(Way way) {
        var texts = Packs.texts();
        var good = texts.getOrDefault(way.file(), "");
        assertThat(good).as("the way finds its place").contains(way.find());
        texts.put(way.file(), way.find().isEmpty() ? way.replace() : good.replace(way.find(), way.replace()));
        errorAt(way.file(), Packs.of(texts));
    }

    @Test
    void anotherEncodingIsNoDisguise() {
        for (var name : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "IBM037")) {
            for (var file : List.of(DIAGRAM, TABLE, FORM, GRID)) {
                Map<String, byte[]> all = new HashMap<>(Packs.demo().asMap());
                all.put(file, Packs.texts().get(file).getBytes(Charset.forName(name)));
                errorAt(file, new PackFiles(all));
            }
        }
    }

    /** +ADw- is a less-than sign in UTF-7: read as what it is, harmless letters, and never as markup. */
    @Test
    void utf7IsNeverRead() {
        var hidden = "+ADw-bpmn:scriptTask id=+ACI-x+ACI-/+AD4-";
        var named = Packs.DIAGRAM.replace("name=\"Told\"", "name=\"" + hidden + "\"");
        assertThat(check(Packs.demo(DIAGRAM, named))).noneMatch(finding -> finding.severity() == Severity.ERROR);
        assertThat(check(Packs.demo(DIAGRAM, Packs.DIAGRAM.replace("encoding=\"UTF-8\"", "encoding=\"UTF-7\""))))
                .anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    private void errorAt(String file, PackFiles files) {
        var findings = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> check(files));
        assertThat(findings)
                .as("an error at " + file)
                .anyMatch(finding ->
                        finding.severity() == Severity.ERROR && finding.file().equals(file));
        assertThat(findings).noneMatch(finding -> finding.rule().equals("gate-failed"));
    }

    private List<Finding> check(PackFiles files) {
        try {
            return gate.check(PackReader.read(files));
        } catch (UnreadablePack e) {
            return e.findings();
        }
    }

    static Stream<Way> ways() {
        return Stream.of(diagrams(), tables(), forms(), grids(), texts()).flatMap(Function.identity());
    }

    private static Way drawn(String name, String xml) {
        return new Way(name, DIAGRAM, END, xml + END);
    }

    private static Way diagram(String name, String find, String replace) {
        return new Way(name, DIAGRAM, find, replace);
    }

    private static Stream<Way> diagrams() {
        return Stream.of(
                diagram(
                        "class by another prefix",
                        TELL,
                        "xmlns:c=\"http://camunda.org/schema/1.0/bpmn\" c:class=\"java.lang.Runtime\""),
                diagram(
                        "class by the old namespace",
                        TELL,
                        TELL + " xmlns:a=\"http://activiti.org/bpmn\" a:expression=\"${x.y()}\""),
                diagram("class without prefix", TELL, TELL + " class=\"java.lang.Runtime\""),
                diagram(
                        "namespace with a blank",
                        "xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\"",
                        "xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn \""),
                diagram(
                        "listener of a task",
                        "<camunda:properties>",
                        "<camunda:taskListener event=\"complete\" expression=\"${x.y()}\" /><camunda:properties>"),
                diagram(
                        "listener at another event",
                        "<camunda:properties>",
                        "<camunda:taskListener event=\"timeout\" class=\"x\"><bpmn:timerEventDefinition"
                                + " /></camunda:taskListener><camunda:properties>"),
                diagram(
                        "script file",
                        "<camunda:properties>",
                        "<camunda:executionListener event=\"take\"><camunda:script scriptFormat=\"juel\""
                                + " resource=\"deployment://x\" /></camunda:executionListener><camunda:properties>"),
                diagram(
                        "input from a list",
                        TO,
                        "<camunda:inputParameter"
                                + " name=\"to\"><camunda:list><camunda:value>${x.y()}</camunda:value></camunda:list></camunda:inputParameter>"),
                diagram(
                        "input split by CDATA",
                        TO,
                        "<camunda:inputParameter"
                                + " name=\"to\"><![CDATA[${]]>x.getClass()<![CDATA[}]]></camunda:inputParameter>"),
                diagram(
                        "input split by a comment",
                        TO,
                        "<camunda:inputParameter name=\"to\">${x<!-- -->.getClass()}</camunda:inputParameter>"),
                diagram(
                        "expression in character references",
                        TO,
                        "<camunda:inputParameter name=\"to\">&#36;&#123;x.getClass()&#125;</camunda:inputParameter>"),
                diagram(
                        "output over the ticket's id",
                        TO,
                        TO + "<camunda:outputParameter name=\"ticketId\">1</camunda:outputParameter>"),
                diagram(
                        "error message of an expression",
                        "<bpmn:process ",
                        "<bpmn:error id=\"Error_1\" name=\"x\" errorCode=\"${x.y()}\" /><bpmn:process "),
                diagram(
                        "error message text",
                        "<bpmn:process ",
                        "<bpmn:error id=\"Error_1\" name=\"x\" errorCode=\"a\" camunda:errorMessage=\"${x.y()}\""
                                + " /><bpmn:process "),
                diagram(
                        "escalation code",
                        "<bpmn:process ",
                        "<bpmn:escalation id=\"Esc_1\" name=\"x\" escalationCode=\"#{x.y()}\" /><bpmn:process "),
                diagram("job priority", WORK, WORK + "camunda:jobPriority=\"${x.y()}\" "),
                diagram("priority", WORK, WORK + "camunda:priority=\"${x.y()}\" "),
                diagram("due date", WORK, WORK + "camunda:dueDate=\"${x.y()}\" "),
                diagram("follow-up date", WORK, WORK + "camunda:followUpDate=\"${dateTime().plusDays(1)}\" "),
                diagram("candidate users", WORK, WORK + "camunda:candidateUsers=\"${x.y()}\" "),
                diagram(
                        "candidate starters",
                        "isExecutable=\"true\"",
                        "isExecutable=\"true\" camunda:candidateStarterUsers=\"${x.y()}\""),
                diagram(
                        "time to live",
                        "isExecutable=\"true\"",
                        "isExecutable=\"true\" camunda:historyTimeToLive=\"${x}\""),
                diagram(
                        "version tag",
                        "isExecutable=\"true\"",
                        "isExecutable=\"true\" camunda:versionTag=\"${x.y()}\""),
                diagram(
                        "task priority of a process",
                        "isExecutable=\"true\"",
                        "isExecutable=\"true\" camunda:taskPriority=\"${x.y()}\""),
                diagram("form key", WORK, WORK + "camunda:formKey=\"embedded:deployment:x.html\" "),
                diagram("form key of a class", WORK, WORK + "camunda:formKey=\"camunda-forms:app:x\" "),
                drawn(
                        "collection of an expression",
                        "<bpmn:serviceTask id=\"X\" name=\"X\" " + TELL
                                + "><bpmn:multiInstanceLoopCharacteristics camunda:collection=\"${x.y()}\""
                                + " camunda:elementVariable=\"e\" /></bpmn:serviceTask>"),
                drawn(
                        "completion condition",
                        "<bpmn:userTask id=\"X\" name=\"X\""
                                + " camunda:candidateGroups=\"${group}\"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>2</bpmn:loopCardinality><bpmn:completionCondition>${x.y()}</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>"),
                drawn(
                        "count of an expression",
                        "<bpmn:userTask id=\"X\" name=\"X\""
                                + " camunda:candidateGroups=\"${group}\"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>${x.y()}</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>"),
                drawn(
                        "standard loop",
                        "<bpmn:userTask id=\"X\" name=\"X\""
                                + " camunda:candidateGroups=\"${group}\"><bpmn:standardLoopCharacteristics"
                                + " /></bpmn:userTask>"),
                drawn("case reference", "<bpmn:callActivity id=\"X\" name=\"X\" camunda:caseRef=\"x\" />"),
                drawn(
                        "mapping class",
                        "<bpmn:callActivity id=\"X\" name=\"X\" calledElement=\"demo-process\""
                                + " camunda:variableMappingClass=\"x.Y\" />"),
                drawn(
                        "mapping delegate",
                        "<bpmn:callActivity id=\"X\" name=\"X\" calledElement=\"demo-process\""
                                + " camunda:variableMappingDelegateExpression=\"${sendMessage}\" />"),
                drawn(
                        "business key",
                        "<bpmn:callActivity id=\"X\" name=\"X\" calledElement=\"demo-process\""
                                + " camunda:calledElementBinding=\"deployment\"><bpmn:extensionElements><camunda:in"
                                + " businessKey=\"${x.y()}\" /></bpmn:extensionElements></bpmn:callActivity>"),
                drawn(
                        "conditional event",
                        "<bpmn:intermediateCatchEvent id=\"X\""
                                + " name=\"X\"><bpmn:conditionalEventDefinition><bpmn:condition>${x.y()}</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>"),
                drawn(
                        "signal payload",
                        "<bpmn:intermediateThrowEvent id=\"X\""
                                + " name=\"X\"><bpmn:signalEventDefinition><bpmn:extensionElements><camunda:in"
                                + " source=\"a\" target=\"b\""
                                + " /></bpmn:extensionElements></bpmn:signalEventDefinition></bpmn:intermediateThrowEvent>"),
                drawn(
                        "message end with a class",
                        "<bpmn:endEvent id=\"X\" name=\"X\"><bpmn:messageEventDefinition camunda:class=\"x.Y\""
                                + " /></bpmn:endEvent>"),
                drawn("business rule by class", "<bpmn:businessRuleTask id=\"X\" name=\"X\" camunda:class=\"x.Y\" />"),
                drawn(
                        "business rule with a method",
                        "<bpmn:businessRuleTask id=\"X\" name=\"X\" camunda:expression=\"${x.y()}\" />"),
                drawn(
                        "table of a tenant",
                        "<bpmn:businessRuleTask id=\"X\" name=\"X\" camunda:decisionRef=\"demo-priority\""
                                + " camunda:decisionRefBinding=\"deployment\" camunda:decisionRefTenantId=\"${x.y()}\""
                                + " />"),
                drawn(
                        "included file",
                        "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\""
                                + " parse=\"text\" />"),
                drawn(
                        "import of a schema",
                        "<bpmn:import importType=\"http://www.w3.org/2001/XMLSchema\" location=\"http://evil/x.xsd\""
                                + " namespace=\"x\" />"),
                drawn("letters that look alike", "<bpmn:sсriptTask id=\"X\" />"),
                drawn(
                        "id that looks alike",
                        "<bpmn:userTask id=\"Task_Wоrk\" name=\"X\" camunda:candidateGroups=\"${group}\" />"),
                drawn(
                        "data store with a state",
                        "<bpmn:dataObject id=\"X\"><bpmn:dataState name=\"${x.y()}\" /></bpmn:dataObject>"),
                drawn(
                        "compensation",
                        "<bpmn:intermediateThrowEvent id=\"X\" name=\"X\"><bpmn:compensateEventDefinition"
                                + " /></bpmn:intermediateThrowEvent>"),
                drawn("choreography", "<bpmn:choreography id=\"X\" />"),
                diagram(
                        "default attributes",
                        "<bpmn:definitions",
                        "<!DOCTYPE bpmn:definitions [<!ATTLIST bpmn:serviceTask camunda:class CDATA"
                                + " \"java.lang.Runtime\">]><bpmn:definitions"),
                diagram(
                        "parameter entity",
                        "<bpmn:definitions",
                        "<!DOCTYPE x [<!ENTITY % e SYSTEM \"http://evil/x.dtd\"> %e;]><bpmn:definitions"),
                diagram(
                        "condition by character references",
                        "${outcome == 'close'}",
                        "&#x24;{x.getClass() == 'close'}"),
                diagram("condition with a full-width dollar", "${outcome == 'close'}", "＄{outcome == 'close'}"),
                diagram("condition with a hidden character", "${outcome == 'close'}", "${out​come == 'close'}"),
                diagram("lambda", "${outcome == 'close'}", "${(x -> x)(1) == 1}"),
                diagram("assignment", "${outcome == 'close'}", "${outcome = 'close'}"),
                diagram("semicolon", "${outcome == 'close'}", "${a == 1; b == 2}"),
                diagram("concatenation", "${outcome == 'close'}", "${a += b}"),
                diagram("map literal", "${outcome == 'close'}", "${{'a':1} == a}"),
                diagram("static reference", "${outcome == 'close'}", "${T(java.lang.Runtime) == a}"));
    }

    private static Stream<Way> tables() {
        var nested = "if true then ".repeat(300) + "1" + " else 2".repeat(300);
        return Stream.of(
                cell(
                        "external function",
                        "function(x) external {java: {class: \"java.lang.Math\", method signature: \"abs(int)\"}}"),
                cell("own function", "(function(x) x + 1)(1)"),
                cell("endless list", "for i in 1..100000000 return i"),
                cell("nested lists", "sum(for i in 1..10000, j in 1..10000 return i * j)"),
                cell("nested conditions", nested),
                cell("nested parentheses", "(".repeat(2_000) + "1" + ")".repeat(2_000)),
                cell("pattern that never ends", "matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"(a+)+$\")"),
                cell("environment", "get value({a: 1}, \"a\")"),
                cell("expression of Java", "${x.getClass()}"),
                new Way(
                        "language juel",
                        TABLE,
                        "<inputEntry id=\"In_1\">",
                        "<inputEntry id=\"In_1\" expressionLanguage=\"juel\">"),
                new Way(
                        "language with a blank",
                        TABLE,
                        "<inputEntry id=\"In_1\">",
                        "<inputEntry id=\"In_1\" expressionLanguage=\" feel\">"),
                new Way(
                        "language of the file",
                        TABLE,
                        "<definitions ",
                        "<definitions expressionLanguage=\"javascript\" "),
                new Way(
                        "types from elsewhere",
                        TABLE,
                        "<decision id",
                        "<import namespace=\"x\" importType=\"y\" locationURI=\"http://evil/x\" name=\"z\" /><decision"
                                + " id"),
                new Way(
                        "two decisions",
                        TABLE,
                        "<decision id",
                        "<decision id=\"other\""
                                + " name=\"x\"><literalExpression><text>1</text></literalExpression></decision><decision"
                                + " id"),
                new Way(
                        "required decision",
                        TABLE,
                        "<decisionTable id",
                        "<informationRequirement id=\"r\"><requiredDecision href=\"http://evil/x#y\""
                                + " /></informationRequirement><decisionTable id"),
                new Way(
                        "document type",
                        TABLE,
                        "<definitions",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><definitions"),
                new Way("output over the ticket's id", TABLE, "name=\"priority\" typeRef", "name=\"ticketId\" typeRef"),
                new Way(
                        "input variable of camunda",
                        TABLE,
                        "<input id",
                        "<input camunda:inputVariable=\"x\" xmlns:camunda=\"http://camunda.org/schema/1.0/dmn\" id"));
    }

    private static Way cell(String name, String feel) {
        var escaped = feel.replace("&", "&amp;").replace("<", "&lt;");
        return new Way(
                name,
                TABLE,
                "<outputEntry id=\"Out_1\"><text>1</text>",
                "<outputEntry id=\"Out_1\"><text>" + escaped + "</text>");
    }

    private static Stream<Way> forms() {
        return Stream.of(
                form(
                        "pattern that never ends",
                        "{\"type\": \"textfield\", \"key\": \"subject\", \"validate\": {\"pattern\": \"^(a+)+$\"}}"),
                form(
                        "pattern with nested choices",
                        "{\"type\": \"textfield\", \"key\": \"subject\", \"validate\": {\"pattern\": \"(a|aa)*b\"}}"),
                form(
                        "pattern that looks back",
                        "{\"type\": \"textfield\", \"key\": \"subject\", \"validate\": {\"pattern\": \"(a)\\\\1\"}}"),
                form("template in a text", "{\"type\": \"text\", \"text\": \"{{import('x')}}\"}"),
                form("picture from elsewhere", "{\"type\": \"image\", \"source\": \"http://evil/x.png\"}"),
                form("page inside", "{\"type\": \"iframe\", \"url\": \"javascript:alert(1)\"}"),
                form("markup", "{\"type\": \"html\", \"content\": \"<script>1</script>\"}"),
                form("expression field", "{\"type\": \"expression\", \"key\": \"x\", \"expression\": \"=1\"}"),
                form("script button", "{\"type\": \"button\", \"action\": \"x\"}"),
                form("prototype", "{\"type\": \"textfield\", \"key\": \"__proto__\"}"),
                form("key over the number", "{\"type\": \"textfield\", \"key\": \"ticketId\"}"),
                form("key over the requester", "{\"type\": \"person\", \"key\": \"requester\"}"),
                form("key over the state", "{\"type\": \"textfield\", \"key\": \"state\"}"),
                form("key over the outcome", "{\"type\": \"textfield\", \"key\": \"outcome\"}"),
                form(
                        "options from an expression",
                        "{\"type\": \"select\", \"key\": \"impact\", \"valuesExpression\": \"=x\"}"),
                form("options from a key", "{\"type\": \"select\", \"key\": \"impact\", \"valuesKey\": \"x\"}"),
                form(
                        "hidden by a function",
                        "{\"type\": \"textfield\", \"key\": \"x\", \"conditional\": {\"hide\": \"=function(a) external"
                                + " {java: {}}\"}}"),
                form(
                        "hidden by a loop",
                        "{\"type\": \"textfield\", \"key\": \"x\", \"conditional\": {\"hide\": \"=count(for i in"
                                + " 1..100000000 return i) > 1\"}}"),
                form(
                        "twice the same key",
                        "{\"type\": \"textfield\", \"key\": \"x\"}, {\"type\": \"number\", \"key\": \"x\"}"),
                form("depth", "{\"type\": \"group\", \"components\": [".repeat(200) + "]}".repeat(200)));
    }

    private static Way form(String name, String component) {
        return new Way(
                name, FORM, "", "{\"id\": \"demo-start\", \"type\": \"default\", \"components\": [" + component + "]}");
    }

    private static Stream<Way> grids() {
        return Stream.of(
                new Way("rule text over lines", GRID, "site", "\"site\n end\nrule x when then System.exit(0); end\""),
                new Way("fact that is none", GRID, "candidate.load", "candidate.class"),
                new Way("fact of the machine", GRID, "candidate.load", "java.lang.System"),
                new Way("action that is none", GRID, "score", "execute"),
                new Way("score without end", GRID, "30", "1e400"),
                new Way("operator that is none", GRID, "at least", "matches"));
    }

    private static Stream<Way> texts() {
        return Stream.of(
                new Way("tag of a class", SCENARIO, "", "title: !!javax.script.ScriptEngineManager [x]\n"),
                new Way("anchors that multiply", SCENARIO, "", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"),
                new Way("merge", SCENARIO, "", "title: x\n<<: {given: {}}\n"),
                new Way("several documents", SCENARIO, "", "title: x\n---\ntitle: y\n"),
                new Way("key that looks alike", YAML, "key: demo", "key: dеmo"),
                new Way("prefix with markup", YAML, "prefix: DEM", "prefix: \"<b>\""),
                new Way("field over the ticket's id", YAML, "", Packs.YAML.replace("key: impact", "key: ticketId")),
                new Way("unit of an expression", YAML, "unit: it", "unit: \"${x.y()}\""),
                new Way("icon that is an address", YAML, "", Packs.YAML + "icon: \"javascript:alert(1)\"\n"),
                new Way("retention without end", YAML, "", Packs.YAML + "retention: P999999999Y\n"),
                new Way("retention backwards", YAML, "", Packs.YAML + "retention: P-1D\n"));
    }
}
