package org.praxisitsm.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of cases: each kind, borders that touch, midnights, and the nights in which the clocks change. */
class ConflictCheckTests {

    static List<ConflictCase> cases() {
        return ConflictCase.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void findsWhatStandsAgainstIt(ConflictCase given) {
        assertThat(ConflictCheck.of(given.change(), given.around()).stream()
                        .map(ConflictCheckTests::words)
                        .toList())
                .containsExactlyElementsOf(given.expected());
    }

    @Test
    void theTableHasEveryKind() {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(cases().stream()
                        .flatMap(given -> given.expected().stream())
                        .map(text -> ConflictKind.valueOf(text.split(" ")[0])))
                .contains(ConflictKind.values());
        assertThat(cases().stream().filter(given -> given.expected().isEmpty()).count())
                .isGreaterThan(25);
    }

    private static String words(Conflict conflict) {
        return conflict.kind() + " " + minute(conflict.span().from()) + " "
                + minute(conflict.span().to())
                + (conflict.other() == null ? "" : " " + (char) ('A' + conflict.other() - 1))
                + (conflict.window() == null ? "" : " #" + conflict.window())
                + (conflict.note() == null ? "" : " !" + conflict.note());
    }

    private static String minute(java.time.Instant at) {
        return at.toString().substring(0, 16);
    }
}
