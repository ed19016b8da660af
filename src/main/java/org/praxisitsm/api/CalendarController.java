package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.sla.CalendarDocument;
import org.praxisitsm.sla.CalendarVersion;
import org.praxisitsm.sla.Calendars;
import org.praxisitsm.sla.Holiday;
import org.praxisitsm.sla.HolidayFile;
import org.praxisitsm.sla.HolidayImport;
import org.praxisitsm.sla.HolidayImports;
import org.praxisitsm.sla.PublishCalendar;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Service calendars; whoever works with tickets reads them, administrators publish them. */
@RestController
@RequestMapping("/api/v1/calendars")
@Tag(name = "Calendars")
class CalendarController {

    private final Calendars calendars;
    private final HolidayImports imports;

    CalendarController(Calendars calendars, HolidayImports imports) {
        this.calendars = calendars;
        this.imports = imports;
    }

    @Schema(name = "HolidayImport")
    record ImportBody(
            int version,
            boolean dryRun,
            List<Holiday> added,
            List<Holiday> removed,
            int unchanged,
            List<HolidayFile.Refused> refused) {

        static ImportBody of(HolidayImport report, boolean dryRun) {
            return new ImportBody(
                    report.version(), dryRun, report.added(), report.removed(), report.unchanged(), report.refused());
        }
    }

    @GetMapping
    @Operation(summary = "The service calendars as they are in effect now")
    Listing<CalendarBody> list(Viewer viewer) {
        reader(viewer);
        return Listing.complete(calendars.all().stream().map(CalendarBody::of).toList());
    }

    @GetMapping("/{key}")
    @Operation(summary = "A service calendar", description = "The version in effect now, or the one asked for.")
    ResponseEntity<CalendarBody> read(
            @PathVariable String key, @RequestParam(required = false) @Nullable Integer version, Viewer viewer) {
        return CalendarBody.tagged(asked(key, version, viewer));
    }

    @GetMapping("/{key}/versions")
    @Operation(summary = "Every version of a calendar, the newest first")
    Listing<CalendarBody> versions(@PathVariable String key, Viewer viewer) {
        reader(viewer);
        return Listing.complete(
                calendars.versions(key).stream().map(CalendarBody::of).toList());
    }

    @PutMapping("/{key}")
    @Operation(
            summary = "Publish a calendar",
            description = "The whole calendar, as a new version; one that changes nothing answers the version there is."
                    + " Hours over midnight are two windows, until 24:00 and from 00:00.")
    ResponseEntity<CalendarBody> publish(
            @PathVariable String key,
            @RequestBody @Schema(implementation = CalendarBody.Content.class) Map<String, Object> content,
            ReadVersion read,
            Viewer viewer) {
        if (!Calendars.mayEdit(viewer)) {
            throw Refusal.forbidden("Only an administrator changes calendars.");
        }
        var document = new LinkedHashMap<>(content);
        var effectiveFrom = instant(document.remove("effectiveFrom"));
        var comment = comment(document.remove("comment"));
        var definition = CalendarDocument.read(key, document);
        var version =
                calendars.publish(new PublishCalendar(definition, read.version(), effectiveFrom, comment), viewer);
        return version.version() == 1
                ? ResponseEntity.created(URI.create("/api/v1/calendars/" + key))
                        .eTag(ReadVersion.tag(1))
                        .body(CalendarBody.of(version))
                : CalendarBody.tagged(version);
    }

    @PostMapping(
            path = "/{key}/holidays",
            consumes = {"text/calendar", "application/json"})
    @Operation(
            summary = "Import holidays",
            description = "All-day events of an iCalendar file, with their recurrences; or a JSON list of {date, name,"
                    + " type} of which type public is a day off. Sent again it changes nothing; dryRun only tells what it"
                    + " would do.")
    ResponseEntity<?> holidays(
            @PathVariable String key,
            @RequestParam(defaultValue = "false") boolean dryRun,
            HolidayBody body,
            ReadVersion read,
            Viewer viewer,
            Once once) {
        reader(viewer);
        if (dryRun) {
            return ResponseEntity.ok(ImportBody.of(imports.preview(key, body.file()), true));
        }
        return once.answer(() -> {
            var report = imports.apply(key, body.file(), read.version(), viewer);
            return ResponseEntity.ok().eTag(ReadVersion.tag(report.version())).body(ImportBody.of(report, false));
        });
    }

    @PostMapping("/{key}/deadline")
    @Operation(
            summary = "When a service time has passed",
            description =
                    "The earliest instant by which the duration of open, unpaused time has passed; or the n-th next"
                            + " working day at the same time or when it closes. Changes nothing.")
    ServiceTime.Due deadline(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestBody ServiceTime.Start start,
            Viewer viewer) {
        return start.due(asked(key, version, viewer));
    }

    @PostMapping("/{key}/elapsed")
    @Operation(summary = "How much service time lies between two instants", description = "Changes nothing.")
    ServiceTime.Elapsed elapsed(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestBody ServiceTime.Span span,
            Viewer viewer) {
        return span.elapsed(asked(key, version, viewer));
    }

    @GetMapping("/{key}/open")
    @Operation(summary = "Whether the service is open at an instant")
    ServiceTime.Open open(
            @PathVariable String key,
            @RequestParam Instant at,
            @RequestParam(required = false) @Nullable Integer version,
            Viewer viewer) {
        return new ServiceTime.Open(asked(key, version, viewer).calendar().isOpen(at));
    }

    private CalendarVersion asked(String key, @Nullable Integer version, Viewer viewer) {
        reader(viewer);
        return version != null
                ? calendars.version(key, version)
                : calendars.find(key).orElseThrow(() -> Refusal.notFound("There is no calendar " + key + "."));
    }

    private static void reader(Viewer viewer) {
        if (viewer.isOnlyRequester()) {
            throw Refusal.forbidden("Calendars are shown to those who work with them.");
        }
    }

    private static @Nullable Instant instant(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        try {
            return new SaneInstants().convert(String.valueOf(value));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("effectiveFrom", SaneInstants.FORM);
        }
    }

    private static @Nullable String comment(@Nullable Object value) {
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw Refusal.invalid("comment", "must be text");
    }
}
