package org.praxisitsm.asset;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says whether a source may replace what another said; asked where a source other than a person writes. */
public interface SourcePrecedence {

    /**
     * @param field name of a field, or {@code attributes.<key>}
     * @param current source of the present value; null where a person wrote it
     * @param seenAt when the present value was seen, or null
     */
    boolean mayReplace(String ciClass, String field, String source, @Nullable String current, @Nullable Instant seenAt);
}
