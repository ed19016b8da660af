package org.praxisitsm.asset;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.CiClass.Attribute;
import org.praxisitsm.shared.Micros;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads items as they are stored, without asking who wants to know. */
@Component
public class AssetRows {

    private static final String COLUMNS =
            "c.id, c.number, c.class_key, c.name, c.state, c.unit, c.owner, c.user_account, c.support_group, c.criticality,"
                    + " c.environment, c.location_id, c.service_key, c.serial, c.uuid, c.asset_tag, c.criticality_inherited,"
                    + " c.source, c.last_seen_at, c.inventory_hash, c.shared, c.ended, c.merged_into, c.created_at,"
                    + " c.updated_at, c.changed_by, c.version";

    private final JdbcClient jdbc;
    private final Classes classes;

    AssetRows(JdbcClient jdbc, Classes classes) {
        this.jdbc = jdbc;
        this.classes = classes;
    }

    public Optional<CiRecord> find(long id) {
        return jdbc.sql("select " + COLUMNS + " from ci c where c.id = :id")
                .param("id", id)
                .query(AssetRows::row)
                .optional();
    }

    /** @param number in any case of its letters */
    public Optional<CiRecord> find(String number) {
        return jdbc.sql("select " + COLUMNS + " from ci c where c.number = :number")
                .param("number", number)
                .query(AssetRows::row)
                .optional();
    }

    public List<CiRecord> find(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select " + COLUMNS + " from ci c where c.id in (:ids)")
                        .param("ids", ids)
                        .query(AssetRows::row)
                        .list();
    }

    /** Reads the item and keeps others from changing it until the end of the transaction. */
    Optional<CiRecord> lock(long id) {
        return jdbc.sql("select " + COLUMNS + " from ci c where c.id = :id for update")
                .param("id", id)
                .query(AssetRows::row)
                .optional();
    }

    /** @return ids of the items that bear one of the values as an identifier of the kind; values as {@link #identifier} makes them */
    public List<Long> identified(String kind, Collection<String> values) {
        return values.isEmpty()
                ? List.of()
                : jdbc.sql("select distinct ci_id from ci_identifier where value_key in (:values) and kind = :kind")
                        .param("kind", kind)
                        .param("values", values)
                        .query(Long.class)
                        .list();
    }

    /** @return the value as identifiers are compared: without spaces around, in lower case, cut to what is stored */
    public static String identifier(String value) {
        var key = value.strip().toLowerCase(java.util.Locale.ROOT);
        return key.length() > 190 ? key.substring(0, 190) : key;
    }

    /** @return values by attribute, of those that the class has */
    public Map<String, CiView.Value> attributes(CiRecord ci) {
        var types = new LinkedHashMap<String, Attribute>();
        classes.attributesOf(ci.ciClass()).forEach(one -> types.put(one.key(), one));
        var stored = new LinkedHashMap<String, CiView.Value>();
        jdbc.sql(
                        """
                        select attribute, value_text, value_number, source, seen_at from ci_attribute
                        where ci_id = :id""")
                .param("id", ci.id())
                .query((row, i) -> {
                    var attribute = types.get(row.getString(1));
                    if (attribute != null) {
                        stored.put(
                                row.getString(1),
                                new CiView.Value(
                                        value(attribute, row.getString(2), row.getBigDecimal(3)),
                                        row.getString(4),
                                        Micros.instant(row.getObject(5, Long.class))));
                    }
                    return i;
                })
                .list();
        var values = new LinkedHashMap<String, CiView.Value>();
        types.keySet().forEach(key -> {
            if (stored.containsKey(key)) {
                values.put(key, stored.get(key));
            }
        });
        return values;
    }

    private static Object value(Attribute attribute, @Nullable String text, @Nullable BigDecimal number) {
        return switch (attribute.type()) {
            case NUMBER, MONEY -> plain(Objects.requireNonNullElse(number, BigDecimal.ZERO));
            case BOOLEAN -> Boolean.valueOf(text);
            default -> Objects.requireNonNullElse(text, "");
        };
    }

    /** @return the number without zeros at the end, and without an exponent */
    static BigDecimal plain(BigDecimal number) {
        var bare = number.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }

    /** @return where the values of fields are known from; those that persons wrote have no entry */
    Map<String, CiView.Seen> fieldSources(long id) {
        var sources = new LinkedHashMap<String, CiView.Seen>();
        jdbc.sql("select field, source, seen_at from ci_field_source where ci_id = :id")
                .param("id", id)
                .query((row, i) -> sources.put(
                        row.getString(1),
                        new CiView.Seen(row.getString(2), Objects.requireNonNull(Micros.instant(row.getLong(3))))))
                .list();
        return sources;
    }

    static CiRecord row(ResultSet row, int i) throws SQLException {
        var fields = new LinkedHashMap<String, Object>();
        var at = 4;
        for (var field : CiFields.COLUMNS.keySet()) {
            var value =
                    switch (field) {
                        case CiFields.CRITICALITY -> row.getObject(at, Integer.class);
                        case CiFields.LOCATION -> row.getObject(at, Long.class);
                        default -> row.getString(at);
                    };
            if (value != null) {
                fields.put(field, value);
            }
            at++;
        }
        return new CiRecord(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                fields,
                row.getObject(17, Integer.class),
                row.getString(18),
                Micros.instant(row.getObject(19, Long.class)),
                row.getString(20),
                row.getBoolean(21),
                row.getBoolean(22),
                row.getObject(23, Long.class),
                Micros.instant(row.getLong(24)),
                Micros.instant(row.getLong(25)),
                row.getString(26),
                row.getInt(27));
    }
}
