package org.praxisitsm.ui.studio;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the cells of a column may hold.
 *
 * @param options value and what people call it, in order; empty where anything may be written
 * @param answer whether they are answered, else compared
 */
record CellKind(String name, Type type, Map<String, String> options, boolean answer) {

    enum Type {
        TEXT,
        NUMBER,
        TRUTH,
        OTHER;

        static Type of(@Nullable String feel) {
            return switch (feel == null ? "" : feel) {
                case "string" -> TEXT;
                case "integer", "long", "double", "number" -> NUMBER;
                case "boolean" -> TRUTH;
                default -> OTHER;
            };
        }
    }
}
