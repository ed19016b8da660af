package org.praxisitsm.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.Drafts;
import org.praxisitsm.practice.FormValidation;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackCheck;
import org.praxisitsm.practice.PackReader;
import org.praxisitsm.practice.Packs;
import org.praxisitsm.practice.ServiceAction;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.GridPolicy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** What is drawn to do harm is not tried; what gets as far as a sandbox ends there, at a limit, with a sentence. */
@SpringBootTest
class HostileTrialsTests {

    private static final String DIAGRAM = "processes/demo/demo-process.bpmn";
    private static final String TABLE = "rules/demo/demo-priority.dmn";
    private static final String END = "<bpmn:endEvent id=\"End_Told\" name=\"Told\" />";
    private static final String TELL = "camunda:delegateExpression=\"${sendMessage}\"";
    private static final String WORK = "<bpmn:userTask id=\"Task_Work\" ";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private record Hostile(String name, String file, String find, String replace) {
        @Override
        public String toString() {
            return name;
        }
    }

    @Autowired
    TicketTrials trials;

    @Autowired
    Drafts drafts;

    @Autowired
    Viewers viewers;

    @Autowired
    ObjectProvider<ServiceAction> actions;

    @Autowired
    GridPolicy grids;

    @Autowired
    FormValidation forms;

    @Autowired
    FormAnswers answers;

    private Viewer admin;

    @BeforeEach
    void signIn() {
        admin = viewers.of("admin");
    }

    @AfterEach
    void endAll() {
        trials.destroy();
    }

    static Stream<Hostile> refused() {
        return Stream.of(
                drawn(
                        "script",
                        "<bpmn:scriptTask id=\"S\""
                                + " scriptFormat=\"groovy\"><bpmn:script>x</bpmn:script></bpmn:scriptTask>"),
                drawn("shell", "<bpmn:serviceTask id=\"S\" name=\"S\" camunda:type=\"shell\" />"),
                drawn("class", "<bpmn:serviceTask id=\"S\" name=\"S\" camunda:class=\"java.lang.Runtime\" />"),
                new Hostile("bean", DIAGRAM, TELL, "camunda:delegateExpression=\"${dataSource}\""),
                new Hostile("expression", DIAGRAM, TELL, "camunda:expression=\"${x.getClass()}\""),
                new Hostile("form handler", DIAGRAM, WORK, WORK + "camunda:formHandlerClass=\"x.Y\" "),
                new Hostile(
                        "condition that calls",
                        DIAGRAM,
                        "${outcome == 'close'}",
                        "${''.getClass().forName('x') == 'close'}"),
                new Hostile(
                        "document type",
                        DIAGRAM,
                        "<bpmn:definitions",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><bpmn:definitions"),
                new Hostile("timer every millisecond", DIAGRAM, ">PT4H<", ">PT0.001S<"),
                new Hostile(
                        "endless loop",
                        DIAGRAM,
                        "<bpmn:sequenceFlow id=\"Flow_4\" sourceRef=\"Task_Tell\" targetRef=\"End_Told\" />",
                        "<bpmn:sequenceFlow id=\"Flow_4\" sourceRef=\"Task_Tell\" targetRef=\"Task_Tell\" />"),
                drawn(
                        "process that calls itself",
                        "<bpmn:callActivity id=\"S\" name=\"S\" calledElement=\"demo-process\""
                                + " camunda:calledElementBinding=\"deployment\" />"),
                cell("FEEL bomb", "for i in 1..100000000 return i"),
                cell("pattern bomb", "matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"(a+)+$\")"),
                cell(
                        "external function",
                        "function(x) external {java: {class: \"java.lang.Math\", method signature: \"abs(int)\"}}"));
    }

    private static Hostile drawn(String name, String xml) {
        return new Hostile(name, DIAGRAM, END, xml + END);
    }

    private static Hostile cell(String name, String feel) {
        return new Hostile(
                name,
                TABLE,
                "<outputEntry id=\"Out_1\"><text>1</text>",
                "<outputEntry id=\"Out_1\"><text>" + feel + "</text>");
    }

    @ParameterizedTest
    @MethodSource
    void refused(Hostile hostile) {
        var good = Packs.texts().get(hostile.file());
        assertThat(good).contains(hostile.find());
        var files = Packs.demo(hostile.file(), good.replace(hostile.find(), hostile.replace()));
        var draft = drafts.upload("demo", files.toZip(), admin);
        try {
            assertThatThrownBy(() -> trials.ofDraft("demo", draft.id(), sample(), admin))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> {
                        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
                        assertThat(refusal).hasMessageContaining(hostile.file());
                    });
            assertThat(trials.running()).isZero();
        } finally {
            drafts.discard("demo", draft.id(), admin);
        }
    }

