package org.praxisitsm.workflow;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.PracticeDescriptor.Field;

/** What an action answered as a field of its type keeps it. */
final class Kept {

    private Kept() {}

    static @Nullable Object as(Field field, @Nullable Object value) {
        var plain = value instanceof Date date ? date.toInstant() : value;
        if (plain == null || plain.toString().isEmpty()) {
            return null;
        }
        return switch (field.type()) {
            case DATE ->
                plain instanceof Instant instant
                        ? instant.atZone(ZoneOffset.UTC).toLocalDate().toString()
                        : plain;
            case TEXT, LONG_TEXT -> {
                var text = plain.toString();
                yield text.length() <= field.maxLength() ? text : text.substring(0, field.maxLength());
            }
            default -> plain instanceof Instant instant ? instant.toString() : plain;
        };
    }
}
