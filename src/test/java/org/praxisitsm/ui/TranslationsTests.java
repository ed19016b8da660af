package org.praxisitsm.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TranslationsTests {

    private final Properties english = read("translations.properties");
    private final Properties german = read("translations_de.properties");

    @Test
    void everyTextIsThereInEveryLanguage() {
        assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    }

    /** Of two texts with one key only the last is seen, and the first silently lost. */
    @Test
    void noKeyIsGivenTwice() {
        for (var file : List.of("translations.properties", "translations_de.properties")) {
            var keys = lines(file)
                    .filter(line -> line.matches("[\\w.-]+=.*"))
                    .map(line -> line.substring(0, line.indexOf('=')));
            assertThat(keys).as(file).doesNotHaveDuplicates();
        }
    }

    /** A text with places is a message format, in which a single quote starts literal text. */
    @Test
    void noSingleQuoteSwallowsAPlace() {
        for (var texts : new Properties[] {english, german}) {
            texts.forEach((key, text) -> {
                if (text.toString().contains("{0}")) {
                    assertThat(text.toString().replace("''", ""))
                            .as(key.toString())
                            .doesNotContain("'");
                }
            });
        }
    }

    /** One is said otherwise than several, and a text that forgets a bracket fails only when it is shown. */
    @Test
    void whatDependsOnANumberCanBeSaidOfEveryNumber() {
        for (var texts : List.of(english, german)) {
            texts.forEach((key, text) -> {
                if (text.toString().contains(",choice,")) {
                    for (var number : new int[] {0, 1, 2, 1_000}) {
                        var said = new MessageFormat(text.toString(), Locale.UK)
                                .format(new Object[] {number, number, number});
                        assertThat(said).as(key + " of " + number).doesNotContain("{", "}", "#", "|", "choice");
                    }
                }
            });
        }
    }

    @Test
    void bothLanguagesNameTheSamePlaces() {
        english.stringPropertyNames().forEach(key -> {
            for (var place : new String[] {"{0}", "{1}", "{2}"}) {
                assertThat(german.getProperty(key, "").contains(place))
                        .as(key + " " + place)
                        .isEqualTo(english.getProperty(key).contains(place));
            }
        });
    }

    private static Stream<String> lines(String file) {
        try (var in = Objects.requireNonNull(TranslationsTests.class.getResourceAsStream("/vaadin-i18n/" + file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Properties read(String file) {
        var texts = new Properties();
        try (var in = TranslationsTests.class.getResourceAsStream("/vaadin-i18n/" + file)) {
            texts.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return texts;
    }
}
