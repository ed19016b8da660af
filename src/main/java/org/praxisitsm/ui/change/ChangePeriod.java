package org.praxisitsm.ui.change;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;

/** The days that the change calendar shows at once. A list shows five weeks. */
record ChangePeriod(String view, LocalDate day) {

    static final List<String> VIEWS = List.of("day", "week", "month", "list");

    /** @return in order; of a month, whole weeks from Monday to Sunday */
    List<LocalDate> days() {
        var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return switch (view) {
            case "day" -> List.of(day);
            case "month" -> {
                var first = day.withDayOfMonth(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                var last = YearMonth.from(day).atEndOfMonth().with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
                yield first.datesUntil(last.plusDays(1)).toList();
            }
            case "list" -> monday.datesUntil(monday.plusWeeks(5)).toList();
            default -> monday.datesUntil(monday.plusDays(7)).toList();
        };
    }

    Instant from(ZoneId zone) {
        return days().get(0).atStartOfDay(zone).toInstant();
    }

    /** @return the first instant that is not shown any more */
    Instant to(ZoneId zone) {
        var days = days();
        return days.get(days.size() - 1).plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** @param by how many pages, back where negative */
    ChangePeriod turned(int by) {
        return new ChangePeriod(
                view,
                switch (view) {
                    case "day" -> day.plusDays(by);
                    case "month" -> day.plusMonths(by);
                    case "list" -> day.plusWeeks(5L * by);
                    default -> day.plusWeeks(by);
                });
    }

    String nextView() {
        return VIEWS.get((VIEWS.indexOf(view) + 1) % VIEWS.size());
    }

    String title(Locale locale, ChangeWords.Texts texts) {
        if (view.equals("month")) {
            return DateTimeFormatter.ofPattern("LLLL yyyy", locale).format(day);
        }
        var german = locale.getLanguage().equals("de");
        if (view.equals("day")) {
            return DateTimeFormatter.ofPattern(german ? "EEEE, d. MMMM yyyy" : "EEEE d MMMM yyyy", locale)
                    .format(day);
        }
        var days = days();
        var first = days.get(0);
        var last = days.get(days.size() - 1);
        var end = DateTimeFormatter.ofPattern(german ? "d. MMMM yyyy" : "d MMMM yyyy", locale)
                .format(last);
        var start = first.getMonth() == last.getMonth()
                ? first.getDayOfMonth() + (german ? "." : "")
                : DateTimeFormatter.ofPattern(german ? "d. MMMM" : "d MMMM", locale)
                        .format(first);
        return texts.of("changes.span", start, end);
    }
}
