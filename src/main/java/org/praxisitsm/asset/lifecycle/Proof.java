package org.praxisitsm.asset.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * A file that shows that an asset's data are wiped.
 *
 * @param attachment id of the ticket's attachment, or null
 * @param file id of the file that was added to the asset itself, or null
 */
public record Proof(@Nullable Long attachment, @Nullable Long file, String name, String sha256) {}
