package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.catalog.Offering.Category;
import org.praxisitsm.catalog.OfferingEditing;
import org.praxisitsm.catalog.Offerings;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The parts of the catalogue: what they are called, and in which order they stand. */
@RestController
@RequestMapping("/api/v1/offering-categories")
@Tag(name = "Catalogue")
class CategoryController {

    private final Offerings offerings;
    private final OfferingEditing editing;

    CategoryController(Offerings offerings, OfferingEditing editing) {
        this.offerings = offerings;
        this.editing = editing;
    }

    @Schema(name = "OfferingCategory")
    record CategoryBody(@Schema(example = "devices") String key, Map<String, String> names, int place, int version) {

        static CategoryBody of(Category it) {
            return new CategoryBody(it.key(), it.names(), it.place(), it.version());
        }
    }

    @Schema(name = "OfferingCategoryChanges")
    record CategoryChanges(
            @Schema(example = "{\"en\": \"Devices\", \"de\": \"Geräte\"}") @Nullable Map<String, String> names,
            @Schema(description = "0 to 9999, the lowest first") @Nullable Integer place) {}

    @GetMapping
    @Operation(summary = "The parts of the catalogue, in the order of the portal")
    Listing<CategoryBody> list() {
        return Listing.complete(
                offerings.categories().stream().map(CategoryBody::of).toList());
    }

    @GetMapping("/{key}")
    @Operation(summary = "A part of the catalogue, with its ETag")
    ResponseEntity<CategoryBody> one(@PathVariable String key) {
        return answer(editing.category(key));
    }

    @PatchMapping("/{key}")
    @Operation(
            summary = "Rename a part of the catalogue, or move it",
            description =
                    "By those who change offerings. What is left out stays. If-Match: the ETag of the read; stale is 409.")
    ResponseEntity<CategoryBody> change(
            @PathVariable String key,
            @RequestBody @Schema(implementation = CategoryChanges.class) Map<String, Object> body,
            ReadVersion read,
            Viewer viewer) {
        var before = editing.category(key);
        body.keySet().stream()
                .filter(name -> !name.equals("names") && !name.equals("place"))
                .findFirst()
                .ifPresent(name -> {
                    throw Refusal.invalid(
                            name.length() > 60 ? name.substring(0, 60) : name, "is not a member of this request");
                });
        var version = read.version() == null ? before.version() : read.version();
        return answer(editing.change(
                new Category(
                        key,
                        body.containsKey("names") ? names(body.get("names")) : before.names(),
                        body.containsKey("place") ? place(body.get("place")) : before.place(),
                        version),
                viewer));
    }

    private static Map<String, String> names(@Nullable Object given) {
        if (!(given instanceof Map<?, ?> words)) {
            throw Refusal.invalid("names", "must be an object of texts by language");
        }
        var names = new LinkedHashMap<String, String>();
        words.forEach((language, text) -> {
            if (text != null && !(text instanceof String)) {
                throw Refusal.invalid("names", "must be an object of texts by language");
            }
            if (text != null && !text.toString().isBlank()) {
                names.put(String.valueOf(language), text.toString().strip());
            }
        });
        return names;
    }

    private static int place(@Nullable Object given) {
        if (given instanceof Integer place) {
            return place;
        }
        throw Refusal.invalid("place", "must be a whole number");
    }

    private static ResponseEntity<CategoryBody> answer(Category it) {
        return ResponseEntity.ok().eTag(ReadVersion.tag(it.version())).body(CategoryBody.of(it));
    }
}
