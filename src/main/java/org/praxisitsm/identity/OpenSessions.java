package org.praxisitsm.identity;

import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Rhythm;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Keeps the sessions of this node true to the directory: a session ends when its account is closed or gets another password,
 * and offers other screens when roles change. At once where the change is made on this node, else within {@link #EVERY}. A
 * filter could not do it: an open screen speaks over a connection that passes no filter again.
 *
 * @see "OWASP ASVS 4.0.3, 3.3.3 and 3.3.4"
 */
@Component
class OpenSessions extends Rhythm {

    static final Duration EVERY = Duration.ofSeconds(10);

    private static final int READ_AT_ONCE = 500;

    private final SessionBook sessions;
    private final DirectoryRows stored;

    OpenSessions(SessionBook sessions, DirectoryRows stored, Directory directory) {
        super("sessions", EVERY);
        this.sessions = sessions;
        this.stored = stored;
        directory.whenChanged(this::soon);
    }

    /** The session that a person changes their own password in goes on. */
    static void keep(String account, String passwordHash) {
        var context = SecurityContextHolder.getContext();
        var authentication = context.getAuthentication();
        if (authentication != null
                && authentication.getPrincipal() instanceof SignedIn person
                && person.account().equals(account)) {
            context.setAuthentication(as(person.with(passwordHash), authentication));
        }
    }

    @Override
    protected void round() {
        // What is stored is read after what is open, so that no sign-in of the moment is judged by what was before it.
        var contexts = new HashMap<HttpSession, SecurityContext>();
        sessions.open().forEach(session -> context(session).ifPresent(context -> contexts.put(session, context)));
        var present = present(contexts.values());
        contexts.forEach((session, context) -> {
            var was = person(context);
            if (was != null) {
                settle(session, context, was, present.get(was.account()));
            }
        });
    }

    private Map<String, SignedIn> present(Iterable<SecurityContext> contexts) {
        var accounts = new ArrayList<String>();
        contexts.forEach(context -> Optional.ofNullable(person(context))
                .map(SignedIn::account)
                .filter(account -> !accounts.contains(account))
                .ifPresent(accounts::add));
        var present = new HashMap<String, SignedIn>();
        for (int from = 0; from < accounts.size(); from += READ_AT_ONCE) {
            present.putAll(stored.present(accounts.subList(from, Math.min(accounts.size(), from + READ_AT_ONCE))));
        }
        return present;
    }

    private void settle(HttpSession session, SecurityContext context, SignedIn was, @Nullable SignedIn now) {
        if (now == null || !now.stamp().equals(was.stamp())) {
            end(session);
        } else if (!now.equals(was) && context.getAuthentication() != null) {
            // In the same context: should another person sign in to the session meanwhile, it has another.
            context.setAuthentication(as(now, context.getAuthentication()));
        }
    }

    private void end(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException endedMeanwhile) {
            sessions.forget(session);
        }
    }

    private Optional<SecurityContext> context(HttpSession session) {
        try {
            var kept = session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
            return kept instanceof SecurityContext context && person(context) != null
                    ? Optional.of(context)
                    : Optional.empty();
        } catch (IllegalStateException ended) {
            sessions.forget(session);
            return Optional.empty();
        }
    }

    private static @Nullable SignedIn person(SecurityContext context) {
        var authentication = context.getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn person ? person : null;
    }

    private static Authentication as(SignedIn person, Authentication before) {
        var renewed = UsernamePasswordAuthenticationToken.authenticated(
                person, before.getCredentials(), List.copyOf(person.getAuthorities()));
        renewed.setDetails(before.getDetails());
        return renewed;
    }
}
