package org.praxisitsm.ui.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.praxisitsm.change.ConflictKind;
import org.praxisitsm.change.ConflictView;
import org.praxisitsm.change.Severity;

/** What stands against a change is said in sentences that are right for one item and for several. */
class ChangeWordsTests {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "OUTSIDE_WINDOW | | FW-POR-1 has maintenance windows, and none is open: Tue 1 Dec, 20:00 to 22:00. It hangs together with ERP. | FW-POR-1 hat Wartungsfenster, und keines ist offen: Di. 1. Dez., 20:00 bis 22:00. Es hängt mit ERP zusammen.",
                "OUTSIDE_WINDOW | and:3 | FW-POR-1 and 3 more have maintenance windows, and none is open: Tue 1 Dec, 20:00 to 22:00. They hang together with ERP. | FW-POR-1 und 3 weitere haben Wartungsfenster, und keines ist offen: Di. 1. Dez., 20:00 bis 22:00. Sie hängen mit ERP zusammen.",
                "BLACKOUT | and:1 | Freeze: no change of FW-POR-1 and 1 more, Tue 1 Dec, 20:00 to 22:00. They hang together with ERP. | Freeze: FW-POR-1 und ein weiteres bleiben unverändert, Di. 1. Dez., 20:00 bis 22:00. Sie hängen mit ERP zusammen.",
                "CRITICAL_DAY | | Freeze is for FW-POR-1, Tue 1 Dec, 20:00 to 22:00. It hangs together with ERP. | Freeze gilt für FW-POR-1, Di. 1. Dez., 20:00 bis 22:00. Es hängt mit ERP zusammen."
            })
    void whatLiesAroundIsSaidOfOneAndOfSeveral(
            ConflictKind kind, @Nullable String note, String english, String german) {
        assertThat(words(Locale.UK).sentence(conflict(kind, 1, note))).isEqualTo(english);
        assertThat(words(Locale.GERMANY).sentence(conflict(kind, 1, note))).isEqualTo(german);
    }

    @ParameterizedTest
    @EnumSource(ConflictKind.class)
    void eachKindHasATitleAndASentenceInBothLanguages(ConflictKind kind) {
        var note = kind == ConflictKind.GROUP_BOOKED ? "of:3" : null;
        for (var locale : Arrays.asList(Locale.UK, Locale.GERMANY)) {
            assertThat(words(locale).title(conflict(kind, 0, note))).isNotBlank();
            assertThat(words(locale).sentence(conflict(kind, 0, note)))
                    .endsWith(".")
                    .doesNotContain("{", "null");
        }
    }

    @Test
    void whoMayNotKnowOfTheOtherChangeReadsThatThereIsOne() {
        var hidden = new ConflictView(
                ConflictKind.SAME_CI,
                Severity.WARNING,
                Instant.parse("2026-12-01T20:00:00Z"),
                Instant.parse("2026-12-01T22:00:00Z"),
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                null,
                null);
        assertThat(words(Locale.UK).sentence(hidden))
                .isEqualTo("Another change touches an item as well, Tue 1 Dec, 20:00 to 22:00.");
    }

    private static ConflictView conflict(ConflictKind kind, int steps, @Nullable String note) {
        return new ConflictView(
                kind,
                Severity.WARNING,
                Instant.parse("2026-12-01T20:00:00Z"),
                Instant.parse("2026-12-01T22:00:00Z"),
                "CHG0000007",
                "Other",
                "1",
                "Freeze",
                "ERP",
                "FW-POR-1",
                steps,
                note,
                null);
    }

    private static ChangeWords words(Locale locale) {
        var texts = new Properties();
        var language = locale.equals(Locale.GERMANY) ? "_de" : "";
        try (var in =
                ChangeWordsTests.class.getResourceAsStream("/vaadin-i18n/translations" + language + ".properties")) {
            texts.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ChangeWords(
                (key, arguments) -> new MessageFormat(Objects.requireNonNull(texts.getProperty(key), key), locale)
                        .format(arguments),
                ZoneOffset.UTC,
                locale);
    }
}
