package org.praxisitsm.asset.lifecycle;

import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was bought of a product against what is used of it, counted the way its licence counts.
 *
 * @param product as its installations name it
 * @param bought of all licences that are valid
 * @param used of all installations
 */
public record LicencePosition(String product, Metric metric, long bought, long used) {

    /** What a licence counts. */
    public enum Metric {
        DEVICE,
        USER,
        CORE,
        SITE;

        /** @return the metric of the word, {@link #DEVICE} where a licence names none or one of its own */
        public static Metric of(@Nullable String word) {
            for (var metric : values()) {
                if (metric.name()
                        .equalsIgnoreCase(Objects.requireNonNullElse(word, "").strip())) {
                    return metric;
                }
            }
            return DEVICE;
        }
    }

    /** How bought and used stand to each other. */
    public enum Standing {
        /** Used, and nothing was bought at all. */
        UNLICENSED,
        /** More used than bought. */
        SHORT,
        /** Everything that was bought is used. */
        EXACT,
        /** More bought than used. */
        SPARE,
        /** Bought, and nobody uses it. */
        UNUSED
    }

    /**
     * A place where the product is installed.
     *
     * @param device key of what it is installed on
     * @param user account of who has that device, or null
     * @param cores of the device, or null where nobody knows
     * @param site where the device stands, or null
     */
    public record Installation(String device, @Nullable String user, @Nullable Integer cores, @Nullable String site) {}

    /**
     * Counts what is used. A device counts once however often the product is on it; a device that nobody has counts as a user of
     * its own, one whose place nobody knows as a site of its own, and one whose cores nobody knows as one core: what is not known
     * never makes a position look better than it is.
     */
    public static long used(Metric metric, Collection<Installation> installations) {
        return switch (metric) {
            case DEVICE ->
                installations.stream().map(Installation::device).distinct().count();
            case USER ->
                installations.stream()
                        .map(one -> one.user() == null
                                ? "device " + one.device()
                                : "user " + one.user().toLowerCase(Locale.ROOT))
                        .distinct()
                        .count();
            case SITE ->
                installations.stream()
                        .map(one -> one.site() == null ? "device " + one.device() : "site " + one.site())
                        .distinct()
                        .count();
            case CORE ->
                installations.stream()
                        .collect(java.util.stream.Collectors.toMap(
                                Installation::device,
                                one -> one.cores() == null || one.cores() < 1 ? 1L : one.cores(),
                                Math::max))
                        .values()
                        .stream()
                        .mapToLong(Long::longValue)
                        .sum();
        };
    }

    /** @return what is left; negative where it is short */
    public long balance() {
        return bought - used;
    }

    public Standing standing() {
        if (bought == 0) {
            return used == 0 ? Standing.EXACT : Standing.UNLICENSED;
        }
        if (used == 0) {
            return Standing.UNUSED;
        }
        return balance() < 0 ? Standing.SHORT : balance() == 0 ? Standing.EXACT : Standing.SPARE;
    }
}
