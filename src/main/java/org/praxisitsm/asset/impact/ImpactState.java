package org.praxisitsm.asset.impact;

/** What a failure does to a configuration item, the worst first. */
public enum ImpactState {
    /** Something that it cannot do without is gone. */
    DOWN,

    /** It has lost a member of a redundant set, and enough of them still work. */
    DEGRADED,

    /** The failure is on its way, and redundancy below stops it. */
    UNAFFECTED
}
