package org.praxisitsm.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Answers an API client that may not come in with a problem document (RFC 9457). */
@Component
class ApiProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ObjectMapper json;
    private final AccessRefusals refusals;

    ApiProblems(ObjectMapper json, AccessRefusals refusals) {
        this.json = json;
        this.refusals = refusals;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (reason instanceof TooManyAttempts blocked) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, Long.toString(blocked.retryAfter().toSeconds()));
            write(response, HttpStatus.TOO_MANY_REQUESTS, blocked.getMessage());
            return;
        }
        // FusionInventory and GLPI agents take all up to the last quotation mark for the realm.
        var charset = request.getRequestURI().endsWith(ApiSecurity.INVENTORY) ? "" : ", charset=\"UTF-8\"";
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Praxis\"" + charset);
        var detail = reason instanceof BadCredentialsException
                ? reason.getMessage()
                : "Sign in with HTTP Basic or a bearer token.";
        write(response, HttpStatus.UNAUTHORIZED, detail);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var actor = authentication == null ? "system:sign-in" : authentication.getName();
        refusals.record(actor, request.getMethod() + " " + request.getRequestURI());
        var detail = authentication instanceof TokenAuthentication
                ? "The token's scopes do not cover this request."
                : "Your roles do not cover this request.";
        write(response, HttpStatus.FORBIDDEN, detail);
    }

    void methodRefused(HttpServletResponse response) throws IOException {
        write(response, HttpStatus.METHOD_NOT_ALLOWED, "This method is offered nowhere here.");
    }

    private void write(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        var problem = new LinkedHashMap<String, Object>();
        problem.put(
                "type",
                "urn:praxis:problem:" + title(status).toLowerCase(Locale.ROOT).replace(' ', '-'));
        problem.put("title", title(status));
        problem.put("status", status.value());
        problem.put("detail", detail);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    private static String title(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> "Not signed in";
            case FORBIDDEN -> "Not allowed";
            case METHOD_NOT_ALLOWED -> "Method not allowed";
            default -> "Too many requests";
        };
    }
}
