package org.praxisitsm.rules;

import java.util.Arrays;
import java.util.Optional;
import org.praxisitsm.rules.GridDefinition.Kind;

/** The actions a grid column may name: property and verb. */
enum GridAction {
    SCORE("score", "add", Kind.PEOPLE),
    EXCLUDE("exclude", "set", Kind.PEOPLE),
    CHOOSE("choose", "set", Kind.PEOPLE),
    VERDICT("verdict", "set", Kind.IDENTITY),
    SEVERITY("severity", "set", Kind.CONFLICT);

    private final String property;
    private final String verb;
    private final Kind kind;

    GridAction(String property, String verb, Kind kind) {
        this.property = property;
        this.verb = verb;
        this.kind = kind;
    }

    /** @return what a grid with the action decides about */
    Kind kind() {
        return kind;
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
