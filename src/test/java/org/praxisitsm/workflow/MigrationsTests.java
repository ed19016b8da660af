package org.praxisitsm.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.audit.AuditTrail;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Category;
import org.praxisitsm.practice.PackFiles;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.ShiftableClock;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.workflow.Migrations.Fate;
import org.praxisitsm.workflow.Migrations.Line;
import org.praxisitsm.workflow.Migrations.Migration;
import org.praxisitsm.workflow.Migrations.Result;
import org.praxisitsm.workflow.Migrations.Status;
import org.praxisitsm.workflow.Migrations.Wish;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tickets of version 1 on their way to version 2, from every place where they can stand. */
@Tag("database")
class MigrationsTests extends MovingTest {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Duration LONG = Duration.ofMinutes(5);

    @Autowired
    Migrations migrations;

    @Autowired
    StepChoices choices;

    @Autowired
    Tasks tasks;

    @Autowired
    MigrationWork work;

    @Autowired
    MigrationStore store;

    @Autowired
    MigrationRounds rounds;

    @Autowired
    TicketDesk desk;

    @Autowired
    ProcessViews processes;

    @Autowired
    AuditTrail trail;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient jdbc;

    private String key;

    @BeforeEach
    void publishFirst() {
        rounds.stop();
        key = "moving-" + letters(COUNT.incrementAndGet()).toLowerCase(java.util.Locale.ROOT);
        practice.publish(key, MovingPack.first(key));
    }

    @AfterEach
    void goOn() {
        rounds.start();
    }

    /** The prefix of a practice is made of letters and unique. */
    private static String letters(int number) {
        return "M" + (char) ('A' + number / 26) + (char) ('A' + number % 26);
    }

    private Migration start(boolean dryRun, Wish... wishes) {
        return migrations.start(key, 1, 2, List.of(wishes), dryRun, practice.of("owner"));
    }

    private Map<String, Line> run(Migration migration) {
        work.run(migration.id(), LONG);
        return lines(migration);
    }

    private Map<String, Line> lines(Migration migration) {
        var lines = new LinkedHashMap<String, Line>();
        String cursor = null;
        do {
            var page = migrations.tickets(key, migration.id(), null, 100, cursor, practice.of("owner"));
            page.items().forEach(line -> lines.put(line.number(), line));
            cursor = page.next();
        } while (cursor != null);
        return lines;
    }

    private TicketView ticket(String number) {
        return desk.get(number, practice.admin());
    }

    private static final Wish CALL_BACK = new Wish(null, "Task_CallBack", "Task_Handle", false);

    @Test
    void suggestionKeepsSameIdsFindsTheRenamedStepAndExplainsTheRest() {
        practice.open(key, "callback");
        practice.publish(key, MovingPack.second(key));

        var mapping = migrations.mapping(key, 1, 2, List.of(), practice.of("owner"));

        var byFrom = new LinkedHashMap<String, Migrations.Mapped>();
        mapping.steps().forEach(step -> byFrom.put(step.from(), step));
        assertThat(byFrom.get("Task_Triage").to()).isEqualTo("Task_Triage");
        assertThat(byFrom.get("Task_Triage").why()).isEqualTo("Same id and kind");
        assertThat(byFrom.get("Task_Work").to()).isEqualTo("Task_Handle");
        assertThat(byFrom.get("Task_Work").why()).startsWith("Looks renamed").contains("same form");
        assertThat(byFrom.get("Task_CallBack").to()).isNull();
        assertThat(byFrom.get("Task_CallBack").why()).isEqualTo("Version 2 has no such step.");
        assertThat(byFrom.get("Task_CallBack").standing()).isEqualTo(1);
        assertThat(mapping.added()).extracting(Migrations.Added::id).contains("Task_Review", "SubProcess_Approval");
    }

