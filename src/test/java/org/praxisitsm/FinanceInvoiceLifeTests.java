package org.praxisitsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Category;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketView;

/** An invoice is matched, approved by its limits, posted, and paid by somebody who neither recorded nor posted it; and once. */
class FinanceInvoiceLifeTests extends PracticeLife {

    @Test
    void whoeverRecordedOrPostedItDoesNotReleaseItsPayment() {
        var invoice = received("R-4711", 1_200);
        completed(invoice, "Task_RecordInvoice", null, recorded(1_200, 1_200, 1_200), "wiebke.lorenz");
        assertThat(seen(invoice).fields()).containsEntry("matchResult", "matched");
        completed(invoice, "Task_PostInvoice", null, Map.of("account", "0400", "postingNumber", "B-77"), "finance");
        assertThat(seen(invoice).state()).isEqualTo("posted");
        var paid = Map.of("paidOn", "2030-03-31");
        for (var account : new String[] {"wiebke.lorenz", "finance"}) {
            assertThatThrownBy(() -> completed(invoice, "Task_ReleasePayment", null, paid, account))
                    .as(account)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("eyes");
        }
        completed(invoice, "Task_ReleasePayment", null, paid, "miguel.tavares");
        assertThat(seen(invoice).category()).isEqualTo(Category.CLOSED);
        assertThat(clocks.of(invoice.number(), Viewer.system("test")))
                .extracting(run -> run.clock().key().target())
                .containsExactlyInAnyOrder("recorded", "payment");
    }

    @Test
    void withoutAnOrderTheOwnerAndThenTheChiefFinancialOfficerApprove() {
        var invoice = received("R-4712", 2_400);
        completed(
                invoice,
                "Task_RecordInvoice",
                null,
                Map.of("invoiceAmount", 2_400, "costCentre", "porto-hub"),
                "finance");
        assertThat(asks(invoice)).containsExactly("paulo.serra");
        complete(invoice, "approve", Map.of(), "paulo.serra");
        assertThat(asks(invoice)).containsExactly("katrin.osterloh");
        complete(invoice, "approve", Map.of(), "katrin.osterloh");
        assertThat(seen(invoice).state()).isEqualTo("approved");
    }

    @Test
    void sameNumberOfTheSameSupplierIsStoppedAndADifferenceIsClarified() {
        var first = received("R-4713", 900);
        completed(first, "Task_RecordInvoice", null, recorded(900, 900, 0), "finance");
        assertThat(seen(first).state()).isEqualTo("clarify");
        var again = received("R-4713", 900);
        assertThat(seen(again).state()).isEqualTo("duplicate");
        assertThat(String.valueOf(seen(again).fields().get("earlier"))).contains(first.number());
        complete(again, "same", Map.of(), "finance");
        assertThat(seen(again).category()).isEqualTo(Category.CANCELLED);
    }

    private TicketView received(String number, int amount) {
        Map<String, Object> said = Map.of(
                "supplier",
                "Estantes do Norte",
                "invoiceNumber",
                number,
                "invoiceDate",
                "2030-03-01",
                "invoiceAmount",
                amount,
                "payableBy",
                "2031-03-31T12:00:00Z");
        return opened("finance-invoice", "Racks", null, said, "requester");
    }

    private static Map<String, Object> recorded(int amount, int ordered, int arrived) {
        return Map.of(
                "invoiceAmount", amount, "orderAmount", ordered, "receivedAmount", arrived, "costCentre", "porto-hub");
    }
}
