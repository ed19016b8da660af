package org.praxisitsm.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Page;
import org.praxisitsm.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person has been told, newest first, and whether they have read it. */
@Service
public class Notifications {

    /** @param topic key of the text in the message bundle, {@code notification.<topic>} */
    public record Notice(
            long id, @Nullable String ticket, String topic, Map<String, Object> arguments, Instant at, boolean read) {}

    /** Counting stops here: a bell says "99+". */
    private static final int MOST_COUNTED = 100;

    private final JdbcClient jdbc;
    private final LiveUpdates live;
    private final Wording wording;
    private final Clock clock;

    Notifications(JdbcClient jdbc, LiveUpdates live, Wording wording, Clock clock) {
        this.jdbc = jdbc;
        this.wording = wording;
        this.live = live;
        this.clock = clock;
    }

    public Page<Notice> of(Viewer viewer, int limit, @Nullable String cursor) {
        if (limit < 1 || limit > 500) {
            throw Refusal.invalid("limit", "Between 1 and 500, not " + limit + ".");
        }
        var notices = jdbc.sql("select id, ticket, topic, arguments, at, read_at from notification"
                        + " where account = :account and id < :before order by id desc limit :limit")
                .param("account", viewer.account())
                .param("before", cursor == null ? Long.MAX_VALUE : id(cursor))
                .param("limit", limit + 1)
                .query((row, number) -> notice(row))
                .list();
        if (notices.size() <= limit) {
            return new Page<>(notices, null);
        }
        var last = notices.get(limit - 1).id();
        return new Page<>(List.copyOf(notices.subList(0, limit)), String.valueOf(last));
    }

    /** @return unread notices, counted up to 100. */
    public int unread(Viewer viewer) {
        return jdbc.sql("select count(*) from (select id from notification"
                        + " where account = :account and read_at is null limit :most) unread")
                .param("account", viewer.account())
                .param("most", MOST_COUNTED)
                .query(Integer.class)
                .single();
    }

    /** Marks those of the list that are the viewer's own and unread; others stay as they are. */
    @Transactional
    public void markRead(List<Long> ids, Viewer viewer) {
        if (ids.isEmpty()) {
            return;
        }
        jdbc.sql("update notification set read_at = :now"
                        + " where account = :account and read_at is null and id in (:ids)")
                .param("now", Micros.of(clock.instant()))
                .param("account", viewer.account())
                .param("ids", ids)
                .update();
        live.afterCommit("user:" + viewer.account());
    }

    /** Marks all of the viewer's own that happened before the instant. */
    @Transactional
    public void markReadBefore(Instant instant, Viewer viewer) {
        jdbc.sql("update notification set read_at = :now where account = :account and read_at is null and at < :before")
                .param("now", Micros.of(clock.instant()))
                .param("account", viewer.account())
                .param("before", Micros.of(instant))
                .update();
        live.afterCommit("user:" + viewer.account());
    }

    /** @return what the notice says, in the words of the ticket's pack or of the house. */
    public String text(Notice notice, Locale locale) {
        return wording.of(notice.ticket(), notice.topic(), notice.arguments(), locale)
                .sentence();
    }

    private static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getLong("id"),
                row.getString("ticket"),
                row.getString("topic"),
                Arguments.read(row.getString("arguments")),
                Micros.instant(row.getLong("at")),
                row.getObject("read_at") != null);
    }

    private static long id(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException forged) {
            throw Refusal.invalid("cursor", "This is no cursor of this list; leave it out to begin at the start.");
        }
    }
}
