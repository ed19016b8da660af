package org.praxisitsm.ui.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Whoever looks at two that may be one is told why in words, not by the name of a rule. */
class DuplicateWordsTests {

    private static final Path GRID = Path.of("rules/asset-lifecycle/ci-identity.rules.csv");

    @Test
    void eachShippedRuleThatSuspectsIsSaidInBothLanguages() throws IOException {
        var rules = Files.readAllLines(GRID).stream()
                .filter(line -> line.contains(",duplicate,"))
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();

        assertThat(rules).isNotEmpty();
        for (var language : List.of("", "_de")) {
            assertThat(texts(language).stringPropertyNames())
                    .containsAll(rules.stream()
                            .map(rule -> "duplicates.rule." + rule)
                            .toList());
        }
    }

    @Test
    void aRuleOfTheOwnersOwnIsToldByTheWordsOfItsName() {
        assertThat(DuplicatesView.words("SameRackAndUuid")).isEqualTo("same rack and UUID");
    }

    private static Properties texts(String language) throws IOException {
        var texts = new Properties();
        try (var in =
                DuplicateWordsTests.class.getResourceAsStream("/vaadin-i18n/translations" + language + ".properties")) {
            texts.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
        }
        return texts;
    }
}
