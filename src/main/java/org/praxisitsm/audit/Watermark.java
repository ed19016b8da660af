package org.praxisitsm.audit;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sequence number that the chain reached at least a given time ago. A transaction draws its numbers right before it commits, so
 * what has not shown up below the mark by then is a gap that a rollback left.
 */
final class Watermark {

    private final Duration age;
    private long settled;
    private long candidate;
    private @Nullable Instant since;

    Watermark(Duration age) {
        this.age = age;
    }

    long settled() {
        return settled;
    }

    /** @param highest the highest sequence that is linked at this instant, with everything visible below it */
    void reached(long highest, Instant now) {
        if (since == null) {
            candidate = highest;
            since = now;
        } else if (!now.isBefore(since.plus(age))) {
            settled = Math.max(settled, candidate);
            candidate = highest;
            since = now;
        }
    }

    void atLeast(long sequence) {
        settled = Math.max(settled, sequence);
    }
}
