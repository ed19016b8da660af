package org.praxisitsm.ui;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.praxisitsm.identity.TooManyAttempts;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfFilter;

/** Where somebody is sent who could not sign in, so that the page can say why. */
final class SignInAnswers {

    /** Seconds to wait. */
    static final String WAIT = "wait";
    /** The page lay open until its token had ended. */
    static final String AGAIN = "again";

    static final String REFUSED = "error";

    private SignInAnswers() {}

    static void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        var why = reason instanceof TooManyAttempts blocked
                ? WAIT + "=" + blocked.retryAfter().toSeconds()
                : REFUSED;
        toSignIn(request, response, why);
    }

    static ObjectPostProcessor<CsrfFilter> ofMissingToken() {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends CsrfFilter> O postProcess(O filter) {
                filter.setAccessDeniedHandler(SignInAnswers::withoutToken);
                return filter;
            }
        };
    }

    private static void withoutToken(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException, jakarta.servlet.ServletException {
        if (request.getRequestURI().equals(request.getContextPath() + "/login")) {
            toSignIn(request, response, AGAIN);
        } else {
            new AccessDeniedHandlerImpl().handle(request, response, reason);
        }
    }

    private static void toSignIn(HttpServletRequest request, HttpServletResponse response, String why)
            throws IOException {
        response.sendRedirect(response.encodeRedirectURL(request.getContextPath() + "/login?" + why));
    }
}
