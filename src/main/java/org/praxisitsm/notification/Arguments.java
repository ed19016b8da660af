package org.praxisitsm.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.LinkedHashMap;
import java.util.Map;

/** Arguments of a text, as kept. */
final class Arguments {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private static final int LONGEST_TEXT = 2_000;

    private Arguments() {}

    static String write(Map<String, Object> arguments) {
        try {
            return MAPPER.writeValueAsString(arguments);
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException(notJson);
        }
    }

    static Map<String, Object> read(String json) {
        try {
            return MAPPER.readValue(json, new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException(damaged);
        }
    }

    /** Long texts cut off: they can be read on the ticket. */
    static Map<String, Object> shortened(Map<String, Object> arguments) {
        var kept = new LinkedHashMap<String, Object>();
        arguments.forEach((key, value) -> kept.put(
                key,
                value instanceof String text && text.length() > LONGEST_TEXT
                        ? text.substring(0, LONGEST_TEXT) + "..."
                        : value));
        return kept;
    }
}
