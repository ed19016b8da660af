package org.praxisitsm.identity;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Personal and service tokens: long random values, kept as a fast hash, scoped, revocable. */
@Service
public class ApiTokens {

    public record Token(
            long id,
            String name,
            Set<String> scopes,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {}

    /** @param secret shown once, never again */
    public record Issued(Token token, String secret) {}

    public Issued issue(String name, Set<String> scopes, @Nullable Instant expiresAt, Viewer by) {
        throw new UnsupportedOperationException("identity");
    }

    public List<Token> of(Viewer viewer) {
        throw new UnsupportedOperationException("identity");
    }

    /** @throws org.praxisitsm.shared.Refusal not found where it is not the caller's */
    public void revoke(long id, Viewer by) {
        throw new UnsupportedOperationException("identity");
    }
}
