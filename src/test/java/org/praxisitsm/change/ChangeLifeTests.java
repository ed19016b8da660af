package org.praxisitsm.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.NewCi;
import org.praxisitsm.asset.TicketAssets;
import org.praxisitsm.asset.impact.AtStake;
import org.praxisitsm.audit.AuditTrail;
import org.praxisitsm.change.Changes.ChangeDetails;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.DecisionMade;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketEvents.PeopleTold;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.workflow.Commands;
import org.praxisitsm.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** The calendar over the real services and the shipped pack, on whatever database the build names. */
@SpringBootTest
@RecordApplicationEvents
@Tag("database")
class ChangeLifeTests {

    private static final AtomicInteger DAYS = new AtomicInteger();

    @Autowired
    Changes changes;

    @Autowired
    ChangeWindows windows;

    @Autowired
    ChangeFeeds feeds;

    @Autowired
    ChangeBoard board;

    @Autowired
    TicketIntake intake;

    @Autowired
    TicketDesk desk;

    @Autowired
    TicketQueries queries;

    @Autowired
    Tasks tasks;

    @Autowired
    Commands commands;

    @Autowired
    Viewers viewers;

    @Autowired
    Assets assets;

    @Autowired
    TicketAssets ticketAssets;

    @Autowired
    AtStake stakes;

    @Autowired
    AuditTrail trail;

    @Autowired
    ApplicationEvents published;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private Viewer nils;
    private Viewer manager;
    private Instant day;

    /** Far from everything else that other tests plan, and from each other. */
    @BeforeEach
    void aQuietDay() {
        nils = viewers.of("network");
        manager = viewers.of("change-manager");
        day = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(400L + 100 * DAYS.incrementAndGet(), ChronoUnit.DAYS);
    }

    @AfterEach
    void noWindowsForOthers() {
        windows.all(Viewer.system("test")).stream()
                .filter(window -> window.name().startsWith("Test "))
                .forEach(window -> windows.delete(window.id(), Viewer.system("test")));
    }

    private Instant at(int hour) {
        return day.plus(hour, ChronoUnit.HOURS);
    }

