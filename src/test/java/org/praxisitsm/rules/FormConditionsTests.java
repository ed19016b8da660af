package org.praxisitsm.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormConditionsTests {

    private final FormConditions feel = new FormConditions();

    @Test
    void conditionIsDecidedByTheValues() {
        assertThat(feel.isTrue("impact = \"site\" and count > 2", Map.of("impact", "site", "count", 3)))
                .isTrue();
        assertThat(feel.isTrue("impact = \"site\"", Map.of("impact", "one"))).isFalse();
        assertThat(feel.isTrue("vip", Map.of("vip", true))).isTrue();
    }

    @Test
    void whatCannotBeDecidedIsFalse() {
        var values = new HashMap<String, Object>();
        values.put("impact", null);
        assertThat(feel.isTrue("impact = \"site\"", values)).isFalse();
        assertThat(feel.isTrue("nobody = 1", Map.of())).isFalse();
        assertThat(feel.isTrue("1 + 1", Map.of())).isFalse();
        assertThat(feel.isTrue("((", Map.of())).isFalse();
    }

    @Test
    void problemIsNamedAndDepthAndLengthDoNoHarm() {
        assertThat(feel.problem("impact = \"site\"")).isEmpty();
        assertThat(feel.problem("impact = = 1")).isNotEmpty();
        assertThat(feel.problem("1 = 1 or ".repeat(300) + "true")).isNotEmpty();
        assertThat(feel.problem("(".repeat(900) + "1" + ")".repeat(900))).isNotEmpty();
    }

    @Test
    void loopOverARangeIsNotEvaluated() {
        assertThat(feel.problem("count(for a in 1..100000, b in 1..100000 return a * b) > 0"))
                .contains("loop");
        assertThat(feel.isTrue("count(for a in 1..3 return a) = 3", Map.of())).isFalse();
        assertThat(feel.problem("text = \"for 1..2\"")).isEmpty();
    }

    @Test
    void functionsFromOutsideAreNotCalled() {
        var attack =
                "{f: function(x) external {java: {class: \"java.lang.Math\", method signature: \"abs(int)\"}}, r: f(-1)}.r = 1";
        assertThat(feel.isTrue(attack, Map.of())).isFalse();
    }
}
