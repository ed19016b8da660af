package org.praxisitsm.practice;

/** The fixed category that each practice maps its own states to; lists and figures speak it across practices. */
public enum Category {
    NEW,
    IN_PROGRESS,
    ON_HOLD,
    RESOLVED,
    CLOSED,
    CANCELLED;

    /** @return whether no more work is expected unless someone reopens. */
    public boolean isOver() {
        return this == RESOLVED || this == CLOSED || this == CANCELLED;
    }

    /** @return whether nothing can happen to the ticket any more. */
    public boolean isFinal() {
        return this == CLOSED || this == CANCELLED;
    }
}
