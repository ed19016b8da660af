package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ticket.TicketDesk;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tickets/{number}/watchers")
@Tag(name = "Tickets")
class WatcherController {

    private final TicketDesk desk;

    WatcherController(TicketDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Operation(summary = "Accounts of those who watch a ticket")
    Listing<String> list(@PathVariable String number, Viewer viewer) {
        return Listing.complete(desk.watchers(number, viewer));
    }

    @PostMapping
    @Operation(summary = "Watch a ticket")
    ResponseEntity<?> watch(
            @PathVariable String number,
            @RequestBody(required = false) @Nullable Nothing body,
            Viewer viewer,
            Once once) {
        return once.answer(() -> {
            desk.watch(number, true, viewer);
            return ResponseEntity.ok(Listing.complete(desk.watchers(number, viewer)));
        });
    }

    @PutMapping("/{account}")
    @Operation(summary = "Make a person a watcher; for others only by those who work on the ticket")
    Listing<String> add(@PathVariable String number, @PathVariable String account, Viewer viewer) {
        desk.watch(number, account, true, viewer);
        return Listing.complete(desk.watchers(number, viewer));
    }

    @DeleteMapping("/{account}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a watcher off; others only by those who work on the ticket")
    void remove(@PathVariable String number, @PathVariable String account, Viewer viewer) {
        desk.watch(number, account, false, viewer);
    }

    @DeleteMapping("/me")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Stop watching a ticket")
    void unwatch(@PathVariable String number, Viewer viewer) {
        desk.watch(number, false, viewer);
    }
}
