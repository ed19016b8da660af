package org.praxisitsm.practice;

import org.jspecify.annotations.Nullable;

/**
 * Something the gate or a check has to say about a pack.
 *
 * @param file path inside the pack, e.g. {@code processes/incident/incident-resolution.bpmn}
 * @param element id of the element, row or field concerned, or null
 * @param line line in the file, starting at 1, or null
 * @param rule id of the rule that speaks, kebab case
 * @param message what is wrong, for the person who drew it
 * @param hint what to use instead
 */
public record Finding(
        Severity severity,
        String file,
        @Nullable String element,
        @Nullable Integer line,
        String rule,
        String message,
        String hint) {

    public enum Severity {
        ERROR,
        WARNING,
        INFO
    }
}
