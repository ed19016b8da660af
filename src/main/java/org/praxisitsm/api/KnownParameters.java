package org.praxisitsm.api;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.method.HandlerMethod;

/** The parameters that a handler reads: its request parameters, and the components of a query record. */
record KnownParameters(Map<String, Class<?>> types, boolean fields) {

    static final String FIELD_PREFIX = "fields.";

    static KnownParameters of(HandlerMethod method) {
        var types = new HashMap<String, Class<?>>();
        boolean fields = false;
        for (var parameter : method.getMethodParameters()) {
            parameter = parameter.withContainingClass(method.getBeanType());
            var type = parameter.getParameterType();
            if (parameter.hasParameterAnnotation(RequestParam.class)
                    || parameter.hasParameterAnnotation(RequestPart.class)) {
                types.put(name(parameter), type);
            } else if (type.isRecord() && type.isAnnotationPresent(Query.class)) {
                for (var component : type.getRecordComponents()) {
                    types.put(component.getName(), component.getType());
                }
                fields |= type.getAnnotation(Query.class).fields();
            }
        }
        return new KnownParameters(types, fields);
    }

    private static String name(MethodParameter parameter) {
        var annotation = parameter.getParameterAnnotation(RequestParam.class);
        if (annotation != null && !annotation.name().isEmpty()) {
            return annotation.name();
        }
        var named = parameter.getParameter().getName();
        return named;
    }

    boolean has(String name) {
        return types.containsKey(name)
                || (fields && name.startsWith(FIELD_PREFIX) && name.length() > FIELD_PREFIX.length());
    }

    boolean isList(String name) {
        var type = types.get(name);
        return type != null && Collection.class.isAssignableFrom(type);
    }
}
