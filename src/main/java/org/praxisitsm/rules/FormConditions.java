package org.praxisitsm.rules;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.praxisitsm.practice.Feel;
import org.praxisitsm.shared.Refusal;
import org.springframework.stereotype.Component;

/** FEEL conditions of forms: short, without functions from outside, and each within a time limit. */
@Component
class FormConditions implements Feel {

    private static final int KEPT = 1_000;

    private final FeelEngineApi feel =
            FeelEngineBuilder.forJava().withEnabledExternalFunctions(false).build();
    private final TimeLimit limit = new TimeLimit(Duration.ofSeconds(5));
    private final Map<String, ParseResult> parsed = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ParseResult> eldest) {
            return size() > KEPT;
        }
    };

    @Override
    public boolean isTrue(String expression, Map<String, ?> values) {
        if (!FeelText.problem(expression).isEmpty()) {
            return false;
        }
        try {
            return limit.run(() -> {
                var read = parse(expression);
                return read.isSuccess()
                        && Boolean.TRUE.equals(
                                feel.evaluate(read.parsedExpression(), new HashMap<String, Object>(values))
                                        .toEither()
                                        .getOrElse(() -> false));
            });
        } catch (Refusal tooMuch) {
            return false;
        }
    }

    @Override
    public String problem(String expression) {
        var unread = FeelText.problem(expression);
        if (!unread.isEmpty()) {
            return unread;
        }
        try {
            var read = limit.run(() -> parse(expression));
            return read.isSuccess() ? "" : read.failure().message();
        } catch (Refusal tooMuch) {
            return tooMuch.getMessage();
        }
    }

    /** @return why the cell of an input cannot be read, or an empty text where it can */
    String problemOfTests(String tests) {
        var unread = FeelText.problem(tests);
        if (!unread.isEmpty()) {
            return unread;
        }
        try {
            var read = limit.run(() -> feel.parseUnaryTests(tests));
            return read.isSuccess() ? "" : read.failure().message();
        } catch (Refusal tooMuch) {
            return tooMuch.getMessage();
        }
    }

    private ParseResult parse(String expression) {
        synchronized (parsed) {
            var known = parsed.get(expression);
            if (known != null) {
                return known;
            }
        }
        var made = feel.parseExpression(expression);
        synchronized (parsed) {
            parsed.put(expression, made);
        }
        return made;
    }
}
