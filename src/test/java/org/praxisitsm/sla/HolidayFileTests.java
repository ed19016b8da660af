package org.praxisitsm.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.shared.Refusal;

class HolidayFileTests {

    private static final Path SAMPLES = Path.of("../shared/data/calendars");
    private static final int THIS_YEAR = 2026;

    @ParameterizedTest
    @CsvSource({
        "ArgentinaHolidays.ics, 11, 0",
        "EstoniaHolidays.ics, 415, 0",
        "SwedishHolidays2003-2006.ics, 52, 0",
        "Australian32Holidays.ics, 77, 0"
    })
    void nationalCalendarsAreRead(String name, int closed, int refused) throws IOException {
        var content = read(SAMPLES.resolve("ics").resolve(name));

        System.out.println(name + ": " + content.closed().size() + " days, refused " + content.refused());
        assertThat(content.closed()).hasSize(closed);
        assertThat(content.refused()).hasSize(refused);
    }

    @Test
    void allDayAndRecurringFormsAreReadAndTimedOnesRefused() throws IOException {
        assertThat(read(SAMPLES.resolve("ics-forms/vcalendar-event-allday.ics")).closed())
                .extracting(Holiday::date)
                .containsExactly(date("2016-10-05"), date("2016-10-06"), date("2016-10-07"));

        var weekly = read(SAMPLES.resolve("ics-forms/vcalendar-event-recurring-allday.ics"))
                .closed();
        assertThat(weekly).hasSizeGreaterThan(600).allMatch(day -> day.date().getDayOfWeek() == DayOfWeek.WEDNESDAY);

        var timed = read(SAMPLES.resolve("ics-forms/vcalendar-event-multiple-rrules.ics"));
        assertThat(timed.closed()).isEmpty();
        assertThat(timed.refused())
                .containsExactly(new HolidayFile.Refused(
                        22, "Test Europe Berlin", "It has a time of day; only all-day events close a day."));
    }

    @Test
    void publicHolidaysOfFifteenRegionsAreReadAndOthersRefused() throws IOException {
        var regions = new TreeMap<String, Integer>();
        for (var file : files("holidays")) {
            var content = read(file);
            var types = Files.readString(file).split("\"type\": \"public\"", -1).length - 1;
            assertThat(content.closed()).as(file.toString()).isNotEmpty().allMatch(day -> !day.name()
                    .isBlank());
            assertThat(content.refused())
                    .as(file.toString())
                    .allMatch(refused -> refused.reason().contains("only public holidays are days off")
                            || refused.reason().contains("part of the day"));
            assertThat(content.closed().size() + partOfDay(content))
                    .as(file.toString())
                    .isGreaterThanOrEqualTo(types);
            var region = file.getFileName().toString().replaceAll("-\\d{4}\\.json", "");
            regions.merge(region, content.closed().size(), Integer::sum);
        }
        System.out.println("days off by region: " + regions);
        assertThat(regions).hasSize(15).doesNotContainValue(0);
    }

    @Test
    void importingAgainChangesNothing() throws IOException {
        var imports = new HolidayImports(null, Clock.fixed(Instant.parse("2026-11-27T08:00:00Z"), ZoneId.of("UTC")));
        var calendar = CalendarDefinition.always("import", "Import", ZoneId.of("Europe/Tallinn"));
        for (var folder : List.of("ics", "ics-forms", "holidays")) {
            for (var path : files(folder)) {
                var file = file(path);
                var once = imports.merge(calendar, file);
                assertThat(imports.preview(once, 1, file).changesSomething())
                        .as(path.toString())
                        .isFalse();
                assertThat(imports.merge(once, file)).isEqualTo(once);
            }
        }
    }

    @Test
    void aMovedEventMovesAndWhatPeopleEnteredStays() {
        var imports = new HolidayImports(null, Clock.fixed(Instant.parse("2026-11-27T08:00:00Z"), ZoneId.of("UTC")));
        var calendar = CalendarDefinition.always("move", "Move", ZoneId.of("Europe/Oslo"))
                .withHolidays(List.of(new Holiday(date("2027-05-14"), "Entered by hand")));
        var before = imports.merge(calendar, ics(event("UID:1", "DTSTART;VALUE=DATE:20270517", "SUMMARY:Party")));

        var moved = imports.preview(before, 2, ics(event("UID:1", "DTSTART;VALUE=DATE:20270518", "SUMMARY:Party")));

        assertThat(moved.removed()).containsExactly(new Holiday(date("2027-05-17"), "Party", "1"));
        assertThat(moved.added()).containsExactly(new Holiday(date("2027-05-18"), "Party", "1"));
    }

    @Test
    void severalRulesExtraDatesExceptionsAndMovedInstancesAreUnited() {
        var content = content(
                event(
                        "UID:r",
                        "DTSTART;VALUE=DATE:20260101",
                        "DTEND;VALUE=DATE:20260102",
                        "RRULE:FREQ=YEARLY;UNTIL=20281231T235959Z",
                        "RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;COUNT=2",
                        "RDATE;VALUE=DATE:20260704,20270705",
                        "EXDATE;VALUE=DATE:20270101",
                        "SUMMARY:Off\\, all of us"),
                event("UID:r", "RECURRENCE-ID;VALUE=DATE:20280101", "DTSTART;VALUE=DATE:20280103", "SUMMARY:Moved"));

        assertThat(content.closed())
                .extracting(day -> day.date() + " " + day.name())
                .containsExactlyInAnyOrder(
                        "2026-01-01 Off, all of us",
                        "2026-05-25 Off, all of us",
                        "2026-07-04 Off, all of us",
                        "2027-05-31 Off, all of us",
                        "2027-07-05 Off, all of us",
                        "2028-01-03 Moved");
    }

