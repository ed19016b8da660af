package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.change.ChangeEntry;
import org.praxisitsm.change.ChangeFeeds;
import org.praxisitsm.change.ChangeWindow;
import org.praxisitsm.change.ChangeWindows;
import org.praxisitsm.change.Changes;
import org.praxisitsm.change.ConflictView;
import org.praxisitsm.change.Scope;
import org.praxisitsm.change.WindowKind;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The change calendar: what is planned when, what stands against it, and where else it could go. */
@RestController
@RequestMapping("/api/v1/changes")
@Tag(name = "Changes")
class ChangeController {

    private final Changes changes;
    private final ChangeWindows windows;
    private final ChangeFeeds feeds;

    ChangeController(Changes changes, ChangeWindows windows, ChangeFeeds feeds) {
        this.changes = changes;
        this.windows = windows;
        this.feeds = feeds;
    }

    record OccurrenceBody(String id, WindowKind kind, String name, Instant from, Instant to) {

        static OccurrenceBody of(ChangeWindow.Occurrence one) {
            return new OccurrenceBody(
                    Long.toString(one.window().id()),
                    one.window().kind(),
                    one.window().name(),
                    one.span().from(),
                    one.span().to());
        }
    }

    record ChangeBody(
            String number,
            String subject,
            String practice,
            @Nullable String type,
            String state,
            String category,
            @Nullable Instant plannedFrom,
            @Nullable Instant plannedTo,
            @Nullable Instant actualFrom,
            @Nullable Instant actualTo,
            @Nullable String assignee,
            @Nullable String group,
            @Nullable String service,
            boolean approved,
            boolean emergency,
            int conflicts,
            @Nullable String severity,
            @Nullable String keptReason) {

        static ChangeBody of(ChangeEntry one) {
            return new ChangeBody(
                    one.number(),
                    one.subject(),
                    one.practice(),
                    one.type(),
                    one.state(),
                    one.category().name(),
                    one.from(),
                    one.to(),
                    one.actualFrom(),
                    one.actualTo(),
                    one.assignee(),
                    one.group(),
                    one.service(),
                    one.approved(),
                    one.emergency(),
                    one.conflicts(),
                    one.severity() == null ? null : one.severity().name(),
                    one.kept());
        }
    }

    record ScheduleBody(
            Instant from,
            Instant to,
            List<OccurrenceBody> windows,
            List<OccurrenceBody> blackouts,
            List<OccurrenceBody> criticalDays,
            List<ChangeBody> changes) {}

