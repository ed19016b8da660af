package org.praxisitsm.rules;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.shared.Refusal;

class GridReaderTests {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            rule,if,then|,ticket.a,score|,equals,add|R1,x,1;                      line 1, column 2: unknown column 'if'
            id,when,then|,ticket.a,score|,equals,add|R1,x,1;                      line 1, column 1: the first column is 'rule'
            rule,when,then|,ticket.a.b,score|,equals,add|R1,x,1;                  line 2, column 2: unknown fact 'ticket.a.b'
            rule,when,then|,candidate.password,score|,equals,add|R1,x,1;          line 2, column 2: unknown fact
            rule,when,then|,system.exit,score|,equals,add|R1,x,1;                 line 2, column 2: unknown fact
            rule,when,then|,ticket.a,score|,matches,add|R1,x,1;                   line 3, column 2: unknown operator 'matches'
            rule,when,then|,ticket.a,execute|,equals,add|R1,x,1;                  line 2, column 3: unknown action 'execute'
            rule,when,then|,ticket.a,score|,equals,set|R1,x,1;                    line 3, column 3: the action score is written
            rule,when,then|,ticket.a,score|,at least,add|R1,many,1;               line 4, column 2: 'many' is no number
            rule,when,then|,ticket.a,score|,at least,add|R1,1e9,1;                line 4, column 2: '1e9' is no number
            rule,when,then|,ticket.a,score|,is,add|R1,yes,1;                      line 4, column 2: 'yes' is neither
            rule,when,then|,ticket.a,score|,equals,add|R1,x,a lot;                line 4, column 3: 'a lot' is no number
            rule,when,then|,ticket.a,exclude|,equals,set|R1,x,false;              line 4, column 3: 'false': only true
            rule,when,then|,ticket.a,score|,one of,add|R1,a||b,1;                 line 4, column 2: an empty alternative
            rule,when,then|,ticket.a,score|,equals,add|R1,x,1|R1,y,2;             line 5, column 1: a rule has an id
            rule,when,then|,ticket.a,score|,equals,add|,x,1;                      line 4, column 1: a rule has an id
            rule,when,then|,ticket.a,score|,equals,add|R1,x,1,2;                  line 4, column 4: more cells
            rule,when,then|,ticket.a,score|,equals,add;                           line 4, column 1: a grid has 1 to
            rule,when,then;                                                       line 1, column 1: a grid begins
            """)
    void refusalNamesFileLineAndColumn(String grid, String message) {
        var text = grid.replace("a||b", "a!!b").replace('|', '\n').replace("a!!b", "a||b") + "\n";

        assertThatThrownBy(() -> GridDefinition.parse("rules/incident/a.rules.csv", text))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("rules/incident/a.rules.csv: ")
                .hasMessageContaining(message)
                .extracting(refusal -> ((Refusal) refusal).kind())
                .isEqualTo(Refusal.Kind.INVALID);
    }

    @Test
    void brokenQuotesAndSizeAreRefused() {
        assertThatThrownBy(() -> GridDefinition.parse("g", "rule,when\n\"a,b\n"))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> GridDefinition.parse("g", "x".repeat(GridReader.MAX_CHARACTERS + 1)))
                .isInstanceOf(Refusal.class);
    }
}
