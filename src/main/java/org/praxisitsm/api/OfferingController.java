package org.praxisitsm.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.catalog.Offering;
import org.praxisitsm.catalog.OfferingEditing;
import org.praxisitsm.catalog.Offerings;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What can be ordered; an order is a ticket of the offering's practice whose field names it. */
@RestController
@RequestMapping("/api/v1/offerings")
@Tag(name = "Catalogue")
class OfferingController {

    private final Offerings offerings;
    private final OfferingEditing editing;

    OfferingController(Offerings offerings, OfferingEditing editing) {
        this.offerings = offerings;
        this.editing = editing;
    }

    @Schema(name = "Offering")
    record OfferingBody(
            @Schema(example = "laptop") String key,
            Offering.Kind kind,
            Offering.Lifecycle lifecycle,
            String category,
            Map<String, String> names,
            Map<String, String> summaries,
            @Schema(example = "service-request") String practice,
            @Nullable String form,
            @Nullable String service,
            @Nullable BigDecimal price,
            @Schema(example = "EUR") String currency,
            @Nullable String costCentre,
            @Nullable Integer deliveryDays,
            List<String> parts,
            @Schema(description = "What follows is told to those who may change it")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable
                    String audience,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String owner,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String keywords,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String icon,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer version) {

        static OfferingBody of(Offering it) {
            return of(it, false);
        }

        static OfferingBody of(Offering it, boolean editor) {
            return new OfferingBody(
                    it.key(),
                    it.kind(),
                    it.lifecycle(),
                    it.category(),
                    it.names(),
                    it.summaries(),
                    it.practice(),
                    it.form(),
                    it.service(),
                    it.price(),
                    it.currency(),
                    it.costCentre(),
                    it.deliveryDays(),
                    it.parts(),
                    editor ? it.audience() : null,
                    editor ? it.owner() : null,
                    editor ? it.keywords() : null,
                    editor ? it.icon() : null,
                    editor ? it.version() : null);
        }
    }

    @GetMapping
    @Operation(
            summary = "What a person may order",
            description =
                    "for: whom it is ordered for, unless it is you. lifecycle: instead, what you may change and is in"
                            + " that state.")
    Listing<OfferingBody> list(
            @RequestParam(name = "for", required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) Offering.@Nullable Lifecycle lifecycle,
            Viewer viewer) {
        var text = TicketQuery.blankAsNull(q);
        var all = lifecycle == null
                ? offerings.visible(whom(person, viewer), viewer)
                : editing.all(viewer).stream()
                        .filter(offering -> offering.lifecycle() == lifecycle)
                        .toList();
        return Listing.complete(all.stream()
                .filter(offering -> category == null || offering.category().equals(category))
                .filter(offering -> text == null || offering.matches(text))
                .map(offering -> OfferingBody.of(offering, lifecycle != null))
                .toList());
    }

    @GetMapping("/{key}")
    @Operation(
            summary = "An offering that a person may order",
            description = "Those who may change it read it in whatever state it is, with its ETag.")
    ResponseEntity<OfferingBody> one(
            @PathVariable String key,
            @RequestParam(name = "for", required = false) @Nullable String person,
            Viewer viewer) {
        var own = TicketQuery.blankAsNull(person) == null ? editing.find(key, viewer) : Optional.<Offering>empty();
        if (own.isPresent()) {
            return edited(ResponseEntity.ok(), own.get());
        }
        return offerings
                .find(key, whom(person, viewer), viewer)
                .map(OfferingBody::of)
                .map(ResponseEntity::ok)
                .orElseThrow(() -> Refusal.notFound("There is no such offering"));
    }

    @PostMapping
    @Operation(
            summary = "Create an offering",
            description = "By process owners of the unit of its practice. key, category, names, summaries, practice and"
                    + " audience at least; a draft unless lifecycle says otherwise.")
    ResponseEntity<?> create(
            @RequestBody @Schema(implementation = OfferingChanges.class) Map<String, Object> body,
            Viewer viewer,
            Once once) {
        return once.answer(() -> {
            var made = editing.create(OfferingChanges.create(body), viewer);
            return edited(ResponseEntity.created(URI.create("/api/v1/offerings/" + made.key())), made);
        });
    }

    @PatchMapping("/{key}")
    @Operation(
            summary = "Change an offering, publish or retire it",
            description = "What is left out stays; null takes away. If-Match: the ETag of the read; stale is 409.")
    ResponseEntity<OfferingBody> change(
            @PathVariable String key,
            @RequestBody @Schema(implementation = OfferingChanges.class) Map<String, Object> body,
            ReadVersion read,
            Viewer viewer) {
        var before = editing.find(key, viewer).orElseThrow(() -> Refusal.notFound("There is no such offering"));
        var version = read.version() == null ? before.version() : read.version();
        return edited(ResponseEntity.ok(), editing.change(OfferingChanges.change(before, body, version), viewer));
    }

    private static ResponseEntity<OfferingBody> edited(ResponseEntity.BodyBuilder answer, Offering it) {
        return answer.eTag(ReadVersion.tag(it.version())).body(OfferingBody.of(it, true));
    }

    private static String whom(@Nullable String person, Viewer viewer) {
        var given = TicketQuery.blankAsNull(person);
        return given == null ? viewer.account() : given;
    }
}
