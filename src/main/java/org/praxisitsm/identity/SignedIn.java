package org.praxisitsm.identity;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Who signed in, as Spring Security carries it. The authorities ({@code ROLE_AGENT}, ...) are those of the moment of
 * sign-in and only say which screens to offer; every service asks {@link Viewers} for the rights of now.
 *
 * @param account sign-in name
 * @param name name as shown
 */
public record SignedIn(String account, String name, List<String> roles) implements UserDetails {

    public SignedIn {
        roles = List.copyOf(roles);
    }

    static SignedIn of(Viewer viewer) {
        // Everybody may report, whether or not it was granted.
        var roles = Stream.concat(
                        Stream.of(Role.REQUESTER), viewer.grants().stream().map(Viewer.Grant::role))
                .distinct()
                .sorted()
                .map(Role::name)
                .toList();
        return new SignedIn(viewer.account(), viewer.name(), roles);
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return roles.stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
    }

    /** Never kept: what was typed is compared and forgotten. */
    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public String getUsername() {
        return account;
    }
}
