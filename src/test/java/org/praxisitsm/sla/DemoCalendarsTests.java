package org.praxisitsm.sla;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoCalendarsTests {

    @ParameterizedTest
    @CsvSource({
        "porto-hub, 2026-04-03",
        "porto-hub, 2026-06-04",
        "porto-hub, 2026-06-24",
        "oslo-hub, 2026-04-02",
        "oslo-hub, 2026-05-14",
        "oslo-hub, 2027-05-17",
        "hamburg-hub, 2026-05-25",
        "hamburg-hub, 2026-10-31",
        "hr-services, 2026-05-25"
    })
    void nationalHolidaysFollowFromRules(String key, LocalDate date) {
        assertThat(calendar(key).day(date).kind()).isEqualTo(DayPlan.Kind.HOLIDAY);
    }

    /** The rules against a published list: whatever is off in all of Germany is off in Hamburg. */
    @ParameterizedTest
    @ValueSource(ints = {2026, 2027})
    void hamburgHasEveryGermanHoliday(int year) throws IOException {
        var file = Path.of("../shared/data/calendars/holidays/DE-" + year + ".json");
        Assumptions.assumeTrue(Files.exists(file), file + " is not here");
        var hamburg = calendar("hamburg-hub");
        for (var day : new ObjectMapper().readTree(file.toFile())) {
            if (day.path("type").asText().equals("public")) {
                var date = LocalDate.parse(day.path("date").asText().substring(0, 10));
                assertThat(hamburg.day(date).kind()).as(day.toString()).isEqualTo(DayPlan.Kind.HOLIDAY);
            }
        }
    }

    private static ServiceCalendar calendar(String key) {
        return DemoCalendars.read().stream()
                .filter(definition -> definition.key().equals(key))
                .findFirst()
                .map(ServiceCalendar::of)
                .orElseThrow();
    }
}
