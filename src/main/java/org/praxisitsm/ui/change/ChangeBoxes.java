package org.praxisitsm.ui.change;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.change.ChangeEntry;
import org.praxisitsm.change.Changes.ScheduleView;
import org.praxisitsm.ui.components.Names;

/** Makes of what stands in the calendar what {@link ChangeCalendar} draws: wall time of the reader, and words. */
class ChangeBoxes {

    private final Names names;
    private final ChangeWords words;
    private final ChangeWords.Texts texts;
    private final ZoneId zone;
    private final Locale locale;

    ChangeBoxes(Names names, ChangeWords words, ChangeWords.Texts texts, ZoneId zone, Locale locale) {
        this.names = names;
        this.words = words;
        this.texts = texts;
        this.zone = zone;
        this.locale = locale;
    }

    ChangeCalendar.Shown of(ChangePeriod period, ScheduleView schedule, Instant now, @Nullable String selected) {
        var days = period.days();
        return new ChangeCalendar.Shown(
                period.view(),
                days.stream().map(LocalDate::toString).toList(),
                period.day().getMonthValue(),
                local(now),
                Objects.toString(selected, ""),
                schedule.windows().stream()
                        .map(one -> new ChangeCalendar.Box(
                                Long.toString(one.window().id()),
                                one.window().kind().name(),
                                one.window().name(),
                                local(one.span().from()),
                                local(one.span().to())))
                        .toList(),
                schedule.changes().stream().map(this::entry).toList(),
                days.stream()
                        .map(date -> date.getDayOfWeek().getDisplayName(TextStyle.SHORT, locale))
                        .toList(),
                Map.of(
                        "now", texts.of("changes.now"),
                        "more", texts.of("changes.moreHere", "{0}"),
                        "empty", texts.of("changes.empty")));
    }

    private String local(Instant at) {
        return at.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).toString();
    }

    private ChangeCalendar.Entry entry(ChangeEntry change) {
        var over = change.category().isOver();
        var asks = change.asks() && !over;
        var state = names.state(change.practice(), change.packVersion(), change.state(), locale);
        var group = change.group() == null ? "" : names.group(change.group()) + ", ";
        return new ChangeCalendar.Entry(
                change.number(),
                change.subject(),
                group + state,
                local(Objects.requireNonNull(change.from())),
                local(Objects.requireNonNull(change.to())),
                look(change, over, asks),
                over ? "done" : asks ? "warn" : change.emergency() ? "bolt" : "",
                !over && change.actualFrom() == null,
                label(change, state, asks));
    }

    private static String look(ChangeEntry change, boolean over, boolean asks) {
        if (over) {
            return "over";
        }
        return asks ? "conflict" : change.emergency() ? "emergency" : change.approved() ? "approved" : "plan";
    }

    private String label(ChangeEntry change, String state, boolean asks) {
        var label = String.join(", ", change.number(), change.subject(), words.span(change.from(), change.to()), state);
        return asks ? label + ", " + texts.of("changes.legend.conflict") : label;
    }
}
