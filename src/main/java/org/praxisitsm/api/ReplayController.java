package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.insight.DecisionReplays;
import org.praxisitsm.shared.Refusal;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a draft would have decided otherwise. */
@RestController
@RequestMapping("/api/v1/practices/{key}/drafts/{id}")
@Tag(name = "Practices")
class ReplayController {

    private static final int USUAL = 1_000;
    private static final int MOST_TABLES = 100;

    private final DecisionReplays replays;

    ReplayController(DecisionReplays replays) {
        this.replays = replays;
    }

    @Schema(name = "ReplayRequest")
    record Wish(
            @Schema(
                            description =
                                    "Keys of tables and grids; those that differ from the version in use where left out",
                            example = "[\"incident-priority\"]")
                    @Nullable
                    List<String> tables,
            @Schema(description = "How many of the last tickets, 1 to 5000", example = "1000") @Nullable
                    Integer limit) {}

    @PostMapping("/replay")
    @Operation(
            summary = "What the draft would have decided otherwise",
            description =
                    "Takes the recorded decisions of the last tickets that you may see, with their recorded inputs,"
                            + " through the tables and grids of the draft. No ticket changes.")
    ResponseEntity<?> replay(
            @PathVariable String key,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Wish body,
            Viewer viewer,
            Once once) {
        var wish = body == null ? new Wish(null, null) : body;
        var tables = wish.tables() == null ? List.<String>of() : wish.tables();
        if (tables.size() > MOST_TABLES || tables.stream().anyMatch(java.util.Objects::isNull)) {
            throw Refusal.invalid("tables", "At most " + MOST_TABLES + " keys");
        }
        return once.answer(() -> ResponseEntity.ok(replays.replay(
                key,
                Numbers.inPath("draft", id),
                tables,
                wish.limit() == null ? USUAL : wish.limit(),
                viewer,
                (done, of) -> true)));
    }
}
