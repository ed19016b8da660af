package org.praxisitsm.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One text for one value: JSON with sorted keys, and without what must not be kept. */
final class Canonical {

    private static final String NOT_KEPT = "(not kept)";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .defaultPropertyInclusion(JsonInclude.Value.ALL_ALWAYS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Canonical() {}

    static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException("An act carries a value that JSON cannot hold", notJson);
        }
    }

    /** @return null for nothing, so that an act without values costs no text */
    static @Nullable String values(Map<String, ?> values) {
        return values.isEmpty() ? null : json(withoutSecrets(values));
    }

    static Map<String, Object> read(@Nullable String json) {
        return json == null ? Map.of() : read(json, new TypeReference<LinkedHashMap<String, Object>>() {});
    }

    static <T> T read(String json, TypeReference<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("The trail holds a text that is no JSON", damaged);
        }
    }

    /** Publishers should not send a secret at all; what is named like one is dropped here once more. */
    private static Map<String, Object> withoutSecrets(Map<String, ?> values) {
        var kept = new TreeMap<String, Object>();
        values.forEach((key, value) -> kept.put(key, isSecret(key) ? NOT_KEPT : cleaned(value)));
        return kept;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object cleaned(@Nullable Object value) {
        if (value instanceof Map<?, ?> nested) {
            return withoutSecrets((Map<String, ?>) nested);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Canonical::cleaned).toList();
        }
        return value;
    }

    private static boolean isSecret(String key) {
        var name = key.toLowerCase(Locale.ROOT);
        return name.contains("password")
                || name.contains("secret")
                || name.contains("privatekey")
                || name.contains("authorization")
                || name.equals("token")
                || name.equals("tokenhash")
                || name.equals("credentials");
    }
}
