package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.sla.CalendarVersion;
import org.praxisitsm.sla.CountedWindow;
import org.praxisitsm.sla.Interval;

/** What is asked and answered about service time. */
final class ServiceTime {

    private static final int MOST_PAUSES = 1_000;

    private ServiceTime() {}

    @Schema(name = "Pause")
    record Pause(
            @Schema(example = "2026-03-30T08:00:00Z") @Nullable Instant from,
            @Schema(example = "2026-03-30T09:30:00Z") @Nullable Instant to) {}

    @Schema(name = "DeadlineQuestion", description = "Either duration or businessDays, with endOfDay")
    record Start(
            @Schema(example = "2026-03-27T16:00:00Z") @Nullable Instant start,
            @Schema(description = "ISO-8601, service time", example = "PT4H") @Nullable String duration,
            @Schema(example = "7") @Nullable Integer businessDays,
            @Schema(description = "With businessDays: when that day closes", example = "false") @Nullable
                    Boolean endOfDay,
            @Nullable List<@Nullable Pause> pauses) {

        Due due(CalendarVersion version) {
            var from = given("start", start);
            var held = intervals(pauses);
            var calendar = version.calendar();
            if (businessDays == null) {
                if (endOfDay != null && endOfDay) {
                    throw Refusal.invalid("endOfDay", "goes with businessDays");
                }
                var due = calendar.deadline(from, parsed(duration), held);
                return Due.of(due, calendar.explain(from, due, held), version);
            }
            if (duration != null) {
                throw Refusal.invalid("businessDays", "must not be given together with duration");
            }
            var due = calendar.deadlineInBusinessDays(from, businessDays, endOfDay != null && endOfDay, held);
            return Due.of(due, calendar.explain(from, due, held), version);
        }
    }

    @Schema(name = "CountedWindow")
    record Window(
            Instant from,
            Instant to,
            @Schema(type = "string", example = "PT1H") Duration counted,
            @Schema(description = "Why it was not counted: PAUSED") CountedWindow.@Nullable Reason notCounted) {

        static Window of(CountedWindow window) {
            return new Window(window.from(), window.to(), window.counted(), window.notCounted());
        }
    }

    @Schema(name = "Deadline")
    record Due(
            @Schema(example = "2026-03-30T09:00:00Z") Instant due,
            @Schema(description = "Version of the calendar") int version,
            List<Window> explanation) {

        static Due of(Instant due, List<CountedWindow> windows, CalendarVersion version) {
            return new Due(
                    due, version.version(), windows.stream().map(Window::of).toList());
        }
    }

    @Schema(name = "ServiceSpan")
    record Span(
            @Schema(example = "2026-03-27T16:00:00Z") @Nullable Instant from,
            @Schema(example = "2026-03-30T09:00:00Z") @Nullable Instant to,
            @Nullable List<@Nullable Pause> pauses) {

        Elapsed elapsed(CalendarVersion version) {
            return new Elapsed(
                    version.calendar().elapsed(given("from", from), given("to", to), intervals(pauses)),
                    version.version());
        }
    }

    @Schema(name = "ElapsedServiceTime")
    record Elapsed(@Schema(type = "string", example = "PT3H") Duration elapsed, int version) {}

    @Schema(name = "ServiceOpen")
    record Open(boolean open) {}

    private static Duration parsed(@Nullable String text) {
        try {
            return Duration.parse(Given.text("duration", text).strip());
        } catch (DateTimeException | ArithmeticException e) {
            throw Refusal.invalid(
                    "duration", "must be an ISO-8601 duration of hours, minutes and seconds such as PT4H30M");
        }
    }

    private static Instant given(String member, @Nullable Instant instant) {
        if (instant == null) {
            throw Refusal.invalid(member, SaneInstants.FORM);
        }
        return instant;
    }

    private static List<Interval> intervals(@Nullable List<@Nullable Pause> pauses) {
        if (pauses == null) {
            return List.of();
        }
        if (pauses.size() > MOST_PAUSES) {
            throw Refusal.invalid("pauses", "must be at most " + MOST_PAUSES);
        }
        var intervals = new ArrayList<Interval>();
        for (var i = 0; i < pauses.size(); i++) {
            var pause = pauses.get(i);
            if (pause == null) {
                throw Refusal.invalid("pauses[" + i + "]", "must be an object with from and to");
            }
            var from = given("pauses[" + i + "].from", pause.from());
            var to = given("pauses[" + i + "].to", pause.to());
            if (to.isBefore(from)) {
                throw Refusal.invalid("pauses[" + i + "].to", "lies before from");
            }
            intervals.add(new Interval(from, to));
        }
        return intervals;
    }
}
