package org.praxisitsm.sla;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Micros;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes the versions of calendars. */
@Repository
class CalendarRows {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A version without its definition. */
    record Head(
            String key,
            int version,
            Instant effectiveFrom,
            Instant publishedAt,
            String publishedBy,
            @Nullable String comment,
            String hash) {}

    private final JdbcClient jdbc;

    CalendarRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static String json(CalendarDefinition definition) {
        try {
            return JSON.writeValueAsString(CalendarDocument.write(definition));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A calendar is made of texts and numbers", impossible);
        }
    }

    static String hash(String json) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    List<Head> heads() {
        return jdbc.sql(
                        """
                        select calendar_key, version, effective_from, published_at, published_by, comment, hash
                        from service_calendar_version order by calendar_key, version""")
                .query((row, n) -> new Head(
                        row.getString(1),
                        row.getInt(2),
                        Micros.instant(row.getLong(3)),
                        Micros.instant(row.getLong(4)),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7)))
                .list();
    }

    CalendarDefinition definition(String key, int version) {
        var json = jdbc.sql("select definition from service_calendar_version where calendar_key = :key and version ="
                        + " :version")
                .param("key", key)
                .param("version", version)
                .query(String.class)
                .single();
        try {
            return CalendarDocument.read(key, JSON.readValue(json, new TypeReference<Map<String, Object>>() {}));
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("Version " + version + " of calendar " + key + " is damaged", damaged);
        }
    }

    /** @return the newest version, its row locked until the transaction ends; empty where the calendar is new */
    Optional<Integer> lock(String key) {
        return jdbc.sql("select current_version from service_calendar where calendar_key = :key for update")
                .param("key", key)
                .query(Integer.class)
                .optional();
    }

    Optional<Head> head(String key, int version) {
        return heads().stream()
                .filter(head -> head.key().equals(key) && head.version() == version)
                .findFirst();
    }

    void insert(Head head, CalendarDefinition definition, String json) {
        if (head.version() == 1) {
            jdbc.sql("insert into service_calendar (calendar_key, current_version) values (:key, 1)")
                    .param("key", head.key())
                    .update();
        } else {
            jdbc.sql("update service_calendar set current_version = :version where calendar_key = :key")
                    .param("version", head.version())
                    .param("key", head.key())
                    .update();
        }
        jdbc.sql(
                        """
                        insert into service_calendar_version (calendar_key, version, name, zone, effective_from, definition,
                            hash, published_at, published_by, comment)
                        values (:key, :version, :name, :zone, :effective, :definition, :hash, :at, :by, :comment)""")
                .param("key", head.key())
                .param("version", head.version())
                .param("name", definition.name())
                .param("zone", definition.zone().getId())
                .param("effective", Micros.of(head.effectiveFrom()))
                .param("definition", json)
                .param("hash", head.hash())
                .param("at", Micros.of(head.publishedAt()))
                .param("by", head.publishedBy())
                .param("comment", head.comment())
                .update();
    }
}