    @Test
    void previewLeavesNothingBehindAndEqualsWhatHappens() {
        var numbers = new LinkedHashMap<String, String>();
        MovingPractice.PLACES.forEach(place -> numbers.put(place, practice.open(key, place)));
        practice.publish(key, MovingPack.second(key));
        var before = snapshot();

        var tried = start(true);
        var preview = run(tried);

        assertThat(snapshot()).isEqualTo(before);
        assertThat(preview).doesNotContainKey(numbers.get("ended")).hasSize(7);
        assertThat(preview.get(numbers.get("callback")).result()).isEqualTo(Result.STAYS);
        assertThat(preview.get(numbers.get("callback")).message())
                .isEqualTo("It stands at 'Call the requester back'. Version 2 has no such step.");

        var real = start(false);
        var outcome = run(real);

        assertThat(outcome.keySet()).isEqualTo(preview.keySet());
        outcome.forEach((number, line) -> {
            assertThat(line.result()).as(number).isEqualTo(preview.get(number).result());
            assertThat(line.message()).as(number).isEqualTo(preview.get(number).message());
            assertThat(line.fates()).as(number).isEqualTo(preview.get(number).fates());
        });
        assertThat(migrations.find(key, real.id(), practice.of("owner")).status())
                .isEqualTo(Status.DONE);
        assertThat(ticket(numbers.get("callback")).packVersion()).isEqualTo(1);
        assertThat(ticket(numbers.get("work")).packVersion()).isEqualTo(2);
    }

    /** Everything of the engine and of our tickets that a preview could leave behind. */
    private List<Object> snapshot() {
        return List.of(
                jdbc.sql("select id_, proc_def_id_, act_id_, rev_ from ACT_RU_EXECUTION order by id_")
                        .query()
                        .listOfRows(),
                jdbc.sql("select id_, proc_def_id_, task_def_key_, name_ from ACT_RU_TASK order by id_")
                        .query()
                        .listOfRows(),
                jdbc.sql("select id_, duedate_ from ACT_RU_JOB order by id_")
                        .query()
                        .listOfRows(),
                jdbc.sql("select id_, event_name_ from ACT_RU_EVENT_SUBSCR order by id_")
                        .query()
                        .listOfRows(),
                jdbc.sql("select number, pack_version, state, version from ticket order by id")
                        .query()
                        .listOfRows(),
                jdbc.sql("select id, activity, state from ticket_step order by id")
                        .query()
                        .listOfRows(),
                jdbc.sql("select id, activity, name from task_entry order by id")
                        .query()
                        .listOfRows(),
                jdbc.sql("select count(*) from ACT_HI_ACTINST")
                        .query(Integer.class)
                        .single(),
                jdbc.sql("select count(*) from audit_entry where ticket is not null")
                        .query(Integer.class)
                        .single());
    }

    @Test
    void renamedTaskFollowsWithNameFormStateAndCanBeCompletedThroughTheAddedStep() {
        var number = practice.open(key, "work");
        practice.publish(key, MovingPack.second(key));

        var line = run(start(false)).get(number);

        assertThat(line.fates())
                .extracting(Fate::sentence)
                .contains("'Do the work' becomes 'Do all the work'.", "The state in-progress becomes review.");
        var task = practice.open(number).get(0);
        assertThat(task.name()).isEqualTo("Do all the work");
        assertThat(ticket(number).state()).isEqualTo("review");
        practice.complete(number, "done");
        assertThat(practice.open(number).get(0).name()).isEqualTo("Review what was done");
        practice.complete(number, "done");
        assertThat(ticket(number).category()).isEqualTo(Category.CLOSED);
    }

    @Test
    void messageThatWasRenamedIsWaitedForUnderItsNewName() {
        var number = practice.open(key, "hold");
        practice.publish(key, MovingPack.second(key));

        run(start(false));

        assertThat(waitingFor(number)).contains("Parent resolved").doesNotContain("Requester replied");
        assertThat(ticket(number).category()).isEqualTo(Category.ON_HOLD);
    }

