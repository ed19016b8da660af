package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.audit.AuditTrail;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.shared.DecisionMade.MatchedRule;
import org.praxisitsm.shared.Page;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened to a ticket, and why its rules decided as they did. */
@RestController
@RequestMapping("/api/v1/tickets/{number}")
@Tag(name = "Tickets")
class RecordController {

    private static final Set<String> HIDDEN = Set.of("group", "assignee");

    private final Practices practices;
    private final TicketDesk desk;
    private final AuditTrail trail;

    RecordController(TicketDesk desk, AuditTrail trail, Practices practices) {
        this.practices = practices;
        this.desk = desk;
        this.trail = trail;
    }

    @Schema(name = "Decision")
    record DecisionBody(
            Instant at,
            @Schema(example = "incident-priority") String key,
            @Schema(description = "Of the pack that the rules came from") int version,
            @Schema(example = "TABLE") String kind,
            Map<String, ?> inputs,
            Map<String, ?> outputs,
            List<MatchedRule> matchedRules,
            @Nullable String activity) {

        static DecisionBody of(AuditTrail.DecisionRecord kept) {
            var made = kept.decision();
            return new DecisionBody(
                    kept.at(),
                    made.key(),
                    made.version(),
                    made.kind().name(),
                    made.inputs(),
                    made.outputs(),
                    made.matchedRules(),
                    made.process() == null ? null : made.process().activity());
        }
    }

    @GetMapping("/history")
    @Operation(summary = "What happened to a ticket, oldest first")
    Listing<EntryBody> history(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Viewer viewer) {
        int size = Listing.limit(limit);
        var ticket = desk.get(number, viewer);
        boolean inside = isInside(ticket, viewer);
        var found = trail.ofTicket(number, inside, size, cursor, viewer).map(EntryBody::of);
        return inside ? Listing.of(found) : outside(ticket, found);
    }

    @GetMapping("/decisions")
    @Operation(summary = "Each table or grid that was evaluated for a ticket")
    Listing<DecisionBody> decisions(@PathVariable String number, Viewer viewer) {
        if (!isInside(desk.get(number, viewer), viewer)) {
            throw Refusal.forbidden("Decisions are shown to those who work on the ticket or audit it");
        }
        return Listing.complete(
                trail.decisionsOf(number, viewer).stream().map(DecisionBody::of).toList());
    }

    /** What the ticket itself does not show to a requester, its history does not show either. */
    private Listing<EntryBody> outside(TicketView ticket, Page<EntryBody> found) {
        var practice = practices
                .version(ticket.practice(), ticket.packVersion())
                .map(known -> known.pack().descriptor());
        Predicate<String> open = name -> !HIDDEN.contains(name)
                && practice.flatMap(known -> known.field(name))
                        .map(field -> !field.internal())
                        .orElse(true);
        var entries = found.items().stream()
                .map(entry -> entry.only(open))
                .filter(entry -> !entry.act().equals("ticket.changed") || entry.tells())
                .toList();
        return new Listing<>(entries, found.next());
    }

    private static boolean isInside(TicketView ticket, Viewer viewer) {
        return ticket.mayWork()
                || viewer.has(Role.AUDITOR, ticket.unit())
                || viewer.has(Role.MANAGER, ticket.unit())
                || viewer.has(Role.PROCESS_OWNER, ticket.unit())
                || viewer.has(Role.ADMINISTRATOR, ticket.unit());
    }
}
