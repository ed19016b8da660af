package org.praxisitsm.ticket;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.praxisitsm.ticket.TicketProgress.Running;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tickets that run on one version of a practice: which, with whom, and where they stand. For those who move them all. */
@Service
@Transactional(propagation = Propagation.MANDATORY, readOnly = true)
public class RunningTickets {

    private static final String RUNNING = " t.practice = :practice and t.pack_version = :version and t.category in"
            + " ('NEW', 'IN_PROGRESS', 'ON_HOLD', 'RESOLVED')";

    /**
     * Which of them; each list that is empty leaves that open.
     *
     * @param steps ids of steps; a ticket stands at one of them
     * @param groups keys of groups; a ticket is with one of them
     */
    public record Narrowed(List<String> steps, List<String> groups) {

        String sql() {
            return (groups.isEmpty() ? "" : " and t.group_key in (:groups)")
                    + (steps.isEmpty()
                            ? ""
                            : " and exists (select 1 from ticket_step s where s.ticket_id = t.id and s.activity in"
                                    + " (:steps))");
        }

        JdbcClient.StatementSpec with(JdbcClient.StatementSpec query) {
            var narrowed = groups.isEmpty() ? query : query.param("groups", groups);
            return steps.isEmpty() ? narrowed : narrowed.param("steps", steps);
        }
    }

    private final JdbcClient jdbc;

    RunningTickets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return the tickets by id, from behind {@code afterId} on */
    public List<Running> on(String practice, int version, Narrowed narrowed, long afterId, int limit) {
        return narrowed.with(jdbc.sql("select t.id, t.number from ticket t where" + RUNNING + " and t.id > :after"
                                + narrowed.sql() + " order by t.id limit :limit")
                        .param("practice", practice)
                        .param("version", version)
                        .param("after", afterId)
                        .param("limit", limit))
                .query((row, i) -> new Running(row.getLong(1), row.getString(2)))
                .list();
    }

    /** @return how many they are */
    public int count(String practice, int version, Narrowed narrowed) {
        return narrowed.with(jdbc.sql("select count(*) from ticket t where" + RUNNING + narrowed.sql())
                        .param("practice", practice)
                        .param("version", version))
                .query(Integer.class)
                .single();
    }

    /** @return those of the numbers that run on the version, by id */
    public List<Running> on(String practice, int version, Narrowed narrowed, Collection<String> numbers) {
        return numbers.isEmpty()
                ? new ArrayList<>()
                : narrowed.with(jdbc.sql("select t.id, t.number from ticket t where" + RUNNING
                                        + " and t.number in (:numbers)" + narrowed.sql() + " order by t.id")
                                .param("practice", practice)
                                .param("version", version)
                                .param("numbers", numbers))
                        .query((row, i) -> new Running(row.getLong(1), row.getString(2)))
                        .list();
    }

    /** @return how many are with each group, by its key; the empty key for none */
    public Map<String, Integer> byGroup(String practice, int version) {
        var counts = new LinkedHashMap<String, Integer>();
        jdbc.sql("select t.group_key, count(*) from ticket t where" + RUNNING + " group by t.group_key")
                .param("practice", practice)
                .param("version", version)
                .query((row, i) -> counts.put(Objects.requireNonNullElse(row.getString(1), ""), row.getInt(2)))
                .list();
        return counts;
    }

    /** @return how many stand at each step, by the step's id */
    public Map<String, Integer> standing(String practice, int version) {
        var counts = new LinkedHashMap<String, Integer>();
        jdbc.sql("select s.activity, count(distinct t.id) from ticket t join ticket_step s on s.ticket_id = t.id where"
                        + RUNNING + " and s.waits = true group by s.activity order by s.activity")
                .param("practice", practice)
                .param("version", version)
                .query((row, i) -> counts.put(row.getString(1), row.getInt(2)))
                .list();
        return counts;
    }
}
