package org.praxisitsm.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.praxisitsm.audit.AuditTrail;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.Category;
import org.praxisitsm.practice.Drafts;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackCheck;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.ShiftableClock;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ui.components.ServiceWords;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A sample ticket in the sandbox, on the incident pack as it ships. */
@SpringBootTest
class TicketTrialsTests {

    private static final Map<String, Object> REPORT = Map.of(
            "subject", "VPN drops every ten minutes",
            "description", "Since the update of this morning.",
            "category", "network",
            "service", "vpn",
            "impact", "team",
            "urgency", "high");

    @Autowired
    TicketTrials trials;

    @Autowired
    Drafts drafts;

    @Autowired
    Practices practices;

    @Autowired
    Viewers viewers;

    @Autowired
    TicketIntake intake;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private Viewer owner;

    @BeforeEach
    void signIn() {
        owner = viewers.of("owner");
    }

    @AfterEach
    void endAll() {
        ((ShiftableClock) clock).reset();
        trials.destroy();
    }

    @Test
    void aWholeLifeStepByStep() {
        var rows = rows();
        var trial = trials.ofVersion("incident", version(), answers(), owner);
        assertThat(trial.canStep()).isTrue();
        assertThat(tokens(trial)).containsExactly("Task_AssessReported");

        trial = trials.step(trial.id(), owner);
        assertThat(tokens(trial)).containsExactly("Task_ProposePriority");
        trial = trials.step(trial.id(), owner);
        assertThat(tokens(trial)).containsExactly("Task_ClassifyIncident");
        assertThat(trial.state().category()).isEqualTo(Category.NEW);
        assertThat(trial.canStep()).isFalse();
        assertThat(trial.values()).containsEntry("priority", 3);
        assertThat(trial.happenings())
                .filteredOn(happening -> happening.what() == Trial.What.DECIDED)
                .singleElement()
                .satisfies(decided -> {
                    assertThat(decided.key()).isEqualTo("incident-priority");
                    assertThat(decided.file()).isEqualTo("rules/incident/incident-priority.dmn");
                    assertThat(decided.inputs()).containsEntry("impact", "team");
                    assertThat(decided.rules()).isNotEmpty();
                });

        trial = answer(trial, "Classify incident", "accept", Map.of());
        assertThat(tokens(trial)).containsExactly("Task_AssessImpact");
        trial = trials.step(trial.id(), owner);
        assertThat(tokens(trial)).containsExactly("Task_SetPriority");
        trial = trials.step(trial.id(), owner);
        assertThat(tokens(trial)).containsExactly("Task_ChooseGroup");
        trial = toNext(trial);
        assertThat(tokens(trial)).containsExactly("Task_DiagnoseIncident");
        assertThat(trial.values()).containsEntry("group", "network").containsKey("assignee");
        assertThat(trial.happenings())
                .filteredOn(happening -> "incident-assignment".equals(happening.key()))
                .singleElement()
                .satisfies(decided -> assertThat(decided.file()).endsWith("incident-assignment.rules.csv"));

        trial = answer(trial, "Diagnose incident", "resolve", Map.of());
        trial = answer(
                trial,
                "Record resolution",
                "resolve",
                Map.of("resolutionCode", "fixed", "cause", "configuration", "resolution", "Restarted."));
        trial = toNext(trial);
        assertThat(tokens(trial)).containsExactly("Task_ConfirmSolution");
        assertThat(trial.happenings()).anySatisfy(happening -> {
            assertThat(happening.what()).isEqualTo(Trial.What.CALLED);
            assertThat(happening.key()).isEqualTo("sendMessage");
            assertThat(happening.inputs()).containsEntry("topic", "resolved");
        });

        var before = trial.now();
        trial = trials.jump(trial.id(), owner);
        assertThat(trial.now()).isAfter(before.plus(Duration.ofHours(20)));
        trial = toNext(trial);
        assertThat(trial.ended()).isTrue();
        assertThat(trial.state().key()).isEqualTo("closed");
        assertThat(trial.pictures().get(0).done()).contains("Timer_ClosingDate", "End_Closed");

        assertThat(rows()).isEqualTo(rows);
        assertThat(clock.instant()).isBefore(before.plus(Duration.ofHours(1)));
        assertThat(acts("draft.tried")).isNotZero();
    }

