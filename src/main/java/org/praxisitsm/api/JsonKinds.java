package org.praxisitsm.api;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says in a client's words what a member or parameter of a Java type must be. */
final class JsonKinds {

    private JsonKinds() {}

    static String expectation(@Nullable Class<?> wanted) {
        if (wanted == null) {
            return "has the wrong form";
        }
        if (wanted == String.class) {
            return "must be a text";
        }
        if (wanted == Boolean.class || wanted == boolean.class) {
            return "must be true or false";
        }
        if (wanted == Instant.class) {
            return SaneInstants.FORM;
        }
        if (wanted == Integer.class || wanted == int.class || wanted == Long.class || wanted == long.class) {
            return "must be a whole number";
        }
        if (wanted.isEnum()) {
            return "must be one of " + String.join(", ", names(wanted));
        }
        if (Collection.class.isAssignableFrom(wanted)) {
            return "must be a list";
        }
        if (Map.class.isAssignableFrom(wanted) || wanted.isRecord()) {
            return "must be an object";
        }
        return "has the wrong type";
    }

    private static String[] names(Class<?> wanted) {
        return Arrays.stream(wanted.getEnumConstants()).map(Object::toString).toArray(String[]::new);
    }
}