    @GetMapping("/schedule")
    @Operation(
            summary = "What is planned in a span",
            description =
                    "Windows, blackouts, critical days and changes that share an instant with it; at most 400 days.")
    ScheduleBody schedule(
            @RequestParam @Parameter(example = "2026-11-23T00:00:00Z") Instant from,
            @RequestParam @Parameter(example = "2026-11-30T00:00:00Z") Instant to,
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false) @Nullable String assignee,
            @RequestParam(defaultValue = "false") boolean cancelled,
            Viewer viewer) {
        var filter = new Changes.ScheduleFilter(
                TicketQuery.blankAsNull(service),
                TicketQuery.blankAsNull(group),
                TicketQuery.account(assignee, viewer),
                cancelled);
        var view = changes.schedule(from, to, filter, viewer);
        return new ScheduleBody(
                view.from(),
                view.to(),
                of(view, WindowKind.MAINTENANCE),
                of(view, WindowKind.BLACKOUT),
                of(view, WindowKind.CRITICAL_DAY),
                view.changes().stream().map(ChangeBody::of).toList());
    }

    private static List<OccurrenceBody> of(Changes.ScheduleView view, WindowKind kind) {
        return view.windows().stream()
                .filter(one -> one.window().kind() == kind)
                .map(OccurrenceBody::of)
                .toList();
    }

    record ConflictsBody(ChangeBody change, List<ConflictView> conflicts) {}

    @GetMapping("/{number}/conflicts")
    @Operation(
            summary = "What stands against a change",
            description =
                    "As it was found last; with from and to: what would stand against it then, without keeping it.")
    ConflictsBody conflicts(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            Viewer viewer) {
        var details = changes.get(number, viewer);
        if (from == null && to == null) {
            return new ConflictsBody(ChangeBody.of(details.change()), details.conflicts());
        }
        if (from == null || to == null) {
            throw Refusal.invalid(from == null ? "from" : "to", "is required with the other.");
        }
        return new ConflictsBody(ChangeBody.of(details.change()), changes.tried(number, from, to, viewer));
    }

    @PostMapping("/{number}/check")
    @Operation(summary = "Look again at what stands against a change")
    ConflictsBody check(@PathVariable String number, Viewer viewer) {
        var details = changes.check(number, viewer);
        return new ConflictsBody(ChangeBody.of(details.change()), details.conflicts());
    }

    record MoveBody(@Nullable Instant from, @Nullable Instant to) {}

    @PostMapping("/{number}/move")
    @Operation(summary = "Plan a change for another time")
    ConflictsBody move(@PathVariable String number, @RequestBody MoveBody body, ReadVersion read, Viewer viewer) {
        if (body.from() == null || body.to() == null) {
            throw Refusal.invalid(body.from() == null ? "from" : "to", "is required");
        }
        var details = changes.move(number, body.from(), body.to(), read.version(), viewer);
        return new ConflictsBody(ChangeBody.of(details.change()), details.conflicts());
    }

    record KeepBody(@Nullable String reason) {}

    @PostMapping("/{number}/keep")
    @Operation(summary = "Keep the time of a change in spite of what stands against it, with a reason")
    ConflictsBody keep(@PathVariable String number, @RequestBody KeepBody body, Viewer viewer) {
        if (body.reason() == null) {
            throw Refusal.invalid("reason", "is required");
        }
        var details = changes.keep(number, body.reason(), viewer);
        return new ConflictsBody(ChangeBody.of(details.change()), details.conflicts());
    }

    @GetMapping("/{number}/free-slots")
    @Operation(
            summary = "Times at which nothing stands against a change",
            description =
                    "The earliest first, within 60 days; where there is none, against counts what stood in the way.")
    Changes.FreeSlots freeSlots(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable Instant earliest,
            @RequestParam(required = false) @Parameter(example = "PT2H") @Nullable Duration duration,
            @RequestParam(defaultValue = "3") int limit,
            Viewer viewer) {
        return changes.freeSlots(number, earliest, duration, limit, viewer);
    }

    record ScopeBody(Scope.@Nullable Kind kind, @Nullable String key) {

        Scope scope() {
            if (kind == null) {
                throw Refusal.invalid(
                        "scopes", "Each has a kind: EVERYTHING, UNIT, SERVICE, ENVIRONMENT, CLASS or CI.");
            }
            return new Scope(kind, key == null ? "" : key);
        }
    }

    record WindowContent(
            @Nullable WindowKind kind,
            @Nullable String name,
            @Nullable String unit,
            @Nullable String zone,
            @Nullable LocalDateTime starts,
            @Nullable LocalDateTime ends,
            @Nullable String rule,
            @Nullable Set<LocalDate> except,
            @Nullable List<ScopeBody> scopes,
            @Nullable String note) {

        ChangeWindows.NewWindow order() {
            return new ChangeWindows.NewWindow(
                    kind,
                    name,
                    unit,
                    zone,
                    starts,
                    ends,
                    rule,
                    except == null ? Set.of() : except,
                    scopes == null
                            ? List.of()
                            : scopes.stream().map(ScopeBody::scope).toList(),
                    note,
                    null);
        }
    }

    record WindowBody(
            String id,
            WindowKind kind,
            String name,
            String unit,
            String zone,
            LocalDateTime starts,
            LocalDateTime ends,
            @Nullable String rule,
            List<LocalDate> except,
            List<Scope> scopes,
            @Nullable String note,
            Instant updatedAt,
            String changedBy,
            int version) {

        static WindowBody of(ChangeWindow one) {
            return new WindowBody(
                    Long.toString(one.id()),
                    one.kind(),
                    one.name(),
                    one.unit(),
                    one.zone().getId(),
                    one.starts(),
                    one.ends(),
                    one.rule(),
                    one.except().stream().sorted().toList(),
                    one.scopes(),
                    one.note(),
                    one.updatedAt(),
                    one.changedBy(),
                    one.version());
        }

        static ResponseEntity<WindowBody> tagged(ChangeWindow one) {
            return ResponseEntity.ok().eTag(ReadVersion.tag(one.version())).body(of(one));
        }
    }

    @GetMapping("/windows")
    @Operation(summary = "Maintenance windows, blackouts and critical days")
    Listing<WindowBody> windows(Viewer viewer) {
        return Listing.complete(windows.all(viewer).stream().map(WindowBody::of).toList());
    }

    @GetMapping(path = "/windows.ics", produces = "text/calendar")
    @Operation(summary = "The same as an iCalendar file")
    String windowFile(Viewer viewer) {
        return windows.file(viewer);
    }

    @GetMapping("/windows/{id}")
    @Operation(summary = "One of them")
    ResponseEntity<WindowBody> window(@PathVariable long id, Viewer viewer) {
        return WindowBody.tagged(windows.get(id, viewer));
    }

    @PostMapping(path = "/windows", consumes = "application/json")
    @Operation(summary = "Add a window", description = "Wall time of its zone; rule as RRULE of iCalendar.")
    ResponseEntity<?> create(@RequestBody WindowContent body, Viewer viewer, Once once) {
        return once.answer(() -> {
            var made = windows.create(body.order(), viewer);
            return ResponseEntity.created(URI.create("/api/v1/changes/windows/" + made.id()))
                    .eTag(ReadVersion.tag(made.version()))
                    .body(WindowBody.of(made));
        });
    }

    @PutMapping("/windows/{id}")
    @Operation(summary = "Change a window")
    ResponseEntity<WindowBody> change(
            @PathVariable long id, @RequestBody WindowContent body, ReadVersion read, Viewer viewer) {
        return WindowBody.tagged(windows.change(id, body.order(), read.version(), viewer));
    }

    @DeleteMapping("/windows/{id}")
    @Operation(summary = "Remove a window")
    ResponseEntity<Void> delete(@PathVariable long id, Viewer viewer) {
        windows.delete(id, viewer);
        return ResponseEntity.noContent().build();
    }

    record ReadBody(int line, String name, @Nullable Map<String, Object> window, @Nullable String refused) {}

    record ImportBody(boolean dryRun, int kept, List<ReadBody> events) {}

    @PostMapping(path = "/windows/import", consumes = "text/calendar")
    @Operation(
            summary = "Import windows from an iCalendar file",
            description =
                    "Each event becomes a window; one that was read before is changed. dryRun only tells what it would"
                            + " do. Times in UTC become wall time of the zone.")
    ImportBody load(
            HolidayBody file,
            @RequestParam(defaultValue = "MAINTENANCE") WindowKind kind,
            @RequestParam String unit,
            @RequestParam String zone,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Viewer viewer) {
        var read = windows.preview(file.file().bytes(), kind, unit, zone, viewer);
        var orders = read.stream()
                .map(ChangeWindows.Read::window)
                .filter(java.util.Objects::nonNull)
                .toList();
        var kept = dryRun ? 0 : windows.load(orders, viewer).size();
        return new ImportBody(
                dryRun, kept, read.stream().map(ChangeController::body).toList());
    }

    private static ReadBody body(ChangeWindows.Read read) {
        var window = read.window();
        if (window == null) {
            return new ReadBody(read.line(), read.name(), null, read.refused());
        }
        var words = new java.util.LinkedHashMap<String, Object>();
        words.put("kind", window.kind());
        words.put("zone", window.zone());
        words.put("starts", window.starts());
        words.put("ends", window.ends());
        words.put("rule", window.rule());
        return new ReadBody(read.line(), read.name(), words, null);
    }

    record FeedOrder(@Nullable String name) {}

    record FeedBody(String id, String name, Instant createdAt, @Nullable Instant lastUsedAt, @Nullable String path) {}

    @GetMapping("/feeds")
    @Operation(summary = "Your links for calendar programs")
    Listing<FeedBody> feeds(Viewer viewer) {
        return Listing.complete(feeds.of(viewer).stream()
                .map(feed ->
                        new FeedBody(Long.toString(feed.id()), feed.name(), feed.createdAt(), feed.lastUsedAt(), null))
                .toList());
    }

    @PostMapping("/feeds")
    @Operation(
            summary = "Make a link for a calendar program",
            description = "Whoever has it reads what you may see, without signing in. It is shown once.")
    ResponseEntity<FeedBody> issue(@RequestBody FeedOrder body, Viewer viewer) {
        if (body.name() == null) {
            throw Refusal.invalid("name", "is required");
        }
        var issued = feeds.issue(body.name(), viewer);
        return ResponseEntity.created(
                        URI.create("/api/v1/changes/feeds/" + issued.feed().id()))
                .body(new FeedBody(
                        Long.toString(issued.feed().id()),
                        issued.feed().name(),
                        issued.feed().createdAt(),
                        null,
                        "/feeds/changes/" + issued.token() + ".ics"));
    }

    @DeleteMapping("/feeds/{id}")
    @Operation(summary = "Revoke a link")
    ResponseEntity<Void> revoke(@PathVariable long id, Viewer viewer) {
        feeds.revoke(id, viewer);
        return ResponseEntity.noContent().build();
    }
}
