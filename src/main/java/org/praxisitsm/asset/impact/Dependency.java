package org.praxisitsm.asset.impact;

import org.jspecify.annotations.Nullable;

/**
 * One configuration item needs another.
 *
 * @param dependent the one that needs
 * @param provider the one that is needed
 * @param set name of the dependent's redundant set that the provider is a member of, or null where nothing stands in for it
 * @param needed how many members of the set must work
 */
record Dependency(long dependent, long provider, String kind, @Nullable String set, int needed) {

    /** A redundant set belongs to the one that needs it. */
    record SetKey(long dependent, String name) {}

    @Nullable
    SetKey setKey() {
        return set == null ? null : new SetKey(dependent, set);
    }
}