    /** A signal that starts what throws it again waits by the letter, and never in fact: the gate lets it through. */
    @Test
    void aLoopThatTheGateLetsThroughIsStoppedAndExplained() {
        var loop =
                """
                <bpmn:subProcess id="Sub_Again" name="Again" triggeredByEvent="true">
                  <bpmn:startEvent id="Start_Again" name="Again" isInterrupting="false"><bpmn:signalEventDefinition id="SD_1" signalRef="Signal_Again" /></bpmn:startEvent>
                  <bpmn:sequenceFlow id="Flow_A" sourceRef="Start_Again" targetRef="Throw_Again" />
                  <bpmn:intermediateThrowEvent id="Throw_Again" name="And again"><bpmn:signalEventDefinition id="SD_2" signalRef="Signal_Again" /></bpmn:intermediateThrowEvent>
                  <bpmn:sequenceFlow id="Flow_B" sourceRef="Throw_Again" targetRef="End_Again" />
                  <bpmn:endEvent id="End_Again" name="Done" />
                </bpmn:subProcess>
                """;
        var xml = Packs.DIAGRAM
                .replace("<bpmn:process ", "<bpmn:signal id=\"Signal_Again\" name=\"demo: again\" /><bpmn:process ")
                .replace(END, END + loop)
                .replace(
                        "<bpmn:endEvent id=\"End_Closed\" name=\"Closed\">",
                        "<bpmn:endEvent id=\"End_Closed\" name=\"Closed\"><bpmn:documentation>x</bpmn:documentation>")
                .replace(
                        "<bpmn:sequenceFlow id=\"Flow_6\" name=\"Close\" sourceRef=\"Gateway_Done\""
                                + " targetRef=\"End_Closed\">",
                        "<bpmn:intermediateThrowEvent id=\"Throw_First\" name=\"First\"><bpmn:signalEventDefinition"
                                + " id=\"SD_3\" signalRef=\"Signal_Again\""
                                + " /></bpmn:intermediateThrowEvent><bpmn:sequenceFlow id=\"Flow_C\""
                                + " sourceRef=\"Throw_First\" targetRef=\"End_Closed\" /><bpmn:sequenceFlow id=\"Flow_6\""
                                + " name=\"Close\" sourceRef=\"Gateway_Done\" targetRef=\"Throw_First\">");
        var texts = Packs.texts();
        texts.put(DIAGRAM, xml);
        var draft = drafts.upload("demo", Packs.of(texts).toZip(), admin);
        try {
            assertThat(draft.findings())
                    .noneMatch(finding -> finding.severity() == org.praxisitsm.practice.Finding.Severity.ERROR);
            var trial = trials.toNextPerson(
                    trials.ofDraft("demo", draft.id(), sample(), admin).id(), admin);
            var task = trial.work().get(0);
            var after = Assertions.assertTimeoutPreemptively(
                    PATIENCE, () -> trials.answer(trial.id(), task.id(), "close", Map.of(), admin));
            assertThat(after.trouble()).contains("without waiting").contains("Throw_Again");
            // Where it stood before it stands again, and another way can be gone.
            assertThat(after.work()).extracting(Trial.Work::name).containsExactly("Do the work");
            var other = trials.answer(after.id(), after.work().get(0).id(), "continue", Map.of(), admin);
            assertThat(other.trouble()).isNull();
        } finally {
            drafts.discard("demo", draft.id(), admin);
        }
    }

    @Test
    void anEndlessLoopOfActivitiesIsStopped() {
        var session = session(Map.of(
                DIAGRAM,
                Packs.DIAGRAM.replace(
                        "sourceRef=\"Task_Decide\" targetRef=\"Task_Work\"",
                        "sourceRef=\"Task_Decide\" targetRef=\"Task_Decide\"")));
        try (session) {
            var after =
                    Assertions.assertTimeoutPreemptively(PATIENCE, () -> session.move(new TrialSession.ToNextPerson()));
            assertThat(after.trouble())
                    .satisfiesAnyOf(
                            trouble -> assertThat(trouble)
                                    .contains("without waiting")
                                    .contains("Task_Decide"),
                            trouble -> assertThat(trouble).contains("took longer"));
        }
    }

    @Test
    void timersWithoutEndAreStoppedAtTheLastMove() {
        var session = session(Map.of(
                DIAGRAM,
                Packs.DIAGRAM.replace(
                        "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">PT4H</bpmn:timeDuration>",
                        "<bpmn:timeCycle xsi:type=\"bpmn:tFormalExpression\">R/PT0.001S</bpmn:timeCycle>")));
        try (session) {
            session.move(new TrialSession.ToNextPerson());
            Assertions.assertTimeoutPreemptively(PATIENCE, () -> {
                while (session.moves().size() < TrialSession.MOST_MOVES) {
                    assertThat(session.move(new TrialSession.TimePasses()).trouble())
                            .isNull();
                }
            });
            assertThatThrownBy(() -> session.move(new TrialSession.TimePasses()))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("steps in all");
        }
    }

