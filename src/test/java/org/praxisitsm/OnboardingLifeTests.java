package org.praxisitsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.CiFilter;
import org.praxisitsm.asset.CiPatch;
import org.praxisitsm.asset.CiRow;
import org.praxisitsm.asset.NewCi;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Category;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketDesk.Link;
import org.praxisitsm.ticket.TicketEvents.PeopleTold;
import org.praxisitsm.ticket.TicketProgress;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.workflow.Commands;
import org.praxisitsm.workflow.Timers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody joins: devices are put aside, other practices give access, and who gives it does not read HR's ticket. */
@RecordApplicationEvents
class OnboardingLifeTests extends PracticeLife {

    private static final Viewer SYSTEM = Viewer.system("test");
    private static final String JOINER = "kari.stene";
    private static final String MANAGER = "approver";

    @Autowired
    Assets assets;

    @Autowired
    Commands commands;

    @Autowired
    Timers timers;

    @Autowired
    TicketProgress progress;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEvents events;

    @Autowired
    ConfigurableApplicationContext context;

    @Test
    void devicesAreReservedAccessIsGivenAndTheTicketClosesOnTheFirstDay() {
        stored("client", "ThinkPad T14");
        stored("equipment", "Dell U2724D");
        var joining = accepted("office");
        assertThat(seen(joining).state()).isEqualTo("planned");
        assertThat(seen(joining).fields())
                .containsEntry("beginAt", "2030-01-18T08:00:00Z")
                .containsEntry("lateAt", "2030-01-31T08:00:00Z");
        assertThat(children(joining)).isEmpty();

        fireNext(joining);
        var devices = devices(joining);
        assertThat(devices).hasSize(2).allSatisfy(device -> assertThat(
                        assets.get(device, viewers.of("admin")).state())
                .isEqualTo("reserved"));
        var accesses = children(joining);
        assertThat(accesses).hasSize(2).allSatisfy(access -> {
            assertThat(access.requester()).isEqualTo("hr");
            assertThat(access.affected()).isEqualTo(JOINER);
            assertThat(access.fields()).containsEntry("expiresAt", "2031-02-01T08:00:00Z");
        });
        unseen(joining, "emil.sandvik", "network", "yusuf.aydin");
        completed(joining, "Task_PrepareWorkplace", null, Map.of("deskNote", "Desk 14"), "jonas.weber");
        completed(joining, "Task_PlanTraining", null, Map.of("trainingPlan", "Welcome day"), "hr");
        given(accesses.get(0));
        assertThat(seen(joining).state()).isEqualTo("preparing");
        given(accesses.get(1));
        assertThat(seen(joining).state()).isEqualTo("ready");
        assertThat(seen(joining).fields()).containsKey("readyAt");

        fireNext(joining);
        completed(joining, "Task_WelcomeJoiner", "started", Map.of("startsAt", "2030-02-01T08:00:00Z"), MANAGER);
        completed(joining, "Task_ConfirmReceipt", null, Map.of(), JOINER);
        assertThat(seen(joining).category()).isEqualTo(Category.CLOSED);
        assertThat(devices)
                .map(device -> assets.get(device, viewers.of("admin")))
                .allSatisfy(used -> {
                    assertThat(used.state()).isEqualTo("in-use");
                    assertThat(used.text(CiFields.USER)).isEqualTo(JOINER);
                });
    }

    @Test
    void whatIsNotInStockIsAskedForAndWhatIsNotGivenIsClarified() {
        noneInStock("Zebra TC58");
        var joining = accepted("warehouse");
        fireNext(joining);
        assertThat(seen(joining).fields()).doesNotContainKey("devices");
        var device = children(joining).stream()
                .filter(child -> child.number().startsWith("AST"))
                .findFirst()
                .orElseThrow();
        assertThat(device.fields()).containsEntry("kind", "handheld");
        assertThat(device.affected()).isEqualTo(JOINER);
        completed(joining, "Task_PrepareWorkplace", null, Map.of(), "jonas.weber");
        completed(joining, "Task_PlanTraining", null, Map.of("trainingPlan", "Welcome day"), "hr");
        children(joining).stream()
                .filter(child -> child.number().startsWith("ACC"))
                .forEach(this::given);
        assertThat(seen(joining).state()).isEqualTo("preparing");

        fireLast(joining);
        assertThat(events.stream(PeopleTold.class))
                .anyMatch(told -> told.topic().equals("onboarding-late")
                        && told.recipients().contains("hr-owner"));
        commands.send(device.number(), "Start_Withdraw", Map.of("withdrawReason", "Shared."), viewers.of("hr"));
        assertThat(seen(joining).fields()).containsEntry("missing", device.number());
        completed(joining, "Task_ClarifyMissing", null, Map.of("missingNote", "One is shared."), "hr");
        assertThat(seen(joining).state()).isEqualTo("ready");
    }

