package org.praxisitsm.change;

import java.time.Instant;

/** A stretch of time, {@code from} included, {@code to} excluded. */
public record Span(Instant from, Instant to) {

    /** @return whether an instant lies in both; spans that only touch share none */
    public boolean meets(Span other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    /** @return whether it holds any instant at all */
    public boolean isProper() {
        return from.isBefore(to);
    }

    Span common(Span other) {
        return new Span(from.isAfter(other.from) ? from : other.from, to.isBefore(other.to) ? to : other.to);
    }
}
