package org.praxisitsm.approval;

import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Quorum;

/**
 * Whom a diagram, or a row of its table, wants to be asked.
 *
 * @param level levels are asked one after the other, the lowest first
 * @param word who, as the diagram says it, e.g. {@code lead:network}
 * @param quorum of the level, or null for what the diagram says
 * @param rule id of the table's row, or {@code diagram}
 */
public record Line(int level, String word, @Nullable Quorum quorum, String rule) {

    public static final String OF_DIAGRAM = "diagram";
}
