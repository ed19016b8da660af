package org.praxisitsm.sla;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** A holiday that comes back each year. */
public sealed interface HolidayRule {

    /** The n-th from the end: {@code LAST} for the last such weekday of a month. */
    int LAST = -1;

    String name();

    /** @return the date in a year, or empty where the year has none (29 February, a fifth Monday) */
    Optional<LocalDate> in(int year);

    /** The same day each year. */
    record EveryYear(String name, MonthDay day) implements HolidayRule {
        @Override
        public Optional<LocalDate> in(int year) {
            return day.isValidYear(year) ? Optional.of(day.atYear(year)) : Optional.empty();
        }
    }

    /**
     * A weekday counted within a month.
     *
     * @param ordinal 1 to 5, or {@link #LAST}
     */
    record NthWeekday(String name, int ordinal, DayOfWeek weekday, Month month) implements HolidayRule {
        @Override
        public Optional<LocalDate> in(int year) {
            var date = YearMonth.of(year, month).atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, weekday));
            return Optional.of(date).filter(found -> found.getMonth() == month);
        }
    }

    /** The first such weekday on or after a day, e.g. the Saturday from 31 October on. */
    record WeekdayFrom(String name, DayOfWeek weekday, MonthDay day) implements HolidayRule {
        @Override
        public Optional<LocalDate> in(int year) {
            return Optional.of(day.atYear(year).with(TemporalAdjusters.nextOrSame(weekday)));
        }
    }

    /**
     * A distance from Easter Sunday.
     *
     * @param days negative before Easter Sunday: -2 is Good Friday, 39 Ascension Day
     * @param orthodox whether Easter follows the Julian computus, as in Greece or Romania
     */
    record Easter(String name, int days, boolean orthodox) implements HolidayRule {
        @Override
        public Optional<LocalDate> in(int year) {
            return Optional.of((orthodox ? EasterSunday.orthodox(year) : EasterSunday.western(year)).plusDays(days));
        }
    }
}
