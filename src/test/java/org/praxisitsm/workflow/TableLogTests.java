package org.praxisitsm.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.praxisitsm.shared.DecisionMade.MatchedRule;

/** What a running ticket's record keeps of a table: every rule that matched, and why. */
class TableLogTests {

    private static final String TABLE =
            """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
              <decision id="approvers" name="Approvers">
                <decisionTable id="t" hitPolicy="%s"%s>
                  <input id="i"><inputExpression id="e" typeRef="integer"><text>amount</text></inputExpression></input>
                  <output id="o" name="approver" typeRef="%s" />
                  <rule id="r1"><description>Whatever it costs</description>
                    <inputEntry id="r1i"><text></text></inputEntry><outputEntry id="r1o"><text>%s</text></outputEntry></rule>
                  <rule id="r2"><inputEntry id="r2i"><text>&gt; 9000</text></inputEntry>
                    <outputEntry id="r2o"><text>1</text></outputEntry></rule>
                  <rule id="r3"><inputEntry id="r3i"><text>&gt; 100</text></inputEntry>
                    <outputEntry id="r3o"><text>%s</text></outputEntry>
                    <annotationEntry><text>Costs something</text></annotationEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """;
    private static final List<MatchedRule> BOTH =
            List.of(new MatchedRule("r1", 1, "Whatever it costs"), new MatchedRule("r3", 3, "Costs something"));

    @Test
    void aTableThatCollectsKeepsEveryRowAndWhy() {
        for (var policy : List.of("COLLECT", "RULE ORDER")) {
            var said = decide(TABLE.formatted(policy, "", "string", "\"lead\"", "\"manager\""), 200);

            assertThat(said.matchedRules()).isEqualTo(BOTH);
            assertThat(said.outputs())
                    .isEqualTo(Map.of("results", List.of(Map.of("approver", "lead"), Map.of("approver", "manager"))));
            assertThat(said.values()).isEqualTo(Map.of("approver", List.of("lead", "manager")));
            assertThat(Variables.simple(said.values().get("approver"))).isEqualTo("lead,manager");
        }
    }

    @Test
    void aTableThatAggregatesKeepsTheSumAndEveryRule() {
        var said = decide(TABLE.formatted("COLLECT", " aggregation=\"SUM\"", "integer", "2", "5"), 200);

        assertThat(said.matchedRules()).isEqualTo(BOTH);
        assertThat(said.outputs()).isEqualTo(Map.of("approver", 7));
        assertThat(said.values()).isEqualTo(Map.of("approver", 7));
    }

    @Test
    void aTableThatNamesOneRowKeepsThatRow() {
        var said = decide(TABLE.formatted("FIRST", "", "string", "\"lead\"", "\"manager\""), 200);

        assertThat(said.matchedRules()).containsExactly(BOTH.get(0));
        assertThat(said.outputs()).isEqualTo(Map.of("approver", "lead"));
    }

    private static Stage.Evaluation decide(String table, int amount) {
        var settings = new DefaultDmnEngineConfiguration();
        var log = new TableLog();
        log.listenTo(settings);
        var engine = settings.buildEngine();
        var source = new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8));
        engine.evaluateDecisionTable(engine.parseDecision("approvers", source), Map.of("amount", amount));
        return log.take(name -> null).get(0);
    }
}
