package org.praxisitsm.approval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Quorum;
import org.praxisitsm.shared.JsonMaps;
import org.praxisitsm.shared.Micros;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rounds and their votes as rows. Whoever writes holds the ticket's row. */
@Repository
class RoundRows {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROUND =
            "select id, ticket_id, number, practice, pack_version, activity, name, instance, cycle_no, plan, skipped,"
                    + " content, fingerprint, yes_outcome, level_no, generation, status, outcome, opened_at, ended_at,"
                    + " (select t.subject from ticket t where t.id = ticket_id) subject from approval_round ";

    private final JdbcClient jdbc;

    RoundRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<KeptRound> byInstance(String instance) {
        return one(ROUND + "where instance = :key", instance);
    }

    Optional<KeptRound> byId(long id) {
        return one(ROUND + "where id = :key", id);
    }

    Optional<KeptRound> byTask(String task) {
        return one(ROUND + "where id = (select v.round_id from approval_vote v where v.task_id = :key)", task);
    }

    Optional<KeptRound> byVote(long vote) {
        return one(ROUND + "where id = (select v.round_id from approval_vote v where v.id = :key)", vote);
    }

    private Optional<KeptRound> one(String sql, Object key) {
        var found = jdbc.sql(sql).param("key", key).query(RoundRows::round).optional();
        found.ifPresent(kept -> kept.round.votes.addAll(votes(kept.id)));
        return found;
    }

    /** @return rounds of the ticket, the oldest first */
    List<KeptRound> ofTicket(long ticketId) {
        var all = jdbc.sql(ROUND + "where ticket_id = :ticket order by id")
                .param("ticket", ticketId)
                .query(RoundRows::round)
                .list();
        all.forEach(kept -> kept.round.votes.addAll(votes(kept.id)));
        return all;
    }

    List<Long> due(java.time.Instant now, int most) {
        return jdbc.sql("select id from approval_vote where state = 'OPEN' and next_at <= :now"
                        + " union select v.id from approval_vote v join person p on p.account = v.holder"
                        + " where v.state = 'OPEN' and p.active = false and (v.next_at is null or v.next_at <= :now"
                        // Not one that waits after a failure.
                        + " or v.next_at = v.remind_at or v.next_at = v.due_at)"
                        + " limit :most")
                .param("now", Micros.of(now))
                .param("most", most)
                .query(Long.class)
                .list();
    }

    Optional<String> taskOf(long vote) {
        return jdbc.sql("select task_id from approval_vote where id = :id and state = 'OPEN' and task_id is not null")
                .param("id", vote)
                .query(String.class)
                .optional();
    }

    void nextAt(long vote, java.time.@Nullable Instant at) {
        jdbc.sql("update approval_vote set next_at = :at where id = :id")
                .param("at", Micros.of(at))
                .param("id", vote)
                .update();
    }

    /** @return names of what is approved in the rounds of the ticket that are open */
    List<java.util.Set<String>> openContents(long ticketId) {
        return jdbc
                .sql("select content from approval_round where ticket_id = :ticket and status = 'OPEN'")
                .param("ticket", ticketId)
                .query(String.class)
                .list()
                .stream()
                .map(json -> JsonMaps.read(json).keySet())
                .toList();
    }

    int cyclesBefore(long ticketId, String activity) {
        return jdbc.sql("select count(*) from approval_round where ticket_id = :ticket and activity = :activity")
                .param("ticket", ticketId)
                .param("activity", activity)
                .query(Integer.class)
                .single();
    }

    private List<Vote> votes(long round) {
        return jdbc.sql("select * from approval_vote where round_id = :round order by id")
                .param("round", round)
                .query((row, n) -> vote(row))
                .list();
    }

