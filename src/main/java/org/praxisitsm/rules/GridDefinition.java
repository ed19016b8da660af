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

    /** What a grid decides about; what its actions say makes it one or another. */
    enum Kind {
        /** Who of a group gets a ticket. */
        PEOPLE,
        /** Which known item a device is. */
        IDENTITY,
        /** How much a conflict of the change calendar stands in the way. */
        CONFLICT
    }

    Kind kind() {
        return columns.stream()
                .filter(GridColumn.Then.class::isInstance)
                .map(column -> ((GridColumn.Then) column).action().kind())
                .findFirst()
                .orElse(Kind.PEOPLE);
    }

    /**
     * @param file path or name of the grid, for messages
     * @throws org.praxisitsm.shared.Refusal invalid, naming file, line and column, where anything is not listed or not typed
     */
    static GridDefinition parse(String file, String text) {
        return new GridReader(file).read(text);
    }
}
