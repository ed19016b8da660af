package org.praxisitsm.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.catalina.Globals;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.Refusal.FieldError;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Stands in front of every handler of the contract: refuses unknown parameters by name. */
@Component
class RequestGuard implements HandlerInterceptor {

    private static final int LONGEST_PARAMETER = 2_000;

    private final Map<HandlerMethod, KnownParameters> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isOurs(method)) {
            checkType(request);
            if (method.hasMethodAnnotation(TakesAnyParameter.class)) {
                return true;
            }
            checkReadable(request);
            checkParameters(request, known.computeIfAbsent(method, KnownParameters::of));
        }
        return true;
    }

    private static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getPackageName().equals(RequestGuard.class.getPackageName())
                && method.getBeanType() != ProblemErrorController.class;
    }

    /** Or a wildcard fails deep in the framework, and a web form's body is taken for parameters. */
    private static void checkType(HttpServletRequest request) {
        var type = request.getContentType();
        if (type != null
                && (type.contains("*") || isForm(type) && !request.getMethod().equals("GET"))) {
            throw Refusal.unsupported("The body must be application/json, or what /v3/api-docs says of this address");
        }
    }

    private static boolean isForm(String type) {
        return type.strip().toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    }

    /** The server drops what it cannot decode and goes on: a list would answer without its filter. */
    private static void checkReadable(HttpServletRequest request) {
        request.getParameterMap();
        if (request.getAttribute(Globals.PARAMETER_PARSE_FAILED_ATTR) != null) {
            throw Refusal.malformed(
                    "The parameters cannot be read: a percent sign is followed by two hexadecimal digits");
        }
    }

    private static void checkParameters(HttpServletRequest request, KnownParameters known) {
        var errors = new ArrayList<FieldError>();
        request.getParameterMap().forEach((name, values) -> {
            if (!known.has(name)) {
                errors.add(new FieldError(shortened(name), "is not a parameter of this request"));
            } else if (values.length > 1 && !known.isList(name)) {
                errors.add(new FieldError(name, "is given more than once"));
            }
            for (var value : values) {
                checkText(name, value == null ? "" : value, errors);
            }
        });
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    private static void checkText(String name, String value, Collection<FieldError> errors) {
        var problem = PlainText.problem(value);
        if (problem != null) {
            errors.add(new FieldError(shortened(name), problem));
        } else if (value.length() > LONGEST_PARAMETER) {
            errors.add(new FieldError(
                    shortened(name),
                    "must have at most " + LONGEST_PARAMETER + " characters, it has " + value.length()));
        }
    }

    private static String shortened(String name) {
        var plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 80 ? plain.substring(0, 80) + "…" : plain;
    }
}