    void insert(KeptRound kept) {
        bound(
                        "insert into approval_round (id, ticket_id, number, practice, pack_version, activity, name,"
                                + " instance, cycle_no, plan, skipped, content, fingerprint, yes_outcome, level_no,"
                                + " generation, status, outcome, opened_at, ended_at) values (:id, :ticket, :number,"
                                + " :practice, :version, :activity, :name, :instance, :cycle, :plan, :skipped, :content,"
                                + " :fingerprint, :yes, :level, :generation, :status, :outcome, :opened, :ended)",
                        kept)
                .param("ticket", kept.ticketId)
                .param("number", kept.number)
                .param("practice", kept.practice)
                .param("version", kept.packVersion)
                .param("activity", kept.activity)
                .param("name", kept.name)
                .param("instance", kept.instance)
                .param("cycle", kept.cycle)
                .param("yes", kept.yes)
                .param("opened", Micros.of(kept.openedAt))
                .update();
        kept.round.votes.forEach(vote -> insert(kept.id, vote));
    }

    /** Votes that are not there yet are added. */
    void save(KeptRound kept) {
        bound(
                        "update approval_round set plan = :plan, skipped = :skipped, content = :content, fingerprint ="
                                + " :fingerprint, level_no = :level, generation = :generation, status = :status, outcome ="
                                + " :outcome, ended_at = :ended where id = :id",
                        kept)
                .update();
        for (var vote : kept.round.votes) {
            if (update(vote) == 0) {
                insert(kept.id, vote);
            }
        }
    }

    private JdbcClient.StatementSpec bound(String sql, KeptRound kept) {
        return jdbc.sql(sql)
                .param("id", kept.id)
                .param(
                        "plan",
                        write(kept.round.plan.stream().map(RoundRows::written).toList()))
                .param("skipped", write(kept.round.skipped))
                .param("content", JsonMaps.write(kept.content))
                .param("fingerprint", kept.fingerprint)
                .param("level", kept.round.level)
                .param("generation", kept.round.generation)
                .param("status", kept.round.status.name())
                .param("outcome", kept.round.outcome)
                .param("ended", Micros.of(kept.endedAt));
    }

    private void insert(long round, Vote vote) {
        bound(
                        "insert into approval_vote (id, round_id, task_id, generation, level_no, place, word, rule_id,"
                                + " asked, holder, group_key, because, handed_by, state, carried, outcome, decided_by,"
                                + " way, remark, fingerprint, asked_at, decided_at, remind_at, due_at, next_at, escalated)"
                                + " values (:id, :round, :task, :generation, :level, :place, :word, :rule, :asked,"
                                + " :holder, :group, :because, :handedBy, :state, :carried, :outcome, :decidedBy, :way,"
                                + " :remark, :fingerprint, :askedAt, :decidedAt, :remindAt, :dueAt, :nextAt, :escalated)",
                        vote)
                .param("round", round)
                .param("generation", vote.generation)
                .param("level", vote.level)
                .param("place", vote.place)
                .param("word", vote.word)
                .param("rule", vote.rule)
                .param("asked", vote.asked)
                .update();
    }

    int update(Vote vote) {
        return bound(
                        "update approval_vote set task_id = :task, holder = :holder, group_key = :group, because ="
                                + " :because, handed_by = :handedBy, state = :state, carried = :carried, outcome ="
                                + " :outcome, decided_by = :decidedBy, way = :way, remark = :remark, fingerprint ="
                                + " :fingerprint, asked_at = :askedAt, decided_at = :decidedAt, remind_at = :remindAt,"
                                + " due_at = :dueAt, next_at = :nextAt, escalated = :escalated where id = :id",
                        vote)
                .update();
    }

