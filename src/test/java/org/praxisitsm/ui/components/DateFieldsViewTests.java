package org.praxisitsm.ui.components;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How days are asked for and written, whoever reads. */
class DateFieldsViewTests {

    @BeforeEach
    void vaadin() {
        MockVaadin.setup();
    }

    @AfterEach
    void gone() {
        MockVaadin.tearDown();
    }

    private static void reads(String language) {
        UI.getCurrent().setLocale(Locale.forLanguageTag(language));
    }

    @Test
    void plainEnglishIsNotAmerican() {
        reads("en");
        assertThat(DateFields.day("Day").getLocale()).isEqualTo(Locale.UK);
        assertThat(DateFields.time("Day").getLocale()).isEqualTo(Locale.UK);
        assertThat(DateFields.timeOfDay("Time").getLocale()).isEqualTo(Locale.UK);
        assertThat(DateFields.day().getI18n().getDateFormats())
                .startsWith("d MMM yyyy")
                .contains("yyyy-MM-dd");
        assertThat(DateWords.of(Locale.US)).isEqualTo(Locale.US);
    }

    @Test
    void aGermanFieldIsGermanAllOver() {
        reads("de");
        var words = DateFields.day().getI18n();
        assertThat(words.getMonthNames())
                .startsWith("Januar", "Februar", "März")
                .hasSize(12);
        assertThat(words.getWeekdays()).startsWith("Sonntag", "Montag").hasSize(7);
        assertThat(words.getWeekdaysShort()).startsWith("So", "Mo");
        assertThat(words.getFirstDayOfWeek()).isEqualTo(1);
        assertThat(words.getToday()).isEqualTo("Heute");
        assertThat(words.getCancel()).isEqualTo("Abbrechen");
        assertThat(words.getDateFormats()).startsWith("dd.MM.yyyy").contains("yyyy-MM-dd");
        assertThat(DateFields.time("Tag").getDatePickerI18n().getToday()).isEqualTo("Heute");
        assertThat(DateFields.time("Tag").getI18n().getTimeLabel()).isEqualTo("Uhrzeit");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "en | 5 Dec 2026 | 5 Dec 2026, 14:30 | Sat 5 Dec",
                "de | 05.12.2026 | 05.12.2026, 14:30 | Sa. 5. Dez."
            })
    void daysAreWrittenAsPeopleWriteThem(String language, String day, String time, String near) {
        var reader = Locale.forLanguageTag(language);
        var saturday = LocalDate.of(2026, 12, 5);
        assertThat(DateWords.days(reader).format(saturday)).isEqualTo(day);
        assertThat(DateWords.times(reader).format(LocalDateTime.of(saturday, LocalTime.of(14, 30))))
                .isEqualTo(time);
        assertThat(DateWords.like("EEE d MMM", reader).format(saturday)).isEqualTo(near);
    }
}
