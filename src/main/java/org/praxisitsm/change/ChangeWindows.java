package org.praxisitsm.change;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.Classes;
import org.praxisitsm.catalog.Services;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.Refusal.FieldError;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Maintenance windows, blackouts and critical days: seen by all staff, changed by those who look after changes of the unit. */
@Service
@Transactional
public class ChangeWindows {

    /** Longest time that one window may last. */
    public static final Duration LONGEST = Duration.ofDays(31);

    private static final int MOST_SCOPES = 100;
    private static final int MOST_EXCEPTIONS = 500;
    private static final int MOST_WINDOWS = 2_000;
    private static final Role[] STAFF = {Role.AGENT, Role.MANAGER, Role.PROCESS_OWNER, Role.AUDITOR, Role.ADMINISTRATOR
    };

    /** What somebody wants a window to be; see {@link ChangeWindow}. */
    public record NewWindow(
            @Nullable WindowKind kind,
            @Nullable String name,
            @Nullable String unit,
            @Nullable String zone,
            @Nullable LocalDateTime starts,
            @Nullable LocalDateTime ends,
            @Nullable String rule,
            Set<LocalDate> except,
            List<Scope> scopes,
            @Nullable String note,
            @Nullable String uid) {}

    /** An event of a calendar file: what it would become, or why it cannot. */
    public record Read(int line, String name, @Nullable NewWindow window, @Nullable String refused) {}

