package org.praxisitsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.CiFilter;
import org.praxisitsm.asset.CiView;
import org.praxisitsm.asset.NewCi;
import org.praxisitsm.asset.lifecycle.HandOver;
import org.praxisitsm.asset.lifecycle.HandOvers;
import org.praxisitsm.asset.lifecycle.Order;
import org.praxisitsm.asset.lifecycle.Orders;
import org.praxisitsm.audit.AuditTrail;
import org.praxisitsm.practice.Category;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.workflow.Commands;
import org.springframework.beans.factory.annotation.Autowired;

/** A device from the request to its disposal, through the process of the pack and the inventory behind it. */
class AssetLifecycleLifeTests extends PracticeLife {

    @Autowired
    Commands commands;

    @Autowired
    Assets assets;

    @Autowired
    Orders orders;

    @Autowired
    HandOvers handOvers;

    @Autowired
    AuditTrail trail;

    private TicketView request(String kind) {
        return intake.open(
                new OpenTicket(
                        "asset-lifecycle",
                        "A " + kind + " for the gate",
                        null,
                        null,
                        null,
                        "PORTAL",
                        Map.of("kind", kind)),
                List.of(),
                viewers.of("requester"));
    }

    private TaskRow task(TicketView ticket) {
        return queries.tasksOf(ticket.number(), viewers.of("admin")).get(0);
    }

    private TicketView complete(TicketView ticket, String by, String outcome, Map<String, ?> values) {
        return tasks.complete(task(ticket).id(), outcome, values, null, viewers.of(by));
    }

    private CiView asset(TicketView ticket) {
        return assets.get(
                desk.get(ticket.number(), viewers.of("admin"))
                        .fields()
                        .get("asset")
                        .toString(),
                viewers.of("admin"));
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

    @Test
    void screenFromStockIsConfirmedBrokenRepairedGivenBackRetiredAndDisposedOfWithProof() {
        stored("equipment", "Dell U2724D");
        var ticket = request("screen");
        assertThat(ticket.state()).isEqualTo("in-stock");
        var number = asset(ticket).number();
        assertThat(asset(ticket).state()).isEqualTo("reserved");

        complete(ticket, "admin", "done", Map.of());
        assertThat(handOvers.waitingFor(viewers.of("requester")))
                .extracting(HandOver::asset)
                .contains(number);
        // An administrator may take over any task, but not the person's word.
        assertThat(complete(ticket, "admin", "confirm", Map.of()).state()).isEqualTo("in-stock");
        assertThat(asset(ticket).state()).isEqualTo("reserved");
        var used = complete(ticket, "requester", "confirm", Map.of());
        assertThat(used.state()).isEqualTo("in-use");
        assertThat(used.category()).isEqualTo(Category.RESOLVED);
        assertThat(asset(ticket).state()).isEqualTo("in-use");
        assertThat(asset(ticket).text(CiFields.USER)).isEqualTo("requester");
        assertThat(trail.ofTicket(ticket.number(), true, 500, null, viewers.of("agent"))
                        .items())
                .anySatisfy(entry -> {
                    assertThat(entry.act()).isEqualTo("handover.confirmed");
                    assertThat(entry.actor()).isEqualTo("requester");
                });

        command(ticket, "Start_Defect", Map.of("defect", "Stripes."));
        assertThat(asset(ticket).state()).isEqualTo("in-repair");
        complete(ticket, "admin", "repaired", Map.of("repairCost", 20));
        assertThat(asset(ticket).state()).isEqualTo("in-use");

        command(ticket, "Start_GiveBack", Map.of("returnReason", "Home office."));
        complete(ticket, "admin", "retire", Map.of("retireReason", "Stripes again."));
        assertThat(asset(ticket).state()).isEqualTo("retired");
        var refused = complete(ticket, "admin", "done", Map.of("wipeCertificate", "W-1"));
        assertThat(refused.state()).isEqualTo("retired");
        assertThat(asset(ticket).state()).isEqualTo("retired");
        desk.attach(
                ticket.number(),
                "wiped.txt",
                new ByteArrayInputStream("All wiped.".getBytes(StandardCharsets.UTF_8)),
                true,
                viewers.of("admin"));
        var disposed = complete(ticket, "admin", "done", Map.of("wipeCertificate", "W-1"));
        assertThat(disposed.state()).isEqualTo("disposed");
        assertThat(disposed.category()).isEqualTo(Category.CLOSED);
        assertThat(asset(ticket).state()).isEqualTo("disposed");
        assertThat(asset(ticket).ended()).isTrue();
    }

    private void command(TicketView ticket, String id, Map<String, ?> values) {
        commands.send(ticket.number(), id, values, viewers.of("requester"));
    }

    @Test
    void whatIsNotInStockIsOrderedReceivedAndPutAsideForTheTicket() {
        // Nobody has any of these in stock.
        var ticket = request("handheld");
        assertThat(task(ticket).assignee()).isEqualTo("paulo.serra");
        while (true) {
            var ordered = complete(ticket, "paulo.serra", "approve", Map.of());
            if (ordered.state().equals("ordered")) {
                break;
            }
            // The demo has some: they go to others first.
            ticket = request("handheld");
        }
        var order = desk.get(ticket.number(), viewers.of("admin"))
                .fields()
                .get("orderNumber")
                .toString();
        assertThat(orders.get(order, viewers.of("agent")).lines())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.model()).isEqualTo("Zebra TC58");
                    assertThat(line.price()).isEqualByComparingTo("1390");
                });
        var serial = "S-" + UUID.randomUUID();

        var received = complete(ticket, "admin", "arrived", Map.of("serial", serial));

        assertThat(received.state()).isEqualTo("in-stock");
        assertThat(asset(ticket).state()).isEqualTo("reserved");
        assertThat(asset(ticket).text(CiFields.SERIAL)).isEqualTo(serial);
        assertThat(orders.get(order, viewers.of("agent")).state()).isEqualTo(Order.State.RECEIVED);

        // Withdrawn at the last moment it lies in stock for somebody else.
        var number = asset(ticket).number();
        commands.send(ticket.number(), "Start_Withdraw", Map.of("withdrawReason", "No."), viewers.of("requester"));
        assertThat(assets.get(number, viewers.of("admin")).state()).isEqualTo("stored");
        assertThat(desk.get(ticket.number(), viewers.of("admin")).category()).isEqualTo(Category.CANCELLED);
    }

    @Test
    void numberTypedIntoTheFormReachesNoAssetOfAnotherUnit() {
        var theirs = assets.create(
                        NewCi.of("equipment", "HR screen")
                                .with(CiFields.UNIT, "hr")
                                .with(CiFields.STATE, "stored"),
                        viewers.of("hr"))
                .number();
        stored("equipment", "Dell U2724D");
        var ticket = request("screen");
        complete(ticket, "admin", "done", Map.of());
        complete(ticket, "requester", "confirm", Map.of());
        var own = asset(ticket).number();
        desk.change(ticket.number(), Map.of("fields", Map.of("asset", theirs)), null, viewers.of("agent"));
        command(ticket, "Start_GiveBack", Map.of("returnReason", "Enough."));

        assertThatThrownBy(() -> complete(ticket, "admin", "retire", Map.of("retireReason", "Enough.")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(theirs);

        assertThat(assets.get(theirs, viewers.of("admin")).state()).isEqualTo("stored");
        assertThat(assets.get(own, viewers.of("admin")).state()).isEqualTo("in-use");
        assertThat(assets.list(CiFilter.all().withPerson("requester"), null, 200, null, viewers.of("requester"))
                        .items())
                .anyMatch(one -> one.number().equals(own));
    }
}
