package org.praxisitsm.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells that are answered without the engine are answered as the engine does. */
class QuickFeelTests {

    private static final List<Object> VALUES = Arrays.asList(
            "high",
            "low",
            "",
            " high",
            "High",
            "a,b",
            "-",
            "3",
            "true",
            "null",
            "über",
            "say \"no\"",
            3,
            3L,
            3.5,
            -1,
            true,
            false,
            null,
            List.of("high"),
            Map.of("a", 1));

    private final FeelEngine whole = new ScalaFeelEngineFactory().createInstance();
    private final FeelEngine quick = QuickFeel.factory().createInstance();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-",
                " - ",
                "\"high\"",
                " \"high\" ",
                "\"high\",\"low\"",
                "\"high\" , \"low\",\"a,b\"",
                "\"\"",
                "\"über\"",
                "\"say \\\"no\\\"\"",
                "\"a\\nb\"",
                "\"-\"",
                "not(\"high\")",
                "not( \"high\", \"low\" )",
                "not (\"high\")",
                "not(not(\"high\"))",
                "3",
                "< 3",
                "<3",
                "<= 3",
                "> 3",
                ">= 3.0",
                "> -2",
                "-1",
                "3.5",
                "false",
                " true ",
                "[1..5]",
                "true",
                "null",
                "x",
                "\"hi\" + \"gh\"",
                "contains(?, \"ig\")",
                "not(contains(?, \"ig\"))",
                "\"high\", x",
                "not(\"high\"), \"low\""
            })
    void testsOfAValue(String cell) {
        for (var value : VALUES) {
            var context = context(value);
            assertThat(said(() -> quick.evaluateSimpleUnaryTests(cell, "x", context)))
                    .as("%s for %s", cell, value)
                    .isEqualTo(said(() -> whole.evaluateSimpleUnaryTests(cell, "x", context)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "y",
                "true",
                "false",
                "null",
                "3",
                "-3",
                "007",
                "123456789012345",
                "3.5",
                "\"\"",
                "\"high\"",
                "\"say \\\"no\\\"\"",
                "\"a\\tb\"",
                "x + \"!\"",
                "if x = \"high\" then 1 else 2",
                "upper case(x)",
                "not",
                "[1,2]",
                "today() > date(\"2020-01-01\")"
            })
    void valuesOfAnExpression(String expression) {
        for (var value : VALUES) {
            var context = context(value);
            assertThat(said(() -> quick.evaluateSimpleExpression(expression, context)))
                    .as("%s for %s", expression, value)
                    .isEqualTo(said(() -> whole.evaluateSimpleExpression(expression, context)));
        }
    }

    @Test
    void aConstantIsNotTakenForWhatItWasAskedWith() {
        assertThat(quick.<Object>evaluateSimpleExpression("3", context("a")))
                .isEqualTo(quick.<Object>evaluateSimpleExpression("3", context(7)));
    }

    /** The result with its class, or that it failed. */
    private static List<Object> said(Callable<Object> question) {
        var answer = new ArrayList<>();
        var failed = catchThrowable(() -> {
            var value = question.call();
            answer.add(value == null ? "null" : value.getClass());
            answer.add(value == null ? "null" : value);
        });
        return failed == null ? answer : List.of(failed.getClass());
    }

    private static VariableContext context(Object value) {
        return Variables.createVariables().putValue("x", value).asVariableContext();
    }
}
