package org.praxisitsm.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.praxisitsm.shared.Refusal;

/**
 * What the arithmetic means, by example.
 *
 * <pre>
 * office hours 09:00-17:00, Monday to Friday, Europe/Berlin
 * start                      + service time   -> due
 * Fri 16:00                  + 2 h            -> Mon 10:00
 * Fri 16:00                  + 1 h            -> Fri 17:00   closing time, not the next opening
 * Sat 12:00                  + 0              -> Sat 12:00   nothing is due at once
 * night the clocks skip 02-03, open 00-24: 24 h from midnight end at 01:00 of the next day
 * </pre>
 */
class ServiceCalendarTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final CalendarDefinition OFFICE =
            CalendarDefinition.weekly("office", "Office", BERLIN, workdays(window("09:00", "17:00")));

    private final ServiceCalendar office = ServiceCalendar.of(OFFICE);
    private final ServiceCalendar always = ServiceCalendar.of(CalendarDefinition.always("always", "Always", BERLIN));

    @Test
    void aDeadlineRunsOverTheWeekend() {
        assertThat(office.deadline(at("2026-03-06T15:00:00Z"), Duration.ofHours(2)))
                .isEqualTo("2026-03-09T09:00:00Z");
    }

    @Test
    void aDeadlineUsedUpAtClosingTimeIsClosingTime() {
        assertThat(office.deadline(at("2026-03-06T15:00:00Z"), Duration.ofHours(1)))
                .isEqualTo("2026-03-06T16:00:00Z");
    }

    @Test
    void noDurationIsDueAtTheStartEvenWhenClosedOrPaused() {
        var saturday = at("2026-03-07T11:00:00Z");
        var pause = List.of(new Interval(saturday.minusSeconds(60), saturday.plusSeconds(60)));

        assertThat(office.deadline(saturday, Duration.ZERO, pause)).isEqualTo(saturday);
    }

    @Test
    void anHourThatIsSkippedCountsNothing() {
        var midnight = at("2026-03-28T23:00:00Z");

        assertThat(always.elapsed(midnight, at("2026-03-29T22:00:00Z"))).isEqualTo(Duration.ofHours(23));
        assertThat(always.deadline(midnight, Duration.ofHours(24))).isEqualTo("2026-03-29T23:00:00Z");
        assertThat(nightShift().elapsed(midnight, at("2026-03-29T22:00:00Z"))).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void anHourThatComesTwiceCountsTwice() {
        var night = nightShift();

        assertThat(night.elapsed(at("2026-10-24T22:00:00Z"), at("2026-10-25T23:00:00Z")))
                .as("01:30 to 02:30 is open before the change and 02:00 to 02:30 after it")
                .isEqualTo(Duration.ofMinutes(90));
        assertThat(night.open(at("2026-10-24T22:00:00Z"), at("2026-10-25T23:00:00Z")))
                .containsExactly(
                        new Interval(at("2026-10-24T23:30:00Z"), at("2026-10-25T00:30:00Z")),
                        new Interval(at("2026-10-25T01:00:00Z"), at("2026-10-25T01:30:00Z")));
    }

    @Test
    void aDayThatDoesNotExistIsNoWorkingDay() {
        var apia = ServiceCalendar.of(CalendarDefinition.always("apia", "Apia", ZoneId.of("Pacific/Apia")));
        var thursday = at("2011-12-29T20:00:00Z");

        assertThat(thursday.atZone(ZoneId.of("Pacific/Apia")).toLocalDate()).isEqualTo("2011-12-29");
        assertThat(apia.deadlineInBusinessDays(thursday, 1, false, List.of())
                        .atZone(ZoneId.of("Pacific/Apia"))
                        .toLocalDateTime())
                .isEqualTo("2011-12-31T10:00:00");
    }

    @Test
    void holidaysCloseAndExceptionsCountBeforeThem() {
        var christmas = ServiceCalendar.of(OFFICE.withHolidays(
                        List.of(new Holiday(date("2026-12-24"), "Christmas Eve")))
                .withRules(List.of(new HolidayRule.EveryYear("Christmas", MonthDay.of(12, 25))))
                .withExceptions(List.of(
                        new DayException(date("2026-12-24"), "Short day", List.of(window("09:00", "12:00"))),
                        new DayException(date("2026-12-26"), "Worked Saturday", List.of(window("10:00", "11:00"))))));

        assertThat(christmas.elapsed(at("2026-12-24T00:00:00Z"), at("2026-12-28T00:00:00Z")))
                .isEqualTo(Duration.ofHours(4));
        assertThat(christmas.day(date("2026-12-25")).kind()).isEqualTo(DayPlan.Kind.HOLIDAY);
        assertThat(christmas.day(date("2026-12-25")).why()).isEqualTo("Christmas");
        assertThat(christmas.day(date("2026-12-24")).kind()).isEqualTo(DayPlan.Kind.EXCEPTION);
        assertThat(christmas.day(date("2026-12-27")).kind()).isEqualTo(DayPlan.Kind.CLOSED);
    }

    @Test
    void rulesGiveTheKnownDates() {
        assertThat(new HolidayRule.Easter("Good Friday", -2, false).in(2026)).contains(date("2026-04-03"));
        assertThat(new HolidayRule.Easter("Easter", 0, false).in(2038)).contains(date("2038-04-25"));
        assertThat(new HolidayRule.Easter("Easter", 0, false).in(1954)).contains(date("1954-04-18"));
        assertThat(new HolidayRule.Easter("Easter", 0, true).in(2024)).contains(date("2024-05-05"));
        assertThat(new HolidayRule.Easter("Easter", 0, true).in(2025)).contains(date("2025-04-20"));
        assertThat(new HolidayRule.NthWeekday("Memorial Day", HolidayRule.LAST, DayOfWeek.MONDAY, Month.MAY).in(2026))
                .contains(date("2026-05-25"));
        assertThat(new HolidayRule.NthWeekday("Fifth", 5, DayOfWeek.MONDAY, Month.FEBRUARY).in(2026))
                .isEmpty();
        assertThat(new HolidayRule.EveryYear("Leap day", MonthDay.of(2, 29)).in(2027))
                .isEmpty();
        assertThat(new HolidayRule.WeekdayFrom("All Saints", DayOfWeek.SATURDAY, MonthDay.of(10, 31)).in(2025))
                .contains(date("2025-11-01"));
    }

    @Test
    void pausesAreSubtractedOnceHoweverTheyOverlap() {
        var start = at("2026-03-06T08:00:00Z");
        var pauses = List.of(
                new Interval(at("2026-03-06T12:00:00Z"), at("2026-03-06T13:00:00Z")),
                new Interval(at("2026-03-06T11:00:00Z"), at("2026-03-06T12:30:00Z")),
                new Interval(at("2026-03-07T11:00:00Z"), at("2026-03-08T12:30:00Z")));

        assertThat(office.elapsed(start, at("2026-03-09T16:00:00Z"), pauses)).isEqualTo(Duration.ofHours(14));
        assertThat(office.deadline(start, Duration.ofHours(8), pauses)).isEqualTo("2026-03-09T10:00:00Z");
    }

    @Test
    void theExplanationNamesEveryWindowAndWhatWasPaused() {
        var pauses = List.of(new Interval(at("2026-03-06T15:30:00Z"), at("2026-03-09T08:30:00Z")));

        assertThat(office.explain(at("2026-03-06T15:00:00Z"), at("2026-03-09T09:00:00Z"), pauses))
                .containsExactly(
                        counted("2026-03-06", "2026-03-06T15:00:00Z", "2026-03-06T15:30:00Z", null),
                        counted(
                                "2026-03-06",
                                "2026-03-06T15:30:00Z",
                                "2026-03-06T16:00:00Z",
                                CountedWindow.Reason.PAUSED),
                        counted(
                                "2026-03-09",
                                "2026-03-09T08:00:00Z",
                                "2026-03-09T08:30:00Z",
                                CountedWindow.Reason.PAUSED),
                        counted("2026-03-09", "2026-03-09T08:30:00Z", "2026-03-09T09:00:00Z", null));
    }

    @Test
    void businessDaysAreWorkingDatesAtTheSameWallTime() {
        assertThat(businessDays("2026-03-06T10:00:00Z", 1, false)).isEqualTo("2026-03-09T10:00:00Z");
        assertThat(businessDays("2026-03-07T10:00:00Z", 1, false)).isEqualTo("2026-03-09T10:00:00Z");
        assertThat(businessDays("2026-03-27T10:00:00Z", 1, false))
                .as("11:00 by the wall clock on both sides of the change to summer time")
                .isEqualTo("2026-03-30T09:00:00Z");
        assertThat(businessDays("2026-03-06T05:00:00Z", 1, false)).isEqualTo("2026-03-09T08:00:00Z");
        assertThat(businessDays("2026-03-06T20:00:00Z", 1, false)).isEqualTo("2026-03-09T16:00:00Z");
        assertThat(businessDays("2026-03-06T20:00:00Z", 0, false)).isEqualTo("2026-03-06T20:00:00Z");
    }

    @Test
    void businessDaysMayEndWhenTheDayCloses() {
        assertThat(businessDays("2026-03-06T10:00:00Z", 1, true)).isEqualTo("2026-03-09T16:00:00Z");
        assertThat(businessDays("2026-03-06T10:00:00Z", 0, true)).isEqualTo("2026-03-06T16:00:00Z");
        assertThat(businessDays("2026-03-06T20:00:00Z", 0, true)).isEqualTo("2026-03-09T16:00:00Z");
        assertThat(businessDays("2026-03-06T10:00:00Z", 260, true)).isEqualTo("2027-03-05T16:00:00Z");
    }

    @Test
    void aPauseMovesABusinessDayDeadlineByItsServiceTimeOnly() {
        var friday = at("2026-03-06T10:00:00Z");
        var weekend = List.of(new Interval(at("2026-03-06T16:00:00Z"), at("2026-03-09T08:00:00Z")));
        var hour = List.of(new Interval(at("2026-03-06T12:00:00Z"), at("2026-03-06T13:00:00Z")));

        assertThat(office.deadlineInBusinessDays(friday, 1, false, weekend)).isEqualTo("2026-03-09T10:00:00Z");
        assertThat(office.deadlineInBusinessDays(friday, 1, false, hour)).isEqualTo("2026-03-09T11:00:00Z");
        assertThat(office.deadlineInBusinessDays(friday, 1, true, hour)).isEqualTo("2026-03-10T16:00:00Z");
    }

    @Test
    void aDeadlineThatIsNeverReachedIsRefused() {
        var closed = IntStream.rangeClosed(1, 12)
                .boxed()
                .flatMap(month -> IntStream.rangeClosed(1, Month.of(month).maxLength())
                        .<HolidayRule>mapToObj(day -> new HolidayRule.EveryYear("Closed", MonthDay.of(month, day))))
                .toList();
        var never = ServiceCalendar.of(OFFICE.withRules(closed));

        assertThatThrownBy(() -> never.deadline(at("2026-03-06T10:00:00Z"), Duration.ofHours(1)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is not reached within 50 years");
        assertThatThrownBy(() -> never.deadlineInBusinessDays(at("2026-03-06T10:00:00Z"), 1, true, List.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is not reached within 50 years");
        assertThatThrownBy(() -> office.deadline(at("2026-03-06T10:00:00Z"), Duration.ofDays(365 * 40)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void whatCannotBeMeantIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> office.deadline(at("2026-03-06T10:00:00Z"), Duration.ofSeconds(-1)))
                .hasMessageStartingWith("duration: must not be negative");
        assertThatThrownBy(() -> office.elapsed(at("2026-03-06T10:00:01Z"), at("2026-03-06T10:00:00Z")))
                .hasMessageStartingWith("to: lies before from");
        assertThatThrownBy(() -> office.isOpen(Instant.MAX)).hasMessageStartingWith("at: must lie in the years");
        assertThatThrownBy(() -> office.deadlineInBusinessDays(at("2026-03-06T10:00:00Z"), -1, false, List.of()))
                .hasMessageStartingWith("businessDays: must be 0 to");
        assertThatThrownBy(() -> new Interval(at("2026-03-06T10:00:01Z"), at("2026-03-06T10:00:00Z")))
                .hasMessageStartingWith("to: lies before from");
    }

    @Test
    void badHoursAreRefusedWithEveryPlace() {
        var hours = Map.of(
                DayOfWeek.MONDAY, List.of(window("09:00", "12:00"), window("11:59", "13:00")),
                DayOfWeek.TUESDAY, List.of(window("22:00", "06:00")),
                DayOfWeek.FRIDAY, List.of(window("09:00", "12:00"), window("12:00", "12:00")));

        assertThatThrownBy(() -> CalendarDefinition.weekly("bad", "Bad", BERLIN, hours))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.errors())
                        .extracting(Refusal.FieldError::field)
                        .containsExactly("hours.MONDAY[1]", "hours.TUESDAY[0]", "hours.FRIDAY[1]"));
    }

    @Test
    void aCalendarThatIsNeverOpenIsRefused() {
        assertThatThrownBy(
                        () -> CalendarDefinition.weekly("empty", "Empty", BERLIN, Map.of(DayOfWeek.MONDAY, List.of())))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("hours: must open on at least one weekday");
    }

    @Test
    void theWholeRangeCanBeMeasured() {
        assertThat(always.elapsed(ServiceCalendar.EARLIEST, ServiceCalendar.LATEST))
                .isEqualTo(Duration.between(ServiceCalendar.EARLIEST, ServiceCalendar.LATEST));
    }

    /** @see "glpi-project/glpi issue 10594" */
    @Test
    void complaint3PausesAndDeadlinesCountTheSameTime() {
        var friday = at("2026-03-06T15:00:00Z");
        var overTheWeekend = List.of(new Interval(at("2026-03-06T15:30:00Z"), at("2026-03-09T08:30:00Z")));
        var due = office.deadline(friday, Duration.ofHours(4), overTheWeekend);

        assertThat(due).as("an hour of service time was paused, not sixty-five").isEqualTo("2026-03-09T12:00:00Z");
        assertThat(office.elapsed(friday, due, overTheWeekend)).isEqualTo(Duration.ofHours(4));
        assertThat(office.deadlineInBusinessDays(friday, 1, false, overTheWeekend))
                .isEqualTo("2026-03-09T16:00:00Z");
    }

    /** @see "glpi-project/glpi pull request 22678" */
    @Test
    void complaint4AThresholdBeforeTheDeadlineLiesInServiceHours() {
        var start = at("2026-03-06T15:00:00Z");
        var due = office.deadline(start, Duration.ofMinutes(90));
        var hourBefore = office.deadline(start, Duration.ofMinutes(30));

        assertThat(due).isEqualTo("2026-03-09T08:30:00Z");
        assertThat(hourBefore).as("not Monday 07:30 UTC, when nobody is there").isEqualTo("2026-03-06T15:30:00Z");
        assertThat(office.elapsed(hourBefore, due)).isEqualTo(Duration.ofHours(1));
    }

    /** @see "zammad/zammad issue 3180" */
    @Test
    void complaint8RoundTheClockLosesNoMinuteAtMidnight() {
        var start = at("2026-03-02T10:00:00Z");

        assertThat(always.deadline(start, Duration.ofDays(7))).isEqualTo(start.plus(Duration.ofDays(7)));
        assertThat(always.elapsed(start, at("2026-03-09T10:00:00Z"))).isEqualTo(Duration.ofDays(7));
        assertThat(always.isOpen(at("2026-03-02T22:59:59.999999999Z"))).isTrue();
        assertThat(always.isOpen(at("2026-03-02T23:00:00Z"))).isTrue();
    }

    /** @see "kiegroup/jbpm pull requests 1830, 1342 and 233" */
    @Test
    void whatBeginsBeforeOpeningAfterClosingOrOnAHolidayStartsToCountAtTheNextOpening() {
        var calendar = ServiceCalendar.of(OFFICE.withHolidays(List.of(new Holiday(date("2026-03-09"), "Holiday"))));

        assertThat(calendar.deadline(at("2026-03-06T05:00:00Z"), Duration.ofHours(1)))
                .isEqualTo("2026-03-06T09:00:00Z");
        assertThat(calendar.deadline(at("2026-03-06T18:00:00Z"), Duration.ofHours(1)))
                .isEqualTo("2026-03-10T09:00:00Z");
        assertThat(calendar.deadline(at("2026-03-09T10:00:00Z"), Duration.ofHours(1)))
                .isEqualTo("2026-03-10T09:00:00Z");
    }

    private Instant businessDays(String start, int days, boolean endOfDay) {
        return office.deadlineInBusinessDays(at(start), days, endOfDay, List.of());
    }

    private static ServiceCalendar nightShift() {
        var week = new EnumMap<DayOfWeek, List<LocalWindow>>(DayOfWeek.class);
        week.put(DayOfWeek.SUNDAY, List.of(window("01:30", "02:30")));
        return ServiceCalendar.of(CalendarDefinition.weekly("night", "Night", BERLIN, week));
    }

    private static CountedWindow counted(String date, String from, String to, CountedWindow.Reason reason) {
        var duration = reason == null ? Duration.between(at(from), at(to)) : Duration.ZERO;
        return new CountedWindow(date(date), at(from), at(to), duration, reason);
    }

    private static Map<DayOfWeek, List<LocalWindow>> workdays(LocalWindow... windows) {
        var week = new EnumMap<DayOfWeek, List<LocalWindow>>(DayOfWeek.class);
        for (var day = 1; day <= 5; day++) {
            week.put(DayOfWeek.of(day), List.of(windows));
        }
        return week;
    }

    private static LocalWindow window(String from, String to) {
        return new LocalWindow(
                LocalWindow.minuteOf(from).orElseThrow(),
                LocalWindow.minuteOf(to).orElseThrow());
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    private static LocalDate date(String text) {
        return LocalDate.parse(text);
    }
}
