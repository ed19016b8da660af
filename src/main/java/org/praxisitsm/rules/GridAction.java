package org.praxisitsm.rules;

import java.util.Arrays;
import java.util.Optional;

/** The actions a grid column may name: property and verb. */
enum GridAction {
    SCORE("score", "add"),
    EXCLUDE("exclude", "set"),
    CHOOSE("choose", "set"),
    VERDICT("verdict", "set");

    private final String property;
    private final String verb;

    GridAction(String property, String verb) {
        this.property = property;
        this.verb = verb;
    }

    static Optional<GridAction> named(String property) {
        return Arrays.stream(values())
                .filter(action -> action.property.equals(property))
                .findFirst();
    }

    String property() {
        return property;
    }

    String verb() {
        return verb;
    }
}
