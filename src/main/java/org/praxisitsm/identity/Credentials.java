package org.praxisitsm.identity;

import org.jspecify.annotations.Nullable;

/** What a sign-in is checked against; without a hash nobody can sign in with a password. */
record Credentials(String account, String name, boolean active, @Nullable String passwordHash) {

    @Override
    public String toString() {
        return "Credentials[" + account + "]";
    }
}
