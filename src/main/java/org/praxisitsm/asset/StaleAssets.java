package org.praxisitsm.asset;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Refusal;

/** Refuses what was based on an older version of an item, saying who changed it in between. */
final class StaleAssets {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private StaleAssets() {}

    static void check(CiRecord ci, @Nullable Integer expected) {
        if (expected != null && expected != ci.version()) {
            throw Refusal.conflict("%s was changed by %s at %s after you read it: you have version %d, it is now %d."
                    .formatted(ci.number(), ci.changedBy(), MINUTE.format(ci.updatedAt()), expected, ci.version()));
        }
    }
}
