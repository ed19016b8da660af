package org.praxisitsm.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.workflow.Commands;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tickets/{number}/commands")
@Tag(name = "Tickets")
class CommandController {

    private final Commands commands;

    CommandController(Commands commands) {
        this.commands = commands;
    }

    @Schema(name = "Command")
    record CommandBody(String id, @Schema(example = "Withdraw") String label, @Nullable JsonNode schema) {

        static CommandBody of(Commands.Offer offer) {
            return new CommandBody(
                    offer.id(),
                    offer.label(),
                    offer.form() == null ? null : offer.form().schema());
        }
    }

    @Schema(name = "CommandValues")
    record Values(@Schema(example = "{\"reason\": \"Solved itself\"}") @Nullable Map<String, Object> values) {}

    @GetMapping
    @Operation(summary = "Commands that the diagram offers the caller now")
    Listing<CommandBody> list(@PathVariable String number, Viewer viewer) {
        return Listing.complete(
                commands.offered(number, viewer).stream().map(CommandBody::of).toList());
    }

    @PostMapping("/{id}")
    @Operation(summary = "Send a command to the ticket's process")
    ResponseEntity<?> send(
            @PathVariable String number,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Values body,
            Viewer viewer,
            Once once) {
        Map<String, Object> values = body == null || body.values() == null ? Map.of() : body.values();
        return once.answer(() -> TicketBody.tagged(commands.send(number, id, values, viewer)));
    }
}
