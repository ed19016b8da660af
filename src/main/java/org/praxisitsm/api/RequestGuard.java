package org.praxisitsm.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.Refusal.FieldError;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Stands in front of every handler of the contract: refuses unknown parameters by name, and writes by read-only tokens. */
@Component
class RequestGuard implements HandlerInterceptor {

    private static final int LONGEST_PARAMETER = 2_000;

    private final Map<HandlerMethod, KnownParameters> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isOurs(method)) {
            checkScope(request);
            checkParameters(request, known.computeIfAbsent(method, KnownParameters::of));
        }
        return true;
    }

    private static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getPackageName().equals(RequestGuard.class.getPackageName())
                && method.getBeanType() != ProblemErrorController.class;
    }

    /** A token carries its scopes as authorities; whoever signs in with a password has none and may all of their own. */
    private static void checkScope(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
            return;
        }
        var scopes = authentication.getAuthorities().stream()
                .map(authority -> String.valueOf(authority.getAuthority()))
                .filter(authority -> authority.startsWith("SCOPE_"))
                .toList();
        if (!scopes.isEmpty() && !scopes.contains("SCOPE_write")) {
            throw Refusal.forbidden("This token may only read: it lacks the scope write");
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
                checkText(name, value, errors);
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
                    shortened(name), "must have at most " + LONGEST_PARAMETER + " characters, it has " + value.length()));
        }
    }

    private static String shortened(String name) {
        var plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 80 ? plain.substring(0, 80) + "…" : plain;
    }
}
