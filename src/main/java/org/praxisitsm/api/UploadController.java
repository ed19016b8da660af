package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.FileKinds;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.WaitingFiles;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/uploads")
@Tag(name = "Tickets")
class UploadController {

    private final WaitingFiles files;

    UploadController(WaitingFiles files) {
        this.files = files;
    }

    @Schema(name = "Upload")
    record UploadBody(
            @Schema(description = "What an answer of type file names") String id,
            @Schema(example = "offer.pdf") String name,
            @Schema(example = "application/pdf") String mediaType,
            long sizeInBytes,
            String sha256,
            Instant at) {

        static UploadBody of(WaitingFiles.Waiting kept) {
            return new UploadBody(
                    String.valueOf(kept.id()),
                    kept.name(),
                    kept.mediaType(),
                    kept.sizeInBytes(),
                    kept.sha256(),
                    kept.at());
        }
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Upload a file for an answer",
            description =
                    "One part named file; one file a request. It is yours alone until an answer of type file names it.")
    ResponseEntity<?> upload(
            @RequestPart MultipartFile file,
            @Parameter(
                            description =
                                    "What the field of the form accepts which it is meant for, as it says: a file of another kind is refused at once",
                            example = ".pdf,image/*")
                    @RequestParam(required = false)
                    @Nullable
                    String accept,
            Viewer viewer,
            Once once,
            HttpServletRequest request)
            throws IOException {
        var kinds = kinds(accept);
        Uploads.checkOnlyFile(request);
        var name = Uploads.name(file);
        if (file.isEmpty()) {
            throw Refusal.invalid("file", "is empty: " + name + " has no bytes");
        }
        if (request.getHeader("Idempotency-Key") != null) {
            Once.remember(request, Uploads.fingerprint(file, false));
        }
        return once.answer(() -> created(kept(name, file, kinds, viewer)));
    }

    private static List<String> kinds(@Nullable String accept) {
        return accept == null
                ? List.of()
                : FileKinds.read(accept)
                        .orElseThrow(() -> Refusal.invalid(
                                "accept",
                                "Kinds of files with commas, at most " + FileKinds.MOST
                                        + ", for example .pdf, .docx or image/*"));
    }

    private WaitingFiles.Waiting kept(String name, MultipartFile file, List<String> kinds, Viewer viewer) {
        try (var content = file.getInputStream()) {
            return files.keep(name, content, kinds, viewer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ResponseEntity<?> created(WaitingFiles.Waiting kept) {
        return ResponseEntity.created(URI.create("/api/v1/uploads/" + kept.id()))
                .body(UploadBody.of(kept));
    }

    @GetMapping
    @Operation(summary = "Your uploads that no answer has named yet, oldest first")
    Listing<UploadBody> list(Viewer viewer) {
        return Listing.complete(files.of(viewer).stream().map(UploadBody::of).toList());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Forget an upload")
    void remove(@PathVariable String id, Viewer viewer) {
        files.remove(Numbers.inPath("upload", id), viewer);
    }
}
