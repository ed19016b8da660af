package org.praxisitsm.asset.impact;

import org.jspecify.annotations.Nullable;

/**
 * One item needs another, both visible.
 *
 * @param dependent number of the one that needs
 * @param provider number of the one that is needed
 * @param kind key of the relation kind; null where items that the viewer may not see lie between
 * @param set name of the redundant set, or null
 */
public record ImpactEdge(String dependent, String provider, @Nullable String kind, @Nullable String set) {}
