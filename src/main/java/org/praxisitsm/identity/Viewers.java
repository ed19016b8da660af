package org.praxisitsm.identity;

import java.util.Optional;
import org.praxisitsm.shared.Refusal;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;

/** Finds on whose behalf the current thread acts. Rights are at most ten seconds old. */
@Service
public class Viewers {

    private final Directory directory;

    Viewers(Directory directory) {
        this.directory = directory;
    }

    /** @return the signed-in person; @throws org.praxisitsm.shared.Refusal forbidden where nobody is */
    public Viewer current() {
        return find().orElseThrow(() -> Refusal.forbidden("Nobody is signed in, or the account is no longer active."));
    }

    /** @return the signed-in person, or empty where nobody is or their account was closed meanwhile */
    public Optional<Viewer> find() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null
                || !authentication.isAuthenticated()
                || authentication instanceof AnonymousAuthenticationToken) {
            return Optional.empty();
        }
        return directory.viewer(authentication.getName()).map(viewer -> narrowed(viewer, authentication));
    }

    /** @return the rights of the account, or empty where there is no such account or it is closed */
    public Optional<Viewer> find(String account) {
        return directory.viewer(account);
    }

    /** @return the rights of an active account; @throws org.praxisitsm.shared.Refusal not found */
    public Viewer of(String account) {
        return directory
                .viewer(account)
                .orElseThrow(() -> Refusal.notFound("There is no active account " + account + "."));
    }

    private static Viewer narrowed(Viewer viewer, Authentication authentication) {
        return authentication instanceof TokenAuthentication token ? token.narrow(viewer) : viewer;
    }
}