    @Test
    void aProcessThatCallsItselfIsStopped() {
        var call = "<bpmn:callActivity id=\"Call\" name=\"Call\" calledElement=\"demo-process\""
                + " camunda:calledElementBinding=\"deployment\"><bpmn:extensionElements><camunda:in"
                + " variables=\"all\" /></bpmn:extensionElements></bpmn:callActivity>";
        var xml = Packs.DIAGRAM
                .replace(END, END + call)
                .replace(
                        "sourceRef=\"Task_Decide\" targetRef=\"Task_Work\"",
                        "sourceRef=\"Task_Decide\" targetRef=\"Call\"");
        var stepwise = session(Map.of(DIAGRAM, xml));
        try (stepwise) {
            var after = Assertions.assertTimeoutPreemptively(
                    PATIENCE, () -> stepwise.move(new TrialSession.ToNextPerson()));
            assertThat(after.trouble()).containsAnyOf("without waiting", "took longer", "too deep");
        }
        var scenario =
                """
                title: It never ends
                given:
                  form: {subject: x}
                steps:
                  - expect: {state: new}
                """;
        var texts = Packs.texts();
        texts.put(DIAGRAM, xml);
        texts.put("processes/demo/scenarios/one.yaml", scenario);
        var pack = PackReader.read(Packs.of(texts), "demo");
        var results =
                Assertions.assertTimeoutPreemptively(PATIENCE, () -> new Scenarios(actions, grids, forms).run(pack));
        assertThat(results).singleElement().satisfies(result -> {
            assertThat(result.green()).isFalse();
            assertThat(result.message()).containsAnyOf("without waiting", "took longer", "too deep");
        });
    }

    /** One scenario that never ends does not keep the next from being run. */
    @Test
    void aScenarioThatTakesTooLongIsRedAndTheNextRuns() {
        var texts = Packs.texts();
        texts.put(
                TABLE,
                Packs.TABLE
                        .replace(
                                "<outputEntry id=\"Out_2\"><text>3</text>",
                                "<outputEntry id=\"Out_2\"><text>sum(for i in 1..4000, j in 1..4000 return i * j)</text>")
                        .replace("<text>not(\"site\")</text>", "<text>-</text>"));
        var steps = "steps:\n  - expect: {state: new}\n";
        texts.put("processes/demo/scenarios/01-long.yaml", "title: Computes\ngiven:\n  form: {subject: x}\n" + steps);
        texts.put("processes/demo/scenarios/02-wrong.yaml", "title: Wrong\ngiven:\n  form: {colour: x}\n" + steps);
        var pack = PackReader.read(Packs.of(texts), "demo");
        var results = Assertions.assertTimeoutPreemptively(
                PATIENCE, () -> new Scenarios(actions, grids, forms, Duration.ofSeconds(3)).run(pack));
        assertThat(results).hasSize(2).noneMatch(PackCheck.Result::green);
        assertThat(results.get(0).message()).contains("took longer than 3 seconds");
        assertThat(results.get(1).message()).contains("does not ask for 'colour'");
    }

    @Test
    void aTableThatComputesWithoutEndIsGivenUp() {
        var session = session(Map.of(
                TABLE,
                Packs.TABLE.replace(
                        "<outputEntry id=\"Out_2\"><text>3</text>",
                        "<outputEntry id=\"Out_2\"><text>sum(for i in 1..3000, j in 1..3000 return i * j)</text>")));
        try (session) {
            var after = Assertions.assertTimeoutPreemptively(PATIENCE, () -> session.move(new TrialSession.Step()));
            assertThat(after.trouble()).contains("took longer than");
            assertThatThrownBy(() -> session.move(new TrialSession.Step()))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("start it again");
        }
    }

    /** Past the gate, as if it had overlooked it. */
    private TrialSession session(Map<String, String> files) {
        var texts = new LinkedHashMap<>(Packs.texts());
        texts.putAll(files);
        Pack pack = PackReader.read(Packs.of(texts), "demo");
        var sandbox = new Sandbox(pack, actions.stream().toList(), new SandboxStage(grids), true);
        var given = new ScenarioFile("", "x", Map.of("requester", "anna"), List.of());
        return new TrialSession(
                "x",
                sandbox,
                pack,
                given,
                "x",
                ticket -> {
                    ticket.values.put("subject", "x");
                    ticket.values.put("impact", "one");
                },
                answers,
                java.time.Instant.parse("2026-11-27T10:00:00Z"));
    }

    private static TicketTrials.Sample sample() {
        return new TicketTrials.Answers(null, Map.of("subject", "x"), null);
    }
}
