package org.praxisitsm.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be ordered from the catalogue.
 *
 * @param key name in addresses, in the API and in the tables of packs, kebab case; never changes
 * @param category key of the category that it stands under
 * @param names what it is called, by language tag; {@code en} is always there
 * @param summaries what a person gets, by language tag
 * @param keywords further words by which it is found
 * @param practice the practice whose process provides it; one that takes orders ({@code catalogue} in its practice.yaml)
 * @param form form of that practice that asks what has to be known, or null for its start form
 * @param service key of the service that it belongs to, or null
 * @param owner account of whoever answers for it, or null
 * @param audience word that the practice's audience table reads, e.g. {@code everybody}
 * @param price of one, in the organisation's currency; null where it is not known
 * @param costCentre who pays; null where the requester's own does
 * @param deliveryDays working days within which it is there; null where nothing is promised
 * @param parts keys of what a bundle consists of, in order; empty for anything else
 * @param version counts the changes
 * @see "ITIL 4, Service catalogue management"
 */
public record Offering(
        String key,
        Kind kind,
        Lifecycle lifecycle,
        String category,
        Map<String, String> names,
        Map<String, String> summaries,
        @Nullable String keywords,
        @Nullable String icon,
        String practice,
        @Nullable String form,
        @Nullable String service,
        @Nullable String owner,
        String audience,
        @Nullable BigDecimal price,
        @Nullable String costCentre,
        @Nullable Integer deliveryDays,
        List<String> parts,
        int version) {

    public enum Kind {
        /** Work of people, e.g. moving a desk. */
        SERVICE,
        /** A thing or a right, e.g. a screen. */
        ITEM,
        /** Several of these at once, provided side by side. */
        BUNDLE
    }

    public enum Lifecycle {
        DRAFT,
        PUBLISHED,
        RETIRED
    }

    /**
     * Where offerings stand in the portal.
     *
     * @param place the lowest first
     */
    public record Category(String key, Map<String, String> names, int place) {

        public String name(Locale locale) {
            return in(locale, names);
        }
    }

    public String name(Locale locale) {
        return in(locale, names);
    }

    public String summary(Locale locale) {
        return in(locale, summaries);
    }

    public boolean isPublished() {
        return lifecycle == Lifecycle.PUBLISHED;
    }

    /** @return whether each word of the text is found in what a person reads of it, whatever the language */
    public boolean matches(String text) {
        var all = (String.join(" ", names.values()) + " " + String.join(" ", summaries.values()) + " " + keywords)
                .toLowerCase(Locale.ROOT);
        return List.of(text.toLowerCase(Locale.ROOT).strip().split("\\s+")).stream()
                .allMatch(all::contains);
    }

    private static String in(Locale locale, Map<String, String> words) {
        var own = words.get(locale.getLanguage());
        return own == null ? words.getOrDefault("en", "") : own;
    }
}
