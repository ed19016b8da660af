package org.praxisitsm.api;

import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.method.HandlerMethod;

/** The parameters that a handler reads: its request parameters, and the components of a query record. */
record KnownParameters(Map<String, Class<?>> types, Set<String> prefixes) {

    static final String FIELD_PREFIX = "fields.";

    static KnownParameters of(HandlerMethod method) {
        var types = new HashMap<String, Class<?>>();
        var prefixes = new HashSet<String>();
        for (var parameter : method.getMethodParameters()) {
            parameter = parameter.withContainingClass(method.getBeanType());
            var type = parameter.getParameterType();
            if (parameter.hasParameterAnnotation(RequestParam.class)
                    || parameter.hasParameterAnnotation(RequestPart.class)) {
                types.put(name(parameter), type);
            } else if (type.isRecord() && type.isAnnotationPresent(Query.class)) {
                for (var component : type.getDeclaredConstructors()[0].getParameters()) {
                    types.put(named(component), component.getType());
                }
                var query = type.getAnnotation(Query.class);
                prefixes.addAll(List.of(query.prefixes()));
                if (query.fields()) {
                    prefixes.add(FIELD_PREFIX);
                }
            }
        }
        return new KnownParameters(types, prefixes);
    }

    /** Where the parameter's name is a word of Java, the record's component has another one. */
    private static String named(Parameter component) {
        var bound = component.getAnnotation(BindParam.class);
        return bound == null ? component.getName() : bound.value();
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
                || prefixes.stream().anyMatch(prefix -> name.startsWith(prefix) && name.length() > prefix.length());
    }

    boolean isList(String name) {
        var type = types.get(name);
        return type != null && Collection.class.isAssignableFrom(type);
    }
}
