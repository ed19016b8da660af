package org.praxisitsm.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.AccessRefusals;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Turns whatever a request under the contract's paths ran into into a problem document. A resolver and no advice, because
 * it must also see requests that no handler was found for, and only those of the contract.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemResolver implements HandlerExceptionResolver {

    private static final Logger log = LoggerFactory.getLogger(ProblemResolver.class);

    private final Problems problems;
    private final Viewers viewers;
    private final AccessRefusals refusals;

    ProblemResolver(Problems problems, Viewers viewers, AccessRefusals refusals) {
        this.problems = problems;
        this.viewers = viewers;
        this.refusals = refusals;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (!Problems.concerns(request)
                || failure instanceof AccessDeniedException
                || failure instanceof AuthenticationException) {
            return null;
        }
        if (failure instanceof Refusal refusal && refusal.kind() == Refusal.Kind.FORBIDDEN) {
            remember(request);
        }
        try {
            addHeaders(failure, response);
            problems.write(problem(failure, request), response);
        } catch (IOException e) {
            log.debug("The client went away before it was told", e);
        }
        return new ModelAndView();
    }

    /** With the ticket's number where there is one: of a confidential one only its people read. */
    private void remember(HttpServletRequest request) {
        var names = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        var number = names instanceof Map<?, ?> known && known.get("number") instanceof String text ? text : null;
        viewers.find()
                .ifPresent(viewer ->
                        refusals.record(viewer.account(), request.getMethod() + " " + request.getRequestURI(), number));
    }

    private Problem problem(Exception failure, HttpServletRequest request) {
        var known = Failures.problem(failure);
        if (known != null) {
            return known;
        }
        var reference = UUID.randomUUID().toString().substring(0, 8);
        log.error("{} {} failed, reference {}", request.getMethod(), request.getRequestURI(), reference, failure);
        return Problem.unexpected(reference);
    }

    private void addHeaders(Exception failure, HttpServletResponse response) {
        if (failure instanceof HttpRequestMethodNotSupportedException method && method.getSupportedMethods() != null) {
            response.setHeader("Allow", String.join(", ", method.getSupportedMethods()));
        }
        if (Failures.passesByItself(failure)) {
            response.setHeader("Retry-After", "1");
        }
        if (failure instanceof Refusal refusal && refusal.kind() == Refusal.Kind.TOO_MANY) {
            response.setHeader("Retry-After", "60");
        }
    }
}
