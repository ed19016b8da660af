package org.praxisitsm.identity;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Who signed in, as Spring Security carries it. The authorities ({@code ROLE_AGENT}, ...) only say which screens to offer, and
 * may be some seconds old ({@link OpenSessions}); every service asks {@link Viewers} for the rights of now.
 *
 * @param account sign-in name
 * @param name name as shown
 * @param stamp changes with the password; empty where none was used
 */
public record SignedIn(String account, String name, List<String> roles, String stamp) implements UserDetails {

    public SignedIn {
        roles = List.copyOf(roles);
    }

    static SignedIn of(Viewer viewer) {
        return of(viewer.account(), viewer.name(), viewer.grants().stream().map(Viewer.Grant::role), "");
    }

    static SignedIn of(Viewer viewer, Credentials credentials) {
        return of(
                viewer.account(),
                viewer.name(),
                viewer.grants().stream().map(Viewer.Grant::role),
                stamp(credentials.passwordHash()));
    }

    static SignedIn of(String account, String name, Stream<Role> granted, String stamp) {
        // Everybody may report, whether or not it was granted.
        var roles = Stream.concat(Stream.of(Role.REQUESTER), granted)
                .distinct()
                .sorted()
                .map(Role::name)
                .toList();
        return new SignedIn(account, name, roles, stamp);
    }

    /** Says whether the stored hash is still the same, and nothing of what it is. */
    static String stamp(@Nullable String passwordHash) {
        return passwordHash == null ? "" : TokenRows.hash(passwordHash).substring(0, 16);
    }

    /** @return the same person with the password that the hash was made of */
    SignedIn with(String passwordHash) {
        return new SignedIn(account, name, roles, stamp(passwordHash));
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

    @Override
    public String toString() {
        return "SignedIn[" + account + "]";
    }
}
