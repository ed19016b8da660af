package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Comparisons;
import org.praxisitsm.practice.Difference;
import org.praxisitsm.shared.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/practices/{key}/compare")
@Tag(name = "Practices")
class ComparisonController {

    private final Comparisons comparisons;

    ComparisonController(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    @GetMapping
    @Operation(
            summary = "What changed between two versions, or a draft and a version",
            description = "In words, by element.")
    Listing<Difference> compare(
            @PathVariable String key,
            @Parameter(example = "1") @RequestParam(required = false) @Nullable String from,
            @Parameter(description = "A version, or draft:<id>", example = "2")
                    @RequestParam(required = false)
                    @Nullable
                    String to,
            Viewer viewer) {
        if (from == null || to == null) {
            throw Refusal.invalid(from == null ? "from" : "to", "is missing");
        }
        return Listing.complete(comparisons.between(key, from, to, viewer));
    }
}