    private List<String> waitingFor(String number) {
        return jdbc.sql("select s.event_name_ from ACT_RU_EVENT_SUBSCR s join ACT_RU_EXECUTION e on e.id_ ="
                        + " s.proc_inst_id_ where e.business_key_ = :number")
                .param("number", number)
                .query(String.class)
                .list();
    }

    @Test
    void timerKeepsItsDateUnlessItIsToBeginAnew() {
        // An hour ago: the engine's columns hold whole seconds on MariaDB, within which a timer begun anew looks kept.
        var anHourAgo = Instant.now().minus(Duration.ofHours(1));
        var kept = ShiftableClock.at(anHourAgo, () -> practice.open(key, ""));
        practice.publish(key, MovingPack.second(key));
        var due = due(kept);

        run(start(false));
        assertThat(due(kept)).isEqualTo(due);

        var back = migrations.start(
                key, 2, 1, List.of(new Wish(null, "Timer_Late", "Timer_Late", true)), false, practice.of("owner"));
        work.run(back.id(), LONG);
        assertThat(ticket(kept).packVersion()).isEqualTo(1);
        assertThat(due(kept)).isAfter(due.plus(Duration.ofMinutes(59)));
    }

    private Instant due(String number) {
        var instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .singleResult()
                .getId();
        return management
                .createJobQuery()
                .processInstanceId(instance)
                .timers()
                .singleResult()
                .getDuedate()
                .toInstant();
    }

    @Test
    void calledProcessMovesWithItsTicket() {
        var number = practice.open(key, "part");
        practice.publish(key, MovingPack.second(key));

        var line = run(start(false)).get(number);

        assertThat(line.result()).as(line.message()).isEqualTo(Result.MOVED);
        assertThat(line.fates()).extracting(Fate::kind).contains("CALLED");
        practice.complete(number, "done");
        assertThat(practice.open(number).get(0).name()).isEqualTo("Do all the work");
    }

    @Test
    void bothBranchesMoveAndAStepThatLiesInASubProcessNowIsEnteredThere() {
        var both = practice.open(key, "both");
        var approve = practice.open(key, "approve");
        practice.publish(key, MovingPack.second(key));

        var lines = run(start(false));

        assertThat(lines.get(both).message()).isNull();
        assertThat(practice.open(both)).hasSize(2);
        assertThat(lines.get(approve).result()).as(lines.get(approve).message()).isEqualTo(Result.MOVED);
        practice.complete(approve, "done");
        assertThat(practice.open(approve).get(0).name()).isEqualTo("Do all the work");
    }

    @Test
    void stepThatWasRemovedMovesWhereTheOwnerWants() {
        var number = practice.open(key, "callback");
        practice.publish(key, MovingPack.second(key));

        var line = run(start(false, CALL_BACK)).get(number);

        assertThat(line.result()).as(line.message()).isEqualTo(Result.MOVED);
        assertThat(practice.open(number).get(0).name()).isEqualTo("Do all the work");
    }

    @Test
    void historyShowsEachStepOnTheVersionThatItRanIn() {
        var number = practice.open(key, "work");
        practice.publish(key, MovingPack.second(key));
        run(start(false));
        practice.complete(number, "done");

        var now = processes.of(number, practice.admin());
        var then = processes.of(number, 1, practice.admin());

        assertThat(now.version()).isEqualTo(2);
        assertThat(now.versions()).containsExactly(1, 2);
        assertThat(now.active()).containsExactly("Task_Review");
        assertThat(then.version()).isEqualTo(1);
        assertThat(then.done()).contains("Task_Triage").doesNotContain("Task_Handle");
        assertThat(then.xml()).contains("Task_CallBack");
        assertThat(now.steps())
                .filteredOn(step -> step.activity().equals("Task_Triage"))
                .extracting(ProcessViews.Passage::version)
                .containsExactly(1);
        assertThatThrownBy(() -> processes.of(number, 3, practice.admin())).isInstanceOf(Refusal.class);
    }

