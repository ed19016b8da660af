package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.impact.ImpactQuestion;
import org.praxisitsm.asset.impact.ImpactQuestion.Direction;
import org.praxisitsm.asset.impact.Impacts;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is hit when a configuration item fails, asked of the item or of a ticket that is about it. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Assets")
class ImpactController {

    private final Impacts impacts;

    ImpactController(Impacts impacts) {
        this.impacts = impacts;
    }

    @GetMapping("/assets/{id}/impact")
    @Operation(
            summary = "What is hit when an asset fails, and what it stands on",
            description =
                    "Items that the caller may not see count, and bear no name. Where there are more than are looked"
                            + " at, truncated is true and every number is a lower bound.")
    ImpactBody ofAsset(
            @Parameter(description = "Number or id") @PathVariable String id,
            @Parameter(description = "up (what it hits), down (what it stands on) or both; up where left out")
                    @RequestParam(required = false)
                    @Nullable
                    String direction,
            @Parameter(description = "Steps, 0 to 12; 6 where left out") @RequestParam(required = false) @Nullable
                    Integer depth,
            @Parameter(description = "Keys of relation kinds; all where left out")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> kinds,
            Viewer viewer) {
        return ImpactBody.of(impacts.of(id, question(direction, depth, kinds), viewer));
    }

    @GetMapping("/tickets/{number}/impact")
    @Operation(
            summary = "What is hit by what a ticket is about",
            description =
                    "All assets of the ticket that the caller may see fail together: of an incident what is hit, of a"
                            + " change what could be.")
    ImpactBody ofTicket(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String direction,
            @RequestParam(required = false) @Nullable Integer depth,
            @RequestParam(required = false) @Nullable List<String> kinds,
            Viewer viewer) {
        return ImpactBody.of(impacts.ofTicket(number, question(direction, depth, kinds), viewer));
    }

    private static ImpactQuestion question(
            @Nullable String direction, @Nullable Integer depth, @Nullable List<String> kinds) {
        return new ImpactQuestion(
                direction(direction),
                depth == null ? ImpactQuestion.DEPTH : depth,
                kinds == null ? Set.of() : Set.copyOf(kinds));
    }

    private static Direction direction(@Nullable String given) {
        if (given == null) {
            return Direction.UP;
        }
        for (var direction : Direction.values()) {
            if (direction.name().toLowerCase(Locale.ROOT).equals(given)) {
                return direction;
            }
        }
        throw Refusal.invalid("direction", "must be up, down or both.");
    }
}
