package org.praxisitsm.rules;

/** What a column of a grid says. */
sealed interface GridColumn {

    /** @param ofCandidate whether it reads the candidate, else the ticket, the inventory or the conflict */
    record When(boolean ofCandidate, String property, GridOperator operator) implements GridColumn {}

    record Then(GridAction action) implements GridColumn {}

    /** The rule's id or its note. */
    record Label(boolean isNote) implements GridColumn {}
}
