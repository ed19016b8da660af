package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketDesk;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/tickets/{number}/attachments")
@Tag(name = "Tickets")
class AttachmentController {

    /** Types that no browser runs anything in; all others go out as bytes. Either way as a download. */
    private static final Set<String> HARMLESS = Set.of(
            "image/png", "image/jpeg", "image/gif", "image/webp", "text/plain", "application/pdf", "application/zip");

    private final TicketDesk desk;

    AttachmentController(TicketDesk desk) {
        this.desk = desk;
    }

    @Schema(name = "Attachment")
    record AttachmentBody(
            String id,
            @Schema(example = "screenshot.png") String name,
            @Schema(example = "image/png") String mediaType,
            long sizeInBytes,
            String sha256,
            String author,
            Instant at,
            boolean internal) {

        static AttachmentBody of(TicketDesk.Attachment kept) {
            return new AttachmentBody(
                    String.valueOf(kept.id()),
                    kept.name(),
                    kept.mediaType(),
                    kept.sizeInBytes(),
                    kept.sha256(),
                    kept.author(),
                    kept.at(),
                    kept.internal());
        }
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "Attach a file", description = "One part named file; one file a request.")
    ResponseEntity<?> attach(
            @PathVariable String number,
            @RequestPart MultipartFile file,
            @RequestParam(defaultValue = "false") boolean internal,
            Viewer viewer,
            Once once,
            HttpServletRequest request)
            throws IOException {
        Uploads.checkParts(request);
        var name = Uploads.name(file);
        if (file.isEmpty()) {
            throw Refusal.invalid("file", "is empty: " + name + " has no bytes");
        }
        if (request.getHeader("Idempotency-Key") != null) {
            Once.remember(request, Uploads.fingerprint(file, internal));
        }
        return once.answer(() -> created(number, attached(number, name, file, internal, viewer)));
    }

    private TicketDesk.Attachment attached(
            String number, String name, MultipartFile file, boolean internal, Viewer viewer) {
        try (var content = file.getInputStream()) {
            return desk.attach(number, name, content, internal, viewer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ResponseEntity<?> created(String number, TicketDesk.Attachment kept) {
        return ResponseEntity.created(URI.create("/api/v1/tickets/" + number + "/attachments/" + kept.id()))
                .body(AttachmentBody.of(kept));
    }

    @GetMapping
    @Operation(summary = "Attachments, oldest first")
    Listing<AttachmentBody> list(@PathVariable String number, Viewer viewer) {
        return Listing.complete(desk.attachments(number, viewer).stream()
                .map(AttachmentBody::of)
                .toList());
    }

    @GetMapping(path = "/{id}", produces = MediaType.ALL_VALUE)
    @Operation(summary = "Download an attachment", description = "Always as a download, never shown in place.")
    void download(@PathVariable String number, @PathVariable String id, Viewer viewer, HttpServletResponse response)
            throws IOException {
        var kept = desk.attachment(number, Numbers.inPath("attachment", id), viewer);
        var disposition = ContentDisposition.attachment().filename(kept.name(), StandardCharsets.UTF_8);
        response.setHeader("Content-Disposition", disposition.build().toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setContentType(HARMLESS.contains(kept.mediaType()) ? kept.mediaType() : "application/octet-stream");
        response.setContentLengthLong(kept.sizeInBytes());
        desk.read(number, kept.id(), response.getOutputStream(), viewer);
    }
}
