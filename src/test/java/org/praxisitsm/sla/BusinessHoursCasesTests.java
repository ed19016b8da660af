package org.praxisitsm.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases that the tests of other help desks and of a business-time library agree on. */
class BusinessHoursCasesTests {

    private static final Path CASES = Path.of("../shared/data/calendars/business-hours-cases.tsv");
    private static final List<String> WEEK = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

    @TestFactory
    Stream<DynamicTest> everyCaseIsEqual() throws IOException {
        Assumptions.assumeTrue(Files.exists(CASES), CASES + " is not here");
        var rows = Files.readAllLines(CASES).stream()
                .skip(1)
                .map(line -> line.split("\t"))
                .toList();
        assertThat(rows).hasSize(45);
        return rows.stream()
                .map(row -> DynamicTest.dynamicTest(row[0] + " " + row[1] + " " + row[10], () -> check(row)));
    }

    private static void check(String[] row) {
        var zone = ZoneId.of(row[2]);
        var calendar = ServiceCalendar.of(
                CalendarDefinition.weekly("case", row[0], zone, hours(row[3])).withHolidays(holidays(row[4])));
        var start = instant(row[5], zone);
        var pauses = pauses(row[7]);
        switch (row[1]) {
            case "add" ->
                assertThat(calendar.deadline(start, Duration.ofMinutes(Long.parseLong(row[6])), pauses))
                        .isEqualTo(instant(row[8], zone));
            case "between" ->
                assertThat(calendar.elapsed(start, instant(row[6], zone), pauses))
                        .isEqualTo(Duration.ofMinutes(Long.parseLong(row[8])));
            case "add-working-days" ->
                assertThat(calendar.deadlineInBusinessDays(
                                start, Integer.parseInt(row[6].split(" ")[0]), row[6].endsWith("end of day"), pauses))
                        .isEqualTo(instant(row[8], zone));
            case "is-open" -> assertThat(calendar.isOpen(start)).isEqualTo(row[8].equals("yes"));
            default -> throw new AssertionError("a kind of case that this test does not know: " + row[1]);
        }
    }

    private static Map<DayOfWeek, List<LocalWindow>> hours(String text) {
        var week = new EnumMap<DayOfWeek, List<LocalWindow>>(DayOfWeek.class);
        for (var part : text.split("; ")) {
            var days = part.split(" ")[0].split("-");
            var clock = part.split(" ")[1].split("-");
            var window = new LocalWindow(
                    LocalWindow.minuteOf(clock[0]).orElseThrow(),
                    LocalWindow.minuteOf(clock[1]).orElseThrow());
            for (var day = WEEK.indexOf(days[0]); day <= WEEK.indexOf(days[days.length - 1]); day++) {
                week.put(DayOfWeek.of(day + 1), List.of(window));
            }
        }
        return week;
    }

    private static List<Holiday> holidays(String text) {
        return text.equals("-")
                ? List.of()
                : Arrays.stream(text.split(" "))
                        .map(date -> new Holiday(LocalDate.parse(date), "Holiday"))
                        .toList();
    }

    private static List<Interval> pauses(String text) {
        return text.equals("-")
                ? List.of()
                : Arrays.stream(text.split(" "))
                        .map(pause -> new Interval(
                                Instant.parse(seconds(pause.split("/")[0])),
                                Instant.parse(seconds(pause.split("/")[1]))))
                        .toList();
    }

    private static Instant instant(String text, ZoneId zone) {
        return text.endsWith("Z")
                ? Instant.parse(seconds(text))
                : LocalDateTime.parse(text).atZone(zone).toInstant();
    }

    private static String seconds(String text) {
        return text.matches(".*T\\d\\d:\\d\\dZ") ? text.replace("Z", ":00Z") : text;
    }
}
