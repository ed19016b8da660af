package org.praxisitsm.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.approval.ApprovalRound;
import org.praxisitsm.approval.RoundView;
import org.praxisitsm.approval.Vote;

/** A round of approval with its votes; ids are texts, as those of everything else. */
record RoundBody(
        String id,
        String number,
        String subject,
        String practice,
        int packVersion,
        String activity,
        String name,
        int cycle,
        ApprovalRound.Status status,
        @Nullable String outcome,
        int level,
        @Nullable Integer needed,
        Instant openedAt,
        @Nullable Instant endedAt,
        Map<String, Object> content,
        String fingerprint,
        List<VoteBody> votes,
        List<ApprovalRound.Skipped> skipped) {

    record VoteBody(
            String id,
            int generation,
            int level,
            Vote.State state,
            @Nullable String asked,
            @Nullable String holder,
            @Nullable String group,
            Vote.@Nullable Because because,
            @Nullable String handedBy,
            boolean carried,
            @Nullable String outcome,
            @Nullable String decidedBy,
            @Nullable String way,
            @Nullable String remark,
            @Nullable Instant askedAt,
            @Nullable Instant decidedAt,
            @Nullable Instant dueAt,
            @Nullable String rule,
            @Nullable String task,
            boolean forAnother) {

        static VoteBody of(RoundView.VoteView one) {
            return new VoteBody(
                    Long.toString(one.id()),
                    one.generation(),
                    one.level(),
                    one.state(),
                    one.asked(),
                    one.holder(),
                    one.group(),
                    one.because(),
                    one.handedBy(),
                    one.carried(),
                    one.outcome(),
                    one.decidedBy(),
                    one.way(),
                    one.remark(),
                    one.askedAt(),
                    one.decidedAt(),
                    one.dueAt(),
                    one.rule(),
                    one.task(),
                    one.isForAnother());
        }
    }

    static RoundBody of(RoundView one) {
        return new RoundBody(
                Long.toString(one.id()),
                one.number(),
                one.subject(),
                one.practice(),
                one.packVersion(),
                one.activity(),
                one.name(),
                one.cycle(),
                one.status(),
                one.outcome(),
                one.level(),
                one.needed(),
                one.openedAt(),
                one.endedAt(),
                one.content(),
                one.fingerprint(),
                one.votes().stream().map(VoteBody::of).toList(),
                one.skipped());
    }
}
