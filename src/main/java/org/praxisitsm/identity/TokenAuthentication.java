package org.praxisitsm.identity;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Signed in by a token, within its scopes. */
final class TokenAuthentication extends AbstractAuthenticationToken {

    private static final Set<String> READING =
            Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name(), HttpMethod.OPTIONS.name());

    private final SignedIn person;
    private final Set<String> scopes;

    TokenAuthentication(Viewer viewer, Set<String> scopes) {
        this(SignedIn.of(narrow(viewer, scopes)), scopes);
    }

    private TokenAuthentication(SignedIn person, Set<String> scopes) {
        super(person.getAuthorities());
        this.person = person;
        this.scopes = Set.copyOf(scopes);
        setAuthenticated(true);
    }

    /** @return the same person without the administrator role, unless the token carries that */
    Viewer narrow(Viewer viewer) {
        return narrow(viewer, scopes);
    }

    boolean allows(String method) {
        var writes = scopes.contains(ApiTokens.WRITE) || scopes.contains(ApiTokens.ADMIN);
        return READING.contains(method) ? writes || scopes.contains(ApiTokens.READ) : writes;
    }

    /** @return whether inventories may be reported with it */
    boolean allowsInventory() {
        return scopes.contains(ApiTokens.INVENTORY) || allows(HttpMethod.POST.name());
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public SignedIn getPrincipal() {
        return person;
    }

    private static Viewer narrow(Viewer viewer, Set<String> scopes) {
        if (scopes.contains(ApiTokens.ADMIN)) {
            return viewer;
        }
        // What administrators set agents up with reports like an agent of their unit; it reads and does nothing else.
        var reportsOnly = scopes.equals(Set.of(ApiTokens.INVENTORY));
        var grants = viewer.grants().stream()
                .map(grant -> reportsOnly && grant.role() == Role.ADMINISTRATOR
                        ? new Viewer.Grant(Role.AGENT, grant.unit())
                        : grant)
                .filter(grant -> grant.role() != Role.ADMINISTRATOR)
                .collect(Collectors.toUnmodifiableSet());
        return new Viewer(viewer.account(), viewer.name(), viewer.unit(), grants, viewer.groups());
    }
}
