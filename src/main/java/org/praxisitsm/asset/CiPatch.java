package org.praxisitsm.asset;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values to set on an item; null clears one, what is left out stays.
 *
 * @param fields by the names of {@link CiFields}
 * @param attributes by the keys that the class has
 */
public record CiPatch(Map<String, @Nullable Object> fields, Map<String, @Nullable Object> attributes) {

    public static CiPatch empty() {
        return new CiPatch(Map.of(), Map.of());
    }

    public static CiPatch of(String field, @Nullable Object value) {
        return empty().with(field, value);
    }

    public CiPatch with(String field, @Nullable Object value) {
        var copy = new LinkedHashMap<>(fields);
        copy.put(field, value);
        return new CiPatch(copy, attributes);
    }

    public CiPatch attribute(String key, @Nullable Object value) {
        var copy = new LinkedHashMap<>(attributes);
        copy.put(key, value);
        return new CiPatch(fields, copy);
    }

    public boolean isEmpty() {
        return fields.isEmpty() && attributes.isEmpty();
    }
}
