package org.praxisitsm.asset.lifecycle;

import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Refusal;

/** Where a list by falling id goes on. */
final class Cursors {

    private Cursors() {}

    static String of(long id) {
        return Long.toString(id, Character.MAX_RADIX);
    }

    /** @throws Refusal invalid, where it is none of ours */
    static long before(@Nullable String cursor) {
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        try {
            return Long.parseLong(cursor, Character.MAX_RADIX);
        } catch (NumberFormatException foreign) {
            throw Refusal.invalid("cursor", "Is not one that this list gave.");
        }
    }
}
