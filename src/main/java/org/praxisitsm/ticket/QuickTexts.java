package org.praxisitsm.ticket;

import java.time.Clock;
import java.util.List;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sentences that people write again and again, their own or shared with everybody on the desk. */
@Service
@Transactional
public class QuickTexts {

    /** Longest text, in characters. */
    public static final int MAX_BODY = 4000;

    private static final int MAX_NAME = 80;
    private static final int MOST = 200;

    /**
     * @param body may hold {@code {requester}}, {@code {number}}, {@code {subject}} and {@code {me}}, filled in where it is used
     * @param mine whether the viewer may remove it
     */
    public record QuickText(long id, String name, String body, boolean shared, boolean mine) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    QuickTexts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return the viewer's own and the shared ones whose name or text contains the words, by name */
    @Transactional(readOnly = true)
    public List<QuickText> find(String words, Viewer viewer) {
        var wanted = words.strip().toLowerCase(java.util.Locale.ROOT);
        return jdbc
                .sql("select id, name, body, owner, shared from quick_text where owner = :me or shared = true"
                        + " order by name, id limit " + 2 * MOST)
                .param("me", viewer.account())
                .query((row, i) -> new QuickText(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getBoolean(5),
                        row.getString(4).equals(viewer.account())
                                || row.getBoolean(5) && viewer.has(Role.ADMINISTRATOR)))
                .list()
                .stream()
                .filter(text -> (text.name() + " " + text.body())
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains(wanted))
                .toList();
    }

    /** @throws Refusal invalid where name or text is empty or too long, or there are too many already */
    public QuickText keep(String name, String body, boolean shared, Viewer by) {
        if (name.isBlank() || name.strip().length() > MAX_NAME) {
            throw Refusal.invalid("name", "A name of 1 to " + MAX_NAME + " characters.");
        }
        if (body.isBlank() || body.length() > MAX_BODY) {
            throw Refusal.invalid("body", "A text of 1 to " + MAX_BODY + " characters.");
        }
        var own = jdbc.sql("select count(*) from quick_text where owner = :me")
                .param("me", by.account())
                .query(Integer.class)
                .single();
        if (own >= MOST) {
            throw Refusal.invalid("name", "You keep " + MOST + " texts already; delete one first.");
        }
        var id = Ids.next();
        jdbc.sql("insert into quick_text (id, name, body, owner, shared, created_at)"
                        + " values (:id, :name, :body, :me, :shared, :at)")
                .param("id", id)
                .param("name", name.strip())
                .param("body", body)
                .param("me", by.account())
                .param("shared", shared)
                .param("at", Micros.of(clock.instant()))
                .update();
        return new QuickText(id, name.strip(), body, shared, true);
    }

    /** @throws Refusal not found where it is not the viewer's to remove */
    public void remove(long id, Viewer by) {
        var removed = jdbc.sql(
                        "delete from quick_text where id = :id and (owner = :me or (shared = true and :any = true))")
                .param("id", id)
                .param("me", by.account())
                .param("any", by.has(Role.ADMINISTRATOR))
                .update();
        if (removed == 0) {
            throw Refusal.notFound("There is no such text of yours.");
        }
    }
}