    @Test
    void theTrailNamesBothVersionsAndTheOwner() {
        var number = practice.open(key, "work");
        practice.publish(key, MovingPack.second(key));
        run(start(false));

        var entry = trail.ofTicket(number, true, 100, null, Viewer.system("test")).items().stream()
                .filter(item -> item.act().equals("ticket.migrated"))
                .findFirst()
                .orElseThrow();
        assertThat(entry.actor()).isEqualTo("owner");
        assertThat(entry.before()).containsEntry("version", 1);
        assertThat(entry.after()).containsEntry("version", 2);
        assertThat(trail.ofTicket(number, false, 100, null, Viewer.system("test"))
                        .items())
                .noneMatch(item -> item.act().equals("ticket.migrated"));
    }

    @Test
    void ticketThatMovedOnMeanwhileIsDecidedAtItsTurn() {
        var moving = practice.open(key, "callback");
        var ending = practice.open(key, "work");
        practice.publish(key, MovingPack.second(key));
        var migration = start(false);
        practice.complete(moving, "done");
        practice.complete(ending, "done");

        var lines = run(migration);

        assertThat(lines.get(moving).result()).isEqualTo(Result.MOVED);
        assertThat(lines.get(ending).result()).isEqualTo(Result.STAYS);
        assertThat(lines.get(ending).message()).isEqualTo("It has ended meanwhile.");
    }

    @Test
    void publicationMeanwhileChangesNothing() {
        var number = practice.open(key, "work");
        practice.publish(key, MovingPack.second(key));
        var migration = start(false);
        practice.publish(key, MovingPack.first(key));

        run(migration);

        assertThat(ticket(number).packVersion()).isEqualTo(2);
        assertThat(practice.open(number).get(0).name()).isEqualTo("Do all the work");
    }

