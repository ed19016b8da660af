package org.praxisitsm.practice;

import org.jspecify.annotations.Nullable;

/**
 * One thing that two states of a pack do not have in common.
 *
 * @param file path inside the pack
 * @param element id of the element, rule, component or member concerned, as its file has it; null for the file as a whole
 * @param elementKind what it is, e.g. {@code userTask}, {@code sequenceFlow}, {@code rule}, {@code column}, {@code field}
 * @param name what people call it
 * @param aspect what of it differs, e.g. {@code form}, {@code condition}, or a column's title; null where it came, went or moved
 * @param sentence for a person, all of the above in one line
 * @param before what it was, or null
 * @param after what it is, or null
 */
public record Difference(
        Kind kind,
        Part part,
        String file,
        @Nullable String element,
        String elementKind,
        String name,
        @Nullable String aspect,
        String sentence,
        @Nullable String before,
        @Nullable String after) {

    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        /** Only drawn elsewhere, or only in another order. */
        MOVED
    }

    public enum Part {
        DIAGRAM,
        TABLE,
        GRID,
        FORM,
        /** practice.yaml: fields, states, milestones, roles. */
        DESCRIPTOR,
        AGREEMENT,
        SCENARIO,
        CASES,
        /** Words in other languages, and whatever else a pack holds. */
        TEXT
    }
}
