package org.praxisitsm.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
            checkParameters(request, known.computeIfAbsent(method, KnownParameters::of));
        }
        return true;
    }

    private static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getPackageName().equals(RequestGuard.class.getPackageName())
                && method.getBeanType() != ProblemErrorController.class;
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
