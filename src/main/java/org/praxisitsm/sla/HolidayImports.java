package org.praxisitsm.sla;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings holidays from elsewhere into a calendar. An event is known by its identifier, so importing the same file again
 * changes nothing, and a later edition moves what has moved. What people entered by hand stays.
 */
@Service
public class HolidayImports {

    private final Calendars calendars;
    private final Clock clock;

    HolidayImports(Calendars calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    private record Merged(HolidayImport report, CalendarDefinition definition) {}

    /** @return what importing into a draft would do; nothing is kept */
    public HolidayImport preview(CalendarDefinition definition, int version, HolidayFile file) {
        return merged(definition, version, file).report();
    }

    /** @return the draft with the days of the file */
    public CalendarDefinition merge(CalendarDefinition definition, HolidayFile file) {
        return merged(definition, 0, file).definition();
    }

    /** @return what an import into the newest version would do; @throws Refusal not found, invalid, too large */
    public HolidayImport preview(String key, HolidayFile file) {
        var newest = calendars.versions(key).get(0);
        return preview(newest.definition(), newest.version(), file);
    }

    /**
     * Imports into the newest version and publishes the result at once; where that is scheduled for later, for the same
     * date.
     *
     * @param readVersion version the caller saw, or null to take whatever is there
     * @throws Refusal forbidden for anybody but an administrator; not found; invalid, with the line, where the file is
     *     broken; conflict where somebody else has published meanwhile
     */
    @Transactional
    public HolidayImport apply(String key, HolidayFile file, @Nullable Integer readVersion, Viewer by) {
        if (!Calendars.mayEdit(by)) {
            throw Refusal.forbidden("Only an administrator changes calendars.");
        }
        var newest = calendars.versions(key).get(0);
        var merged = merged(newest.definition(), newest.version(), file);
        if (!merged.report().changesSomething()) {
            return merged.report();
        }
        var expected = readVersion == null ? newest.version() : readVersion;
        var scheduled = newest.effectiveFrom().isAfter(clock.instant()) ? newest.effectiveFrom() : null;
        var published = calendars.publish(
                new PublishCalendar(merged.definition(), expected, scheduled, "Holidays imported"), by);
        var report = merged.report();
        return new HolidayImport(
                published.version(), report.added(), report.removed(), report.unchanged(), report.refused());
    }

    private Merged merged(CalendarDefinition definition, int version, HolidayFile file) {
        var content = file.read(clock.instant().atZone(ZoneOffset.UTC).getYear());
        var sources = content.closed().stream()
                .map(Holiday::source)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var named = new HashSet<>(content.closed());
        var kept = new ArrayList<Holiday>();
        var removed = new ArrayList<Holiday>();
        for (var day : definition.holidays()) {
            (isGone(day, sources, named, content.closed()) ? removed : kept).add(day);
        }
        var known = kept.stream().map(HolidayImports::day).collect(Collectors.toSet());
        var added = new ArrayList<Holiday>();
        for (var day : content.closed()) {
            if (known.add(day(day))) {
                added.add(day);
            }
        }
        kept.addAll(added);
        var report =
                new HolidayImport(version, added, removed, content.closed().size() - added.size(), content.refused());
        return new Merged(report, definition.withHolidays(kept));
    }

    /** Years that the file does not reach any more are left as they were measured with. */
    private static boolean isGone(Holiday day, Set<String> sources, Set<Holiday> named, List<Holiday> file) {
        if (day.source() == null || !sources.contains(day.source()) || named.contains(day)) {
            return false;
        }
        var first = file.stream()
                .filter(other -> day.source().equals(other.source()))
                .map(Holiday::date)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return day.date().getYear() >= first.getYear();
    }

    private static String day(Holiday day) {
        return day.date() + " " + day.name();
    }
}
