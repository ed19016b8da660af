package org.praxisitsm.change;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.change.ChangeWindows.NewWindow;
import org.praxisitsm.change.ChangeWindows.Read;
import org.praxisitsm.sla.IcsLines;
import org.praxisitsm.sla.IcsLines.Event;
import org.praxisitsm.sla.IcsLines.Property;

/**
 * Windows as events of an iCalendar file, in and out. A time with a zone keeps it; one in UTC becomes wall time of the
 * chosen zone, as does one without any.
 *
 * @see "RFC 5545"
 */
final class WindowFile {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern UNTIL = Pattern.compile("UNTIL=(\\d{8}(?:T\\d{6})?)(?![\\dTZ])");
    private static final int MAX_NAME = 160;

    private final WindowKind kind;
    private final String unit;
    private final ZoneId zone;

    WindowFile(WindowKind kind, String unit, ZoneId zone) {
        this.kind = kind;
        this.unit = unit;
        this.zone = zone;
    }

    /** @throws org.praxisitsm.shared.Refusal invalid, naming the line, where the file cannot be read at all */
    List<Read> read(byte[] bytes) {
        return new IcsLines().read(bytes).stream().map(this::read).toList();
    }

    private Read read(Event event) {
        var name = text(event, "SUMMARY");
        var shown = name == null ? "Window" : name;
        try {
            return new Read(event.line(), shown, window(event, shown), null);
        } catch (IllegalArgumentException | DateTimeException unusable) {
            return new Read(event.line(), shown, null, unusable.getMessage());
        }
    }

    private NewWindow window(Event event, String name) {
        if (event.first("STATUS")
                .filter(status -> status.value().equalsIgnoreCase("CANCELLED"))
                .isPresent()) {
            throw new IllegalArgumentException("The event is cancelled.");
        }
        if (event.first("RECURRENCE-ID").isPresent()) {
            throw new IllegalArgumentException("It moves one date of another event; enter it by hand.");
        }
        if (!event.all("RDATE").isEmpty() || event.all("RRULE").size() > 1) {
            throw new IllegalArgumentException("It repeats in a way that no single rule says; enter it by hand.");
        }
        var start = event.first("DTSTART").orElseThrow(() -> new IllegalArgumentException("The event has no start."));
        var own = zoneOf(start);
        var starts = local(start, own);
        return new NewWindow(
                kindOf(event),
                name,
                unit,
                own.getId(),
                starts,
                ends(event, start, starts, own),
                event.first("RRULE").map(Property::value).orElse(null),
                except(event, own),
                List.of(Scope.EVERYTHING),
                shortened(text(event, "DESCRIPTION"), 1_000),
                shortened(event.first("UID").map(Property::value).orElse(null), 190));
    }

    private WindowKind kindOf(Event event) {
        return event.first("X-PRAXIS-KIND")
                .map(property -> WindowKind.valueOf(property.value().toUpperCase(Locale.ROOT)))
                .orElse(kind);
    }

    private ZoneId zoneOf(Property time) {
        var named = time.parameters().get("TZID");
        if (named == null || !ZoneId.getAvailableZoneIds().contains(named)) {
            if (named != null) {
                throw new IllegalArgumentException("Its time zone " + named + " is not known.");
            }
            return zone;
        }
        return ZoneId.of(named);
    }

