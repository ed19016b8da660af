package org.praxisitsm.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackReader;
import org.praxisitsm.practice.Packs;
import org.praxisitsm.shared.DecisionMade.MatchedRule;
import org.praxisitsm.shared.Refusal;

/** Decisions that require others: what each said is known, and what has to be given is what none of them decides. */
class RequiredDecisionsTests {

    private static final String PATH = "rules/demo/demo-priority.dmn";

    private final Tables tables = new Tables();
    private final Pack pack = pack(RequiredDecisions.DEMO);

    private static Pack pack(String file) {
        return PackReader.read(Packs.demo(PATH, file), "demo");
    }

    private static Map<String, Object> given(Object impact, Object vip) {
        var given = new HashMap<String, Object>();
        given.put("impact", impact);
        given.put("vip", vip);
        return given;
    }

    @Test
    void whatIsDecidedBeforeIsReadByWhatRequiresIt() {
        var verdict = tables.decide(pack, PATH, given("site", false));

        assertThat(verdict.outputs()).isEqualTo(Map.of("priority", 1));
        assertThat(verdict.matchedRules()).containsExactly(new MatchedRule("Rule_1", 1, "Short"));
        assertThat(verdict.required())
                .containsExactly(
                        new RequiredDecision(
                                "demo-level",
                                "Level",
                                Map.of("impact", "site"),
                                Map.of("level", "high"),
                                List.of(new MatchedRule("Rule_3", 1, "Many people"))),
                        new RequiredDecision(
                                "demo-days", "Days", Map.of("level", "high"), Map.of("days", 2), List.of()));
    }

    @Test
    void onlyWhatNoDecisionSaysHasToBeGiven() {
        assertThat(tables.inputs(pack, PATH)).containsExactlyInAnyOrder("impact", "vip");
        assertThat(tables.inputs(pack, PATH, "demo-level")).containsExactly("impact");
        assertThatThrownBy(() -> tables.decide(pack, PATH, Map.of("impact", "site")))
                .hasMessageContaining("inputs.vip");
        assertThatThrownBy(() -> tables.decide(pack, PATH, given(3, true))).hasMessageContaining("inputs.impact");
    }

    @Test
    void aDecisionThatLeavesItOpenIsNullForTheNext() {
        var verdict = tables.decide(pack, PATH, given("nobody", true));

        assertThat(verdict.required().get(0).outputs()).isEmpty();
        assertThat(verdict.required().get(1).outputs()).isEqualTo(Map.of("days", 10));
        assertThat(verdict.outputs()).isEqualTo(Map.of("priority", 3));
    }

    @Test
    void eachDecisionOfTheFileIsAskedByItself() {
        assertThat(tables.decide(pack, PATH, "demo-days", Map.of("impact", "site"))
                        .outputs())
                .isEqualTo(Map.of("days", 2));
        assertThat(pack.fileOf("demo-days")).contains(PATH);
        assertThat(pack.fileOf("demo-priority")).contains(PATH);
        assertThat(pack.fileOf("demo")).isEmpty();
        assertThat(pack.fileOf("\" or \"")).isEmpty();
    }

    @Test
    void whatWasRecordedIsDecidedSoAgain() {
        var recorded = given("site", false);
        recorded.put("level", "high");
        recorded.put("days", 2);

        assertThat(tables.decide(pack, PATH, recorded).outputs()).isEqualTo(Map.of("priority", 1));
        recorded.put("days", 3);
        assertThatThrownBy(() -> tables.decide(pack, PATH, recorded))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("inputs.days")
                .hasMessageContaining("as 2");
    }

    @Test
    void casesOfTheWholeAndOfAPart() {
        var files = Packs.texts();
        files.put(PATH, RequiredDecisions.DEMO);
        files.put("rules/demo/demo-priority.cases.csv", "name,in.impact,in.vip,out.priority\na site,site,false,1\n");
        files.put("rules/demo/demo-level.cases.csv", "name,in.impact,out.level\na site,site,high\nwrong,one,high\n");
        var read = PackReader.read(Packs.of(files), "demo");
        var check = new CaseCheck(tables, new Grids());

        assertThat(check.run(read))
                .extracting(result -> result.name() + " " + result.green())
                .containsExactlyInAnyOrder("a site true", "a site true", "wrong false");
    }

    @Test
    void circlesAndLongWaysEndAsRefusals() {
        var circle = RequiredDecisions.DEMO.replace(
                "<informationRequirement id=\"Need_5\"><requiredInput href=\"#impact\" />",
                "<informationRequirement id=\"Need_5\"><requiredDecision href=\"#demo-days\" />");
        assertThatThrownBy(() -> tables.decide(pack(circle), PATH, given("site", false)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("requires itself");

        var elsewhere = RequiredDecisions.DEMO.replace("href=\"#demo-level\"", "href=\"file:///etc/passwd#x\"");
        assertThatThrownBy(() -> tables.decide(pack(elsewhere), PATH, given("site", false)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not there");

        var many = new StringBuilder(
                "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"d\" name=\"d\" namespace=\"n\">");
        for (var i = 0; i < 8_000; i++) {
            many.append("<decision id=\"d")
                    .append(i)
                    .append("\"><variable name=\"v")
                    .append(i)
                    .append("\"/>");
            many.append("<informationRequirement><requiredDecision href=\"#d")
                    .append(i + 1)
                    .append("\"/></informationRequirement>");
            many.append("<literalExpression><text>1</text></literalExpression></decision>");
        }
        var bytes = many.append("</definitions>").toString().getBytes(StandardCharsets.UTF_8);
        Assertions.assertTimeout(Duration.ofSeconds(10), () -> assertThatThrownBy(
                        () -> tables.decide("rules/demo/d0.dmn", bytes, Map.of()))
                .isInstanceOf(Refusal.class));
    }

    @Test
    void anEmptyExpressionAnswersNothing() {
        var empty = RequiredDecisions.DEMO.replace("if level = \"high\" then 2 else 10", "");
        var verdict = tables.decide(pack(empty), PATH, given("site", false));
        assertThat(verdict.required().get(1).outputs()).containsEntry("days", null);
        assertThat(verdict.outputs()).isEqualTo(Map.of("priority", 3));
    }

    @Test
    void expressionsThatFailAreRefusals() {
        var wrong = RequiredDecisions.DEMO.replace("if level = \"high\" then 2 else 10", "level +");
        assertThatThrownBy(() -> tables.decide(pack(wrong), PATH, given("site", false)))
                .isInstanceOf(Refusal.class);
        var other = RequiredDecisions.DEMO.replace(
                "<literalExpression id=\"Expression_1\">",
                "<literalExpression id=\"Expression_1\" expressionLanguage=\"juel\">");
        assertThatThrownBy(() -> tables.decide(pack(other), PATH, given("site", false)))
                .hasMessageContaining("only FEEL");
    }
}
