package org.praxisitsm.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a cell holds stays a text: the rule base compiles, compares it, and runs nothing of it. */
class GridAttackTests {

    private static final Grids GRIDS = new Grids();

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\");System.exit(0);//",
                "\"); } end rule \"x\" when then System.exit(0); end",
                "\\u0022); System.exit(0); //",
                "\\\\u0022); System.exit(0); //",
                "\\\"); System.exit(0); //",
                "a\nend\nrule \"y\" when eval(true) then System.exit(0); end",
                "a\r\nb",
                "eval(System.exit(0))",
                "/* */ // # '",
                "${System.exit(0)} #{1} @{2}",
                "Größe \u2028 \uD83D\uDE00 \u0000",
                "'; drop table ticket; --",
                "import java.lang.Runtime; global function declare query"
            })
    void cellIsComparedAndNeverRun(String attack) {
        var grid =
                "rule,when,when,when,then,note\n,ticket.fact,ticket.fact,candidate.skills,score,\n,equals,one of,contains,add,\n"
                        + quoted("id " + attack.substring(0, Math.min(30, attack.length()))) + "," + quoted(attack)
                        + ","
                        + quoted(attack) + "," + quoted(attack) + ",7," + quoted(attack) + "\n";
        var text = attack.strip();
        var people = List.of(Map.of("account", "ann", "skills", List.of(text)));

        var hit = GRIDS.decide("g", grid, Map.of("ticket", Map.of("fact", text), "candidates", people));
        var miss = GRIDS.decide("g", grid, Map.of("ticket", Map.of("fact", "x"), "candidates", people));

        assertThat(hit.outputs()).containsEntry("assignee", "ann").containsEntry("score", 7);
        assertThat(hit.matchedRules().get(0).annotation()).isEqualTo(text);
        assertThat(miss.outputs()).containsEntry("assignee", null);
    }

    @Test
    void ruleTextHoldsNothingOfACell() {
        var grid =
                GridDefinition.parse("g", "rule,when,then,note\n,ticket.fact,score,\n,equals,add,\nEvil,Evil,1,Evil\n");

        assertThat(GridTemplate.ruleText(grid)).doesNotContain("Evil").contains("4576696c");
    }
}
