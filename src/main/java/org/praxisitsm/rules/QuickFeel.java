package org.praxisitsm.rules;

import java.math.BigDecimal;
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
 * FEEL for tables: what most cells are (a text, some texts, a number to compare with, a dash, a name) is answered here, all else by Camunda's engine, which
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
    private static final Pattern COMPARED = Pattern.compile("(|<|<=|>|>=)\\s*(-?\\d{1,15}(?:\\.\\d{1,9})?)");
    private static final Pattern ONE_TEXT = Pattern.compile(TEXT);
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern CONSTANT = Pattern.compile("-?\\d{1,15}|true|false|null");
    private static final Set<String> NO_NAMES = Set.of("true", "false", "null", "not", "and", "or", "if", "for", "in");

    /** What a cell asks of a value whose kind it knows. */
    private interface Cell {

        /** @return null where the engine must say */
        @Nullable
        Boolean holds(Object value);
    }

    private record Texts(Set<String> texts, boolean negated) implements Cell {

        @Override
        public @Nullable Boolean holds(Object value) {
            return value instanceof String text ? texts.contains(text) != negated : null;
        }
    }

    private record Compared(String operator, BigDecimal bound) implements Cell {

        @Override
        public @Nullable Boolean holds(Object value) {
            if (!(value instanceof Integer || value instanceof Long)) {
                return null;
            }
            var order = BigDecimal.valueOf(((Number) value).longValue()).compareTo(bound);
            return switch (operator) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                default -> order == 0;
            };
        }
    }

    private record Truth(boolean wanted) implements Cell {

        @Override
        public @Nullable Boolean holds(Object value) {
            return value instanceof Boolean truth ? truth == wanted : null;
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
        var value = cell.isPresent() ? value(inputVariable, context) : null;
        var holds = value == null ? null : cell.get().holds(value);
        return holds == null ? whole.evaluateSimpleUnaryTests(expression, inputVariable, context) : holds;
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
        var cell = expression.strip();
        if (cell.equals("-")) {
            return Optional.of(value -> true);
        }
        if (cell.equals("true") || cell.equals("false")) {
            return Optional.of(new Truth(cell.equals("true")));
        }
        if (TEXTS.matcher(cell).matches()) {
            return Optional.of(new Texts(texts(cell), false));
        }
        var compared = COMPARED.matcher(cell);
        if (compared.matches()) {
            return Optional.of(new Compared(compared.group(1), new BigDecimal(compared.group(2))));
        }
        var negated = NO_TEXTS.matcher(cell);
        return negated.matches() ? Optional.of(new Texts(texts(negated.group(1)), true)) : Optional.empty();
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
        if (isName && value(expression, context) instanceof String text) {
            return (T) text;
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

    private static @Nullable Object value(String variable, VariableContext context) {
        if (!context.containsVariable(variable)) {
            return null;
        }
        var typed = context.resolve(variable);
        return typed == null ? null : typed.getValue();
    }
}
