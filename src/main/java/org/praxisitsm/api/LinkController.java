package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ticket.TicketDesk;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tickets/{number}/links")
@Tag(name = "Tickets")
class LinkController {

    private final TicketDesk desk;

    LinkController(TicketDesk desk) {
        this.desk = desk;
    }

    record NewLink(
            @Schema(example = "duplicate-of") @Nullable String type,
            @Schema(example = "INC0000007") @Nullable String target) {}

    @Schema(name = "Link")
    record LinkBody(String id, String type, String target, String subject, String state, Instant at) {

        static LinkBody of(TicketDesk.Link link) {
            return new LinkBody(
                    String.valueOf(link.id()), link.type(), link.target(), link.subject(), link.state(), link.at());
        }
    }

    @PostMapping
    @Operation(
            summary = "Link a ticket to another",
            description = "related, parent-of, child-of, duplicate-of, caused-by, blocks, and their inverses.")
    ResponseEntity<?> link(@PathVariable String number, @RequestBody NewLink link, Viewer viewer, Once once) {
        var type = Given.text("type", link.type());
        var target = Given.text("target", link.target());
        return once.answer(() -> {
            var kept = desk.link(number, type, target, viewer);
            return ResponseEntity.created(URI.create("/api/v1/tickets/" + number + "/links/" + kept.id()))
                    .body(LinkBody.of(kept));
        });
    }

    @GetMapping
    @Operation(summary = "Links of a ticket")
    Listing<LinkBody> list(@PathVariable String number, Viewer viewer) {
        return Listing.complete(
                desk.links(number, viewer).stream().map(LinkBody::of).toList());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a link")
    void unlink(@PathVariable String number, @PathVariable String id, Viewer viewer) {
        desk.unlink(number, Numbers.inPath("link", id), viewer);
    }
}
