package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.TicketAssets;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ticket.TicketQueries;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tickets")
@Tag(name = "Tickets")
class TicketController {

    private final TicketIntake intake;
    private final TicketDesk desk;
    private final TicketQueries queries;
    private final TicketAssets assets;

    TicketController(TicketIntake intake, TicketDesk desk, TicketQueries queries, TicketAssets assets) {
        this.intake = intake;
        this.desk = desk;
        this.queries = queries;
        this.assets = assets;
    }

    @Schema(description = "The report of one piece of work")
    record NewTicket(
            @Schema(example = "incident") @Nullable String practice,
            @Schema(example = "VPN drops every ten minutes") @Nullable String subject,
            @Schema(example = "Since the update.") @Nullable String description,
            @Schema(description = "Account; whoever asks where left out") @Nullable String requester,
            @Schema(description = "Account of the person who has the trouble") @Nullable String affected,
            @Schema(
                            description = "Answers to the start form, GET /practices/{key}/form",
                            example = "{\"impact\": \"team\", \"urgency\": \"high\"}")
                    @Nullable
                    Map<String, Object> fields) {}

    @PostMapping
    @Operation(summary = "Open a ticket")
    ResponseEntity<?> open(@RequestBody NewTicket order, Viewer viewer, Once once) {
        return once.answer(() -> {
            var ticket = intake.open(command(order), viewer);
            return ResponseEntity.created(URI.create("/api/v1/tickets/" + ticket.number()))
                    .eTag(ReadVersion.tag(ticket.version()))
                    .body(TicketBody.of(ticket));
        });
    }

    private static OpenTicket command(NewTicket order) {
        return new OpenTicket(
                order.practice() == null ? "" : order.practice(),
                order.subject() == null ? "" : order.subject(),
                order.description(),
                order.requester(),
                order.affected(),
                "API",
                order.fields() == null ? Map.of() : order.fields());
    }

    @GetMapping
    @Operation(summary = "List tickets", description = "Fields of a practice filter as fields.<key>=value.")
    Listing<TicketLine> list(@ParameterObject TicketQuery query, Viewer viewer, HttpServletRequest request) {
        int limit = Listing.limit(query.limit());
        var filter = query.filter(viewer, request);
        var asset = TicketQuery.blankAsNull(query.asset());
        var page = asset == null
                ? queries.tickets(filter, query.sort(), limit, query.cursor(), viewer)
                : assets.ticketsOf(asset, filter, query.sort(), limit, query.cursor(), viewer);
        return Listing.of(page.map(row -> TicketLine.of(row, viewer)));
    }

    @GetMapping("/{number}")
    @Operation(summary = "Read a ticket")
    ResponseEntity<TicketBody> read(@PathVariable String number, Viewer viewer) {
        return TicketBody.tagged(desk.get(number, viewer));
    }

    @PatchMapping("/{number}")
    @Operation(
            summary = "Change a ticket",
            description =
                    "Attributes subject, description, group, assignee, service, affected, and the practice's fields"
                            + " under fields; whatever is left out stays. State and priority are moved by the process alone.")
    ResponseEntity<TicketBody> change(
            @PathVariable String number,
            @RequestBody @Schema(implementation = TicketChanges.class) Map<String, Object> changes,
            ReadVersion read,
            Viewer viewer) {
        return TicketBody.tagged(desk.change(number, TicketChanges.checked(changes), read.version(), viewer));
    }
}
