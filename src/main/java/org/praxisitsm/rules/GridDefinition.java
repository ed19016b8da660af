package org.praxisitsm.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule grid that has been read and found well-typed: every column is listed, every cell a literal of its column's type.
 *
 * @param columns in the order of the file
 * @param rows one rule each, in the order of the file
 */
record GridDefinition(List<GridColumn> columns, List<Row> rows) {

    /** @param cells as written, by column; an empty cell says nothing */
    record Row(String id, @Nullable String note, List<String> cells) {}

    /** @return whether it is about which known item a device is, rather than who gets a ticket */
    boolean isIdentity() {
        return columns.stream()
                .anyMatch(column -> column instanceof GridColumn.Then then && then.action() == GridAction.VERDICT);
    }

    /**
     * @param file path or name of the grid, for messages
     * @throws org.praxisitsm.shared.Refusal invalid, naming file, line and column, where anything is not listed or not typed
     */
    static GridDefinition parse(String file, String text) {
        return new GridReader(file).read(text);
    }
}
