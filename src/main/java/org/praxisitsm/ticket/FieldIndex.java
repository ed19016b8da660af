package org.praxisitsm.ticket;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.PracticeDescriptor.Field;
import org.praxisitsm.practice.PracticeDescriptor.FieldType;
import org.praxisitsm.shared.Micros;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps the practice's fields once more in typed, indexed rows, so that lists can filter by them. */
@Component
class FieldIndex {

    private static final String INSERT =
            "insert into ticket_field (ticket_id, field_key, position, text_value, number_value, instant_value) values (?, ?, ?, ?, ?, ?)";

    private final JdbcTemplate jdbc;

    FieldIndex(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The values of a new ticket, in one batch. */
    void writeAll(long ticketId, List<Field> fields, Map<String, Object> values) {
        var rows = new ArrayList<Object[]>();
        for (var field : fields) {
            rows.addAll(rows(ticketId, field, values.get(field.key())));
        }
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(INSERT, rows);
        }
    }

    /** New values of some fields; null removes one. */
    void write(long ticketId, Map<Field, @Nullable Object> values) {
        if (values.isEmpty()) {
            return;
        }
        var keys = values.keySet().stream().map(Field::key).toList();
        var places = String.join(", ", Collections.nCopies(keys.size(), "?"));
        var parameters = new ArrayList<Object>(List.of(ticketId));
        parameters.addAll(keys);
        jdbc.update(
                "delete from ticket_field where ticket_id = ? and field_key in (" + places + ")", parameters.toArray());
        var rows = new ArrayList<Object[]>();
        values.forEach((field, value) -> rows.addAll(rows(ticketId, field, value)));
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(INSERT, rows);
        }
    }

    private static List<Object[]> rows(long ticketId, Field field, @Nullable Object value) {
        // Long texts are for reading; a search index finds them, not a filter.
        if (value == null
                || field.type() == FieldType.LONG_TEXT
                || field.type() == FieldType.ROWS
                || field.type() == FieldType.FILES) {
            return List.of();
        }
        var values = value instanceof Collection<?> several ? several : List.of(value);
        var rows = new ArrayList<Object[]>();
        for (var single : values) {
            rows.add(new Object[] {
                ticketId,
                field.key(),
                rows.size(),
                text(single),
                number(field.type(), single),
                instant(field.type(), single)
            });
        }
        return rows;
    }

    private static String text(Object value) {
        var text = value.toString();
        return text.length() > 255 ? text.substring(0, 255) : text;
    }

    private static @Nullable BigDecimal number(FieldType type, Object value) {
        return type == FieldType.NUMBER || type == FieldType.MONEY ? new BigDecimal(value.toString()) : null;
    }

    private static @Nullable Long instant(FieldType type, Object value) {
        return switch (type) {
            case DATE ->
                Micros.of(LocalDate.parse(value.toString()).atStartOfDay().toInstant(ZoneOffset.UTC));
            case DATE_TIME -> Micros.of(Instant.parse(value.toString()));
            default -> null;
        };
    }
}