    /** What was put aside goes back when nobody joins. */
    @Test
    void whoWithdrawsGivesTheDevicesFree() {
        stored("client", "ThinkPad T14");
        stored("equipment", "Dell U2724D");
        var joining = accepted("office");
        fireNext(joining);
        var devices = devices(joining);
        assertThat(devices).isNotEmpty();
        commands.send(joining.number(), "Start_Withdraw", Map.of("withdrawReason", "Another offer."), viewers.of("hr"));
        assertThat(seen(joining).category()).isEqualTo(Category.CANCELLED);
        assertThat(devices).allSatisfy(device -> assertThat(
                        assets.get(device, viewers.of("admin")).state())
                .isEqualTo("stored"));
    }

    /** Nobody joins, so nobody keeps access and nobody goes on working for it. */
    @Test
    void whoWithdrawsWithdrawsWhatWasAskedForAndTakesBackWhatWasGiven() {
        var joining = accepted("warehouse");
        fireNext(joining);
        var device = children(joining, "AST").get(0);
        var accesses = children(joining, "ACC");
        given(accesses.get(0));
        commands.send(joining.number(), "Start_Withdraw", Map.of("withdrawReason", "Another offer."), viewers.of("hr"));
        assertThat(seen(joining).category()).isEqualTo(Category.CANCELLED);
        assertThat(seen(accesses.get(0)).state()).isEqualTo("revoke");
        assertThat(accesses.subList(1, accesses.size()))
                .isNotEmpty()
                .allSatisfy(access -> assertThat(seen(access).state()).isEqualTo("withdrawn"));
        assertThat(seen(device).category()).isEqualTo(Category.CANCELLED);
        assertThat(events.stream(PeopleTold.class).filter(told -> told.topic().equals("withdrawn")))
                .extracting(told -> told.arguments().get("text"))
                .as("HR's reason stays with HR")
                .contains("Nobody joins.");
    }

    /** What somebody linked by hand is not the onboarding's: it is neither waited for nor withdrawn with it. */
    @Test
    void whatIsLinkedByHandIsNeitherWaitedForNorWithdrawn() {
        var joining = accepted("office");
        fireNext(joining);
        var other = opened(
                "access-request",
                "Access for somebody else",
                null,
                Map.of(
                        "system",
                        "warehouse",
                        "accessRole",
                        "enter",
                        "accessReason",
                        "Shift plan",
                        "expiresAt",
                        "2031-01-31T12:00:00Z"),
                "hr");
        desk.link(joining.number(), "parent-of", other.number(), viewers.of("hr"));
        completed(joining, "Task_PrepareWorkplace", null, Map.of(), "jonas.weber");
        completed(joining, "Task_PlanTraining", null, Map.of("trainingPlan", "Welcome day"), "hr");
        children(joining, "AST")
                .forEach(device -> commands.send(
                        device.number(), "Start_Withdraw", Map.of("withdrawReason", "Shared."), viewers.of("hr")));
        children(joining, "ACC").stream()
                .filter(access -> !access.number().equals(other.number()))
                .forEach(this::given);
        if (seen(joining).state().equals("preparing")) {
            completed(joining, "Task_ClarifyMissing", null, Map.of("missingNote", "Shared."), "hr");
        }
        assertThat(seen(joining).state()).isEqualTo("ready");

        commands.send(joining.number(), "Start_Withdraw", Map.of("withdrawReason", "Another offer."), viewers.of("hr"));
        assertThat(seen(joining).category()).isEqualTo(Category.CANCELLED);
        assertThat(seen(other)).extracting(TicketView::state).isEqualTo(other.state());
    }

