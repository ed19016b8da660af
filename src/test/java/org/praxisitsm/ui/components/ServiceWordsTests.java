package org.praxisitsm.ui.components;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceWordsTests {

    private static final Pattern PLACE = Pattern.compile("\\{\\d~?}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
            'Check joiner' becomes 'Look at joiner'.|„Check joiner“ wird zu „Look at joiner“.
            'Do visit' ends.|„Do visit“ endet.
            The task 'Do visit' begins.|Die Aufgabe „Do visit“ beginnt.
            The timer 'A day' keeps its date, 2026-11-28 03:50 UTC.|Der Timer „A day“ behält seinen Termin, 2026-11-28 03:50 UTC.
            The task 'Approve' stays with Anna; its form is none from now on.|Die Aufgabe „Approve“ bleibt bei Anna; sie hat ab jetzt kein Formular.
            It stands at 'Wait'. Version 2 has no such step.|Es steht bei „Wait“. Version 2 hat keinen solchen Schritt.
            'A' cannot be left in the middle. 'B' is not mapped to a step of the other version.|„A“ kann nicht mittendrin verlassen werden. „B“ ist keinem Schritt der anderen Version zugeordnet.
            states[2].key: The key open stands twice|states[2].key: Der Schlüssel open steht zweimal da
            choice: No running ticket of version 3 is chosen.|Auswahl: Kein laufendes Ticket der Version 3 ist gewählt.
            step 4: state should be open and is closed.|Schritt 4: state sollte open sein und ist closed.
            name: must not be empty. (and 1 more)|name: darf nicht leer sein. (und 1 weitere)
            columns.S/N: means the same as Serial|columns.S/N: bedeutet dasselbe wie Serial
            must have at most 255 characters; it has 300.|darf höchstens 255 Zeichen haben; es sind 300.
            At most 80 characters.|Höchstens 80 Zeichen.
            CI0000007 was changed by anna at 2026-11-28 09:15 UTC after you read it: you have version 3, it is now 4.|anna hat CI0000007 um 2026-11-28 09:15 UTC geändert, nachdem Sie es gelesen haben: Sie haben Version 3, inzwischen ist es 4.
            Check joiner is with Anna; only they can give it back.|Check joiner ist bei Anna; nur diese Person kann es zurückgeben.
            scan.exe is a program (application/x-msdownload); such files are not accepted.|scan.exe ist ein Programm (application/x-msdownload); solche Dateien werden nicht angenommen.
            INC0000001 is closed, and nobody waits for a reply any more. Report anew and name INC0000001 in it.|INC0000001 ist geschlossen, und niemand wartet mehr auf eine Antwort. Melden Sie neu, und nennen Sie INC0000001 darin.
            Line 7 has more than 200 columns|Zeile 7 hat mehr als 200 Spalten
            Nobody ever said that.|Nobody ever said that.
            """)
    void aSentenceIsFoundAgainWithItsWords(String english, String german) {
        assertThat(ServiceWords.in(Locale.GERMANY, english)).isEqualTo(german);
        assertThat(ServiceWords.in(Locale.UK, english)).isEqualTo(english);
    }

    @Test
    void ofTwoSentencesThatFitTheCloserOneCounts() {
        var english = new Properties();
        english.putAll(java.util.Map.of("a", "There is no {0}", "b", "There is no table {0}"));
        var german = new Properties();
        german.putAll(java.util.Map.of("a", "Kein {0}", "b", "Keine Tabelle {0}"));

        assertThat(new ServiceWords(english, german).say("There is no table x")).isEqualTo("Keine Tabelle x");
    }

    @Test
    void whatSomebodyHasSentNeitherOverflowsNorIsLost() {
        var places = "a: ".repeat(600) + "There is no table x";
        var longer = "a: ".repeat(60_000);

        assertThat(ServiceWords.in(Locale.GERMANY, places)).isEqualTo(places);
        assertThat(ServiceWords.in(Locale.GERMANY, longer)).isEqualTo(longer);
    }

    @Test
    void bothBundlesSayTheSameOfTheSamePlaces() {
        var english = read("said.properties");
        var german = read("said_de.properties");

        assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        english.stringPropertyNames().forEach(key -> assertThat(places(german.getProperty(key)))
                .as(key)
                .isEqualTo(places(english.getProperty(key))));
    }

    private static TreeSet<String> places(String text) {
        var found = new TreeSet<String>();
        var place = PLACE.matcher(text);
        while (place.find()) {
            found.add(place.group());
        }
        return found;
    }

    private static Properties read(String file) {
        var texts = new Properties();
        try (var in = ServiceWordsTests.class.getResourceAsStream("/said/" + file)) {
            texts.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return texts;
    }
}
