package org.praxisitsm.asset;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.CiClass.Attribute;
import org.praxisitsm.asset.CiClass.Type;
import org.praxisitsm.shared.Micros;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of an item: its own, those of its attributes, and which source said which field. */
@Component
class CiStore {

    private static final String INSERT = "insert into ci (id, number, class_key, "
            + String.join(", ", CiFields.COLUMNS.values())
            + ", source, last_seen_at, inventory_hash, shared, ended, created_at, updated_at, changed_by, version) values ("
            + "?, ".repeat(CiFields.COLUMNS.size() + 11) + "1)";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Classes classes;

    CiStore(JdbcClient jdbc, JdbcTemplate batches, Classes classes) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.classes = classes;
    }

    void insert(CiRecord ci, NewRows rows) {
        var values = new ArrayList<@Nullable Object>(List.of(ci.id(), ci.number(), ci.ciClass()));
        CiFields.COLUMNS.keySet().forEach(field -> values.add(ci.fields().get(field)));
        values.add(ci.source());
        values.add(Micros.of(ci.lastSeenAt()));
        values.add(ci.inventoryHash());
        values.add(ci.shared());
        values.add(ci.ended());
        values.add(Micros.of(ci.createdAt()));
        values.add(Micros.of(ci.createdAt()));
        values.add(ChangeLog.cut(ci.changedBy(), 64));
        rows.add(INSERT, List.<Object[]>of(values.toArray()));
    }

    void update(CiRecord ci) {
        jdbc.sql(
                        """
                        update ci set name = :name, state = :state, unit = :unit, owner = :owner, user_account = :user,
                            support_group = :group, criticality = :criticality, environment = :environment,
                            location_id = :location, service_key = :service, serial = :serial, uuid = :uuid,
                            asset_tag = :assetTag, source = :source, last_seen_at = :seen, ended = :ended,
                            updated_at = :now, changed_by = :by, version = version + 1
                        where id = :id""")
                .param("id", ci.id())
                .params(columns(ci))
                .param("now", Micros.of(ci.updatedAt()))
                .update();
    }

    private static Map<String, @Nullable Object> columns(CiRecord ci) {
        var columns = new LinkedHashMap<String, @Nullable Object>();
        CiFields.COLUMNS
                .keySet()
                .forEach(field -> columns.put(field, ci.fields().get(field)));
        columns.put("source", ci.source());
        columns.put("seen", Micros.of(ci.lastSeenAt()));
        columns.put("ended", ci.ended());
        columns.put("by", ChangeLog.cut(ci.changedBy(), 64));
        return columns;
    }

    void attributes(CiRecord ci, Map<String, Object> before, Map<String, Object> after, Origin origin) {
        var rows = new NewRows(batches);
        var gone = new ArrayList<Object[]>();
        before.forEach((key, value) -> {
            if (!AssetWriter.same(value, after.get(key))) {
                gone.add(new Object[] {ci.id(), key});
            }
        });
        var put = new LinkedHashMap<String, Object>();
        after.forEach((key, value) -> {
            if (!AssetWriter.same(before.get(key), value)) {
                put.put(key, value);
            }
        });
        if (!gone.isEmpty()) {
            batches.batchUpdate("delete from ci_attribute where ci_id = ? and attribute = ?", gone);
        }
        insertAttributes(ci, put, origin, rows);
        rows.write();
    }

    void insertAttributes(CiRecord ci, Map<String, Object> values, Origin origin, NewRows rows) {
        var types = new LinkedHashMap<String, Attribute>();
        classes.attributesOf(ci.ciClass()).forEach(one -> types.put(one.key(), one));
        var put = new ArrayList<Object[]>();
        values.forEach((key, value) -> put.add(columns(ci.id(), types.get(key), value, origin)));
        rows.add(
                """
                insert into ci_attribute (ci_id, attribute, value_text, value_number, value_at, value_key, source, seen_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""",
                put);
    }

    private static Object[] columns(long id, Attribute attribute, Object value, Origin origin) {
        var number = attribute.type() == Type.NUMBER || attribute.type() == Type.MONEY;
        return new Object[] {
            id,
            attribute.key(),
            number ? null : value.toString(),
            number ? value : null,
            attribute.type() == Type.DATE ? Micros.of(midnight(value.toString())) : null,
            key(String.valueOf(AssetWriter.text(value))),
            origin.source(),
            origin.isPerson() ? null : Micros.of(origin.seenAt())
        };
    }

    private static Instant midnight(String date) {
        return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** @return how a value is compared with what a filter asks for */
    static String key(String value) {
        return Objects.requireNonNull(ChangeLog.cut(value.strip().toLowerCase(Locale.ROOT), 128));
    }

    void sources(long id, Collection<String> fields, Origin origin) {
        forgetSources(id, fields);
        var rows = new NewRows(batches);
        insertSources(id, fields, origin, rows);
        rows.write();
    }

    void insertSources(long id, Collection<String> fields, Origin origin, NewRows rows) {
        rows.add(
                "insert into ci_field_source (ci_id, field, source, seen_at) values (?, ?, ?, ?)",
                fields.stream()
                        .map(field -> new Object[] {id, field, origin.source(), Micros.of(origin.seenAt())})
                        .toList());
    }

    void forgetSources(long id, Collection<String> fields) {
        if (!fields.isEmpty()) {
            jdbc.sql("delete from ci_field_source where ci_id = :id and field in (:fields)")
                    .param("id", id)
                    .param("fields", fields)
                    .update();
        }
    }
}
