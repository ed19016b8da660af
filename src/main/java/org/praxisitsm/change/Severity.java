package org.praxisitsm.change;

/** How much a conflict stands in the way; in rising order. */
public enum Severity {
    /** Good to know. */
    INFO,
    /** Somebody must look at it and say why it may stay. */
    WARNING,
    /** The change must not begin like this. */
    BLOCKING
}
