package org.praxisitsm.rules;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelEngineFactory;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.jspecify.annotations.Nullable;

/**
 * FEEL for tables: what most cells are (a text, some texts, a dash, a name) is answered here, all else by Camunda's engine, which
 * builds its whole library of functions anew for each cell. Both say the same: {@code QuickFeelTests} holds them together.
 */
public final class QuickFeel implements FeelEngine {

    /** Cells that are remembered; a node that has seen more asks the engine. */
    private static final int MOST = 20_000;

    private static final String TEXT = "\"[^\"\\\\]*\"";
    private static final String BETWEEN = "\\s*,\\s*";
    private static final Pattern TEXTS = Pattern.compile("\\s*" + TEXT + "(" + BETWEEN + TEXT + ")*\\s*");
    private static final Pattern NO_TEXTS =
            Pattern.compile("\\s*not\\s*\\((\\s*" + TEXT + "(" + BETWEEN + TEXT + ")*\\s*)\\)\\s*");
    private static final Pattern ONE_TEXT = Pattern.compile(TEXT);
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern CONSTANT = Pattern.compile("-?\\d{1,15}|true|false|null");
    private static final Set<String> NO_NAMES = Set.of("true", "false", "null", "not", "and", "or", "if", "for", "in");

    /** @param texts null where any value will do */
    private record Cell(@Nullable Set<String> texts, boolean negated) {

        boolean holds(String value) {
            return texts == null || texts.contains(value) != negated;
        }
    }

    private final FeelEngine whole;
    private final Map<String, Optional<Cell>> cells = new ConcurrentHashMap<>();
    private final Map<String, Optional<Object>> constants = new ConcurrentHashMap<>();

    QuickFeel(FeelEngine whole) {
        this.whole = whole;
    }

    /** For an engine that evaluates tables. */
    public static FeelEngineFactory factory() {
        return () -> new QuickFeel(new ScalaFeelEngineFactory().createInstance());
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String expression, String inputVariable, VariableContext context) {
        var cell = cell(expression);
        var value = cell.isPresent() ? text(inputVariable, context) : null;
        return value != null
                ? cell.get().holds(value)
                : whole.evaluateSimpleUnaryTests(expression, inputVariable, context);
    }

    private Optional<Cell> cell(String expression) {
        var known = cells.get(expression);
        if (known == null) {
            known = read(expression);
            if (cells.size() < MOST) {
                cells.put(expression, known);
            }
        }
        return known;
    }

    private static Optional<Cell> read(String expression) {
        if (expression.strip().equals("-")) {
            return Optional.of(new Cell(null, false));
        }
        if (TEXTS.matcher(expression).matches()) {
            return Optional.of(new Cell(texts(expression), false));
        }
        var negated = NO_TEXTS.matcher(expression);
        return negated.matches() ? Optional.of(new Cell(texts(negated.group(1)), true)) : Optional.empty();
    }

    private static Set<String> texts(String list) {
        return ONE_TEXT.matcher(list)
                .results()
                .map(match -> list.substring(match.start() + 1, match.end() - 1))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T evaluateSimpleExpression(String expression, VariableContext context) {
        var isName = NAME.matcher(expression).matches() && !NO_NAMES.contains(expression);
        var value = isName ? text(expression, context) : null;
        if (value != null) {
            return (T) value;
        }
        if (ONE_TEXT.matcher(expression).matches()) {
            return (T) expression.substring(1, expression.length() - 1);
        }
        if (CONSTANT.matcher(expression).matches() && constants.size() < MOST) {
            return (T) constants
                    .computeIfAbsent(
                            expression, each -> Optional.ofNullable(whole.evaluateSimpleExpression(each, context)))
                    .orElse(null);
        }
        return whole.evaluateSimpleExpression(expression, context);
    }

    /** @return the variable's value where it is a text: of nothing else is it clear what the engine would make of it */
    private static @Nullable String text(String variable, VariableContext context) {
        if (!context.containsVariable(variable)) {
            return null;
        }
        var typed = context.resolve(variable);
        return typed != null && typed.getValue() instanceof String text ? text : null;
    }
}
