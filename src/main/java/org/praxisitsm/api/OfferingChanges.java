package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.catalog.Offering;
import org.praxisitsm.catalog.Offering.Kind;
import org.praxisitsm.catalog.Offering.Lifecycle;
import org.praxisitsm.shared.Refusal;

/** The members of an offering that a client sets. A map is bound, not this, because null differs from left out. */
@Schema(name = "OfferingChanges")
record OfferingChanges(
        @Schema(description = "When creating only", example = "monitor-arm") @Nullable String key,
        @Nullable Kind kind,
        @Nullable Lifecycle lifecycle,
        @Schema(example = "devices") @Nullable String category,
        @Schema(example = "{\"en\": \"Monitor arm\", \"de\": \"Monitorarm\"}") @Nullable Map<String, String> names,
        @Schema(example = "{\"en\": \"Holds one screen.\"}") @Nullable Map<String, String> summaries,
        @Nullable String keywords,
        @Schema(example = "laptop") @Nullable String icon,
        @Schema(example = "service-request") @Nullable String practice,
        @Schema(description = "Null for the practice's start form") @Nullable String form,
        @Nullable String service,
        @Schema(description = "Account") @Nullable String owner,
        @Schema(example = "everybody") @Nullable String audience,
        @Schema(example = "89.90") @Nullable BigDecimal price,
        @Schema(example = "EUR") @Nullable String currency,
        @Nullable String costCentre,
        @Schema(description = "Working days", example = "5") @Nullable Integer deliveryDays,
        @Schema(description = "Keys, of a bundle only") @Nullable List<String> parts) {

    private static final Set<String> MEMBERS = Set.of(
            "key",
            "kind",
            "lifecycle",
            "category",
            "names",
            "summaries",
            "keywords",
            "icon",
            "practice",
            "form",
            "service",
            "owner",
            "audience",
            "price",
            "currency",
            "costCentre",
            "deliveryDays",
            "parts");

    static Offering create(Map<String, Object> body) {
        var key = Given.text("key", new Members(body).text("key", null));
        var empty = new Offering(
                key,
                Kind.ITEM,
                Lifecycle.DRAFT,
                "",
                Map.of(),
                Map.of(),
                null,
                null,
                "",
                null,
                null,
                null,
                "",
                null,
                "EUR",
                null,
                null,
                List.of(),
                0);
        return merged(empty, body, 0);
    }

    static Offering change(Offering before, Map<String, Object> body, int version) {
        if (body.containsKey("key")) {
            throw Refusal.invalid("key", "does not change: create another offering and retire this one");
        }
        return merged(before, body, version);
    }

    private static Offering merged(Offering it, Map<String, Object> body, int version) {
        body.keySet().stream()
                .filter(name -> !MEMBERS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Refusal.invalid(
                            name.length() > 60 ? name.substring(0, 60) : name, "is not a member of this request");
                });
        var members = new Members(body);
        return new Offering(
                it.key(),
                members.word("kind", Kind.class, it.kind()),
                members.word("lifecycle", Lifecycle.class, it.lifecycle()),
                Given.text("category", members.text("category", it.category())),
                members.words("names", it.names()),
                members.words("summaries", it.summaries()),
                members.text("keywords", it.keywords()),
                members.text("icon", it.icon()),
                Given.text("practice", members.text("practice", it.practice())),
                members.text("form", it.form()),
                members.text("service", it.service()),
                members.text("owner", it.owner()),
                Given.text("audience", members.text("audience", it.audience())),
                members.amount("price", it.price()),
                Given.text("currency", members.text("currency", it.currency())),
                members.text("costCentre", it.costCentre()),
                members.count("deliveryDays", it.deliveryDays()),
                members.list("parts", it.parts()),
                version);
    }

    /** Reads each member by its kind, or the value before where it is left out. */
    private record Members(Map<String, Object> body) {

        @Nullable
        String text(String name, @Nullable String before) {
            if (!body.containsKey(name)) {
                return before;
            }
            var value = body.get(name);
            if (value != null && !(value instanceof String)) {
                throw Refusal.invalid(name, "must be a text");
            }
            return value == null || value.toString().isBlank()
                    ? null
                    : value.toString().strip();
        }

        <E extends Enum<E>> E word(String name, Class<E> kind, E before) {
            var text = text(name, before.name());
            for (var each : kind.getEnumConstants()) {
                if (each.name().equals(text)) {
                    return each;
                }
            }
            throw Refusal.invalid(name, "must be one of " + List.of(kind.getEnumConstants()));
        }

        Map<String, String> words(String name, Map<String, String> before) {
            if (!body.containsKey(name)) {
                return before;
            }
            if (!(body.get(name) instanceof Map<?, ?> given)) {
                throw Refusal.invalid(name, "must be an object of texts by language");
            }
            var words = new LinkedHashMap<String, String>();
            given.forEach((language, text) -> {
                if (text != null && !(text instanceof String)) {
                    throw Refusal.invalid(name, "must be an object of texts by language");
                }
                if (text != null && !text.toString().isBlank()) {
                    words.put(String.valueOf(language), text.toString().strip());
                }
            });
            return words;
        }

        @Nullable
        BigDecimal amount(String name, @Nullable BigDecimal before) {
            if (!body.containsKey(name) || body.get(name) == null) {
                return body.containsKey(name) ? null : before;
            }
            if (body.get(name) instanceof Number number && number.toString().length() <= 20) {
                return new BigDecimal(number.toString());
            }
            throw Refusal.invalid(name, "must be a number");
        }

        @Nullable
        Integer count(String name, @Nullable Integer before) {
            if (!body.containsKey(name) || body.get(name) == null) {
                return body.containsKey(name) ? null : before;
            }
            if (body.get(name) instanceof Integer number) {
                return number;
            }
            throw Refusal.invalid(name, "must be a whole number");
        }

        List<String> list(String name, List<String> before) {
            if (!body.containsKey(name)) {
                return before;
            }
            if (body.get(name) instanceof List<?> given && given.stream().allMatch(String.class::isInstance)) {
                return given.stream().map(String::valueOf).toList();
            }
            throw Refusal.invalid(name, "must be a list of keys");
        }
    }
}
