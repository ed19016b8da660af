package org.praxisitsm.sla;

import java.time.LocalDate;

/**
 * The date of Easter Sunday in the Gregorian calendar.
 *
 * @see "J. Meeus, Astronomical Algorithms, chapter 8: Date of Easter"
 */
final class EasterSunday {

    private EasterSunday() {}

    static LocalDate western(int year) {
        var lunar = year % 19;
        var century = year / 100;
        var rest = year % 100;
        var epact = (19 * lunar + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        var weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
        var correction = (lunar + 11 * epact + 22 * weekday) / 451;
        var day = epact + weekday - 7 * correction + 114;
        return LocalDate.of(year, day / 31, day % 31 + 1);
    }

    /** Julian computus, told as a Gregorian date. */
    static LocalDate orthodox(int year) {
        var moon = (19 * (year % 19) + 15) % 30;
        var weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
        var day = moon + weekday + 114;
        var daysBehind = year / 100 - year / 400 - 2;
        return LocalDate.of(year, day / 31, day % 31 + 1).plusDays(daysBehind);
    }
}
