package org.praxisitsm.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Signs in by {@code Authorization: Bearer}. Inventory agents know {@code Basic} alone: where they report, and nowhere else, a token
 * counts as its password.
 */
final class TokenFilter extends OncePerRequestFilter {

    private static final String SCHEME = "bearer ";
    private static final String BASIC = "basic ";

    private final ApiTokens tokens;
    private final SignInActs acts;
    private final AuthenticationEntryPoint entryPoint;
    private final SecurityContextRepository contexts = new RequestAttributeSecurityContextRepository();

    TokenFilter(ApiTokens tokens, SignInActs acts, AuthenticationEntryPoint entryPoint) {
        this.tokens = tokens;
        this.acts = acts;
        this.entryPoint = entryPoint;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        var asPassword = secretAsPassword(header);
        if (asPassword != null && !isOfAgents(request)) {
            SecurityContextHolder.clearContext();
            acts.tokenRefused(RequestOrigin.network(request.getRemoteAddr()));
            entryPoint.commence(
                    request,
                    response,
                    new BadCredentialsException("A token goes into Authorization: Bearer, not into a password."));
            return;
        }
        var secret = asPassword != null ? asPassword : bearer(header);
        if (secret != null && !accept(secret, request, response)) {
            SecurityContextHolder.clearContext();
            acts.tokenRefused(RequestOrigin.network(request.getRemoteAddr()));
            entryPoint.commence(
                    request, response, new BadCredentialsException("The token is unknown, revoked or expired."));
            return;
        }
        chain.doFilter(secret == null ? request : new Read(request), response);
    }

    /** The filter of passwords comes next, and must not try the token as one. */
    private static final class Read extends HttpServletRequestWrapper {

        Read(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return HttpHeaders.AUTHORIZATION.equalsIgnoreCase(name) ? null : super.getHeader(name);
        }
    }

    private boolean accept(String secret, HttpServletRequest request, HttpServletResponse response) {
        var accepted = tokens.accept(secret).orElse(null);
        if (accepted == null) {
            return false;
        }
        var authentication =
                new TokenAuthentication(accepted.viewer(), accepted.token().scopes());
        authentication.setDetails(new RequestOrigin(request));
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        // For the second dispatch of a streamed answer.
        contexts.saveContext(context, request, response);
        acts.succeeded(
                accepted.viewer().account(),
                Long.toString(accepted.token().id()),
                RequestOrigin.network(request.getRemoteAddr()));
        return true;
    }

    private static boolean isOfAgents(HttpServletRequest request) {
        return request.getRequestURI().equals(request.getContextPath() + ApiSecurity.INVENTORY);
    }

    private static @Nullable String bearer(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }

    /** Whatever the name beside it. */
    private static @Nullable String secretAsPassword(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return null;
        }
        try {
            var decoded =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            var pair = new String(decoded, StandardCharsets.UTF_8);
            var password = pair.substring(pair.indexOf(':') + 1);
            return pair.indexOf(':') >= 0 && password.startsWith(ApiTokens.PREFIX) ? password : null;
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
