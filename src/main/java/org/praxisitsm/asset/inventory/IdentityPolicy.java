package org.praxisitsm.asset.inventory;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides which known item a reported device is; fulfilled in {@code rules} by a grid that the owner of the practice edits. */
public interface IdentityPolicy {

    /**
     * What was decided.
     *
     * @param ci id of the item that the device is, or null where it is a new one
     * @param duplicates ids of items that may be the same device: for a person to look at
     * @param rules ids of the rules that said so
     */
    record Verdict(@Nullable Long ci, List<Long> duplicates, List<String> rules) {}

    /**
     * @param inventory facts of the report
     * @param candidates facts of the items that share an identifier with it, each with its id as {@code ci}; never empty
     */
    Verdict decide(Map<String, ?> inventory, List<Map<String, ?>> candidates);
}
