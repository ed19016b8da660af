package org.praxisitsm.change;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * Wall time on the instant line. A window of wall time runs from the first instant at which the clock on the wall shows its
 * start or later, until the last instant at which it shows less than its end: in the night in which clocks go back it is an
 * hour longer, and an hour that is skipped is not in it.
 */
final class WallTime {

    private WallTime() {}

    static Instant start(LocalDateTime local, ZoneId zone) {
        var rules = zone.getRules();
        var gap = rules.getTransition(local);
        if (gap != null && gap.isGap()) {
            return gap.getInstant();
        }
        return local.toInstant(rules.getValidOffsets(local).get(0));
    }

    static Instant end(LocalDateTime local, ZoneId zone) {
        var rules = zone.getRules();
        var change = rules.getTransition(local);
        if (change != null && change.isGap()) {
            return change.getInstant();
        }
        var offsets = rules.getValidOffsets(local);
        // The hour that is repeated begins where the later offset begins: what ends there ends with the first of the
        // two.
        if (change != null && local.equals(change.getDateTimeAfter())) {
            return local.toInstant(offsets.get(0));
        }
        return local.toInstant(offsets.get(offsets.size() - 1));
    }
}
