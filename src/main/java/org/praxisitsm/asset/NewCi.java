package org.praxisitsm.asset;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An item to create.
 *
 * @param fields by the names of {@link CiFields}; {@code name} at least
 * @param attributes by the keys that the class has
 */
public record NewCi(String ciClass, Map<String, @Nullable Object> fields, Map<String, @Nullable Object> attributes) {

    public static NewCi of(String ciClass, String name) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("name", name);
        return new NewCi(ciClass, fields, new LinkedHashMap<>());
    }

    public NewCi with(String field, @Nullable Object value) {
        var copy = new LinkedHashMap<>(fields);
        copy.put(field, value);
        return new NewCi(ciClass, copy, attributes);
    }

    public NewCi attribute(String key, @Nullable Object value) {
        var copy = new LinkedHashMap<>(attributes);
        copy.put(key, value);
        return new NewCi(ciClass, fields, copy);
    }
}
