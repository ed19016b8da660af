package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.catalog.Offering;
import org.praxisitsm.catalog.Offerings;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What can be ordered; an order is a ticket of the offering's practice whose field names it. */
@RestController
@RequestMapping("/api/v1/offerings")
@Tag(name = "Catalogue")
class OfferingController {

    private final Offerings offerings;

    OfferingController(Offerings offerings) {
        this.offerings = offerings;
    }

    @Schema(name = "Offering")
    record OfferingBody(
            @Schema(example = "laptop") String key,
            Offering.Kind kind,
            String category,
            Map<String, String> names,
            Map<String, String> summaries,
            @Schema(example = "service-request") String practice,
            @Nullable String service,
            @Nullable BigDecimal price,
            @Nullable String costCentre,
            @Nullable Integer deliveryDays,
            List<String> parts) {

        static OfferingBody of(Offering it) {
            return new OfferingBody(
                    it.key(),
                    it.kind(),
                    it.category(),
                    it.names(),
                    it.summaries(),
                    it.practice(),
                    it.service(),
                    it.price(),
                    it.costCentre(),
                    it.deliveryDays(),
                    it.parts());
        }
    }

    @GetMapping
    @Operation(summary = "What a person may order", description = "for: whom it is ordered for, unless it is you.")
    Listing<OfferingBody> list(
            @RequestParam(name = "for", required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String q,
            Viewer viewer) {
        var text = TicketQuery.blankAsNull(q);
        return Listing.complete(offerings.visible(whom(person, viewer), viewer).stream()
                .filter(offering -> category == null || offering.category().equals(category))
                .filter(offering -> text == null || offering.matches(text))
                .map(OfferingBody::of)
                .toList());
    }

    @GetMapping("/{key}")
    @Operation(summary = "An offering that a person may order")
    OfferingBody one(
            @PathVariable String key,
            @RequestParam(name = "for", required = false) @Nullable String person,
            Viewer viewer) {
        return offerings
                .find(key, whom(person, viewer), viewer)
                .map(OfferingBody::of)
                .orElseThrow(() -> Refusal.notFound("There is no such offering"));
    }

    private static String whom(@Nullable String person, Viewer viewer) {
        var given = TicketQuery.blankAsNull(person);
        return given == null ? viewer.account() : given;
    }
}
