package org.praxisitsm.rules.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.rules.sheet.TableAnalysis.Remark;

class GridAnalysisTests {

    private static final String HEAD =
            """
            rule,when,when,when,when,then,then,then
            ,candidate.load,candidate.load,candidate.skills,ticket.category,score,exclude,choose
            ,at least,less than,contains,equals,add,set,set
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            A,5,3,,,1,,          ; B,,,,,1,,             | IMPOSSIBLE Rule A fits nobody: its conditions exclude each other.
            A,,5,,,,true,        ; B,,3,,,10,,           | UNREACHABLE Rule B never counts: whom it fits is excluded (rule A).
            A,3,,,,,true,        ; B,,5,,,10,,           | (nothing)
            A,,,,,,,true         ; B,,,network,,,,true   | UNREACHABLE Rule B never counts: whom it chooses was chosen before (rule A).
            A,,,network,,,,true  ; B,,,erp,,,,true       | (nothing)
            A,,,network,,,,true  ; B,9,,,,,true,         | VIOLATION Rule A chooses somebody whom rule B excludes: who fits both is excluded.
            A,,,,erp,,,true      ; B,,,,network,,true,   | (nothing)
            A,,,network,,1,,     ; B,,,network,,1,,      | DUPLICATE Rules A and B say the same.
            A,,,network,,1,,     ; B,,,network,,2,,      | (nothing)
            """)
    void rulesAreToldByTheirCells(String rules, String expected) {
        var text = HEAD + rules.replaceAll("\\s*;\\s*", "\n").strip() + "\n";
        var said = GridAnalysis.of(CsvSheet.read(text).orElseThrow(), "candidate.load"::equals).stream()
                .map(remark -> remark.kind() + " " + remark.sentence())
                .collect(Collectors.joining(" + "));
        assertThat(said.isEmpty() ? "(nothing)" : said).isEqualTo(expected);
    }

    @Test
    void shippedGridsHoldNothingToSay() throws IOException {
        var text = Files.readString(Path.of("rules/incident/incident-assignment.rules.csv"));
        assertThat(GridAnalysis.of(
                        CsvSheet.read(text).orElseThrow(),
                        fact -> fact.equals("candidate.load") || fact.equals("ticket.priority")))
                .extracting(Remark::sentence)
                .isEmpty();
    }
}