    /**
     * The child locks itself and then its parent, the parent itself and then its children: at the same moment the database
     * breaks one off, which begins anew.
     */
    @Test
    void parentAndChildThatReachForEachOtherBothComeToTheirEnd() throws Exception {
        var joining = accepted("office");
        fireNext(joining);
        var child = children(joining, "ACC").get(0);
        var held = Map.of(joining.number(), new CountDownLatch(1), child.number(), new CountDownLatch(1));
        ApplicationListener<ApplicationEvent> eachWaitsForTheOther = event -> {
            var mine = event instanceof PayloadApplicationEvent<?> payload
                            && payload.getPayload() instanceof Act act
                            && act.act().equals("command.sent")
                    ? held.get(act.ticket())
                    : null;
            if (mine != null) {
                mine.countDown();
                held.values().forEach(OnboardingLifeTests::awaited);
            }
        };
        context.addApplicationListener(eachWaitsForTheOther);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var both = Stream.of(joining, child)
                    .map(ticket -> threads.submit(() -> withdrawn(ticket)))
                    .toList();
            assertThat(both.get(0).get(60, TimeUnit.SECONDS)).isNull();
            // Where the parent was quicker, the child has nothing left to withdraw.
            assertThat(both.get(1).get(60, TimeUnit.SECONDS))
                    .satisfiesAnyOf(refused -> assertThat(refused).isNull(), refused -> assertThat(refused)
                            .contains("does not wait"));
        } finally {
            threads.shutdownNow();
            context.removeApplicationListener(eachWaitsForTheOther);
        }
        assertThat(seen(joining).category()).isEqualTo(Category.CANCELLED);
        assertThat(children(joining, "ACC"))
                .allSatisfy(access -> assertThat(access.state()).isEqualTo("withdrawn"));
    }

    private @Nullable String withdrawn(TicketView ticket) {
        try {
            commands.send(ticket.number(), "Start_Withdraw", Map.of("withdrawReason", "Gone."), viewers.of("hr"));
            return null;
        } catch (Refusal refused) {
            return refused.getMessage();
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whoDoesNotComeKeepsNoAccess() {
        var joining = accepted("office");
        fireNext(joining);
        children(joining, "AST")
                .forEach(device -> commands.send(
                        device.number(), "Start_Withdraw", Map.of("withdrawReason", "Shared."), viewers.of("hr")));
        completed(joining, "Task_PrepareWorkplace", null, Map.of(), "jonas.weber");
        completed(joining, "Task_PlanTraining", null, Map.of("trainingPlan", "Welcome day"), "hr");
        var accesses = children(joining, "ACC");
        accesses.forEach(this::given);
        if (seen(joining).state().equals("preparing")) {
            completed(joining, "Task_ClarifyMissing", null, Map.of("missingNote", "Shared."), "hr");
        }
        fireNext(joining);
        completed(joining, "Task_WelcomeJoiner", "absent", Map.of("startsAt", "2030-02-01T08:00:00Z"), MANAGER);
        assertThat(seen(joining).category()).isEqualTo(Category.CANCELLED);
        assertThat(accesses)
                .isNotEmpty()
                .allSatisfy(access -> assertThat(seen(access).state()).isEqualTo("revoke"));
    }

    /** Any that fit: the stock is shared with other tests. */
    private List<String> devices(TicketView joining) {
        return List.of(String.valueOf(seen(joining).fields().get("devices")).split(","));
    }

    private TicketView accepted(String role) {
        var joining = opened(
                "hr-onboarding",
                "Kari Stene",
                null,
                Map.of("jobRole", role, "workplace", "office", "startsAt", "2030-02-01T08:00:00Z", "manager", MANAGER),
                "hr");
        var plan = seen(joining).fields();
        completed(
                joining,
                "Task_CheckJoiner",
                "prepare",
                Map.of(
                        "equipment", plan.get("equipment"),
                        "accessProfile", plan.get("accessProfile"),
                        "training", plan.get("training"),
                        "startsAt", "2030-02-01T08:00:00Z",
                        "manager", MANAGER),
                "hr");
        completed(joining, "Task_ConfirmJoiner", "confirm", Map.of(), MANAGER);
        completed(joining, "Task_RegisterJoiner", null, Map.of("joiner", JOINER), "hr");
        return joining;
    }

    private void given(TicketView access) {
        completed(access, "Task_CheckAccess", null, Map.of("heldRole", "none"), "emil.sandvik");
        complete(access, "approve", Map.of(), MANAGER);
        completed(access, "Task_GrantAccess", "given", Map.of("accountName", "kstene"), "emil.sandvik");
        assertThat(seen(access).state()).isEqualTo("in-use");
    }

    private List<TicketView> children(TicketView ticket, String prefix) {
        return children(ticket).stream()
                .filter(child -> child.number().startsWith(prefix))
                .toList();
    }

    private List<TicketView> children(TicketView ticket) {
        return desk.links(ticket.number(), SYSTEM).stream()
                .filter(link -> link.type().equals("parent-of"))
                .map(Link::target)
                .map(number -> desk.get(number, SYSTEM))
                .toList();
    }

    /** What is due last: each day it looks again before that. */
    private void fireLast(TicketView ticket) {
        var waiting = waiting(ticket);
        timers.fire(waiting.get(waiting.size() - 1).id());
    }

    private void fireNext(TicketView ticket) {
        timers.fire(waiting(ticket).get(0).id());
    }

    private List<Timers.Timer> waiting(TicketView ticket) {
        return transaction.execute(
                status -> timers.of(progress.idOf(ticket.number()).orElseThrow()));
    }

    private String stored(String ciClass, String model) {
        return assets.create(
                        NewCi.of(ciClass, model)
                                .with(CiFields.STATE, "stored")
                                .with(CiFields.UNIT, "it")
                                .attribute("model", model),
                        viewers.of("admin"))
                .number();
    }

    /** The stock is shared with other tests. */
    private void noneInStock(String model) {
        assets.list(CiFilter.all().withText(model), null, 50, null, viewers.of("admin")).items().stream()
                .map(CiRow::number)
                .filter(number ->
                        assets.get(number, viewers.of("admin")).state().equals("stored"))
                .forEach(number ->
                        assets.patch(number, CiPatch.of(CiFields.STATE, "in-repair"), null, viewers.of("admin")));
    }

    private void unseen(TicketView ticket, String... accounts) {
        for (var account : accounts) {
            assertThatThrownBy(() -> desk.get(ticket.number(), viewers.of(account)))
                    .as(account)
                    .isInstanceOf(Refusal.class);
        }
    }
}
