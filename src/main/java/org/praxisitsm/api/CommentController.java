package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.OneLine;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketDesk;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tickets/{number}/comments")
@Tag(name = "Tickets")
class CommentController {

    private final TicketDesk desk;

    CommentController(TicketDesk desk) {
        this.desk = desk;
    }

    record NewComment(
            @Schema(example = "It works again since noon.") @Nullable String text,
            @Schema(description = "Only those who work on the ticket see it", defaultValue = "false") @Nullable
                    Boolean internal,
            @Schema(description = "Ids of attachments that belong to it") @Nullable List<String> attachments) {}

    @Schema(name = "Comment")
    record CommentBody(
            String id,
            boolean internal,
            String author,
            String text,
            Instant at,
            List<AttachmentController.AttachmentBody> attachments) {

        static CommentBody of(TicketDesk.Comment comment) {
            return new CommentBody(
                    String.valueOf(comment.id()),
                    comment.internal(),
                    comment.author(),
                    comment.text(),
                    comment.at(),
                    comment.attachments().stream()
                            .map(AttachmentController.AttachmentBody::of)
                            .toList());
        }
    }

    @PostMapping
    @Operation(summary = "Comment on a ticket")
    ResponseEntity<?> comment(@PathVariable String number, @RequestBody NewComment comment, Viewer viewer, Once once) {
        var text = comment.text() == null ? "" : comment.text();
        boolean internal = Boolean.TRUE.equals(comment.internal());
        var attachments = TicketQuery.orEmpty(comment.attachments()).stream()
                .map(id -> Numbers.id("attachments", id))
                .toList();
        if (OneLine.isBlank(text) && attachments.isEmpty()) {
            throw Refusal.invalid("text", "must not be empty");
        }
        return once.answer(() -> {
            var kept = desk.comment(number, text, internal, attachments, viewer);
            return ResponseEntity.created(URI.create("/api/v1/tickets/" + number + "/comments"))
                    .body(CommentBody.of(kept));
        });
    }

    @GetMapping
    @Operation(summary = "Comments, oldest first")
    Listing<CommentBody> list(@PathVariable String number, Viewer viewer) {
        return Listing.complete(
                desk.comments(number, viewer).stream().map(CommentBody::of).toList());
    }
}
