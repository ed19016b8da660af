package org.praxisitsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.catalog.Offering;
import org.praxisitsm.catalog.Offerings;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ticket.TicketView;
import org.springframework.beans.factory.annotation.Autowired;

/** What is ordered from the catalogue is what its audience may have, at the catalogue's price, each item from its own group. */
class ServiceRequestLifeTests extends PracticeLife {

    @Autowired
    Offerings offerings;

    @Test
    void anItemOfLittleCostIsProvidedAndConfirmed() {
        var order = order("headset", "requester", null, Map.of("quantity", 2));
        assertThat(seen(order).fields())
                .containsEntry("offeringName", "Headset")
                .containsEntry("costCentre", "IT-200")
                .hasEntrySatisfying("cost", cost -> assertThat(cost.toString()).startsWith("160"));
        assertThat(seen(order).service()).isEqualTo("phones");
        complete(order, "Provide item", "provided", "jonas.weber");
        complete(order, "Confirm receipt", "confirm", "requester");
        assertThat(seen(order).state()).isEqualTo("closed");
    }

    @Test
    void eachItemOfABundleIsOfferedToTheGroupThatProvidesIt() {
        var order = order("new-colleague", "approver", null, Map.of("quantity", 1));
        complete(order, "Approve request", "approve", "erik.halvorsen");
        assertThat(queries.tasksOf(order.number(), viewers.of("admin")))
                .extracting(TaskRow::group)
                .containsExactlyInAnyOrder(
                        "identity-access", "identity-access", "workplace", "workplace", "facilities");
    }

    @ParameterizedTest
    @CsvSource({"phone", "test-server", "parking-oslo", "fax", "no-such-thing", "' '"})
    void whatAPersonMayNotHaveIsRefusedAsIfItWereNotThere(String offering) {
        assertThat(offerings.visible("requester", viewers.of("requester")))
                .extracting(Offering::key)
                .contains("laptop")
                .doesNotContain(offering);
        assertThatThrownBy(() -> order(offering, "requester", null, Map.of("quantity", 1)))
                .isInstanceOfSatisfying(Refusal.class, refused -> assertThat(refused.errors())
                        .extracting(Refusal.FieldError::field)
                        .containsExactly("fields.offering"));
    }

    @Test
    void theAudienceAsksForThePersonThatItIsOrderedFor() {
        var order = order("parking-oslo", "requester", "approver", Map.of("quantity", 1));
        assertThat(order.affected()).isEqualTo("approver");
        assertThatThrownBy(() -> order("parking-oslo", "approver", "requester", Map.of("quantity", 1)))
                .isInstanceOf(Refusal.class);
    }

    /** A new colleague leads nobody and orders nothing yet. */
    @Test
    void aLeaderOrdersForOthersWhatIsForLeaders() {
        assertThat(order("new-colleague", "approver", "requester", Map.of("quantity", 1))
                        .affected())
                .isEqualTo("requester");
        assertThatThrownBy(() -> order("new-colleague", "requester", null, Map.of("quantity", 1)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void nobodyNamesTheirOwnPrice() {
        assertThatThrownBy(() -> order("laptop", "requester", null, Map.of("quantity", 1, "price", 1)))
                .isInstanceOfSatisfying(Refusal.class, refused -> assertThat(refused.errors())
                        .extracting(Refusal.FieldError::field)
                        .containsExactly("fields.price"));
    }

    private TicketView order(
            String offering, String by, @org.jspecify.annotations.Nullable String affected, Map<String, ?> answers) {
        var fields = new java.util.HashMap<String, Object>(answers);
        fields.put("offering", offering);
        return opened("service-request", "An order", affected, fields, by);
    }

    private void complete(TicketView order, String task, String outcome, String by) {
        var open = queries.tasksOf(order.number(), viewers.of("admin")).stream()
                .filter(row -> row.name().equals(task))
                .filter(row -> row.assignee() == null || row.assignee().equals(by))
                .findFirst()
                .orElseThrow();
        tasks.complete(open.id(), outcome, Map.of(), null, viewers.of(by));
    }
}
