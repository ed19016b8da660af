package org.praxisitsm.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Page;
import org.praxisitsm.shared.Refusal;

/**
 * A slice of a list.
 *
 * @param next cursor of the following slice; null where this is the last
 */
record Listing<T>(List<T> items, @Nullable String next) {

    static final int DEFAULT_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 500;

    static <T> Listing<T> of(Page<T> page) {
        return new Listing<>(page.items(), page.next());
    }

    /** A list that is short by nature and always complete. */
    static <T> Listing<T> complete(List<T> items) {
        return new Listing<>(items, null);
    }

    static int limit(@Nullable Integer asked) {
        int limit = asked == null ? DEFAULT_LIMIT : asked;
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw Refusal.invalid("limit", "must be 1 to " + HIGHEST_LIMIT + ", it is " + limit);
        }
        return limit;
    }
}