    @Test
    void pausedOneWaitsAndResumesAndRetriesWhatStayed() {
        var work = practice.open(key, "work");
        var stuck = practice.open(key, "callback");
        practice.publish(key, MovingPack.second(key));
        var owner = practice.of("owner");
        var migration = start(false);

        migrations.pause(key, migration.id(), owner);
        assertThat(run(migration))
                .allSatisfy((number, line) -> assertThat(line.result()).isEqualTo(Result.WAITING));
        assertThatThrownBy(() -> migrations.pause(key, migration.id(), owner))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.kind()).isEqualTo(Refusal.Kind.CONFLICT));

        migrations.resume(key, migration.id(), owner);
        var lines = run(migration);
        assertThat(lines.get(work).result()).isEqualTo(Result.MOVED);
        assertThat(lines.get(stuck).result()).isEqualTo(Result.STAYS);

        practice.complete(stuck, "done");
        migrations.retry(key, migration.id(), owner);
        assertThat(run(migration).get(stuck).result()).isEqualTo(Result.MOVED);
        assertThatThrownBy(() -> migrations.retry(key, migration.id(), owner)).isInstanceOf(Refusal.class);
    }

    @Test
    void trialBatchHaltsToBeLookedAtAndTheRestFollows() {
        for (var i = 0; i < 5; i++) {
            practice.open(key, "work");
        }
        practice.publish(key, MovingPack.second(key));
        var owner = practice.of("owner");
        var trial = migrations.start(key, 1, 2, List.of(), Migrations.Choice.ALL, 2, false, owner);

        work.run(trial.id(), LONG);

        var halted = migrations.find(key, trial.id(), owner);
        assertThat(halted.status()).isEqualTo(Status.PAUSED);
        assertThat(halted.counts()).containsEntry(Result.MOVED, 2).containsEntry(Result.WAITING, 3);
        work.run(trial.id(), LONG);
        assertThat(migrations.find(key, trial.id(), owner).counts())
                .as("nobody has said that it goes on")
                .containsEntry(Result.MOVED, 2);
        migrations.resume(key, trial.id(), owner);
        work.run(trial.id(), LONG);
        assertThat(migrations.find(key, trial.id(), owner).status()).isEqualTo(Status.DONE);
        assertThat(migrations.find(key, trial.id(), owner).counts()).containsEntry(Result.MOVED, 5);
    }

    @Test
    void onlyChosenTicketsMove() {
        var working = practice.open(key, "work");
        var holding = practice.open(key, "hold");
        var fresh = practice.open(key, "");
        practice.publish(key, MovingPack.second(key));
        var owner = practice.of("owner");
        var choice = new Migrations.Choice(List.of("Task_Work", "Receive_Reply"), List.of());

        var some = migrations.start(key, 1, 2, List.of(), choice, null, false, owner);
        assertThat(run(some).keySet()).containsExactlyInAnyOrder(working, holding);
        assertThat(migrations.find(key, some.id(), owner).choice()).isEqualTo(choice);
        assertThat(desk.get(working, practice.admin()).packVersion()).isEqualTo(2);
        assertThat(desk.get(fresh, practice.admin()).packVersion()).isEqualTo(1);

        for (var none : List.of(
                new Migrations.Choice(List.of("Task_Nowhere"), List.of()),
                new Migrations.Choice(List.of(), List.of("' or 1=1 --")))) {
            assertThatThrownBy(() -> migrations.start(key, 1, 2, List.of(), none, null, false, owner))
                    .isInstanceOfSatisfying(
                            Refusal.class, refused -> assertThat(refused.kind()).isEqualTo(Refusal.Kind.INVALID));
        }
        for (var halt : List.of(0, -1, 10_001)) {
            assertThatThrownBy(() -> migrations.start(key, 1, 2, List.of(), Migrations.Choice.ALL, halt, true, owner))
                    .isInstanceOfSatisfying(
                            Refusal.class, refused -> assertThat(refused.kind()).isEqualTo(Refusal.Kind.INVALID));
        }
        assertThat(migrations
                        .start(key, 1, 2, List.of(), Migrations.Choice.ALL, null, false, owner)
                        .counts())
                .as("what was refused is not under way")
                .containsEntry(Result.WAITING, 1);
    }

    @Test
    void namedTicketsMoveAndNobodyLearnsOfOthers() {
        var named = practice.open(key, "work");
        var other = practice.open(key, "work");
        var fresh = practice.open(key, "");
        practice.publish(key, MovingPack.second(key));
        var owner = practice.of("owner");
        var choice = new Migrations.Choice(List.of("Task_Work"), List.of(), List.of(named, fresh), "Of today");

        assertThat(migrations.meant(key, 1, Migrations.Choice.ALL, owner)).isEqualTo(3);
        assertThat(migrations.meant(key, 1, choice, owner))
                .as("named, and at the step")
                .isEqualTo(1);
        assertThat(migrations.meant(key, 2, choice, owner)).isZero();
        var some = migrations.start(key, 1, 2, List.of(), choice, null, false, owner);
        assertThat(run(some).keySet()).containsExactly(named);
        assertThat(migrations.find(key, some.id(), owner).choice()).isEqualTo(choice);
        assertThat(ticket(other).packVersion()).isEqualTo(1);

        var nothing = new Migrations.Choice(List.of(), List.of(), List.of(), "An empty view");
        assertThat(migrations.meant(key, 1, nothing, owner)).isZero();
        assertThatThrownBy(() -> migrations.start(key, 1, 2, List.of(), nothing, null, true, owner))
                .as("an empty view means nothing, not everything")
                .hasMessageContaining("No running ticket");
        var unknown = new Migrations.Choice(List.of(), List.of(), List.of(other, "HRO9999999"), null);
        assertThatThrownBy(() -> migrations.start(key, 1, 2, List.of(), unknown, null, true, owner))
                .hasMessageContaining("no ticket HRO9999999 that you may see");
        assertThatThrownBy(() -> migrations.meant(key, 1, unknown, owner)).isInstanceOf(Refusal.class);
    }

    /** Asked for every step and every element of the other diagram: what is offered can be had, the rest cannot. */
    @Test
    void whatAStepCanBecomeIsWhatTheMappingTakes() {
        practice.publish(key, MovingPack.second(key));
        var owner = practice.of("owner");
        var bars = new java.util.TreeSet<StepChoices.Bar>();
        var possible = 0;
        for (var step : migrations.mapping(key, 1, 2, List.of(), owner).steps()) {
            for (var choice : choices.of(key, 1, 2, List.of(), step.process(), step.from(), owner)) {
                bars.add(choice.bar());
                if (choice.bar() == StepChoices.Bar.NOBODY_WAITS || choice.bar() == StepChoices.Bar.KIND) {
                    continue;
                }
                var wish = new Wish(step.process(), step.from(), choice.id(), false);
                String refused = null;
                try {
                    migrations.mapping(key, 1, 2, List.of(wish), owner);
                } catch (Refusal refusal) {
                    refused = refusal.getMessage();
                }
                assertThat(refused == null)
                        .as(step.from() + " to " + choice + ": " + refused)
                        .isEqualTo(choice.isPossible());
                possible += choice.isPossible() ? 1 : 0;
            }
        }
        assertThat(possible).isGreaterThan(30);
        assertThat(bars)
                .contains(StepChoices.Bar.NONE, StepChoices.Bar.NOBODY_WAITS, StepChoices.Bar.KIND)
                .doesNotContain(StepChoices.Bar.OTHER);
        assertThatThrownBy(() -> choices.of(key, 1, 2, List.of(), null, "Task_Nowhere", owner))
                .hasMessageContaining("has no step Task_Nowhere");
        assertThatThrownBy(() -> choices.of(key, 1, 2, List.of(), "nowhere", "Task_Work", owner))
                .hasMessageContaining("draws no process nowhere");
        assertThatThrownBy(() -> choices.of(key, 1, 2, List.of(), null, "Task_Work", practice.of("agent")))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
    }

    @Test
    void theReportSaysWhoKeepsATaskAndWhatIsAroundAStep() {
        var number = practice.open(key, "approve");
        var task = practice.open(number).get(0);
        tasks.assign(task.id(), "agent", practice.admin());
        practice.publish(key, MovingPack.second(key));

        var lines = run(start(true));
        assertThat(lines.get(number).fates())
                .extracting(Fate::sentence)
                .contains(
                        "'Approve the work' stays.",
                        "'Approve the work' lies in the sub-process 'Approval' from now on.")
                .anyMatch(sentence -> sentence.matches("The task 'Approve the work' stays with Teresa Lopes\\."));
    }

    @Test
    void ticketsAreCountedInTheProcessThatTheyHaveCalledToo() {
        practice.open(key, "part");
        practice.publish(key, MovingPack.second(key));

        var standing = new LinkedHashMap<String, Integer>();
        migrations
                .mapping(key, 1, 2, List.of(), practice.of("owner"))
                .steps()
                .forEach(step -> standing.merge(step.process() + " " + step.from(), step.standing(), Integer::sum));
        assertThat(standing).containsEntry(key + "-part Task_Part", 1).containsEntry(key + "-main Task_Triage", 0);
    }

    @Test
    void nodeThatDiesIsReplacedOnceItsLeaseIsOver() {
        var number = practice.open(key, "work");
        practice.publish(key, MovingPack.second(key));
        var migration = start(false);
        assertThat(store.claim(migration.id(), "a dead node")).isTrue();

        work.run(migration.id(), LONG);
        assertThat(lines(migration).get(number).result()).isEqualTo(Result.WAITING);
        assertThat(store.unclaimed()).doesNotContain(migration.id());

        jdbc.sql("update migration set lease_until = 1 where id = :id")
                .param("id", migration.id())
                .update();
        assertThat(store.unclaimed()).contains(migration.id());
        assertThat(run(migration).get(number).result()).isEqualTo(Result.MOVED);
    }

    @Test
    void twoNodesAtOnceMoveEachTicketOnce() throws Exception {
        for (var i = 0; i < 12; i++) {
            practice.open(key, MovingPractice.PLACES.get(i % 7));
        }
        practice.publish(key, MovingPack.second(key));
        var migration = start(false, CALL_BACK);
        var pool = Executors.newFixedThreadPool(2);
        try {
            // Each takes the lease from the other again and again, as if both had lost it.
            Callable<Void> node = () -> {
                for (var i = 0; i < 20; i++) {
                    jdbc.sql("update migration set lease_owner = null where id = :id")
                            .param("id", migration.id())
                            .update();
                    work.run(migration.id(), Duration.ofMillis(150));
                }
                return null;
            };
            for (var done : pool.invokeAll(List.of(node, node))) {
                done.get();
            }
        } finally {
            pool.shutdown();
        }
        work.run(migration.id(), LONG);

        var lines = lines(migration);
        assertThat(lines).hasSize(12).allSatisfy((number, line) -> {
            assertThat(line.result()).as(number + ": " + line.message()).isEqualTo(Result.MOVED);
            assertThat(trail.ofTicket(number, true, 200, null, Viewer.system("test")).items().stream()
                            .filter(item -> item.act().equals("ticket.migrated")))
                    .as(number)
                    .hasSize(1);
        });
    }

    @Test
    void secondMigrationOfTheSameTicketsIsRefusedAlsoAtTheSameMoment() throws Exception {
        practice.open(key, "work");
        practice.publish(key, MovingPack.second(key));
        var pool = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> attempt = () -> {
                try {
                    start(false);
                    return true;
                } catch (Refusal refused) {
                    assertThat(refused.kind()).isEqualTo(Refusal.Kind.CONFLICT);
                    return false;
                }
            };
            var started = 0;
            for (var done : pool.invokeAll(List.of(attempt, attempt, attempt, attempt))) {
                started += done.get() ? 1 : 0;
            }
            assertThat(started).isEqualTo(1);
        } finally {
            pool.shutdown();
        }
        var running = migrations.list(key, practice.of("owner")).get(0);
        migrations.cancel(key, running.id(), practice.of("owner"));
        assertThat(start(false).status()).isEqualTo(Status.RUNNING);
    }

    @Test
    void hostileMappingsAreRefusedByName() {
        practice.publish(key, MovingPack.second(key));

        assertThat(errors(new Wish(null, "Task_Nowhere", "Task_Handle", false))).containsExactly("mapping[0].from");
        assertThat(errors(new Wish(null, "Task_Work", "'; drop table ticket; --", false)))
                .containsExactly("mapping[0].to");
        assertThat(errors(new Wish(null, "Flow_Reported", "Task_Handle", false)))
                .containsExactly("mapping[0].from");
        assertThat(errors(new Wish("incident-resolution", "Task_Work", "Task_Handle", false)))
                .containsExactly("mapping[0].process");
        assertThat(errors(CALL_BACK, CALL_BACK)).containsExactly("mapping[1].from");
        assertThat(errors(new Wish(null, "Task_Work", "Receive_Reply", false))).containsExactly("mapping[0]");
        assertThat(errors(new Wish(null, "Timer_Late", "Task_Handle", false))).containsExactly("mapping[0]");
        assertThat(errors(new Wish(null, "Task_Work", "Task_Handle".repeat(10_000), false)))
                .containsExactly("mapping[0].to");
        var many = java.util.stream.IntStream.range(0, 501)
                .mapToObj(i -> CALL_BACK)
                .toArray(Wish[]::new);
        assertThat(errors(many)).containsExactly("mapping");
        assertThat(migrations.list(key, practice.of("owner"))).isEmpty();
    }

    private List<String> errors(Wish... wishes) {
        var refused = new java.util.concurrent.atomic.AtomicReference<Refusal>();
        assertThatThrownBy(() -> start(false, wishes)).isInstanceOfSatisfying(Refusal.class, refused::set);
        return refused.get().errors().stream().map(Refusal.FieldError::field).toList();
    }

    @Test
    void onlyOwnersOfTheUnitManagersAndAdministratorsMoveTickets() {
        practice.publish(key, MovingPack.second(key));
        var migration = start(true);
        for (var account :
                List.of("requester", "agent", "network", "approver", "auditor", "hr-owner", "finance-owner")) {
            assertThatThrownBy(() -> migrations.start(key, 1, 2, List.of(), true, practice.of(account)))
                    .as(account)
                    .isInstanceOfSatisfying(
                            Refusal.class, refused -> assertThat(refused.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
        }
        assertThat(migrations.find(key, migration.id(), practice.of("auditor")).dryRun())
                .isTrue();
        assertThatThrownBy(() -> migrations.find(key, migration.id(), practice.of("hr-owner")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> migrations.find("incident", migration.id(), practice.of("owner")))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
        assertThat(migrations
                        .start(key, 1, 2, List.of(), true, practice.of("manager"))
                        .id())
                .isPositive();
        assertThatThrownBy(() -> migrations.start(key, 1, 9, List.of(), true, practice.of("owner")))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.kind()).isEqualTo(Refusal.Kind.INVALID));
        assertThatThrownBy(() -> migrations.start("nowhere", 1, 2, List.of(), true, practice.of("owner")))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
    }

    /** Agreements that the new version brings hold for what is moved to it, counted from the opening. */
    @Test
    void aMovedTicketIsDecidedOnByTheTablesOfTheNewVersion() {
        var number = practice.open(key, "work");
        practice.publish(key, withAgreement(MovingPack.second(key)));
        assertThat(clocks(number)).isEmpty();

        run(start(false, CALL_BACK));

        var opened = ticket(number).openedAt();
        assertThat(clocks(number))
                .containsExactly(Map.entry("answer", opened.getEpochSecond() * 1_000_000 + opened.getNano() / 1_000));
    }

    private List<Map.Entry<String, Long>> clocks(String number) {
        return jdbc.sql("select target, started_at from sla_clock where number = :number")
                .param("number", number)
                .query((row, at) -> Map.entry(row.getString(1), row.getLong(2)))
                .list();
    }

    private PackFiles withAgreement(PackFiles files) {
        var all = new LinkedHashMap<String, byte[]>();
        files.paths().forEach(path -> all.put(path, files.bytes(path)));
        var yaml = "processes/" + key + "/practice.yaml";
        put(all, yaml, new String(all.get(yaml), StandardCharsets.UTF_8) + "agreements: " + key + "-agreements\n");
        put(
                all,
                "processes/" + key + "/agreements/" + key + "-team.yaml",
                """
                key: %s-team
                kind: OLA
                name: Team
                calendar: always
                targets:
                  - key: answer
                    name: Answer
                    promise: PT4H
                    rules:
                      - {event: opened, then: start}
                      - {category: CLOSED, then: stop}
                """
                        .formatted(key));
        put(
                all,
                "rules/" + key + "/" + key + "-agreements.dmn",
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="Definitions_a" name="Which apply"
                    namespace="http://praxisitsm.org/rules/test">
                  <decision id="%1$s-agreements" name="Which apply">
                    <decisionTable id="Table_a" hitPolicy="UNIQUE">
                      <input id="Input_a" label="Practice">
                        <inputExpression id="Expression_a" typeRef="string" expressionLanguage="feel"><text>practice</text></inputExpression>
                      </input>
                      <output id="Output_a" label="Agreement" name="agreement" typeRef="string" />
                      <rule id="Rule_a">
                        <inputEntry id="Rule_a_in"><text></text></inputEntry>
                        <outputEntry id="Rule_a_out"><text>"%1$s-team"</text></outputEntry>
                      </rule>
                    </decisionTable>
                  </decision>
                </definitions>
                """
                        .formatted(key));
        return new PackFiles(all);
    }

    private static void put(Map<String, byte[]> files, String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
    }
}
