package org.praxisitsm.api;

import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Refusal;

/** Members that a request cannot do without. */
final class Given {

    private Given() {}

    static String text(String member, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw Refusal.invalid(member, "must not be empty");
        }
        return value;
    }
}
