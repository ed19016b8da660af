package org.praxisitsm.integration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a monitoring tool reports, whatever its format.
 *
 * @param key reports with the same key are about the same thing
 * @param severity in the words of the tool, in small letters
 * @param asset number of the configuration item, where the tool knows it
 * @param recovered whether it is over
 * @param at when it began, or ended
 */
public record Alert(
        String key,
        String subject,
        @Nullable String description,
        String source,
        @Nullable String severity,
        @Nullable String host,
        @Nullable String service,
        @Nullable String asset,
        boolean recovered,
        @Nullable Instant at,
        @Nullable String url) {}
