package org.praxisitsm.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.praxisitsm.sla.ClockState.State.MET;
import static org.praxisitsm.sla.ClockState.State.PAUSED;
import static org.praxisitsm.sla.ClockState.State.RUNNING;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.ShiftableClock;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketFilter;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Clocks of real tickets, as the process moves them. */
@SpringBootTest
@Tag("database")
class ClocksOfTicketsTests {

    @Autowired
    TicketIntake intake;

    @Autowired
    TicketDesk desk;

    @Autowired
    Tasks tasks;

    @Autowired
    TicketQueries queries;

    @Autowired
    Viewers viewers;

    @Autowired
    ClockStore store;

    @Autowired
    Definitions definitions;

    @Autowired
    People people;

    @Autowired
    Agreements agreements;

    @Test
    void ticketIsAttachedToWhatTheTablesSayWhenItIsOpened() {
        var ticket = report();
        assertThat(states(ticket))
                .isEqualTo(Map.of("first-response", RUNNING, "resolution", RUNNING, "update", RUNNING));
        assertThat(row(ticket, "resolution").promised()).isEqualTo(Duration.ofHours(12));
        assertThat(queries.tickets(TicketFilter.any(), null, 1, null, viewers.of("admin"))
                        .items())
                .first()
                .isNotNull();
        assertThat(row(ticket, "resolution").startedAt())
                .as("from the instant at which the ticket says that it was opened")
                .isEqualTo(ticket.openedAt());
    }

    @Test
    void replyStopsTheFirstResponseAndAHoldForTheRequesterPausesTheRest() {
        var ticket = report();
        complete(ticket, "accept", Map.of());
        desk.comment(ticket.number(), "We look at it.", false, List.of(), viewers.of("network"));
        assertThat(states(ticket)).containsEntry("first-response", MET).containsEntry("group-resolution", RUNNING);
        complete(ticket, "hold", Map.of());
        complete(ticket, null, HOLD);
        assertThat(states(ticket)).containsEntry("resolution", PAUSED).containsEntry("group-resolution", PAUSED);
        assertThat(row(ticket, "resolution").dueAt()).isNull();
        desk.comment(ticket.number(), "Green.", false, List.of(), viewers.of("requester"));
        assertThat(states(ticket)).containsEntry("resolution", RUNNING).containsEntry("group-resolution", RUNNING);
    }

    @Test
    void holdForASupplierLetsOnlyTheSuppliersClockRunBesideTheCustomers() {
        var ticket = report();
        complete(ticket, "accept", Map.of());
        complete(ticket, "hold", Map.of());
        var hold = new LinkedHashMap<String, Object>(HOLD);
        hold.put("holdReason", "supplier");
        complete(ticket, null, hold);
        assertThat(states(ticket))
                .containsEntry("resolution", RUNNING)
                .containsEntry("group-resolution", PAUSED)
                .containsEntry("supplier-answer", RUNNING);
    }

    @Test
    void resolvedTicketStopsItsClocksAndAReopenedOneGoesOn() {
        var ticket = report();
        complete(ticket, "accept", Map.of());
        complete(ticket, "resolve", Map.of());
        complete(
                ticket,
                "resolve",
                Map.of("resolutionCode", "fixed", "cause", "configuration", "resolution", "Restarted the gateway."));
        assertThat(states(ticket)).containsEntry("resolution", MET).containsEntry("first-response", MET);
        assertThat(row(ticket, "resolution").nextAt()).isNull();
        complete(ticket, "reopen", Map.of("reopenReason", "It still drops."));
        assertThat(states(ticket)).containsEntry("resolution", RUNNING).containsEntry("first-response", MET);
        assertThat(row(ticket, "resolution").cycle()).isEqualTo(1);
    }

    /** Another node's clock may be behind: what it adds still comes after what is known, or results would be counted anew. */
    @Test
    void whatANodeWithASlowClockAddsComesLast() {
        var ticket = report();
        complete(ticket, "accept", Map.of());
        desk.comment(ticket.number(), "We look at it.", false, List.of(), viewers.of("network"));
        var behind = ticket.openedAt().minusSeconds(600);
        ShiftableClock.at(
                behind, () -> desk.comment(ticket.number(), "Thank you.", false, List.of(), viewers.of("requester")));
        complete(ticket, "hold", Map.of());
        complete(ticket, null, HOLD);
        var facts = store.facts(List.of(ticket.id())).get(ticket.id());
        assertThat(facts.get(0).kind()).isEqualTo(Fact.Kind.OPENED);
        assertThat(facts)
                .extracting(Fact::kind)
                .containsSubsequence(Fact.Kind.AGENT_REPLIED, Fact.Kind.REQUESTER_REPLIED);
        assertThat(states(ticket)).containsEntry("first-response", MET).containsEntry("resolution", PAUSED);
    }

