package org.praxisitsm.ui.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which days the calendar shows, and how they are called. */
class ChangePeriodTests {

    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    @ParameterizedTest(name = "{0} around {1}")
    @CsvSource({
        "day, 2027-03-28, 2027-03-28, 2027-03-28",
        "week, 2027-03-28, 2027-03-22, 2027-03-28",
        "week, 2027-03-29, 2027-03-29, 2027-04-04",
        "month, 2027-02-10, 2027-02-01, 2027-02-28",
        "month, 2027-05-31, 2027-04-26, 2027-06-06",
        "list, 2026-12-31, 2026-12-28, 2027-01-31"
    })
    void showsWholeWeeksFromMonday(String view, LocalDate day, LocalDate first, LocalDate last) {
        var days = new ChangePeriod(view, day).days();
        assertThat(days.get(0)).isEqualTo(first);
        assertThat(days.get(days.size() - 1)).isEqualTo(last);
    }

    @ParameterizedTest(name = "{0} turned by {2}")
    @CsvSource({
        "day, 2027-03-01, -1, 2027-02-28",
        "week, 2026-12-31, 1, 2027-01-07",
        "month, 2027-01-31, 1, 2027-02-28",
        "list, 2027-01-04, 1, 2027-02-08"
    })
    void turnsByWhatItShows(String view, LocalDate day, int by, LocalDate then) {
        assertThat(new ChangePeriod(view, day).turned(by)).isEqualTo(new ChangePeriod(view, then));
    }

    @ParameterizedTest(name = "{0} in {1}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "day   | en | 2027-03-02 | Tuesday 2 March 2027",
                "day   | de | 2027-03-02 | Dienstag, 2. März 2027",
                "month | de | 2027-03-02 | März 2027",
                "week  | en | 2027-03-02 | 1 to 7 March 2027",
                "week  | de | 2027-03-02 | 1. to 7. März 2027",
                "week  | en | 2027-03-31 | 29 March to 4 April 2027"
            })
    void isCalledAsPeopleCallIt(String view, String language, LocalDate day, String title) {
        assertThat(new ChangePeriod(view, day)
                        .title(
                                Locale.forLanguageTag(language),
                                (key, arguments) -> arguments[0] + " to " + arguments[1]))
                .isEqualTo(title);
    }

    @Test
    void theDayInWhichTheClocksChangeIsAsLongAsItIs() {
        var spring = new ChangePeriod("day", LocalDate.of(2027, 3, 28));
        var autumn = new ChangePeriod("day", LocalDate.of(2027, 10, 31));
        assertThat(Duration.between(spring.from(LISBON), spring.to(LISBON))).isEqualTo(Duration.ofHours(23));
        assertThat(Duration.between(autumn.from(LISBON), autumn.to(LISBON))).isEqualTo(Duration.ofHours(25));
    }

    @Test
    void viewsFollowEachOther() {
        assertThat(new ChangePeriod("list", LocalDate.EPOCH).nextView()).isEqualTo("day");
        assertThat(new ChangePeriod("day", LocalDate.EPOCH).nextView()).isEqualTo("week");
    }
}
