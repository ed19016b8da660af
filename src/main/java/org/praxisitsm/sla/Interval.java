package org.praxisitsm.sla;

import java.time.Instant;
import org.praxisitsm.shared.Refusal;

/** A stretch of time, {@code from} included, {@code to} excluded; empty where both are equal. */
public record Interval(Instant from, Instant to) {

    /** @throws Refusal invalid where it ends before it starts */
    public Interval {
        if (to.isBefore(from)) {
            throw Refusal.invalid("to", "lies before from: " + to + " is before " + from + ".");
        }
    }
}
