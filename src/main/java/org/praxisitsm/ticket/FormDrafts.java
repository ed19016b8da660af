package org.praxisitsm.ticket;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.JsonMaps;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person typed and has not sent yet, by place (e.g. {@code task:4711}, {@code reply:INC0000001}). */
@Service
@Transactional
public class FormDrafts {

    private static final int MAX_CHARACTERS = 200_000;

    public record FormDraft(Map<String, Object> content, Instant savedAt) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    FormDrafts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<FormDraft> find(String place, Viewer viewer) {
        return jdbc.sql("select content, saved_at from form_draft where account = :account and place = :place")
                .param("account", viewer.account())
                .param("place", place)
                .query((row, i) -> new FormDraft(JsonMaps.read(row.getString(1)), Micros.instant(row.getLong(2))))
                .optional();
    }

    /** An empty content removes the draft. */
    public void save(String place, Map<String, ?> content, Viewer viewer) {
        var text = JsonMaps.write(content);
        if (text.length() > MAX_CHARACTERS) {
            throw Refusal.tooLarge("A draft holds at most " + MAX_CHARACTERS + " characters.");
        }
        if (content.isEmpty()) {
            jdbc.sql("delete from form_draft where account = :account and place = :place")
                    .param("account", viewer.account())
                    .param("place", place)
                    .update();
            return;
        }
        var updated = write(
                "update form_draft set content = :content, saved_at = :at where account = :account and place = :place",
                place,
                text,
                viewer);
        if (updated == 0) {
            write(
                    "insert into form_draft (account, place, content, saved_at) values (:account, :place, :content, :at)",
                    place,
                    text,
                    viewer);
        }
    }

    private int write(String sql, String place, String content, Viewer viewer) {
        return jdbc.sql(sql)
                .param("account", viewer.account())
                .param("place", place)
                .param("content", content)
                .param("at", Micros.of(clock.instant()))
                .update();
    }
}
