package org.praxisitsm.rules;

import java.util.Arrays;
import java.util.Optional;

/** The operators a grid column may name, and the method of {@code Operators} that the template calls for each. */
enum GridOperator {
    EQUALS("equals", "equal", Literal.TEXT),
    NOT_EQUALS("not equals", "notEqual", Literal.TEXT),
    ONE_OF("one of", "oneOf", Literal.TEXTS),
    CONTAINS("contains", "contains", Literal.TEXT),
    NOT_CONTAINS("not contains", "containsNot", Literal.TEXT),
    LESS_THAN("less than", "less", Literal.NUMBER),
    AT_MOST("at most", "atMost", Literal.NUMBER),
    MORE_THAN("more than", "more", Literal.NUMBER),
    AT_LEAST("at least", "atLeast", Literal.NUMBER),
    IS("is", "is", Literal.TRUTH);

    private final String label;
    private final String method;
    private final Literal literal;

    GridOperator(String label, String method, Literal literal) {
        this.label = label;
        this.method = method;
        this.literal = literal;
    }

    static Optional<GridOperator> labelled(String label) {
        return Arrays.stream(values())
                .filter(operator -> operator.label.equals(label))
                .findFirst();
    }

    static String labels() {
        return String.join(", ", Arrays.stream(values()).map(o -> o.label).toList());
    }

    String method() {
        return method;
    }

    Literal literal() {
        return literal;
    }

    /** What a cell under the operator holds. */
    enum Literal {
        TEXT,
        TEXTS,
        NUMBER,
        TRUTH
    }
}