    /** The promise of the second line is read in the zone of the group's lead, and follows the ticket from group to group. */
    @Test
    void hoursOfATeamAreReadInTheZoneOfTheLeadOfItsGroup() {
        var ticket = report();
        assertThat(zoneOf(ticket)).as("nobody has it yet").isEmpty();
        complete(ticket, "accept", Map.of());
        var group = desk.get(ticket.number(), viewers.of("admin")).group();
        assertThat(zoneOf(ticket)).contains(zoneOfLead(group));

        complete(ticket, "escalate", Map.of());

        var next = desk.get(ticket.number(), viewers.of("admin")).group();
        assertThat(next).isNotEqualTo(group);
        assertThat(zoneOf(ticket)).contains(zoneOfLead(next));
        var clock = run(ticket).at(ticket.openedAt().plusSeconds(3_600));
        assertThat(clock.zone()).hasToString(zoneOfLead(next));
    }

    /** Whoever is affected lives by the clock on their wall, wherever the team sits. */
    @Test
    void hoursMayBeReadInTheZoneOfWhoeverIsAffected() throws Exception {
        var owner = viewers.of("owner");
        var before = Agreements.members(
                agreements.versions("incident-gold", owner).get(0).agreement());
        var changed = new LinkedHashMap<>(before);
        changed.put("zone", "requester");
        put(changed);
        try {
            var ticket = report();
            var facts = store.facts(List.of(ticket.id())).get(ticket.id());
            var run = TicketClocks.of(facts, definitions)
                    .run(new ClockKey("incident-gold", "resolution"))
                    .orElseThrow();
            assertThat(run.given().zone())
                    .hasToString(people.person("requester").orElseThrow().zone());
            assertThat(run.at(ticket.openedAt().plusSeconds(60)).zone()).hasToString("Europe/Lisbon");
        } finally {
            put(before);
        }
    }

    private void put(Map<String, Object> members) throws IOException {
        var text = new ObjectMapper().writeValueAsBytes(members);
        agreements.put("incident-gold", text, null, null, null, viewers.of("owner"));
    }

    private String zoneOfLead(String group) {
        return people.person(people.group(group).orElseThrow().lead())
                .orElseThrow()
                .zone();
    }

    private ClockRun run(TicketView ticket) {
        var facts = store.facts(List.of(ticket.id())).get(ticket.id());
        return TicketClocks.of(facts, definitions)
                .run(new ClockKey("incident-second-line", "group-resolution"))
                .orElseThrow();
    }

    private Optional<String> zoneOf(TicketView ticket) {
        return Optional.ofNullable(run(ticket).given().zone()).map(Object::toString);
    }

    private static final Map<String, Object> HOLD =
            Map.of("holdReason", "requester", "resumeAt", "2099-01-01T08:00:00Z");

    private Map<String, ClockState.State> states(TicketView ticket) {
        return store.rows(List.of(ticket.id())).get(ticket.id()).values().stream()
                .collect(Collectors.toMap(row -> row.key().target(), ClockRow::state));
    }

    private ClockRow row(TicketView ticket, String target) {
        return store.rows(List.of(ticket.id())).get(ticket.id()).values().stream()
                .filter(row -> row.key().target().equals(target))
                .findFirst()
                .orElseThrow();
    }

    private TicketView report() {
        return intake.open(
                new OpenTicket(
                        "incident",
                        "VPN drops",
                        "Since the update",
                        "requester",
                        null,
                        "PORTAL",
                        Map.of("category", "network", "impact", "team", "urgency", "high", "service", "vpn")),
                viewers.of("agent"));
    }

    private TicketView complete(TicketView ticket, String outcome, Map<String, ?> values) {
        var admin = viewers.of("admin");
        var task = queries.tasksOf(ticket.number(), admin).get(0);
        return tasks.complete(task.id(), outcome, values, null, admin);
    }
}
