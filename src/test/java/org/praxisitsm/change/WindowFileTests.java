package org.praxisitsm.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.model.component.VTimeZone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows out into a calendar file and in again; what another program makes of the file. */
class WindowFileTests {

    private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");

    private static ChangeWindow window(
            String zone, String starts, String ends, @Nullable String rule, LocalDate... except) {
        return new ChangeWindow(
                7,
                WindowKind.BLACKOUT,
                "Night; of, all \\ nights",
                "it",
                ZoneId.of(zone),
                LocalDateTime.parse(starts),
                LocalDateTime.parse(ends),
                rule,
                Set.of(except),
                List.of(Scope.EVERYTHING),
                "Two\nlines",
                "u-1",
                NOW,
                "test",
                1);
    }

    private static ChangeWindow back(ChangeWindow window) {
        var read = new WindowFile(WindowKind.MAINTENANCE, "it", ZoneId.of("Asia/Tokyo"))
                .read(WindowFile.write(List.of(window), NOW).getBytes(StandardCharsets.UTF_8));
        assertThat(read).hasSize(1);
        assertThat(read.get(0).refused()).isNull();
        var order = java.util.Objects.requireNonNull(read.get(0).window());
        return new ChangeWindow(
                7,
                java.util.Objects.requireNonNull(order.kind()),
                java.util.Objects.requireNonNull(order.name()),
                "it",
                ZoneId.of(java.util.Objects.requireNonNull(order.zone())),
                java.util.Objects.requireNonNull(order.starts()),
                java.util.Objects.requireNonNull(order.ends()),
                order.rule(),
                order.except(),
                order.scopes(),
                order.note(),
                order.uid(),
                NOW,
                "test",
                1);
    }

    @Test
    void aWindowThatRepeatsOverBothNightsComesBackAsItWas() {
        var window = window(
                "Europe/Berlin",
                "2027-03-07T01:30:00",
                "2027-03-07T03:30:00",
                "FREQ=WEEKLY;BYDAY=SU;UNTIL=20271130",
                LocalDate.of(2027, 3, 21),
                LocalDate.of(2027, 10, 31));
        var year = new Span(Instant.parse("2027-01-01T00:00:00Z"), Instant.parse("2028-01-01T00:00:00Z"));
        var again = back(window);
        assertThat(again.within(year).stream().map(ChangeWindow.Occurrence::span))
                .containsExactlyElementsOf(window.within(year).stream()
                        .map(ChangeWindow.Occurrence::span)
                        .toList())
                .hasSize(37);
        assertThat(again.except()).isEqualTo(window.except());
        assertThat(again.kind()).isEqualTo(WindowKind.BLACKOUT);
        assertThat(again.name()).isEqualTo(window.name());
        assertThat(again.uid()).isEqualTo("u-1");
        assertThat(again.zone()).isEqualTo(window.zone());
    }

    @Test
    void theShortNightAndTheLongNightAreAsLongAsTheWallSays() {
        var window = back(window("Europe/Berlin", "2027-03-21T01:00:00", "2027-03-21T05:00:00", "FREQ=WEEKLY"));
        var hours =
                window
                        .within(new Span(Instant.parse("2027-03-20T00:00:00Z"), Instant.parse("2027-04-06T00:00:00Z")))
                        .stream()
                        .map(one -> ChronoUnit.HOURS.between(
                                one.span().from(), one.span().to()))
                        .toList();
        assertThat(hours).containsExactly(4L, 3L, 4L);
        var long_ = window.within(
                        new Span(Instant.parse("2027-10-30T00:00:00Z"), Instant.parse("2027-11-01T00:00:00Z")))
                .get(0)
                .span();
        assertThat(ChronoUnit.HOURS.between(long_.from(), long_.to())).isEqualTo(5);
    }

