package org.praxisitsm.sla;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the customer's service time on one promise went.
 *
 * @param used service time used of the promise
 * @param parts each OLA and UC that explains it, the longest first; they may overlap
 * @param unexplained used while none of them ran
 * @param held time for which the ticket waited and the promise did not count, from first to last
 * @param longestWait the longest single wait, or null where there was none
 * @param longestReason why that was, or null
 * @param holdField field of the practice that the reason is a value of, or null
 */
public record SpentTime(
        Duration used,
        List<Part> parts,
        Duration unexplained,
        Duration held,
        @Nullable Duration longestWait,
        @Nullable String longestReason,
        @Nullable String holdField) {

    /** @param used how much of the customer's service time passed while it ran */
    public record Part(
            Agreement.Kind kind,
            String agreement,
            String agreementName,
            String target,
            String targetName,
            Duration used) {}

    /** @return percent of the customer's service time, rounded */
    public int percent(Duration part) {
        return used.isZero() ? 0 : (int) Math.round(part.toMillis() * 100.0 / used.toMillis());
    }
}
