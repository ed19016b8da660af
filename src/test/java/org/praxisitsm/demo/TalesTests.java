package org.praxisitsm.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.praxisitsm.identity.People.Person;

/** A fresh start shows the same number of tickets whatever the hour of the week is. */
class TalesTests {

    private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");

    static Stream<Instant> hoursOfAWeek() {
        return IntStream.range(0, 7 * 24).mapToObj(hour -> MONDAY.plus(Duration.ofMinutes(60L * hour + 13)));
    }

    @ParameterizedTest
    @MethodSource("hoursOfAWeek")
    void everyTaleBeginsBeforeThePresent(Instant present) {
        for (var number : List.of(60, Course.ALL)) {
            assertThat(new Tales(HistoryFile.read(), PEOPLE, present).tell(number))
                    .hasSizeGreaterThanOrEqualTo(number)
                    .allSatisfy(tale -> assertThat(tale.opensAt).isBefore(present));
        }
    }

    private static final List<Person> PEOPLE = List.of(person("requester", "en"), person("holger.behn", "de"));

    private static Person person(String account, String locale) {
        return new Person(
                account, account, null, "operations", null, null, null, locale, "Europe/Berlin", false, true, null);
    }
}
