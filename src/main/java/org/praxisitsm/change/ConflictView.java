package org.praxisitsm.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What stands against a change, for somebody who may see the change. What they may not know of is left out.
 *
 * @param change number of the other change, or null
 * @param subject its subject
 * @param windowId its id in the words of the API, which are texts: clients round a number of that size
 * @param window name of the window, or null
 * @param item name of the item of this change that it is about, or null
 * @param otherItem name of the other change's item, or of the item around that a window is for; or null
 * @param steps relations between the two items
 * @param note {@code not-done, cancelled, not-planned, begins-before, of:3, and:2} or null
 * @param why what the owner of the severity table wrote beside the row, or null
 */
public record ConflictView(
        ConflictKind kind,
        Severity severity,
        Instant from,
        Instant to,
        @Nullable String change,
        @Nullable String subject,
        @Nullable String windowId,
        @Nullable String window,
        @Nullable String item,
        @Nullable String otherItem,
        int steps,
        @Nullable String note,
        @Nullable String why) {}
