package org.praxisitsm.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.shared.DecisionMade.MatchedRule;
import org.praxisitsm.ticket.GridPolicy.Verdict;

class GridSemanticsTests {

    private static final Grids GRIDS = new Grids();

    private static Map<String, Object> person(String account, int load, String... skills) {
        return new HashMap<>(
                Map.of("account", account, "load", load, "skills", List.of(skills), "present", true, "isLead", false));
    }

    @SafeVarargs
    private static Verdict decide(String grid, Map<String, ?> ticket, Map<String, Object>... people) {
        return GRIDS.decide(
                "g.rules.csv", grid, Map.of("ticket", ticket, "candidates", new ArrayList<>(Arrays.asList(people))));
    }

    /** One condition on one fact of the ticket, and whether the only candidate gets the ticket. */
    @ParameterizedTest(name = "{0} {1} against {2}: {3}")
    @CsvSource(
            delimiter = ';',
            nullValues = "null",
            textBlock =
                    """
            equals;        network;      network;  true
            equals;        network;      Network;  false
            equals;        network;      null;     false
            equals;        3;            #3;       true
            equals;        3.0;          #3;       true
            equals;        three;        #3;       false
            not equals;    network;      erp;      true
            not equals;    network;      network;  false
            not equals;    network;      null;     true
            one of;        erp|network;  network;  true
            one of;        erp | 3;      #3;       true
            one of;        erp|network;  net;      false
            one of;        erp|network;  null;     false
            contains;      net;          intranet; true
            contains;      NET;          intranet; false
            contains;      net;          null;     false
            not contains;  net;          intranet; false
            not contains;  net;          null;     true
            less than;     3;            #2;       true
            less than;     3;            #3;       false
            at most;       3;            #3;       true
            at most;       3;            #4;       false
            at most;       3;            null;     false
            more than;     3;            #4;       true
            more than;     3;            #3;       false
            more than;     3;            null;     false
            at least;      3;            #3;       true
            at least;      3;            #2;       false
            at least;      -0.5;         #0;       true
            less than;     3;            2;        false
            is;            true;         #true;    true
            is;            true;         #false;   false
            is;            false;        #false;   true
            is;            false;        null;     false
            """)
    void operatorDecidesAtItsBorders(String operator, String cell, String fact, boolean wins) {
        var grid = "rule,when,then\n,ticket.fact,score\n,%s,add\nR1,%s,1\n".formatted(operator, cell);
        var ticket = new HashMap<String, Object>();
        ticket.put("fact", fact(fact));

        assertThat(decide(grid, ticket, person("ann", 0)).outputs())
                .containsEntry("assignee", wins ? "ann" : null)
                .containsEntry("score", wins ? 1 : null);
    }

    private static Object fact(String written) {
        if (written == null || !written.startsWith("#")) {
            return written;
        }
        return written.endsWith("e")
                ? (Object) Boolean.valueOf(written.substring(1))
                : Integer.valueOf(written.substring(1));
    }

    @Test
    void listContainsAnElementAndNoPartOfOne() {
        var grid = "rule,when,then\n,candidate.skills,score\n,contains,add\nR1,net,1\n";

        assertThat(decide(grid, Map.of(), person("ann", 0, "network"), person("bo", 9, "net"))
                        .outputs())
                .containsEntry("assignee", "bo");
    }

    private static final String SCORED =
            """
            rule,when,when,then,then,then,note
            ,candidate.skills,candidate.load,score,exclude,choose,
            ,contains,at least,add,set,set,
            Any,,,0,,,
            Net,network,,30,,,Knows networks
            Half,network,,0.5,,,
            Full,,8,,true,,Eight are enough
            Boss,boss,,,,true,
            """;

    @Test
    void scoresAddUpAndTheMatchedRulesAreNamedWithRowAndNote() {
        var verdict = decide(SCORED, Map.of(), person("ann", 1), person("bo", 2, "network"));

        assertThat(verdict.outputs().get("assignee")).isEqualTo("bo");
        assertThat(verdict.outputs().get("score")).hasToString("30.5");
        assertThat(verdict.matchedRules())
                .containsExactly(
                        new MatchedRule("Any", 1, null),
                        new MatchedRule("Net", 2, "Knows networks"),
                        new MatchedRule("Half", 3, null));
    }

    @Test
    void excludedOneNeverWinsNotEvenChosen() {
        assertThat(decide(SCORED, Map.of(), person("ann", 8, "boss", "network"), person("bo", 7))
                        .outputs())
                .containsEntry("assignee", "bo")
                .containsEntry("score", 0);
    }

    @Test
    void chosenOneWinsOverAnyScore() {
        assertThat(decide(SCORED, Map.of(), person("ann", 0, "network"), person("bo", 7, "boss"))
                        .outputs())
                .containsEntry("assignee", "bo");
    }

    @Test
    void betweenEqualsLessLoadDecidesThenTheAccount() {
        assertThat(decide(SCORED, Map.of(), person("ann", 2), person("bo", 1)).outputs())
                .containsEntry("assignee", "bo");
        assertThat(decide(SCORED, Map.of(), person("bo", 1), person("ann", 1)).outputs())
                .containsEntry("assignee", "ann");
    }

    @Test
    void nobodyWinsWithoutAMatchedRuleOrACandidate() {
        var grid = "rule,when,then\n,candidate.present,score\n,is,add\nR1,true,1\n";
        var away = person("ann", 0);
        away.put("present", false);

        assertThat(decide(grid, Map.of(), away).outputs()).containsEntry("assignee", null);
        assertThat(decide(grid, Map.of()).outputs()).containsEntry("assignee", null);
        assertThat(decide(grid, Map.of()).matchedRules()).isEmpty();
    }
}