    @Test
    void aYearlyEventOnLeapDayComesOnLeapDaysOnly() {
        assertThat(content(event("UID:l", "DTSTART;VALUE=DATE:20240229", "RRULE:FREQ=YEARLY"))
                        .closed())
                .extracting(Holiday::date)
                .containsExactly(date("2028-02-29"), date("2032-02-29"), date("2036-02-29"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            DTSTART;VALUE=DATE:20260101;X|RRULE:FREQ=SECONDLY|must repeat daily, weekly, monthly or yearly
            DTSTART;VALUE=DATE:20260101|RRULE:FREQ=DAILY|closes more than 1000 days
            DTSTART;VALUE=DATE:20260101|RRULE:FREQ=YEARLY;BYHOUR=1,2,3|has BYHOUR
            DTSTART;VALUE=DATE:20260101|RRULE:FREQ=YEARLY;INTERVAL=banana|cannot be read
            DTSTART;VALUE=DATE:20260101|DTEND;VALUE=DATE:29990101|must end after it starts
            DTSTART;VALUE=DATE:20260230|SUMMARY:No such day|is no date
            DTSTART;VALUE=DATE:00010101|RRULE:FREQ=DAILY|outside of the years
            DTSTART;TZID=Mars/Phobos:20260101T080000|SUMMARY:Timed|time of day
            SUMMARY:Nothing else|UID:x|has no start
            DTSTART;VALUE=DATE:20260101|STATUS:CANCELLED|is cancelled
            DTSTART;VALUE=DATE:20200101|RRULE:FREQ=YEARLY;INTERVAL=500|has no date from 2025 to 2036""")
    void eventsThatCloseNothingAreRefusedWithAReason(String first, String second, String reason) {
        var content = content(event(first.replace(";X", ""), second));

        assertThat(content.closed()).isEmpty();
        assertThat(content.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.line()).isEqualTo(3);
            assertThat(refused.reason()).contains(reason);
        });
    }

    @Test
    void aBrokenFileIsRefusedWithTheLine() {
        assertThatThrownBy(() -> raw("hello"))
                .hasMessageStartingWith("line 1: must begin with BEGIN:VCALENDAR")
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> raw("")).hasMessageStartingWith("line 1: must begin with BEGIN:VCALENDAR");
        assertThatThrownBy(() -> raw("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nwhat is this\r\n"))
                .hasMessageStartingWith("line 3: is no property");
        assertThatThrownBy(() -> raw("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR"))
                .hasMessageStartingWith("line 3: END:VCALENDAR closes nothing; VEVENT is open");
        assertThatThrownBy(() -> raw("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x"))
                .hasMessageStartingWith("line 3: ends inside VEVENT");
        assertThatThrownBy(() -> raw("BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\n".repeat(10)))
                .hasMessageContaining("nested more than 4 deep");
        assertThatThrownBy(() -> raw("BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\nEND:VEVENT\n".repeat(5_001)))
                .hasMessageContaining("has more than 5000 events");
        assertThatThrownBy(() ->
                        new HolidayFile(HolidayFile.Format.ICALENDAR, new byte[] {(byte) 0xC3, 0x28}).read(THIS_YEAR))
                .hasMessageStartingWith("file: must be text in UTF-8");
        assertThatThrownBy(() -> new HolidayFile(HolidayFile.Format.ICALENDAR, new byte[HolidayFile.MAX_BYTES + 1])
                        .read(THIS_YEAR))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_LARGE));
        assertThatThrownBy(() -> new HolidayFile(
                                HolidayFile.Format.JSON, "[{\n\"date\" 1}]".getBytes(StandardCharsets.UTF_8))
                        .read(THIS_YEAR))
                .hasMessageStartingWith("line 2: is not JSON");
    }

    @Test
    void manyRecurringEventsAreStoppedByTheNumberOfDays() {
        var events = new String[500];
        for (var i = 0; i < events.length; i++) {
            events[i] = event("UID:" + i, "DTSTART;VALUE=DATE:20250101", "RRULE:FREQ=WEEKLY;BYDAY=MO");
        }
        assertThatThrownBy(() -> content(events)).hasMessageContaining("closes more than 5000 days");
    }

    private static long partOfDay(HolidayFile.Content content) {
        return content.refused().stream()
                .filter(refused -> refused.reason().contains("part of the day"))
                .count();
    }

    private static HolidayFile.Content read(Path path) throws IOException {
        Assumptions.assumeTrue(Files.exists(path), path + " is not here");
        return file(path).read(THIS_YEAR);
    }

    private static HolidayFile file(Path path) throws IOException {
        var format = path.toString().endsWith(".json") ? HolidayFile.Format.JSON : HolidayFile.Format.ICALENDAR;
        return new HolidayFile(format, Files.readAllBytes(path));
    }

    private static List<Path> files(String folder) throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(SAMPLES.resolve(folder)), SAMPLES + " is not here");
        try (var files = Files.list(SAMPLES.resolve(folder))) {
            return files.sorted().toList();
        }
    }

    private static HolidayFile.Content content(String... events) {
        return ics(events).read(THIS_YEAR);
    }

    private static void raw(String text) {
        new HolidayFile(HolidayFile.Format.ICALENDAR, text.getBytes(StandardCharsets.UTF_8)).read(THIS_YEAR);
    }

    private static HolidayFile ics(String... events) {
        var text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + String.join("", events) + "END:VCALENDAR\r\n";
        return new HolidayFile(HolidayFile.Format.ICALENDAR, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String event(String... properties) {
        return "BEGIN:VEVENT\r\n" + String.join("\r\n", properties) + "\r\nEND:VEVENT\r\n";
    }

    private static LocalDate date(String text) {
        return LocalDate.parse(text);
    }
}
