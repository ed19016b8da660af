package org.praxisitsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.sla.Clocks;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** A purchase over the limit is decided on two levels, ordered, received, and paid where the three papers fit. */
@SpringBootTest
@Tag("database")
class FinancePurchaseLifeTests {

    @Autowired
    TicketIntake intake;

    @Autowired
    TicketDesk desk;

    @Autowired
    TicketQueries queries;

    @Autowired
    Tasks tasks;

    @Autowired
    Clocks clocks;

    @Autowired
    Viewers viewers;

    @Test
    void overTheLimitTheOwnerAndThenTheChiefFinancialOfficerDecide() {
        var purchase = asked("requester", 12_000);
        assertThat(seen(purchase).fields())
                .containsEntry("costCentreOwner", "paulo.serra")
                .containsEntry("budget", "covered");
        assertThat(asks(purchase)).containsExactly("paulo.serra");
        complete(purchase, "approve", Map.of(), "paulo.serra");
        assertThat(asks(purchase)).containsExactly("katrin.osterloh");
        complete(purchase, "approve", Map.of(), "katrin.osterloh");
        assertThat(seen(purchase).state()).isEqualTo("order");

        var order = Map.of("orderNumber", "PO-1", "orderAmount", 12_000, "expectedAt", "2030-03-01T12:00:00Z");
        assertThatThrownBy(() -> complete(purchase, "ordered", order, "requester"))
                .isInstanceOf(Refusal.class);
        complete(purchase, "ordered", order, "finance");
        complete(purchase, "all", Map.of("receivedQuantity", 6), "requester");
        complete(purchase, null, invoice(), "finance");
        assertThat(seen(purchase).fields()).containsEntry("matchResult", "price");

        var differing = new HashMap<>(invoice());
        differing.put("clarification", "Express delivery.");
        complete(purchase, "pay", differing, "finance");
        assertThat(asks(purchase)).containsExactly("katrin.osterloh");
        complete(purchase, "release", Map.of(), "katrin.osterloh");
        complete(purchase, null, Map.of("paidOn", "2030-03-20"), "miguel.tavares");
        assertThat(seen(purchase).state()).isEqualTo("paid");
        assertThat(clocks.of(purchase.number(), Viewer.system("test")))
                .extracting(run -> run.clock().key().target())
                .containsExactlyInAnyOrder("decision", "order", "payment");
    }

    /** Nobody approves what they ask for: the group that has the ticket decides instead. */
    @Test
    void ownerOfTheCostCentreDoesNotApproveTheirOwnPurchase() {
        var purchase = asked("paulo.serra", 300);
        assertThat(asks(purchase)).doesNotContain("paulo.serra");
        complete(purchase, "back", Map.of("decisionReason", "Three offers, please."), "finance");
        assertThat(asks(purchase)).containsExactly("paulo.serra");
        assertThat(seen(purchase).state()).isEqualTo("revise");
    }

    @Test
    void whatIsSmallAndCoveredIsOrderedAtOnce() {
        assertThat(seen(asked("requester", 90)).state()).isEqualTo("order");
    }

    private TicketView asked(String by, int amount) {
        Map<String, Object> wish = Map.of(
                "purchaseKind",
                "goods",
                "quantity",
                6,
                "amount",
                amount,
                "supplier",
                "Regalbau",
                "costCentre",
                "porto-hub");
        return intake.open(
                new OpenTicket("finance-purchase", "Six racks for aisle 4", null, null, null, "PORTAL", wish),
                viewers.of(by));
    }

    private static Map<String, Object> invoice() {
        return Map.of("invoiceNumber", "R-9", "invoiceQuantity", 6, "invoiceAmount", 12_600);
    }

    private TicketView seen(TicketView purchase) {
        return desk.get(purchase.number(), Viewer.system("test"));
    }

    private List<String> asks(TicketView purchase) {
        return queries.tasksOf(purchase.number(), Viewer.system("test")).stream()
                .map(TaskRow::assignee)
                .filter(Objects::nonNull)
                .toList();
    }

    private void complete(TicketView purchase, @Nullable String outcome, Map<String, ?> values, String by) {
        var task = queries.tasksOf(purchase.number(), Viewer.system("test")).get(0);
        tasks.complete(task.id(), outcome, values, null, viewers.of(by));
    }
}