    @Test
    void backUndoesWhatWasDoneLast() {
        var trial = atDiagnosis();
        var there = trial;
        trial = answer(trial, "Diagnose incident", "hold", Map.of());
        assertThat(tokens(trial)).containsExactly("Task_GiveHoldReason");
        trial = trials.back(trial.id(), owner);
        assertThat(tokens(trial)).containsExactly("Task_DiagnoseIncident");
        assertThat(trial.values()).isEqualTo(there.values());
        assertThat(trial.step()).isEqualTo(there.step());
        assertThat(trial.happenings()).isEqualTo(there.happenings());
        while (trial.canGoBack()) {
            trial = trials.back(trial.id(), owner);
        }
        assertThat(tokens(trial)).containsExactly("Task_AssessReported");
    }

    @Test
    void theDiagramSaysWhatItWaitsFor() {
        var trial = atDiagnosis();
        assertThat(trial.waits())
                .filteredOn(wait -> wait.kind() == Trial.Kind.TARGET)
                .extracting(Trial.Wait::key)
                .contains("Target at risk", "Target breached");
        assertThat(trial.waits())
                .filteredOn(wait -> wait.kind() == Trial.Kind.COMMAND)
                .extracting(Trial.Wait::name)
                .contains("Withdraw", "Cancel");

        trial = trials.receive(trial.id(), "Target at risk", Map.of(), owner);
        trial = toNext(trial);
        assertThat(trial.happenings())
                .anySatisfy(happening -> assertThat(happening.inputs()).containsEntry("topic", "target-at-risk"));
        trial = trials.receive(trial.id(), "Withdraw", Map.of("withdrawReason", "It works again"), owner);
        trial = toNext(trial);
        assertThat(trial.ended()).isTrue();
        assertThat(trial.state().category()).isEqualTo(Category.CANCELLED);
    }

