package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.approval.ApprovalReads;
import org.praxisitsm.approval.Delegations;
import org.praxisitsm.approval.RoundView;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.workflow.Tasks;
import org.praxisitsm.workflow.VoteDesk;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Approvals")
class ApprovalController {

    private final ApprovalReads reads;
    private final VoteDesk votes;
    private final Delegations delegations;

    ApprovalController(ApprovalReads reads, VoteDesk votes, Delegations delegations) {
        this.reads = reads;
        this.votes = votes;
        this.delegations = delegations;
    }

    @Schema(name = "VoteAnswer")
    record Answer(
            @Schema(description = "One of the task's outcomes", example = "approve") @Nullable String outcome,
            @Schema(description = "Answers to the task's form") @Nullable Map<String, Object> values,
            @Schema(description = "Of the round that was read: 409 where what is approved has changed since") @Nullable
                    String fingerprint) {}

    @Schema(name = "VoteHandOver")
    record HandOver(@Schema(example = "manager") @Nullable String to) {}

    @Schema(name = "ApprovalSubstitute")
    record NewSubstitute(
            @Schema(example = "agent") @Nullable String substitute,
            @Nullable Instant from,
            @Nullable Instant to,
            @Schema(description = "Keys of practices; none for all") @Nullable List<String> practices) {}

    record SubstituteBody(
            String id, String account, String substitute, Instant from, Instant to, List<String> practices) {

        static SubstituteBody of(Delegations.Delegation one) {
            return new SubstituteBody(
                    Long.toString(one.id()), one.account(), one.substitute(), one.from(), one.to(), one.practices());
        }
    }

    @GetMapping("/tickets/{number}/approvals")
    @Operation(summary = "Rounds of approval of a ticket: who was asked, who decided, what is open")
    Listing<RoundBody> ofTicket(@PathVariable String number, Viewer viewer) {
        return rounds(reads.ofTicket(number, viewer));
    }

    @GetMapping("/approvals")
    @Operation(summary = "Approvals that wait for the caller, or that they have answered (state=answered)")
    Listing<RoundBody> mine(@RequestParam(required = false) @Nullable String state, Viewer viewer) {
        return switch (Objects.requireNonNullElse(state, "open")) {
            case "open" -> rounds(reads.waitingFor(viewer));
            case "answered" -> rounds(reads.answeredBy(viewer));
            default -> throw Refusal.invalid("state", "open or answered.");
        };
    }

    private static Listing<RoundBody> rounds(List<RoundView> rounds) {
        return Listing.complete(rounds.stream().map(RoundBody::of).toList());
    }

    @PostMapping("/approvals/{vote}/vote")
    @Operation(summary = "Answer a vote")
    ResponseEntity<?> vote(@PathVariable long vote, @RequestBody Answer body, Viewer viewer, Once once) {
        Map<String, Object> values = body.values() == null ? Map.of() : body.values();
        var outcome = Given.text("outcome", body.outcome());
        return once.answer(() -> ResponseEntity.ok(
                RoundBody.of(votes.answer(vote, outcome, values, body.fingerprint(), Tasks.Way.API, viewer))));
    }

    @PostMapping("/approvals/{vote}/delegate")
    @Operation(summary = "Hand a vote to somebody else; both names stay in the record")
    ResponseEntity<?> delegate(@PathVariable long vote, @RequestBody HandOver body, Viewer viewer, Once once) {
        var to = Given.text("to", body.to());
        return once.answer(() -> ResponseEntity.ok(RoundBody.of(votes.delegate(vote, to, viewer))));
    }

    @GetMapping("/people/{account}/approval-substitutes")
    @Operation(summary = "Who decides approvals for a person, and when")
    Listing<SubstituteBody> substitutes(@PathVariable String account, Viewer viewer) {
        return Listing.complete(
                delegations.of(account, viewer).stream().map(SubstituteBody::of).toList());
    }

    @PostMapping("/people/{account}/approval-substitutes")
    @Operation(summary = "Name who decides approvals for a person for a while, for some practices or all")
    ResponseEntity<?> name(@PathVariable String account, @RequestBody NewSubstitute body, Viewer viewer, Once once) {
        var substitute = Given.text("substitute", body.substitute());
        if (body.from() == null || body.to() == null) {
            throw Refusal.invalid(body.from() == null ? "from" : "to", "must be given");
        }
        var practices = body.practices() == null ? List.<String>of() : body.practices();
        return once.answer(() -> ResponseEntity.status(HttpStatus.CREATED)
                .body(SubstituteBody.of(
                        delegations.add(account, substitute, body.from(), body.to(), practices, viewer))));
    }

    @DeleteMapping("/people/{account}/approval-substitutes/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a substitute back")
    void remove(@PathVariable String account, @PathVariable long id, Viewer viewer) {
        delegations.remove(account, id, viewer);
    }
}
