package org.praxisitsm.practice.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeelNamesTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    days * rate                                        | days rate
                    if level = "high" then 2 else 10                   | level
                    "a name in a text" + subject                       | subject
                    string length(subject) > 3 and not(vip)            | subject vip
                    date and time(openedAt) + duration("P1D")          | openedAt
                    if vip then string length(subject) else lower case(subject) | vip subject
                    min(a, b, 1e3) + a                                 | a b
                    [1..limit]                                         | limit
                    results[item > 3]                                  | results
                    person.name = "x"                                  | person
                    x in [low..high]                                   | x low high
                    y between 1 and z                                  | y z
                    "an \\" escaped" = t                               | t
                    1                                                  | ''
                    true                                               | ''
                    """)
    void readsNames(String expression, String names) {
        assertThat(FeelNames.of(expression)).isEqualTo(names.isBlank() ? List.of() : List.of(names.split(" ")));
    }
}