    private final WindowRows rows;
    private final Bookings bookings;
    private final Services services;
    private final Classes classes;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ChangeWindows(
            WindowRows rows,
            Bookings bookings,
            Services services,
            Classes classes,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.bookings = bookings;
        this.services = services;
        this.classes = classes;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** @return whether the person reads the change calendar at all */
    public static boolean maySee(Viewer viewer) {
        return viewer.isSystem() || !viewer.unitsOf(STAFF).isEmpty();
    }

    static void refuseUnlessStaff(Viewer viewer) {
        if (!maySee(viewer)) {
            throw Refusal.forbidden("The change calendar is for those who work on changes.");
        }
    }

    /** @return whether the person may add and change windows of the unit */
    public static boolean mayEdit(Viewer viewer, String unit) {
        return viewer.isSystem()
                || viewer.has(Role.ADMINISTRATOR, unit)
                || viewer.has(Role.PROCESS_OWNER, unit)
                || viewer.has(Role.AGENT, unit) && viewer.has(Role.APPROVER, unit);
    }

    /** @return all, by name: whoever plans a change must know of every window that may count for it */
    @Transactional(readOnly = true)
    public List<ChangeWindow> all(Viewer viewer) {
        refuseUnlessStaff(viewer);
        return rows.all();
    }

    @Transactional(readOnly = true)
    public ChangeWindow get(long id, Viewer viewer) {
        refuseUnlessStaff(viewer);
        return rows.find(id).orElseThrow(() -> noSuch(id));
    }

    private static Refusal noSuch(long id) {
        return Refusal.notFound("There is no window " + id + ".");
    }

    public ChangeWindow create(NewWindow order, Viewer by) {
        var window = checked(order, Ids.next(), 1, by);
        refuseUnlessEditor(by, window.unit());
        if (rows.all().size() >= MOST_WINDOWS) {
            throw Refusal.conflict("There are " + MOST_WINDOWS + " windows already; remove those that are over.");
        }
        rows.insert(window);
        events.publishEvent(Act.on(by.account(), "change-window.created", "change-window", id(window), words(window)));
        lookAgain(window, null);
        return window;
    }

    /** @param version that was read; null to change whatever is there */
    public ChangeWindow change(long id, NewWindow order, @Nullable Integer version, Viewer by) {
        var before = get(id, by);
        refuseUnlessEditor(by, before.unit());
        if (version != null && version != before.version()) {
            throw Refusal.conflict("Window " + before.name() + " was changed by " + before.changedBy()
                    + " meanwhile; look at it again.");
        }
        var window = checked(order, id, before.version() + 1, by);
        refuseUnlessEditor(by, window.unit());
        if (!rows.update(window)) {
            throw Refusal.conflict("Window " + before.name() + " was changed meanwhile; look at it again.");
        }
        events.publishEvent(new Act(
                by.account(),
                "change-window.changed",
                "change-window",
                id(window),
                null,
                words(before),
                words(window),
                null,
                true));
        lookAgain(window, before);
        return window;
    }

    public void delete(long id, Viewer by) {
        var before = get(id, by);
        refuseUnlessEditor(by, before.unit());
        rows.delete(id);
        events.publishEvent(new Act(
                by.account(),
                "change-window.removed",
                "change-window",
                id(before),
                null,
                words(before),
                Map.of(),
                null,
                true));
        lookAgain(before, null);
    }

    /** @return what each event of the file would become; nothing is kept */
    @Transactional(readOnly = true)
    public List<Read> preview(byte[] file, WindowKind kind, String unit, String zone, Viewer by) {
        refuseUnlessEditor(by, unit);
        return new WindowFile(kind, unit, zone(zone))
                .read(file).stream()
                        .map(read -> read.window() == null ? read : tried(read, by))
                        .toList();
    }

    private Read tried(Read read, Viewer by) {
        try {
            checked(Objects.requireNonNull(read.window()), 0, 1, by);
            return read;
        } catch (Refusal refused) {
            return new Read(read.line(), read.name(), null, refused.getMessage());
        }
    }

    /** Adds what the file says; an event that was read before replaces what it became then. All or nothing. */
    public List<ChangeWindow> load(List<NewWindow> orders, Viewer by) {
        var kept = new ArrayList<ChangeWindow>();
        for (var order : orders) {
            var known = order.uid() == null
                    ? null
                    : rows.all().stream()
                            .filter(window -> order.uid().equals(window.uid())
                                    && window.unit().equals(order.unit()))
                            .findFirst()
                            .orElse(null);
            kept.add(known == null ? create(order, by) : change(known.id(), order, null, by));
        }
        return kept;
    }

    /** @return all windows as an iCalendar file, with their rules */
    @Transactional(readOnly = true)
    public String file(Viewer viewer) {
        return WindowFile.write(all(viewer), clock.instant());
    }

    private static void refuseUnlessEditor(Viewer by, String unit) {
        if (!mayEdit(by, unit)) {
            throw Refusal.forbidden("Only those who approve changes of " + unit
                    + ", its process owners and administrators change its windows.");
        }
    }

    private static String id(ChangeWindow window) {
        return Long.toString(window.id());
    }

    /** Changes of the next year that lie in its time, now or before. */
    private void lookAgain(ChangeWindow window, @Nullable ChangeWindow before) {
        var now = clock.instant();
        var first = WallTime.start(window.starts(), window.zone());
        var last = window.rule() == null ? WallTime.end(window.ends(), window.zone()) : now.plus(366, ChronoUnit.DAYS);
        if (before != null) {
            var start = WallTime.start(before.starts(), before.zone());
            var end = before.rule() == null ? WallTime.end(before.ends(), before.zone()) : last;
            first = start.isBefore(first) ? start : first;
            last = end.isAfter(last) ? end : last;
        }
        if (window.kind() == WindowKind.MAINTENANCE || before != null && before.kind() == WindowKind.MAINTENANCE) {
            // What has a window at all may be outside of it at any time.
            first = now;
            last = now.plus(366, ChronoUnit.DAYS);
        }
        bookings.windowChanged(new Span(first.isBefore(now) ? now : first, last.isBefore(now) ? now : last));
    }

    private ChangeWindow checked(NewWindow order, long id, int version, Viewer by) {
        var errors = new ArrayList<FieldError>();
        var zone = ZoneId.of("UTC");
        try {
            zone = zone(order.zone());
        } catch (Refusal refused) {
            errors.addAll(refused.errors());
        }
        required(errors, "kind", order.kind(), "Choose its kind");
        if (order.name() == null || order.name().isBlank() || order.name().length() > 160) {
            errors.add(new FieldError("name", "Give it a name of at most 160 characters."));
        }
        if (order.unit() == null || !order.unit().matches("[a-z][a-z0-9-]{0,31}")) {
            errors.add(new FieldError("unit", "Name the unit whose window it is."));
        }
        times(order, errors);
        var rule = order.rule() == null || order.rule().isBlank() ? null : rule(order.rule(), zone, errors);
        if (order.except().size() > MOST_EXCEPTIONS) {
            errors.add(new FieldError("except", "At most " + MOST_EXCEPTIONS + " dates."));
        }
        scopes(order.scopes(), errors);
        if (order.note() != null && order.note().length() > 1_000) {
            errors.add(new FieldError("note", "At most 1000 characters."));
        }
        if (order.uid() != null && order.uid().length() > 190) {
            errors.add(new FieldError("uid", "At most 190 characters."));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return new ChangeWindow(
                id,
                Objects.requireNonNull(order.kind()),
                Objects.requireNonNull(order.name()).strip(),
                Objects.requireNonNull(order.unit()),
                zone,
                Objects.requireNonNull(order.starts()).truncatedTo(ChronoUnit.MINUTES),
                Objects.requireNonNull(order.ends()).truncatedTo(ChronoUnit.MINUTES),
                rule,
                order.except(),
                order.scopes(),
                order.note() == null || order.note().isBlank()
                        ? null
                        : order.note().strip(),
                order.uid(),
                Micros.truncated(clock.instant()),
                by.account(),
                version);
    }

    private static void required(List<FieldError> errors, String field, @Nullable Object value, String missing) {
        if (value == null) {
            errors.add(new FieldError(field, missing));
        }
    }

    static ZoneId zone(@Nullable String name) {
        try {
            // Nothing but names of the tz database: an offset has no summer.
            if (name != null && ZoneId.getAvailableZoneIds().contains(name)) {
                return ZoneId.of(name);
            }
        } catch (DateTimeException unknown) {
            // Refused below.
        }
        throw Refusal.invalid("zone", "The time zone must be one such as Europe/Lisbon, not " + name + ".");
    }

    private static void times(NewWindow order, List<FieldError> errors) {
        required(errors, "starts", order.starts(), "Say when it starts");
        required(errors, "ends", order.ends(), "Say when it ends");
        if (order.starts() == null || order.ends() == null) {
            return;
        }
        if (order.starts().getYear() < 1990 || order.starts().getYear() > 2150) {
            errors.add(new FieldError("starts", "The start must lie in the years 1990 to 2150"));
        }
        if (!order.ends().isAfter(order.starts())) {
            errors.add(new FieldError("ends", "The end must lie after the start"));
        } else if (Duration.between(order.starts(), order.ends()).compareTo(LONGEST) > 0) {
            errors.add(new FieldError("ends", "The end must lie at most 31 days after the start"));
        }
    }

    private static @Nullable String rule(String text, ZoneId zone, List<FieldError> errors) {
        try {
            Recurrence.parse(text, zone);
            return text.strip().replaceFirst("^RRULE:", "");
        } catch (IllegalArgumentException wrong) {
            errors.add(new FieldError("rule", Objects.toString(wrong.getMessage())));
            return null;
        }
    }

    private void scopes(List<Scope> scopes, List<FieldError> errors) {
        if (scopes.isEmpty() || scopes.size() > MOST_SCOPES) {
            errors.add(new FieldError("scopes", "Say what it is for: 1 to " + MOST_SCOPES + " scopes."));
        }
        for (var i = 0; i < Math.min(scopes.size(), MOST_SCOPES); i++) {
            var wrong = wrong(scopes.get(i));
            if (wrong != null) {
                errors.add(new FieldError("scopes[" + i + "]", wrong));
            }
        }
    }

    private @Nullable String wrong(Scope scope) {
        var known =
                switch (scope.kind()) {
                    case EVERYTHING -> scope.key().isEmpty();
                    case UNIT -> scope.key().matches("[a-z][a-z0-9-]{0,31}");
                    case ENVIRONMENT -> scope.key().matches("\\S{1,32}");
                    case SERVICE -> services.find(scope.key()).isPresent();
                    case CLASS -> classes.find(scope.key()).isPresent();
                    case CI -> scope.key().matches("\\d{1,19}") && isItem(scope.key());
                };
        return known ? null : "There is no " + scope.kind().name().toLowerCase() + " " + scope.key() + ".";
    }

    private boolean isItem(String id) {
        try {
            return jdbc.sql("select count(*) from ci where id = :id")
                            .param("id", Long.parseLong(id))
                            .query(Integer.class)
                            .single()
                    == 1;
        } catch (NumberFormatException tooLong) {
            return false;
        }
    }

    private static Map<String, Object> words(ChangeWindow window) {
        var words = new java.util.LinkedHashMap<String, Object>();
        words.put("kind", window.kind().name());
        words.put("name", window.name());
        words.put("zone", window.zone().getId());
        words.put("starts", window.starts().toString());
        words.put("ends", window.ends().toString());
        if (window.rule() != null) {
            words.put("rule", window.rule());
        }
        words.put(
                "scopes",
                window.scopes().stream()
                        .map(scope -> scope.kind() + (scope.key().isEmpty() ? "" : " " + scope.key()))
                        .toList());
        return words;
    }

    /** @return how long the first one lasts by the clock on the wall */
    public static Duration length(ChangeWindow window) {
        return Duration.ofSeconds(
                window.ends().toEpochSecond(ZoneOffset.UTC) - window.starts().toEpochSecond(ZoneOffset.UTC));
    }

    /** @return the times of all windows that share an instant with the span, in order of their starts */
    @Transactional(readOnly = true)
    public List<ChangeWindow.Occurrence> within(Instant from, Instant to, Viewer viewer) {
        refuseUnlessStaff(viewer);
        return rows.all().stream()
                .flatMap(window -> window.within(new Span(from, to)).stream())
                .sorted(java.util.Comparator.comparing(one -> one.span().from()))
                .toList();
    }
}