    private static LocalDateTime local(Property time, ZoneId zone) {
        var value = time.value();
        if (value.matches("\\d{8}")) {
            return LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE).atStartOfDay();
        }
        if (value.matches("\\d{8}T\\d{6}Z")) {
            return LocalDateTime.parse(value.substring(0, 15), LOCAL)
                    .toInstant(ZoneOffset.UTC)
                    .atZone(zone)
                    .toLocalDateTime();
        }
        return LocalDateTime.parse(value, LOCAL);
    }

    private LocalDateTime ends(Event event, Property start, LocalDateTime starts, ZoneId zone) {
        var end = event.first("DTEND");
        if (end.isPresent()) {
            return local(end.get(), end.get().value().endsWith("Z") ? zone : zoneOf(end.get()));
        }
        var duration = event.first("DURATION").map(Property::value).orElse(null);
        if (duration == null) {
            if (start.value().length() == 8) {
                return starts.plusDays(1);
            }
            throw new IllegalArgumentException("The event has no end.");
        }
        return duration.contains("T") ? starts.plus(Duration.parse(duration)) : starts.plus(Period.parse(duration));
    }

    private static Set<LocalDate> except(Event event, ZoneId zone) {
        var dates = new HashSet<LocalDate>();
        for (var property : event.all("EXDATE")) {
            for (var value : property.value().split(",")) {
                dates.add(local(new Property(property.line(), "EXDATE", property.parameters(), value.strip()), zone)
                        .toLocalDate());
            }
        }
        return dates;
    }

    private static @Nullable String text(Event event, String name) {
        return event.first(name)
                .map(Property::value)
                .map(value -> value.replaceAll("\\\\[nN]", " ")
                        .replaceAll("\\\\(.)", "$1")
                        .replaceAll("\\p{Cntrl}", " ")
                        .strip())
                .filter(value -> !value.isEmpty())
                .map(value -> name.equals("SUMMARY") ? shortened(value, MAX_NAME) : value)
                .orElse(null);
    }

    private static @Nullable String shortened(@Nullable String text, int longest) {
        return text == null || text.isBlank() ? null : text.length() > longest ? text.substring(0, longest) : text;
    }

    /** Wall times with their zones, which the file describes as well. */
    static String write(List<ChangeWindow> windows, Instant now) {
        var out = new IcsText();
        zones(windows).forEach((zone, from) -> new IcsZone(zone, from).write(out));
        for (var window : windows) {
            out.line("BEGIN:VEVENT");
            out.line("UID:" + (window.uid() == null ? "praxis-window-" + window.id() : IcsText.escaped(window.uid())));
            out.line("DTSTAMP:" + UTC.format(now));
            out.line("LAST-MODIFIED:" + UTC.format(window.updatedAt()));
            out.line("SUMMARY:" + IcsText.escaped(window.name()));
            out.line("DTSTART;TZID=" + window.zone().getId() + ":" + LOCAL.format(window.starts()));
            out.line("DTEND;TZID=" + window.zone().getId() + ":" + LOCAL.format(window.ends()));
            if (window.rule() != null) {
                out.line("RRULE:" + rule(window.rule(), window.zone()));
            }
            if (!window.except().isEmpty()) {
                out.line("EXDATE;TZID=" + window.zone().getId() + ":"
                        + window.except().stream()
                                .sorted()
                                .map(date ->
                                        LOCAL.format(date.atTime(window.starts().toLocalTime())))
                                .collect(Collectors.joining(",")));
            }
            if (window.note() != null) {
                out.line("DESCRIPTION:" + IcsText.escaped(window.note()));
            }
            out.line("CATEGORIES:" + window.kind().name());
            out.line("X-PRAXIS-KIND:" + window.kind().name());
            out.line("TRANSP:TRANSPARENT");
            out.line("END:VEVENT");
        }
        return out.calendar("Change windows");
    }

    /** Each zone once, with the instant from which on it is asked for. */
    private static Map<ZoneId, Instant> zones(List<ChangeWindow> windows) {
        var zones = new TreeMap<ZoneId, Instant>(Comparator.comparing(ZoneId::getId));
        for (var window : windows) {
            zones.merge(
                    window.zone(),
                    WallTime.start(window.starts(), window.zone()),
                    (one, other) -> one.isBefore(other) ? one : other);
        }
        return zones;
    }

    /** The last time of a rule stands in UTC where its first one has a zone. */
    private static String rule(String rule, ZoneId zone) {
        var until = UNTIL.matcher(rule);
        if (!until.find()) {
            return rule;
        }
        var text = until.group(1);
        var last = text.length() == 8
                ? LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE).atTime(23, 59, 59)
                : LocalDateTime.parse(text, LOCAL);
        return until.replaceFirst("UNTIL=" + UTC.format(WallTime.end(last, zone)));
    }

    static String utc(Instant at) {
        return UTC.format(at);
    }
}
