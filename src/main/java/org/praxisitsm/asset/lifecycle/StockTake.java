package org.praxisitsm.asset.lifecycle;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A count of what really lies in a place.
 *
 * @param number e.g. STK0000001
 * @param location number of the place
 * @param place its name
 * @param lines everything that was expected or seen, the missing first
 * @param unknown codes that were read and belong to nothing that the counters may know of
 */
public record StockTake(
        String number,
        String unit,
        String location,
        String place,
        boolean open,
        String startedBy,
        Instant startedAt,
        @Nullable String closedBy,
        @Nullable Instant closedAt,
        @Nullable String note,
        List<Line> lines,
        List<String> unknown) {

    /** How what was expected and what was seen differ. */
    public enum Finding {
        /** Expected, and nobody saw it: while the count goes on, not yet. */
        MISSING,
        /** Seen, and recorded in another place. */
        MOVED,
        /** Seen, and recorded in no place at all. */
        UNEXPECTED,
        FOUND
    }

    /** @param recordedIn name of the place where it was recorded when the count began, or null */
    public record Line(
            String asset,
            String name,
            String ciClass,
            @Nullable String assetTag,
            @Nullable String serial,
            Finding finding,
            @Nullable String recordedIn,
            @Nullable String seenBy,
            @Nullable Instant seenAt) {}

    public List<Line> of(Finding finding) {
        return lines.stream().filter(line -> line.finding() == finding).toList();
    }

    /** @return how many were seen of those that were expected */
    public int found() {
        return of(Finding.FOUND).size();
    }

    public int expected() {
        return found() + of(Finding.MISSING).size();
    }
}