    @Test
    void wrongAnswersAreRefusedAtTheirField() {
        var trial = trials.toNextPerson(
                trials.ofVersion("incident", version(), answers(), owner).id(), owner);
        var task = trial.work().get(0);
        assertThat(task.form()).isNotNull();
        assertThat(task.known()).containsEntry("category", "network");
        assertThatThrownBy(() -> trials.answer(trial.id(), task.id(), "accept", Map.of("category", "nonsense"), owner))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.errors())
                        .extracting(Refusal.FieldError::field)
                        .containsExactly("values.category"));
        assertThatThrownBy(() -> trials.answer(trial.id(), task.id(), "explode", Map.of(), owner))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("accept");
        assertThatThrownBy(() -> trials.answer(trial.id(), task.id(), "duplicate", Map.of(), owner))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.errors())
                        .extracting(Refusal.FieldError::field)
                        .containsExactly("values.duplicateOf"));
    }

    @Test
    void aScenarioGivesWhatItsOutcomeNeeds() {
        var path = "processes/incident/scenarios/12-duplicate-on-arrival.yaml";
        var pack = practices.current("incident").orElseThrow().pack();
        var lacking = pack.text(path).replaceAll("\\s*with: \\{duplicateOf: [^}]*}", "");
        assertThat(lacking).isNotEqualTo(pack.text(path));
        var files = pack.files().with(path, lacking.getBytes(StandardCharsets.UTF_8));
        var with = new Pack(pack.descriptor(), files, pack.forms(), pack.texts());

        assertThat(trials.check(with, List.of(path), done -> {}, owner))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.green()).isFalse();
                    assertThat(result.message())
                            .endsWith("the form classify-incident requires 'duplicateOf' for the outcome 'duplicate'.");
                    assertThat(ServiceWords.in(Locale.GERMAN, result.message()))
                            .endsWith(
                                    "das Formular classify-incident verlangt „duplicateOf“ für das Ergebnis „duplicate“.");
                });
    }

    @Test
    void peopleOfASampleNeedNoAccount() {
        var hr = viewers.of("hr-owner");
        var published = practices.current("hr-onboarding").orElseThrow().version();
        var sample = new TicketTrials.FromScenario("processes/hr-onboarding/scenarios/03-nobody-joins.yaml");
        var trial = trials.ofVersion("hr-onboarding", published, sample, hr);
        trial = trials.toNextPerson(trial.id(), hr);
        var task = trial.work().get(0);
        assertThat(task.known()).containsEntry("manager", "erik");

        // The form sends back what it was filled with.
        var after = trials.answer(trial.id(), task.id(), "refuse", Map.of("manager", "erik"), hr);
        assertThat(after.trouble()).isNull();
        assertThat(trials.toNextPerson(after.id(), hr).state().key()).isEqualTo("cancelled");
    }

    @Test
    void aRunIsKeptAsAScenarioThatPasses() {
        var draft = drafts.edit("incident", owner);
        try {
            var trial = trials.ofDraft("incident", draft.id(), answers(), owner);
            trial = toNext(trial);
            // What a form sends back unchanged need not be said again.
            trial = answer(trial, "Classify incident", "accept", Map.of("category", "network", "impact", "team"));
            trial = toNext(trial);
            trial = answer(trial, "Diagnose incident", "hold", Map.of());
            trial = answer(
                    trial,
                    "Give hold reason",
                    "done",
                    Map.of(
                            "holdReason",
                            "requester",
                            "resumeAt",
                            clock.instant().plus(Duration.ofDays(3)).toString()));
            trial = trials.jump(trial.id(), owner);
            trial = trials.receive(trial.id(), "Withdraw", Map.of("withdrawReason", "No: it is 'gone'"), owner);

            var kept = trials.keep(trial.id(), "Waits, then is withdrawn", owner);

            assertThat(kept.path()).isEqualTo("processes/incident/scenarios/43-waits-then-is-withdrawn.yaml");
            var saved = drafts.files("incident", draft.id(), owner);
            assertThat(saved.text(kept.path()))
                    .startsWith("title: 'Waits, then is withdrawn'\ngiven:\n  requester: owner\n")
                    .contains("  - complete: Classify incident\n    outcome: accept\n  - expect:")
                    .contains("  - timer: Timer_ResumeDate\n")
                    .contains("  - command: Withdraw\n    with: {withdrawReason: 'No: it is ''gone'''}\n")
                    .contains("state: cancelled");
            assertThat(kept.draft().findings())
                    .noneMatch(finding -> finding.file().equals(kept.path()));
            var check = drafts.check("incident", draft.id(), owner);
            assertThat(check.results())
                    .filteredOn(result -> result.file().equals(kept.path()))
                    .singleElement()
                    .satisfies(result ->
                            assertThat(result.green()).as(result.message()).isTrue());
        } finally {
            drafts.discard("incident", draft.id(), owner);
        }
    }

    @Test
    void aRealTicketsPeopleAndTextsStayOutOfThePack() {
        var number = intake.open(
                        new OpenTicket(
                                "incident",
                                "Secret project",
                                "Nobody may know of Rosebud.",
                                "requester",
                                null,
                                "API",
                                Map.of("category", "network", "service", "vpn", "impact", "team", "urgency", "high")),
                        viewers.of("requester"))
                .number();
        var draft = drafts.edit("incident", owner);
        try {
            var facts = trials.factsOf(drafts.files("incident", draft.id(), owner), number, owner);
            assertThat(facts.answers())
                    .containsEntry("subject", "Secret project")
                    .containsEntry("service", "vpn");
            var trial = trials.ofDraft(
                    "incident",
                    draft.id(),
                    new TicketTrials.Answers(facts.requester(), facts.answers(), number),
                    owner);
            trial = toNext(trial);
            var kept = trials.keep(trial.id(), "As reported", owner);
            assertThat(kept.text())
                    .contains("subject: As reported", "requester: requester", "category: network")
                    .doesNotContain("Secret", "Rosebud");
        } finally {
            drafts.discard("incident", draft.id(), owner);
        }
        assertThatThrownBy(() -> trials.factsOf(
                        practices.current("incident").orElseThrow().pack(), number, viewers.of("hr")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
    }

    @Test
    void aScenarioOfThePackIsASampleToo() {
        var trial = trials.ofVersion(
                "incident",
                version(),
                new TicketTrials.FromScenario("processes/incident/scenarios/15-major-incident.yaml"),
                owner);
        trial = toNext(trial);
        trial = answer(trial, "Classify incident", "accept", Map.of());
        trial = toNext(trial);
        assertThat(trial.state().key()).isEqualTo("major");
        assertThat(trial.values()).containsEntry("assignee", "wim");
    }

    @Test
    void aDraftThatTheGateRefusesIsNotTried() {
        var files = practices.current("incident").orElseThrow().pack().files();
        var path = "processes/incident/incident-resolution.bpmn";
        var xml = new String(files.bytes(path), StandardCharsets.UTF_8)
                .replace("camunda:delegateExpression=\"${computeDate}\"", "camunda:expression=\"${x.exec()}\"");
        var draft = drafts.upload(
                "incident",
                files.with(path, xml.getBytes(StandardCharsets.UTF_8)).toZip(),
                owner);
        try {
            assertThatThrownBy(() -> trials.ofDraft("incident", draft.id(), answers(), owner))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> {
                        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
                        assertThat(refusal).hasMessageContaining(path);
                    });
            assertThat(trials.running()).isZero();
        } finally {
            drafts.discard("incident", draft.id(), owner);
        }
    }

    @Test
    void trialsAreFewAndEndByThemselves() {
        var first = trials.ofVersion("incident", version(), answers(), owner);
        for (var i = 1; i < TicketTrials.MOST_OF_A_PERSON; i++) {
            trials.ofVersion("incident", version(), answers(), owner);
        }
        var admin = viewers.of("admin");
        var others = trials.ofVersion("incident", version(), answers(), admin);
        trials.ofVersion("incident", version(), answers(), owner);
        assertThat(trials.running()).isEqualTo(TicketTrials.MOST_OF_A_PERSON + 1);
        assertThatThrownBy(() -> trials.step(first.id(), owner))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("start it again");
        assertThatThrownBy(() -> trials.step(others.id(), owner)).isInstanceOf(Refusal.class);
        assertThat(trials.step(others.id(), admin).step()).isPositive();

        ((ShiftableClock) clock).stopAt(clock.instant().plus(TicketTrials.IDLE).plusSeconds(1));
        trials.sweep();
        assertThat(trials.running()).isZero();
    }

    @Test
    void onlyThoseOfTheStudioTry() {
        assertThatThrownBy(() -> trials.ofVersion("incident", version(), answers(), viewers.of("agent")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
        var draft = drafts.edit("incident", owner);
        try {
            assertThatThrownBy(() -> trials.ofDraft("incident", draft.id(), answers(), viewers.of("agent")))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
        } finally {
            drafts.discard("incident", draft.id(), owner);
        }
    }

    @Test
    void unsavedScenariosRunOneByOne() {
        var pack = practices.current("incident").orElseThrow().pack();
        var path = pack.scenarios().get(0);
        var told = new java.util.ArrayList<PackCheck.Result>();
        assertThat(trials.check(pack, List.of(path), told::add, owner))
                .hasSize(1)
                .isEqualTo(told);
        assertThat(told.get(0).green()).isTrue();
    }

    private Trial toNext(Trial trial) {
        var after = trials.toNextPerson(trial.id(), owner);
        assertThat(after.trouble()).isNull();
        return after;
    }

    private Trial atDiagnosis() {
        var trial = trials.ofVersion("incident", version(), answers(), owner);
        trial = toNext(trial);
        trial = answer(trial, "Classify incident", "accept", Map.of());
        return toNext(trial);
    }

    private Trial answer(Trial trial, String name, String outcome, Map<String, Object> values) {
        var task = trial.work().stream()
                .filter(work -> work.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not open: " + trial.work()));
        var after = trials.answer(trial.id(), task.id(), outcome, values, owner);
        assertThat(after.trouble()).isNull();
        return after;
    }

    private static TicketTrials.Answers answers() {
        return new TicketTrials.Answers(null, REPORT, null);
    }

    private int version() {
        return practices.current("incident").orElseThrow().version();
    }

    private static List<String> tokens(Trial trial) {
        return trial.pictures().stream()
                .flatMap(picture -> picture.tokens().stream())
                .map(Trial.Token::activity)
                .toList();
    }

    /** Everything that a ticket leaves behind. */
    private List<Integer> rows() {
        return java.util.stream.Stream.of(
                        "ticket",
                        "task_entry",
                        "decision_entry",
                        "ACT_RU_EXECUTION",
                        "ACT_HI_PROCINST",
                        "ACT_RE_DEPLOYMENT")
                .map(table -> jdbc.sql("select count(*) from " + table)
                        .query(Integer.class)
                        .single())
                .toList();
    }

    private int acts(String act) {
        return jdbc.sql("select count(*) from audit_entry where act = :act")
                .param("act", act)
                .query(Integer.class)
                .single();
    }
}
