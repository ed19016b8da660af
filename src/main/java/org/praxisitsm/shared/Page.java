package org.praxisitsm.shared;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A slice of a list that is read by keyset.
 *
 * @param items the rows, in the order asked for
 * @param next the cursor of the following page, or null where this is the last
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public <R> Page<R> map(Function<T, R> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), next);
    }
}
