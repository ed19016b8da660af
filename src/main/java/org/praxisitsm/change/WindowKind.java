package org.praxisitsm.change;

/** What a stretch of the change calendar means for the changes it touches. */
public enum WindowKind {
    /** Changes to what it covers belong inside of it. */
    MAINTENANCE,
    /** No change to what it covers may touch it. */
    BLACKOUT,
    /** A day on which the business must not be disturbed: changes are possible, and looked at twice. */
    CRITICAL_DAY
}
