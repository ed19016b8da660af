package org.praxisitsm.approval;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketProgress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who was asked, who decided and what is open: for the ticket's page, the portal and the API. */
@Service
@Transactional
public class ApprovalReads {

    private static final int MOST = 200;

    private final RoundRows rows;
    private final TicketDesk desk;
    private final TicketProgress progress;
    private final JdbcClient jdbc;

    ApprovalReads(RoundRows rows, TicketDesk desk, TicketProgress progress, JdbcClient jdbc) {
        this.rows = rows;
        this.desk = desk;
        this.progress = progress;
        this.jdbc = jdbc;
    }

    /** @return rounds of the ticket, the oldest first; @throws Refusal not found where the viewer may not see it */
    public List<RoundView> ofTicket(String number, Viewer viewer) {
        var ticket = desk.get(number, viewer);
        return rows.ofTicket(ticket.id()).stream()
                .map(kept -> view(kept, viewer.isOnlyRequester()))
                .toList();
    }

    /** @return rounds in which the viewer is to answer now, the oldest question first; at most 200 */
    public List<RoundView> waitingFor(Viewer viewer) {
        return ofVotes(
                "select round_id from approval_vote where holder = :account and state = 'OPEN' order by id limit"
                        + " :most",
                viewer);
    }

    /** @return rounds in which the viewer has answered, the latest first; at most 200 */
    public List<RoundView> answeredBy(Viewer viewer) {
        return ofVotes(
                "select round_id from approval_vote where decided_by = :account and carried = false order by id"
                        + " desc limit :most",
                viewer);
    }

    /** @param task id of a task; @return whether it asks somebody for their answer in a round */
    public boolean isVote(String task) {
        return !jdbc.sql("select id from approval_vote where task_id = :task limit 1")
                .param("task", task)
                .query(Long.class)
                .list()
                .isEmpty();
    }

    /** @return rounds in which members of the group are asked as such now, the oldest question first; at most 200 */
    public List<RoundView> askedOf(String group, Viewer viewer) {
        return visible(
                jdbc.sql("select distinct round_id from approval_vote where word = :word and state = 'OPEN' order by"
                                + " round_id limit :most")
                        .param("word", "group:" + group)
                        .param("most", MOST)
                        .query(Long.class)
                        .list(),
                viewer);
    }

    /**
     * @param from excluded
     * @param to included
     * @return rounds decided in between in which members of the group were asked as such, in the order of their end; at most 200
     */
    public List<RoundView> decidedBy(String group, Instant from, Instant to, Viewer viewer) {
        return visible(
                jdbc.sql(
                                "select r.id from approval_round r where r.ended_at > :from and r.ended_at <= :to and r.status in"
                                        + " ('APPROVED', 'REJECTED') and exists (select 1 from approval_vote v where v.round_id = r.id and"
                                        + " v.word = :word) order by r.ended_at, r.id limit :most")
                        .param("from", Micros.of(from))
                        .param("to", Micros.of(to))
                        .param("word", "group:" + group)
                        .param("most", MOST)
                        .query(Long.class)
                        .list(),
                viewer);
    }

    private List<RoundView> ofVotes(String sql, Viewer viewer) {
        return visible(
                jdbc.sql(sql)
                        .param("account", viewer.account())
                        .param("most", MOST)
                        .query(Long.class)
                        .list(),
                viewer);
    }

    private List<RoundView> visible(List<Long> rounds, Viewer viewer) {
        return rounds.stream()
                .distinct()
                .map(rows::byId)
                .flatMap(Optional::stream)
                .filter(kept -> progress.isVisible(kept.number, viewer))
                .map(kept -> view(kept, viewer.isOnlyRequester()))
                .toList();
    }

    /**
     * @return the round of a vote, without what is approved where the viewer was asked and may not see the ticket any more
     * @throws Refusal not found where the viewer may not see the ticket and was never asked
     */
    public RoundView ofVote(long vote, Viewer viewer) {
        return rows.byVote(vote)
                .flatMap(kept -> progress.isVisible(kept.number, viewer)
                        ? Optional.of(view(kept, viewer.isOnlyRequester()))
                        : wasAsked(kept, vote, viewer)
                                ? Optional.of(view(kept, true).withoutContent())
                                : Optional.empty())
                .orElseThrow(() -> Refusal.notFound("There is no vote " + vote + "."));
    }

    /** Whoever was asked is told what became of it, although it is not theirs any more. */
    private static boolean wasAsked(KeptRound kept, long id, Viewer viewer) {
        return kept.round.votes.stream()
                .anyMatch(vote -> vote.id == id
                        && (vote.isOf(viewer.account()) || viewer.account().equals(vote.handedBy)));
    }

    static RoundView view(KeptRound kept, boolean plain) {
        return new RoundView(
                kept.id,
                kept.number,
                kept.subject,
                kept.practice,
                kept.packVersion,
                kept.activity,
                kept.name,
                kept.cycle,
                kept.round.status,
                kept.round.outcome,
                kept.round.level,
                kept.round.needed().orElse(null),
                kept.openedAt,
                kept.endedAt,
                kept.content,
                kept.fingerprint,
                kept.round.votes.stream()
                        .filter(vote -> vote.state != Vote.State.PLANNED || !plain)
                        .map(vote -> view(vote, plain))
                        .toList(),
                plain ? List.of() : List.copyOf(kept.round.skipped));
    }

    private static RoundView.VoteView view(Vote vote, boolean plain) {
        return new RoundView.VoteView(
                vote.id,
                vote.generation,
                vote.level,
                vote.state,
                vote.asked,
                vote.holder,
                plain ? null : vote.group,
                vote.because,
                vote.handedBy,
                vote.carried,
                vote.outcome,
                vote.decidedBy,
                vote.way,
                vote.remark,
                vote.askedAt,
                vote.decidedAt,
                vote.dueAt,
                plain ? null : vote.rule,
                vote.task);
    }
}
