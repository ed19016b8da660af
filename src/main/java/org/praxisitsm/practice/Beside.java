package org.praxisitsm.practice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two states of one file beside each other, row by row: rules of a table, components of a form, lines of a text.
 *
 * @param head titles of the columns; empty where a row is only a line
 */
public record Beside(List<String> head, List<Row> rows) {

    /**
     * @param kind null where both sides say the same
     * @param before cells as they were, null where the row is new
     * @param after cells as they are, null where the row is gone
     */
    public record Row(Difference.@Nullable Kind kind, @Nullable List<String> before, @Nullable List<String> after) {

        public static Row of(@Nullable List<String> before, @Nullable List<String> after) {
            if (before == null) {
                return new Row(Difference.Kind.ADDED, null, after);
            }
            if (after == null) {
                return new Row(Difference.Kind.REMOVED, before, null);
            }
            return new Row(before.equals(after) ? null : Difference.Kind.CHANGED, before, after);
        }
    }

    /** @return how many rows are not the same on both sides */
    public long differing() {
        return rows.stream().filter(row -> row.kind() != null).count();
    }
}
