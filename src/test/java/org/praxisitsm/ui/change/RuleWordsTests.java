package org.praxisitsm.ui.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People are told when a window comes back, not how iCalendar writes it. */
class RuleWordsTests {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=WEEKLY | Every week | Jede Woche",
                "FREQ=DAILY;INTERVAL=2 | Every 2 days | Alle 2 Tage",
                "FREQ=WEEKLY;BYDAY=MO,WE,FR | Every week, on Monday, Wednesday and Friday | Jede Woche, am Montag, Mittwoch und Freitag",
                "FREQ=MONTHLY;BYMONTHDAY=-1 | Every month, on the last day | Jeden Monat, am letzten Tag",
                "FREQ=MONTHLY;BYMONTHDAY=1,15 | Every month, on day 1 and day 15 | Jeden Monat, am 1. und 15.",
                "FREQ=MONTHLY;BYDAY=1SU | Every month, on the first Sunday | Jeden Monat, am ersten Sonntag",
                "RRULE:FREQ=MONTHLY;BYDAY=-1FR | Every month, on the last Friday | Jeden Monat, am letzten Freitag",
                "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1 | Every month, on Monday and Tuesday, of these the last | Jeden Monat, am Montag und Dienstag, davon am letzten",
                "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24 | Every year, on day 24, in December | Jedes Jahr, am 24., im Dezember",
                "FREQ=WEEKLY;COUNT=10 | Every week, 10 times | Jede Woche, 10 Mal",
                "FREQ=DAILY;UNTIL=20271231T220000Z | Every day, until 31 Dec 2027 | Jeden Tag, bis 31. Dez. 2027",
                "FREQ=MONTHLY;BYMONTHDAY=-3 | Every month, on day 3 from the end | Jeden Monat, am 3. Tag vom Ende gezählt",
            })
    void aRuleIsSaidInWords(String rule, String english, String german) {
        assertThat(words(Locale.UK, "").of(rule)).isEqualTo(english);
        assertThat(words(Locale.GERMANY, "_de").of(rule)).isEqualTo(german);
    }

    @ParameterizedTest
    @CsvSource({
        "FREQ=HOURLY",
        "every other day",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=DAILY;INTERVAL=many",
        "FREQ=DAILY;UNTIL=soon"
    })
    void whatCannotBeReadStaysAsItIsWritten(String rule) {
        assertThat(words(Locale.UK, "").of(rule)).isEqualTo(rule);
    }

    private static RuleWords words(Locale locale, String language) {
        var texts = new Properties();
        try (var in =
                RuleWordsTests.class.getResourceAsStream("/vaadin-i18n/translations" + language + ".properties")) {
            texts.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new RuleWords(
                (key, arguments) -> new MessageFormat(Objects.requireNonNull(texts.getProperty(key), key), locale)
                        .format(arguments),
                locale);
    }
}
