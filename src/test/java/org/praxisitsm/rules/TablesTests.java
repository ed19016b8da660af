package org.praxisitsm.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.shared.DecisionMade.MatchedRule;
import org.praxisitsm.shared.Refusal;

class TablesTests {

    private final Tables tables = new Tables();

    private static byte[] table(String policy, String language) {
        return """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
                  <decision id="size" name="Size">
                    <decisionTable id="t" %s>
                      <input id="i1"><inputExpression id="e1" typeRef="integer" %s><text>amount</text></inputExpression></input>
                      <input id="i2"><inputExpression id="e2" typeRef="string"><text>kind</text></inputExpression></input>
                      <output id="o1" name="size" typeRef="string"/><output id="o2" name="days" typeRef="integer"/>
                      <rule id="Small"><description>Up to ten</description><inputEntry id="a1"><text>&lt;= 10</text></inputEntry>
                        <inputEntry id="a2"><text></text></inputEntry>
                        <outputEntry id="a3"><text>"small"</text></outputEntry><outputEntry id="a4"><text>1</text></outputEntry></rule>
                      <rule id="Large"><inputEntry id="b1"><text>&gt;= 10</text></inputEntry>
                        <inputEntry id="b2"><text>"box"</text></inputEntry>
                        <outputEntry id="b3"><text>"large"</text></outputEntry><outputEntry id="b4"><text>null</text></outputEntry></rule>
                    </decisionTable>
                  </decision>
                </definitions>
                """
                .formatted(policy, language)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> inputs(Object amount, Object kind) {
        var inputs = new HashMap<String, Object>();
        inputs.put("amount", amount);
        inputs.put("kind", kind);
        return inputs;
    }

    private Tables.Verdict decide(String policy, Map<String, Object> inputs) {
        return tables.decide("rules/a/size.dmn", table(policy, ""), inputs);
    }

    @Test
    void matchedRuleIsNamedWithRowAndWhatTheOwnerWrote() {
        var verdict = decide("hitPolicy=\"FIRST\"", inputs(10, "box"));

        assertThat(verdict.outputs()).isEqualTo(Map.of("size", "small", "days", 1));
        assertThat(verdict.matchedRules()).containsExactly(new MatchedRule("Small", 1, "Up to ten"));
    }

    @Test
    void integersStayIntegersAndNullStaysNull() {
        var outputs = decide("hitPolicy=\"FIRST\"", inputs(11, "box")).outputs();

        assertThat(outputs).containsEntry("size", "large").containsEntry("days", null);
        assertThat(decide("", inputs(null, null)).outputs()).isEmpty();
    }

    @Test
    void collectingTableListsEveryRule() {
        var verdict = decide("hitPolicy=\"RULE ORDER\"", inputs(10, "box"));

        assertThat(verdict.outputs().get("results"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Map.class))
                .extracting(row -> row.get("size"))
                .isEqualTo(List.of("small", "large"));
    }

    @Test
    void twoHitsOfAUniqueTableAreARefusal() {
        assertThatThrownBy(() -> decide("", inputs(10, "box")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("inputs")
                .hasMessageContaining("More than one row of the table matches")
                .hasMessageEndingWith("exactly one must: Small, Large")
                .hasMessageNotContaining("DMN-");
        assertThatThrownBy(() -> decide("hitPolicy=\"ANY\"", inputs(10, "box")))
                .hasMessageContaining("decide differently")
                .hasMessageEndingWith("Small, Large");
    }

    @Test
    void otherFailuresAreToldAsTheyAre() {
        assertThat(TableFailure.inWords("Step 'x' needs an answer")).isEqualTo("Step 'x' needs an answer");
    }

    @Test
    void missingUnknownAndWrongTypedInputsAreNamed() {
        assertThatThrownBy(() -> decide("", Map.of("kind", 3, "colour", "red")))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.errors())
                        .extracting(Refusal.FieldError::field)
                        .containsExactlyInAnyOrder("inputs.amount", "inputs.kind", "inputs.colour"));
        assertThatThrownBy(() -> decide("", inputs("10", "box"))).hasMessageContaining("inputs.amount");
        assertThatThrownBy(() -> decide("", inputs(1.5, "box"))).hasMessageContaining("inputs.amount");
    }

    @ParameterizedTest
    @CsvSource({"juel", "javascript", "groovy", "http://www.jcp.org/en/jsr/detail?id=245"})
    void onlyFeelIsEvaluated(String language) {
        assertThatThrownBy(() -> tables.decide(
                        "rules/a/size.dmn", table("", "expressionLanguage=\"" + language + "\""), inputs(1, "box")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("only FEEL");
    }

    @Test
    void whatIsNoTableIsARefusal() {
        assertThatThrownBy(() -> tables.decide("rules/a/size.dmn", "<x".getBytes(StandardCharsets.UTF_8), Map.of()))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> tables.decide("rules/a/other.dmn", table("", ""), Map.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("other");
    }
}