    private JdbcClient.StatementSpec bound(String sql, Vote vote) {
        return jdbc.sql(sql)
                .param("id", vote.id)
                .param("task", vote.task)
                .param("holder", vote.holder)
                .param("group", vote.group)
                .param("because", vote.because == null ? null : vote.because.name())
                .param("handedBy", vote.handedBy)
                .param("state", vote.state.name())
                .param("carried", vote.carried)
                .param("outcome", vote.outcome)
                .param("decidedBy", vote.decidedBy)
                .param("way", vote.way)
                .param("remark", vote.remark)
                .param("fingerprint", vote.fingerprint)
                .param("askedAt", Micros.of(vote.askedAt))
                .param("decidedAt", Micros.of(vote.decidedAt))
                .param("remindAt", Micros.of(vote.remindAt))
                .param("dueAt", Micros.of(vote.dueAt))
                .param("nextAt", Micros.of(vote.nextAt()))
                .param("escalated", vote.escalated);
    }

    private static KeptRound round(ResultSet row, int n) throws SQLException {
        var round = new ApprovalRound(plan(row.getString("plan")));
        round.level = row.getInt("level_no");
        round.generation = row.getInt("generation");
        round.status = ApprovalRound.Status.valueOf(row.getString("status"));
        round.outcome = row.getString("outcome");
        round.skipped.addAll(skipped(row.getString("skipped")));
        var kept = new KeptRound(
                row.getLong("id"),
                row.getLong("ticket_id"),
                row.getString("number"),
                row.getString("practice"),
                row.getInt("pack_version"),
                row.getString("activity"),
                row.getString("name"),
                row.getString("instance"),
                row.getInt("cycle_no"),
                row.getString("yes_outcome"),
                Objects.requireNonNull(Micros.instant(row.getLong("opened_at"))),
                round,
                JsonMaps.read(row.getString("content")),
                row.getString("fingerprint"),
                Micros.instant(row.getObject("ended_at", Long.class)));
        kept.subject = Objects.requireNonNullElse(row.getString("subject"), "");
        return kept;
    }

    static Vote vote(ResultSet row) throws SQLException {
        var vote = new Vote(
                row.getLong("id"),
                row.getInt("generation"),
                row.getInt("level_no"),
                row.getInt("place"),
                row.getString("word"),
                row.getString("rule_id"),
                row.getString("asked"));
        vote.task = row.getString("task_id");
        vote.holder = row.getString("holder");
        vote.group = row.getString("group_key");
        vote.because = row.getString("because") == null ? null : Vote.Because.valueOf(row.getString("because"));
        vote.handedBy = row.getString("handed_by");
        vote.state = Vote.State.valueOf(row.getString("state"));
        vote.carried = row.getBoolean("carried");
        vote.outcome = row.getString("outcome");
        vote.decidedBy = row.getString("decided_by");
        vote.way = row.getString("way");
        vote.remark = row.getString("remark");
        vote.fingerprint = row.getString("fingerprint");
        vote.askedAt = Micros.instant(row.getObject("asked_at", Long.class));
        vote.decidedAt = Micros.instant(row.getObject("decided_at", Long.class));
        vote.remindAt = Micros.instant(row.getObject("remind_at", Long.class));
        vote.dueAt = Micros.instant(row.getObject("due_at", Long.class));
        vote.escalated = row.getBoolean("escalated");
        return vote;
    }

    private static Map<String, Object> written(Line line) {
        var written = new LinkedHashMap<String, Object>();
        written.put("level", line.level());
        written.put("word", line.word());
        written.put("quorum", line.quorum() == null ? null : line.quorum().toString());
        written.put("rule", line.rule());
        return written;
    }

    private static List<Line> plan(String json) {
        var lines = new ArrayList<Line>();
        for (var written : read(json, new TypeReference<List<Map<String, Object>>>() {})) {
            lines.add(new Line(
                    ((Number) written.get("level")).intValue(),
                    written.get("word").toString(),
                    quorum(written.get("quorum")),
                    written.get("rule").toString()));
        }
        return lines;
    }

    private static @Nullable Quorum quorum(@Nullable Object text) {
        return text == null ? null : Quorum.of(text.toString()).orElse(null);
    }

    private static List<ApprovalRound.Skipped> skipped(String json) {
        return read(json, new TypeReference<>() {});
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException(notJson);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException(damaged);
        }
    }
}