    @Test
    void anExceptionInUtcIsTheDayOnTheWall() {
        var file =
                """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                UID:x
                SUMMARY:Late
                DTSTART;TZID=America/New_York:20270105T220000
                DTEND;TZID=America/New_York:20270106T020000
                RRULE:FREQ=DAILY;COUNT=4
                EXDATE:20270107T030000Z
                END:VEVENT
                END:VCALENDAR
                """
                        .getBytes(StandardCharsets.UTF_8);
        var read = new WindowFile(WindowKind.MAINTENANCE, "it", ZoneId.of("Europe/Lisbon")).read(file);
        assertThat(java.util.Objects.requireNonNull(read.get(0).window()).except())
                .containsExactly(LocalDate.of(2027, 1, 6));
    }

    @Test
    void theLastTimeOfARuleStandsInUtcAsTheStandardAsks() {
        assertThat(WindowFile.write(
                        List.of(window(
                                "Europe/Berlin",
                                "2027-03-07T01:30:00",
                                "2027-03-07T03:30:00",
                                "FREQ=WEEKLY;UNTIL=20271130;BYDAY=SU")),
                        NOW))
                .contains("RRULE:FREQ=WEEKLY;UNTIL=20271130T225959Z;BYDAY=SU");
    }

    /** Another program reads offsets out of the file itself, whatever it knows of the zone's name. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Europe/Berlin",
                "Europe/Lisbon",
                "America/New_York",
                "America/Sao_Paulo",
                "Australia/Sydney",
                "Asia/Kolkata",
                "Africa/Cairo",
                "America/Santiago",
                "Asia/Jerusalem",
                "UTC"
            })
    void theFileDescribesItsZone(String zone) throws IOException, ParserException {
        var file = WindowFile.write(
                List.of(window(zone, "2026-11-01T02:00:00", "2026-11-01T04:00:00", "FREQ=WEEKLY")), NOW);
        var calendar = new CalendarBuilder().build(new StringReader(file));
        VTimeZone described =
                calendar.<VTimeZone>getComponent(Component.VTIMEZONE).orElseThrow();
        assertThat(described.getTimeZoneId().getValue()).isEqualTo(zone);
        var onsets = onsets(file);
        for (var at = Instant.parse("2026-11-02T00:30:00Z");
                at.isBefore(Instant.parse("2036-01-01T00:00:00Z"));
                at = at.plus(13, ChronoUnit.HOURS)) {
            assertThat(onsets.floorEntry(at).getValue())
                    .as("%s at %s in%n%s", zone, at, file)
                    .isEqualTo(ZoneId.of(zone).getRules().getOffset(at));
        }
    }

    /** As the standard says: each observance begins, in the time before it, at its start, by its rule, and at its dates. */
    private static TreeMap<Instant, ZoneOffset> onsets(String file) {
        var onsets = new TreeMap<Instant, ZoneOffset>();
        var unfolded = file.replace("\r\n ", "");
        var part = Pattern.compile("BEGIN:(STANDARD|DAYLIGHT)\r\n(.*?)END:", Pattern.DOTALL)
                .matcher(unfolded);
        while (part.find()) {
            var values = part.group(2)
                    .lines()
                    .map(line -> line.split(":", 2))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
            var before = ZoneOffset.of(values.get("TZOFFSETFROM"));
            var after = ZoneOffset.of(values.get("TZOFFSETTO"));
            var first = local(values.get("DTSTART"));
            var times = new ArrayList<>(List.of(first));
            if (values.containsKey("RRULE")) {
                times.addAll(new Recur<LocalDateTime>(values.get("RRULE")).getDates(first, first, first.plusYears(20)));
            }
            if (values.containsKey("RDATE")) {
                Stream.of(values.get("RDATE").split(","))
                        .map(WindowFileTests::local)
                        .forEach(times::add);
            }
            times.forEach(time -> onsets.put(time.toInstant(before), after));
        }
        return onsets;
    }

    private static LocalDateTime local(String text) {
        return LocalDateTime.parse(text, DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss"));
    }
}
