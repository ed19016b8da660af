package org.praxisitsm.change;

/** What stands against a planned change. */
public enum ConflictKind {
    /** It ends before it starts, or at once. */
    INVALID_TIME,
    /** It starts in the past. */
    IN_THE_PAST,
    /** It starts earlier than the lead time of its type allows. */
    LEAD_TIME,
    /** Another change touches the same item at the same time. */
    SAME_CI,
    /** Another change touches an item that one of this change needs. */
    PARENT_CI,
    /** Another change touches an item that needs one of this change. */
    CHILD_CI,
    /** What it touches has maintenance windows, and it does not lie within them. */
    OUTSIDE_WINDOW,
    BLACKOUT,
    CRITICAL_DAY,
    /** Whoever carries it out has another change at the same time. */
    ASSIGNEE_BOOKED,
    /** The group has more changes at the same time than it can carry out. */
    GROUP_BOOKED,
    /** A change that must be done before it is not, or one that waits for it begins before it ends. */
    DEPENDENCY
}
