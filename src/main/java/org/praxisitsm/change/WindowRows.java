package org.praxisitsm.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.praxisitsm.shared.JsonMaps;
import org.praxisitsm.shared.Micros;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code change_window}. */
@Repository
class WindowRows {

    private static final String COLUMNS =
            "id, kind, name, unit, zone, starts_local, ends_local, recurrence, except_dates,"
                    + " scopes, note, uid, updated_at, changed_by, version";

    private final JdbcClient jdbc;

    WindowRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ChangeWindow> all() {
        return jdbc.sql("select " + COLUMNS + " from change_window order by name, id")
                .query(WindowRows::read)
                .list();
    }

    Optional<ChangeWindow> find(long id) {
        return jdbc.sql("select " + COLUMNS + " from change_window where id = :id")
                .param("id", id)
                .query(WindowRows::read)
                .optional();
    }

    void insert(ChangeWindow window) {
        jdbc.sql("insert into change_window (" + COLUMNS + ") values (:id, :kind, :name, :unit, :zone, :starts, :ends,"
                        + " :rule, :except, :scopes, :note, :uid, :at, :by, :version)")
                .params(values(window))
                .update();
    }

    /** @return whether it still had the version before */
    boolean update(ChangeWindow window) {
        return jdbc.sql("update change_window set kind = :kind, name = :name, unit = :unit, zone = :zone,"
                                + " starts_local = :starts, ends_local = :ends, recurrence = :rule, except_dates ="
                                + " :except, scopes = :scopes, note = :note, uid = :uid, updated_at = :at, changed_by ="
                                + " :by, version = :version where id = :id and version = :version - 1")
                        .params(values(window))
                        .update()
                == 1;
    }

    boolean delete(long id) {
        return jdbc.sql("delete from change_window where id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Map<String, Object> values(ChangeWindow window) {
        var values = new LinkedHashMap<String, Object>();
        values.put("id", window.id());
        values.put("kind", window.kind().name());
        values.put("name", window.name());
        values.put("unit", window.unit());
        values.put("zone", window.zone().getId());
        values.put("starts", window.starts().toString());
        values.put("ends", window.ends().toString());
        values.put("rule", window.rule());
        values.put(
                "except",
                JsonMaps.write(Map.of(
                        "dates",
                        window.except().stream()
                                .sorted()
                                .map(LocalDate::toString)
                                .toList())));
        values.put(
                "scopes",
                JsonMaps.write(Map.of(
                        "scopes",
                        window.scopes().stream()
                                .map(scope -> Map.of("kind", scope.kind().name(), "key", scope.key()))
                                .toList())));
        values.put("note", window.note());
        values.put("uid", window.uid());
        values.put("at", Micros.of(window.updatedAt()));
        values.put("by", window.changedBy());
        values.put("version", window.version());
        return values;
    }

    private static ChangeWindow read(ResultSet row, int number) throws SQLException {
        return new ChangeWindow(
                row.getLong("id"),
                WindowKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("unit"),
                ZoneId.of(row.getString("zone")),
                LocalDateTime.parse(row.getString("starts_local")),
                LocalDateTime.parse(row.getString("ends_local")),
                row.getString("recurrence"),
                dates(row.getString("except_dates")),
                scopes(row.getString("scopes")),
                row.getString("note"),
                row.getString("uid"),
                Objects.requireNonNull(Micros.instant(row.getLong("updated_at"))),
                row.getString("changed_by"),
                row.getInt("version"));
    }

    private static Set<LocalDate> dates(String json) {
        return ((List<?>) JsonMaps.read(json).get("dates"))
                .stream().map(date -> LocalDate.parse(date.toString())).collect(Collectors.toSet());
    }

    private static List<Scope> scopes(String json) {
        return ((List<?>) JsonMaps.read(json).get("scopes"))
                .stream()
                        .map(Map.class::cast)
                        .map(scope -> new Scope(
                                Scope.Kind.valueOf(scope.get("kind").toString()),
                                scope.get("key").toString()))
                        .toList();
    }
}
