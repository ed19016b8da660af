package org.praxisitsm.approval;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.approval.ApprovalRound.Skipped;

/**
 * A round as people read it.
 *
 * @param subject of the ticket; empty for those who may not see it any more
 * @param cycle counts the rounds of the same step of the ticket, from 1
 * @param content what is approved, by field
 * @param fingerprint SHA-256 of the content
 * @param needed how many of those who are asked now must say yes, where the table says so
 * @param skipped who was named and not asked; nothing for those who only report
 */
public record RoundView(
        long id,
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
        List<VoteView> votes,
        List<Skipped> skipped) {

    /**
     * @param asked whom the rule names; null where a group is asked
     * @param holder who is to answer, where that is another one: {@code because}
     * @param generation counts from 1; another one where what is approved changed after somebody had answered
     * @param carried whether the answer was given on another level
     * @param rule row of the table that named them, or {@code diagram}; null for those who only report
     */
    public record VoteView(
            long id,
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
            @Nullable String task) {

        /** Both names are to be shown: somebody answers, or has, for another. */
        public boolean isForAnother() {
            var who = decidedBy != null ? decidedBy : holder;
            return asked != null && who != null && !who.equals(asked);
        }
    }

    RoundView withoutContent() {
        return new RoundView(
                id,
                number,
                "",
                practice,
                packVersion,
                activity,
                name,
                cycle,
                status,
                outcome,
                level,
                needed,
                openedAt,
                endedAt,
                Map.of(),
                "",
                votes,
                skipped);
    }

    /** The votes that count: not those that were given up, nor those on what it was before. */
    public List<VoteView> counting() {
        return votes.stream()
                .filter(vote -> vote.state() != Vote.State.VOID && vote.level() > 0)
                .toList();
    }
}
