package org.praxisitsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketView;

/** A purchase over the limit is decided on two levels, ordered, received, and paid where the three papers fit. */
class FinancePurchaseLifeTests extends PracticeLife {

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
        assertThatThrownBy(() -> complete(purchase, null, Map.of("paidOn", "2030-03-20"), "finance"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("second pair of eyes")
                .hasMessageContaining("Place order");
        complete(purchase, null, Map.of("paidOn", "2030-03-20"), "miguel.tavares");
        assertThat(seen(purchase).state()).isEqualTo("paid");
        assertThat(clocks.of(purchase.number(), Viewer.system("test")))
                .extracting(run -> run.clock().key().target())
                .containsExactlyInAnyOrder("decision", "order", "payment");
    }

    /** Also where the task was with somebody else when it was done: it counts who did it. */
    @Test
    void whoeverEnteredAnInvoiceDoesNotReleaseIt() {
        var purchase = asked("requester", 90);
        var order = Map.of("orderNumber", "PO-2", "orderAmount", 90, "expectedAt", "2030-03-01T12:00:00Z");
        complete(purchase, "ordered", order, "finance");
        complete(purchase, "all", Map.of("receivedQuantity", 6), "requester");
        var enter = queries.tasksOf(purchase.number(), Viewer.system("test")).get(0);
        tasks.claim(enter.id(), viewers.of("wiebke.lorenz"));
        tasks.unclaim(enter.id(), viewers.of("wiebke.lorenz"));
        complete(
                purchase,
                null,
                Map.of("invoiceNumber", "R-10", "invoiceQuantity", 6, "invoiceAmount", 90),
                "miguel.tavares");
        assertThat(seen(purchase).state()).isEqualTo("pay");

        var release = queries.tasksOf(purchase.number(), Viewer.system("test")).get(0);
        assertThatThrownBy(() -> tasks.claim(release.id(), viewers.of("miguel.tavares")))
                .hasMessageContaining("Enter invoice");
        assertThatThrownBy(() -> tasks.assign(release.id(), "miguel.tavares", viewers.of("finance-owner")))
                .hasMessageContaining("Enter invoice");
        complete(purchase, null, Map.of("paidOn", "2030-03-20"), "wiebke.lorenz");
        assertThat(seen(purchase).state()).isEqualTo("paid");
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

    @Test
    void whatExactlyIsBoughtIsKeptRowByRow() {
        var wish = new java.util.HashMap<>(wish(90));
        wish.put(
                "lines",
                List.of(
                        Map.of("article", " Rack ", "pieces", "6", "each", 15),
                        Map.of(),
                        Map.of("article", "Screws", "pieces", 200)));
        var purchase = opened("finance-purchase", "Six racks for aisle 4", null, wish, "requester");
        assertThat(seen(purchase).fields())
                .containsEntry(
                        "lines",
                        List.of(
                                Map.of("article", "Rack", "pieces", 6, "each", 15),
                                Map.of("article", "Screws", "pieces", 200)));
        wish.put("lines", List.of(Map.of("article", "Rack", "pieces", 6), Map.of("pieces", 0, "colour", "red")));
        assertThatThrownBy(() -> opened("finance-purchase", "Six racks", null, wish, "requester"))
                .isInstanceOfSatisfying(Refusal.class, refused -> assertThat(refused.errors())
                        .extracting(Refusal.FieldError::field)
                        .containsExactlyInAnyOrder(
                                "fields.lines[1].article", "fields.lines[1].pieces", "fields.lines[1].colour"));
    }

    private TicketView asked(String by, int amount) {
        return opened("finance-purchase", "Six racks for aisle 4", null, wish(amount), by);
    }

    private static Map<String, Object> wish(int amount) {
        return Map.of(
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
    }

    private static Map<String, Object> invoice() {
        return Map.of("invoiceNumber", "R-9", "invoiceQuantity", 6, "invoiceAmount", 12_600);
    }
}
