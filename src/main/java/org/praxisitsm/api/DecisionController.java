package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.rules.Decisions;
import org.praxisitsm.rules.RequiredDecision;
import org.praxisitsm.shared.DecisionMade.MatchedRule;
import org.praxisitsm.shared.Refusal;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/decisions")
@Tag(name = "Decisions")
class DecisionController {

    private final Decisions decisions;

    DecisionController(Decisions decisions) {
        this.decisions = decisions;
    }

    @Schema(name = "DecisionInputs")
    record Inputs(
            @Schema(
                            example =
                                    "{\"impact\": \"team\", \"urgency\": \"high\", \"criticality\": \"HIGH\", \"vip\": false}")
                    @Nullable
                    Map<String, Object> inputs) {}

    @Schema(name = "DecisionOutcome")
    record OutcomeBody(
            Map<String, Object> outputs,
            List<MatchedRule> matchedRules,
            int version,
            @Schema(description = "What was decided for it before, in order; empty where it requires no decision.")
                    List<RequiredDecision> required) {}

    @PostMapping("/{key}/evaluate")
    @Operation(summary = "Evaluate a decision or grid", description = "Changes nothing; uses the published version.")
    ResponseEntity<?> evaluate(@PathVariable String key, @RequestBody Inputs body, Viewer viewer, Once once) {
        var inputs = body.inputs();
        if (inputs == null) {
            throw Refusal.invalid("inputs", "must be an object with a value for each input");
        }
        if (viewer.isOnlyRequester()) {
            throw Refusal.forbidden("Rules are shown to those who work with them");
        }
        return once.answer(() -> {
            var outcome = decisions.evaluate(key, inputs, viewer);
            return ResponseEntity.ok(
                    new OutcomeBody(outcome.outputs(), outcome.matchedRules(), outcome.version(), outcome.required()));
        });
    }
}