    private String change(String type, Instant from, Instant to, long... items) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("changeType", type);
        fields.put("group", "network");
        if (type.equals("standard")) {
            fields.put("changeModel", "certificate");
        }
        if (from != null) {
            fields.put("plannedFrom", from.toString());
            fields.put("plannedTo", to.toString());
        }
        var number = intake.open(
                        new OpenTicket(
                                "change-enablement", "Firmware of " + Ids.next(), "Test", null, null, "DESK", fields),
                        nils)
                .number();
        for (var item : items) {
            jdbc.sql("insert into ticket_ci (ticket_id, ci_id, role, added_by, added_at) select id, :ci, 'CHANGED',"
                            + " 'network', 0 from ticket where number = :number")
                    .param("ci", item)
                    .param("number", number)
                    .update();
        }
        return number;
    }

    private long item(String name) {
        return item(name, "server", null);
    }

    private long item(String name, String ciClass, @Nullable Integer criticality) {
        var id = Ids.next();
        jdbc.sql("insert into ci (id, number, class_key, name, state, unit, shared, ended, criticality, created_at,"
                        + " updated_at, changed_by, version) values (:id, :number, :class, :name, 'in-use', 'it', false, false,"
                        + " :criticality, 0, 0, 'test', 1)")
                .param("id", id)
                .param("class", ciClass)
                .param("criticality", criticality, java.sql.Types.INTEGER)
                .param("number", "T" + id)
                .param("name", name)
                .update();
        return id;
    }

    private void runsOn(long from, long to) {
        jdbc.sql("insert into ci_relation (id, kind, from_id, to_id, created_at) values (:id, 'runs-on', :from,"
                        + " :to, 0)")
                .param("id", Ids.next())
                .param("from", from)
                .param("to", to)
                .update();
    }

    private String complete(String number, String activity, String outcome, Map<String, Object> values, String by) {
        var task = queries.tasksOf(number, Viewer.system("test")).stream()
                .filter(one -> one.activity().equals(activity))
                .filter(one -> one.assignee() == null || one.assignee().equals(by))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + activity + " at " + number + " for " + by));
        tasks.complete(task.id(), outcome, values, null, viewers.of(by));
        return task.id();
    }

    private void plan(String number) {
        complete(
                number,
                "Task_PlanChange",
                "submit",
                Map.of("implementationPlan", "Load, look", "backoutPlan", "Load the old one"),
                "liv.eriksen");
    }

    private void assess(String number, String impact, String experience) {
        complete(
                number,
                "Task_AssessChange",
                "assessed",
                Map.of(
                        "impact",
                        impact,
                        "experience",
                        experience,
                        "tested",
                        "full",
                        "fallback",
                        "quick",
                        "securityImpact",
                        false),
                "liv.eriksen");
    }

    @Test
    void changesOnTheSameItemAndOnThePathMeetAndPartWhenOneIsMoved() {
        var switchA = item("SW-A");
        var server = item("SRV-1");
        runsOn(server, switchA);
        var first = change("normal", at(20), at(22), switchA);
        var second = change("normal", at(21), at(23), server);
        changes.check(first, nils);
        var found = changes.check(second, nils);
        assertThat(found.conflicts())
                .extracting(ConflictView::kind)
                .contains(ConflictKind.PARENT_CI)
                .doesNotContain(ConflictKind.SAME_CI);
        var path = found.conflicts().stream()
                .filter(one -> one.kind() == ConflictKind.PARENT_CI)
                .findFirst()
                .orElseThrow();
        assertThat(path.change()).isEqualTo(first);
        assertThat(path.item()).isEqualTo("SRV-1");
        assertThat(path.otherItem()).isEqualTo("SW-A");
        assertThat(path.from()).isEqualTo(at(21));
        assertThat(path.to()).isEqualTo(at(22));
        assertThat(changes.get(first, nils).conflicts())
                .as("the other one knows it too")
                .extracting(ConflictView::kind)
                .contains(ConflictKind.CHILD_CI);

        changes.move(second, at(22), day.plus(24, ChronoUnit.HOURS), null, nils);

        assertThat(changes.get(second, nils).conflicts()).isEmpty();
        assertThat(changes.get(first, nils).conflicts()).isEmpty();
        assertThat(desk.get(second, nils).fields().get("plannedFrom")).isEqualTo(at(22).toString());
    }

    @Test
    void oneOfTwoWhoBookAtTheSameInstantGetsTheConflict() throws Exception {
        for (var round = 0; round < 5; round++) {
            var shared = item("SW-" + round);
            var one = change("normal", null, null, shared);
            var other = change("normal", null, null, shared);
            var start = at(1 + 3 * round);
            var both = atOnce(
                    () -> changes.move(one, start, start.plus(2, ChronoUnit.HOURS), null, nils),
                    () -> changes.move(other, start, start.plus(2, ChronoUnit.HOURS), null, viewers.of("liv.eriksen")));
            assertThat(both.stream().filter(ChangeLifeTests::sharesAnItem).count())
                    .as("round %s", round)
                    .isEqualTo(1);
            assertThat(sharesAnItem(changes.get(one, nils))).isTrue();
            assertThat(sharesAnItem(changes.get(other, nils))).isTrue();
        }
    }

    private static boolean sharesAnItem(ChangeDetails details) {
        return details.conflicts().stream().anyMatch(conflict -> conflict.kind() == ConflictKind.SAME_CI);
    }

    private static <T> List<T> atOnce(Callable<T> one, Callable<T> other) throws Exception {
        var barrier = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var answers = List.of(one, other).stream()
                    .map(work -> threads.submit(() -> {
                        barrier.await();
                        return work.call();
                    }))
                    .toList();
            return List.of(answers.get(0).get(), answers.get(1).get());
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aBlackoutStandsInTheWayUntilItIsGone() {
        var touched = item("SRV-B");
        var number = change("normal", at(20), at(22), touched);
        var blackout = windows.create(window(WindowKind.BLACKOUT, "Test peak", at(0), at(24), "it"), manager);
        var details = changes.get(number, nils);
        assertThat(details.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.kind()).isEqualTo(ConflictKind.BLACKOUT);
            assertThat(conflict.severity()).isEqualTo(Severity.BLOCKING);
            assertThat(conflict.window()).isEqualTo("Test peak");
        });
        var free = changes.freeSlots(number, at(20), null, 1, nils).slots();
        assertThat(free).singleElement().satisfies(slot -> assertThat(slot.from())
                .isEqualTo(at(24)));

        windows.delete(blackout.id(), manager);

        assertThat(changes.get(number, nils).conflicts()).isEmpty();
    }

    private static ChangeWindows.NewWindow window(WindowKind kind, String name, Instant from, Instant to, String unit) {
        return new ChangeWindows.NewWindow(
                kind,
                name,
                unit,
                "UTC",
                LocalDateTime.ofInstant(from, ZoneOffset.UTC),
                LocalDateTime.ofInstant(to, ZoneOffset.UTC),
                null,
                Set.of(),
                List.of(Scope.EVERYTHING),
                null,
                null);
    }

    @Test
    void aConflictMayStayWithAReasonUntilAnotherComesUp() {
        var touched = item("SRV-K");
        var first = change("normal", at(20), at(22), touched);
        var second = change("normal", at(20), at(22), touched);
        changes.check(first, nils);
        changes.check(second, nils);
        assertThat(changes.keep(second, "Both teams sit in one room.", nils)
                        .change()
                        .asks())
                .isFalse();
        assertThat(changes.check(second, nils).change().kept()).isEqualTo("Both teams sit in one room.");
        var third = change("normal", at(21), at(23), touched);
        changes.check(third, nils);
        assertThat(changes.get(second, nils).change().kept()).isNull();
        assertThat(changes.get(second, nils).change().asks()).isTrue();
        assertThatThrownBy(() -> changes.keep(second, " ", nils))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.errors().get(0).field()).isEqualTo("reason"));
    }

    @Test
    void nobodyApprovesTheirOwnChangeAndRevertEndsPendingApprovals() {
        var number = change("normal", at(20), at(22), item("SRV-R"));
        plan(number);
        assess(number, "site", "never");
        var approvers = queries.tasksOf(number, Viewer.system("test")).stream()
                .map(task -> task.assignee())
                .toList();
        // Nils leads the group and asked for it himself: change management alone is asked.
        assertThat(approvers).containsExactly("change-manager");
        assertThat(desk.get(number, nils).state()).isEqualTo("authorize");

        commands.send(number, "Start_Revert", Map.of("revertReason", "Another window."), nils);

        assertThat(desk.get(number, nils).state()).isEqualTo("new");
        assertThat(queries.tasksOf(number, Viewer.system("test")))
                .extracting(task -> task.activity())
                .containsExactly("Task_PlanChange");
        assertThat(changes.get(number, nils).change().from()).isNull();
    }

    @Test
    void aRiskyChangeGoesToTheBoardAndIsCarriedOutAndScored() {
        var number = change("normal", at(20), at(22), item("SRV-C"));
        plan(number);
        assess(number, "everyone", "often");
        complete(number, "Task_ApproveChange", "approve", Map.of(), "change-manager");
        assertThat(board.waiting("change-board", manager))
                .extracting(item -> item.change().number())
                .contains(number);
        complete(number, "Task_ApproveChange", "approve", Map.of("reply", "Go."), "yusuf.aydin");
        assertThat(board.waiting("change-board", manager))
                .extracting(item -> item.change().number())
                .doesNotContain(number);
        assertThat(changes.get(number, nils).change().approved()).isTrue();
        complete(number, "Task_StartChange", "start", Map.of(), "liv.eriksen");
        assertThat(changes.get(number, nils).change().actualFrom()).isNotNull();
        assertThatThrownBy(() -> changes.move(number, at(30), at(31), null, nils))
                .hasMessageContaining("has begun");
        complete(number, "Task_CarryOut", "done", Map.of(), "liv.eriksen");
        complete(number, "Task_VerifyChange", "works", Map.of("result", "successful"), "liv.eriksen");
        assertThat(commands.offered(number, nils))
                .as("no cancel once in review")
                .isEmpty();
        complete(number, "Task_ReviewChange", null, Map.of("review", "Fine."), "liv.eriksen");
        var closed = desk.get(number, nils);
        assertThat(closed.state()).isEqualTo("closed");
        assertThat(closed.fields().get("score").toString()).isEqualTo("3");
    }

    @Test
    void theBoardVotesAndItsMeetingNotesWhatItDecided() {
        var number = change("normal", at(20), at(22), item("SRV-V"));
        plan(number);
        assess(number, "everyone", "often");
        complete(number, "Task_ApproveChange", "approve", Map.of(), "change-manager");
        var yusuf = viewers.of("yusuf.aydin");
        var seen = board.waiting("change-board", yusuf).stream()
                .filter(item -> item.change().number().equals(number))
                .findFirst()
                .orElseThrow();
        assertThat(seen.task()).as("his own vote").isNotNull();
        assertThat(seen.round().needed()).isEqualTo(2);
        assertThat(seen.round().counting().stream().filter(vote -> vote.carried()))
                .as("the change manager has said yes already and is not asked again")
                .singleElement()
                .satisfies(vote -> assertThat(vote.decidedBy()).isEqualTo("change-manager"));
        var meeting = board.call("change-board", clock.instant().plus(1, ChronoUnit.DAYS), null, manager);

        vote(number, "reject", "marta.figueira", meeting);
        assertThat(minutes(meeting, number)).as("others still vote").isEmpty();
        vote(number, "approve", "yusuf.aydin", meeting);

        assertThat(minutes(meeting, number)).singleElement().satisfies(item -> {
            assertThat(item.decision()).isEqualTo("approve");
            assertThat(item.round().counting())
                    .filteredOn(vote -> vote.decidedBy() != null && !vote.carried())
                    .extracting(vote -> vote.decidedBy())
                    .contains("marta.figueira", "yusuf.aydin");
        });
        board.minutes(meeting.id(), "Short.", true, meeting.version(), manager);
        assertThat(desk.get(number, nils).state()).isEqualTo("scheduled");
    }

    private List<ChangeBoard.Item> minutes(ChangeBoard.Meeting meeting, String number) {
        return board.decided(meeting.id(), manager).stream()
                .filter(item -> item.change().number().equals(number))
                .toList();
    }

    /** In the portal, on the ticket or by the link of a mail: the board has decided all the same. */
    @Test
    void whatMembersDecideElsewhereStandsInTheMinutesOfTheNextMeeting() {
        var earlier = board.call("change-board", clock.instant().plus(1, ChronoUnit.DAYS), null, manager);
        board.minutes(earlier.id(), "", true, earlier.version(), manager);
        var number = change("normal", at(20), at(22), item("SRV-W"));
        plan(number);
        assess(number, "everyone", "often");
        complete(number, "Task_ApproveChange", "approve", Map.of(), "change-manager");
        complete(number, "Task_ApproveChange", "approve", Map.of(), "henrik.solberg");

        var next = board.call("change-board", clock.instant().plus(1, ChronoUnit.DAYS), null, manager);

        assertThat(minutes(next, number)).singleElement().satisfies(item -> {
            assertThat(item.decision()).isNull();
            assertThat(item.round().status()).isEqualTo(org.praxisitsm.approval.ApprovalRound.Status.APPROVED);
            assertThat(item.round().counting())
                    .anyMatch(vote -> "henrik.solberg".equals(vote.decidedBy()) && "desk".equals(vote.way()));
        });
        assertThat(minutes(earlier, number)).as("it was over").isEmpty();
        board.minutes(next.id(), "", true, next.version(), manager);
        assertThat(minutes(next, number)).hasSize(1);
    }

    private void vote(String number, String outcome, String by, ChangeBoard.Meeting meeting) {
        var task = complete(number, "Task_ApproveChange", outcome, Map.of(), by);
        board.decide(meeting.id(), number, task, outcome, null, viewers.of(by));
    }

    @Test
    void inAnEmergencyWhoeverOfTheBoardIsFirstDecides() {
        var number = change("emergency", at(20), at(22), item("SRV-E"));
        plan(number);
        assertThat(asked(number)).hasSizeGreaterThan(3).contains("Task_ApproveChange henrik.solberg");
        complete(number, "Task_ApproveChange", "approve", Map.of(), "henrik.solberg");
        assertThat(desk.get(number, nils).state()).isEqualTo("scheduled");
    }

    @Test
    void anotherPlanAsksThoseAgainWhoHaveAnswered() {
        var number = change("normal", at(20), at(22), item("SRV-F"));
        plan(number);
        assess(number, "everyone", "often");
        assertThat(asked(number)).containsExactly("Task_ApproveChange change-manager");
        assertThat(told("change-manager", number, "approval-asked")).isEqualTo(1);
        complete(number, "Task_ApproveChange", "approve", Map.of(), "change-manager");
        assertThat(asked(number)).contains("Task_ApproveChange yusuf.aydin");

        change(number, Map.of("backoutPlan", "There is none."));

        assertThat(asked(number)).as("from the first level on").containsExactly("Task_ApproveChange change-manager");
        assertThat(told("change-manager", number, "approval-again")).isEqualTo(1);
    }

    private void change(String number, Map<String, Object> values) {
        desk.change(number, Map.of("fields", values), null, nils);
    }

    private String approved(long touched) {
        var number = change("normal", at(20), at(22), touched);
        plan(number);
        assess(number, "site", "often");
        complete(number, "Task_ApproveChange", "approve", Map.of(), "change-manager");
        assertThat(desk.get(number, nils).state()).isEqualTo("scheduled");
        return number;
    }

    private List<String> asked(String number) {
        return queries.tasksOf(number, Viewer.system("test")).stream()
                .map(task -> task.activity() + " " + task.assignee())
                .toList();
    }

    private List<Map<String, Object>> acts(String number, String act) {
        return trail.ofTicket(number, true, 200, null, Viewer.system("test")).items().stream()
                .filter(entry -> entry.act().equals(act))
                .map(AuditTrail.Entry::after)
                .toList();
    }

    @Test
    void whoMovesAnApprovedChangeAsksForItsApprovalAgain() {
        var number = approved(item("SRV-A1"));

        changes.move(number, at(30), at(32), null, nils);

        assertThat(desk.get(number, nils).state()).isEqualTo("authorize");
        assertThat(asked(number))
                .as("asked again, not assessed again")
                .containsExactly("Task_ApproveChange change-manager");
        assertThat(changes.get(number, nils).change().approved()).isFalse();
        assertThat(acts(number, "change.replanned")).singleElement().satisfies(after -> assertThat(after)
                .containsEntry("planned", at(30) + "/" + at(32)));
        assertThat(told("change-manager", number, "approval-asked")).isEqualTo(2);
        assertThat(told("nils", number, "approval-asked")).isZero();

        complete(number, "Task_ApproveChange", "approve", Map.of(), "change-manager");
        assertThat(desk.get(number, nils).state()).isEqualTo("scheduled");
        assertThat(changes.get(number, nils).change().from()).isEqualTo(at(30));
    }

    private long told(String account, String number, String topic) {
        return published.stream(PeopleTold.class)
                .filter(one -> one.number().equals(number) && one.topic().equals(topic))
                .filter(one -> one.recipients().contains(account))
                .count();
    }

    @Test
    void otherItemsAreApprovedAgainAndThoseWhoSaidYesAlreadyAreAskedAgain() {
        var number = approved(item("SRV-A2"));
        var other = item("SRV-A3");
        var view = jdbc.sql("select number from ci where id = :id")
                .param("id", other)
                .query(String.class)
                .single();

        ticketAssets.attach(number, view, TicketAssets.Role.CHANGED, nils);

        assertThat(asked(number)).containsExactly("Task_ApproveChange change-manager");
        assertThat(acts(number, "change.replanned")).hasSize(1);
        ticketAssets.detach(number, view, TicketAssets.Role.CHANGED, nils);
        assertThat(asked(number)).as("while it is asked for").containsExactly("Task_ApproveChange change-manager");
        assertThat(acts(number, "change.replanned")).hasSize(2);
    }

    @Test
    void aChangeOfAnApprovedModelMayBeMoved() {
        var number = change("standard", at(20), at(22), item("SRV-A4"));
        complete(
                number,
                "Task_PlanChange",
                "submit",
                Map.of("changeModel", "certificate", "implementationPlan", "Renew", "backoutPlan", "The old one"),
                "liv.eriksen");
        assertThat(desk.get(number, nils).state()).isEqualTo("scheduled");

        changes.move(number, at(30), at(32), null, nils);

        assertThat(desk.get(number, nils).state()).isEqualTo("scheduled");
        assertThat(asked(number)).hasSize(1);
        assertThat(acts(number, "change.replanned")).hasSize(1);
        assertThat(jdbc.sql("select j.DUEDATE_ from ACT_RU_JOB j join ACT_RU_EXECUTION e on e.ID_ ="
                                + " j.PROCESS_INSTANCE_ID_ where e.BUSINESS_KEY_ = :number")
                        .param("number", number)
                        .query((row, index) -> row.getTimestamp(1).toInstant())
                        .list())
                .as("its timer waits for the new start")
                .containsExactly(at(30));
    }

    @Test
    void theTrailKeepsWhichGridOfWhichVersionSaidHowMuchAConflictStandsInTheWay() {
        var touched = item("SRV-T");
        var first = change("normal", at(20), at(22), touched);
        changes.check(first, nils);
        var second = change("normal", at(21), at(23), touched);
        changes.check(second, nils);

        var decided = decisions(second);
        assertThat(decided).singleElement().satisfies(decision -> {
            assertThat(decision.key()).isEqualTo("change-conflict-severity");
            assertThat(decision.kind()).isEqualTo(DecisionMade.Kind.GRID);
            assertThat(decision.version()).isPositive();
            assertThat(decision.inputs().get("conflict")).isEqualTo("SAME_CI");
            assertThat(decision.inputs().get("otherApproved")).isEqualTo(false);
            assertThat(decision.outputs().get("severity")).isEqualTo("WARNING");
            assertThat(decision.matchedRules()).singleElement().satisfies(rule -> assertThat(rule.annotation())
                    .isEqualTo("Two plans for the same item."));
        });
        changes.check(second, nils);
        assertThat(decisions(second)).as("the same again is no news").hasSize(1);
    }

    private List<DecisionMade> decisions(String number) {
        return trail.decisionsOf(number, Viewer.system("test")).stream()
                .map(AuditTrail.DecisionRecord::decision)
                .toList();
    }

    @Test
    void whatTheFormNamesIsBookedAndItsImpactMakesTheRisk() {
        var service = item("Order entry", "service", 1);
        var asset = assets.create(NewCi.of("server", "SRV-ORDER"), nils).number();
        runsOn(service, changes.itemOf(asset, nils).orElseThrow());
        var fields = new LinkedHashMap<String, Object>(Map.of(
                "changeType",
                "normal",
                "group",
                "network",
                "asset",
                asset,
                "plannedFrom",
                at(20).toString(),
                "plannedTo",
                at(22).toString()));
        var number = intake.open(
                        new OpenTicket("change-enablement", "Memory for SRV-ORDER", "Test", null, null, "DESK", fields),
                        nils)
                .number();
        plan(number);
        assess(number, "team", "often");

        assertThat(changes.get(number, nils).items().values()).containsExactly("SRV-ORDER");
        assertThat(desk.get(number, nils).fields()).containsEntry("risk", "medium");
        assertThat(stakes.of(number, nils).services())
                .extracting(AtStake.Hit::name)
                .containsExactly("Order entry");
        assertThat(ticketAssets.of(number, nils))
                .extracting(TicketAssets.Attached::role)
                .containsExactly(TicketAssets.Role.CHANGED);
    }

    @Test
    void aFeedShowsWhatItsOwnerSeesUntilItIsRevoked() {
        var number = change("normal", soon(), soon().plus(2, ChronoUnit.HOURS));
        changes.check(number, nils);
        var issued = feeds.issue("Phone", nils);
        assertThat(feeds.read(issued.token(), "https://praxis.example"))
                .contains("BEGIN:VCALENDAR")
                .contains("UID:change-" + number + "@praxis")
                .contains("https://praxis.example/desk/tickets/" + number);
        var hr = feeds.issue("HR", viewers.of("hr"));
        assertThat(feeds.read(hr.token(), "https://praxis.example")).doesNotContain(number);
        feeds.revoke(issued.feed().id(), nils);
        assertThatThrownBy(() -> feeds.read(issued.token(), "x")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> feeds.read("guessed", "x")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> feeds.issue("Mine", viewers.of("requester"))).isInstanceOf(Refusal.class);
    }

    private Instant soon() {
        return clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(9));
    }

    @Test
    void answersAreKeptWhereTheDescriptionIsLeftOut() {
        for (var description : java.util.Arrays.asList(null, " ")) {
            var fields = Map.<String, Object>of("changeType", "normal", "group", "network");
            var change = intake.open(
                    new OpenTicket("change-enablement", "In few words", description, null, null, "DESK", fields), nils);
            assertThat(change.fields()).containsEntry("changeType", "normal");
            assertThat(change.group()).isEqualTo("network");
            assertThat(change.description()).isNotEqualTo("-");
        }
    }

    @Test
    void othersSeeNeitherTheChangeNorItsNameInAConflict() {
        var touched = item("SRV-H");
        var number = change("normal", at(20), at(22), touched);
        changes.check(number, nils);
        var hr = viewers.of("hr");
        assertThatThrownBy(() -> changes.get(number, hr)).isInstanceOf(Refusal.class);
        assertThat(changes.schedule(at(0), at(24), Changes.ScheduleFilter.all(), hr)
                        .changes())
                .isEmpty();
        assertThatThrownBy(() -> changes.schedule(at(0), at(24), Changes.ScheduleFilter.all(), viewers.of("requester")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> windows.create(window(WindowKind.BLACKOUT, "Test no", at(0), at(1), "it"), hr))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aCalendarFileIsReadAgainWithoutDoubles() {
        var file =
                """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                UID:w1
                SUMMARY:Test night
                DTSTART;TZID=Europe/Berlin:20270101T220000
                DTEND;TZID=Europe/Berlin:20270102T020000
                RRULE:FREQ=WEEKLY;UNTIL=20270601T000000Z
                END:VEVENT
                BEGIN:VEVENT
                UID:w2
                SUMMARY:Test hourly
                DTSTART:20270101T220000Z
                DTEND:20270101T230000Z
                RRULE:FREQ=HOURLY
                END:VEVENT
                END:VCALENDAR
                """
                        .getBytes(StandardCharsets.UTF_8);
        var read = windows.preview(file, WindowKind.MAINTENANCE, "it", "Europe/Lisbon", manager);
        assertThat(read).hasSize(2);
        assertThat(read.get(0).refused()).isNull();
        assertThat(read.get(1).refused()).contains("daily, weekly");
        var orders = List.of(java.util.Objects.requireNonNull(read.get(0).window()));
        windows.load(orders, manager);
        windows.load(orders, manager);
        var kept = windows.all(nils).stream()
                .filter(window -> window.name().equals("Test night"))
                .toList();
        assertThat(kept).hasSize(1);
        assertThat(kept.get(0).zone().getId()).isEqualTo("Europe/Berlin");
        assertThat(windows.file(nils)).contains("RRULE:FREQ=WEEKLY;UNTIL=20270601T000000Z");
        assertThat(Micros.of(kept.get(0).updatedAt())).isPositive();
    }
}
