package org.praxisitsm.ui.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.ui.components.ScreenWords;
import org.praxisitsm.ui.studio.CellKind.Type;

/** What stands in a cell is said in words, and what is said is the same cell again. */
class CellWordsTests {

    private static final CellKind URGENCY =
            new CellKind("urgency", Type.TEXT, Map.of("high", "I cannot work", "low", "Not urgent"), false);

    /** Two words of the house begin with the one that turns a cell into its opposite. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | null | not given",
                "en | \"high\", null | I cannot work, not given",
                "en | null, \"high\" | not given, I cannot work",
                "en | not(null) | not not given",
                "en | \"low\" | Not urgent",
                "en | not(\"low\") | not Not urgent",
                "en | not(\"high\") | not I cannot work",
                "de | null | nicht angegeben",
                "de | not(\"high\", null) | nicht I cannot work, nicht angegeben"
            })
    void aCellIsSaidAndReadAgain(String language, String feel, String said) {
        var words = new CellWords(key -> ScreenWords.in(Locale.forLanguageTag(language), key));
        assertThat(words.words(URGENCY, feel)).isEqualTo(said);
        assertThat(words.feel(URGENCY, said)).isEqualTo(feel);
    }

    /** A table shows P2 for 2. */
    @ParameterizedTest
    @CsvSource({"P2, 2", "p5, 5", "2, 2", "P6, P6"})
    void aPriorityIsTypedAsItIsShown(String typed, String feel) {
        var words = new CellWords(key -> ScreenWords.in(Locale.ENGLISH, key));
        assertThat(words.feel(new CellKind("priority", Type.NUMBER, Map.of(), true), typed))
                .isEqualTo(feel);
        assertThat(words.feel(new CellKind("room", Type.NUMBER, Map.of(), true), "P2"))
                .isEqualTo("P2");
    }
}
