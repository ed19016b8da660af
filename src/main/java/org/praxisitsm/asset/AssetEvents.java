package org.praxisitsm.asset;

import java.util.Set;

/** What happened to configuration items, for modules above. Published inside the transaction. */
public final class AssetEvents {

    private AssetEvents() {}

    /**
     * An item was created or got other values.
     *
     * @param fields names of what differs: fields, and attributes as {@code attributes.<key>}
     */
    public record AssetChanged(
            long id, String number, String ciClass, boolean created, Set<String> fields, String by) {}

    /** Relations of these items were added, changed or removed. */
    public record AssetRelationsChanged(Set<Long> ids, String by) {}
}
