package org.praxisitsm.catalog;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
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
 * @param price of one; null where it is not known
 * @param currency of the price, ISO 4217
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
        String currency,
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
     * @param version counts the changes
     */
    public record Category(String key, Map<String, String> names, int place, int version) {

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

    /** @return the same in another state, based on the version */
    public Offering in(Lifecycle state, int basedOn) {
        return new Offering(
                key,
                kind,
                state,
                category,
                names,
                summaries,
                keywords,
                icon,
                practice,
                form,
                service,
                owner,
                audience,
                price,
                currency,
                costCentre,
                deliveryDays,
                parts,
                basedOn);
    }

    public boolean isPublished() {
        return lifecycle == Lifecycle.PUBLISHED;
    }

    /**
     * @param more words that it may be found by as well, e.g. what its category is called
     * @return whether each word of the text is found in what a person reads of it, whatever the language and its accents
     */
    public boolean matches(String text, String... more) {
        var all = new StringJoiner(" ");
        names.values().forEach(all::add);
        summaries.values().forEach(all::add);
        all.add(keywords == null ? "" : keywords);
        Stream.of(more).forEach(all::add);
        var plain = plain(all.toString());
        var spelled = plain(spelled(all.toString()));
        return Stream.of(plain(text).strip().split("\\s+"))
                .allMatch(word -> plain.contains(word) || spelled.contains(word));
    }

    /** Somebody without such keys writes Geraete. */
    private static String spelled(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace("\u00e4", "ae")
                .replace("\u00f6", "oe")
                .replace("\u00fc", "ue");
    }

    private static String plain(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace("\u00df", "ss");
    }

    private static String in(Locale locale, Map<String, String> words) {
        var own = words.get(locale.getLanguage());
        return own == null ? words.getOrDefault("en", "") : own;
    }
}
