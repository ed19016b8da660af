package org.praxisitsm.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.OneLine;
import org.praxisitsm.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Personal and service tokens: long random values, kept as a fast hash, scoped, revocable. */
@Service
public class ApiTokens {

    /** Reads what its person may read. */
    public static final String READ = "read";
    /** Also changes what its person may change. */
    public static final String WRITE = "write";
    /** Also carries its person's administrator role, which is withheld otherwise. */
    public static final String ADMIN = "admin";

    /** Reports inventories of its person's unit, and nothing else: what agents on every machine may hold. */
    public static final String INVENTORY = "inventory";

    static final String PREFIX = "pxt_";
    static final int MOST_BY_PERSON = 100;

    private static final Set<String> SCOPES = Set.of(READ, WRITE, ADMIN, INVENTORY);
    private static final Duration BETWEEN_USES = Duration.ofMinutes(1);

    public record Token(
            long id,
            String name,
            Set<String> scopes,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {}

    /** @param secret shown once, never again */
    public record Issued(Token token, String secret) {}

    /** A token that was presented and is good. */
    record Accepted(Viewer viewer, Token token) {}

    private final TokenRows rows;
    private final Directory directory;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final SecureRandom random = new SecureRandom();

    ApiTokens(TokenRows rows, Directory directory, Clock clock, ApplicationEventPublisher events) {
        this.rows = rows;
        this.directory = directory;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Issues a token that acts as the caller.
     *
     * @param scopes of {@code read}, {@code write}, {@code admin}, {@code inventory}; none means {@code read} and {@code write}
     * @param expiresAt first instant at which it is no longer good, or null for no end
     * @throws Refusal invalid for a bad name, an unknown scope, an end that is past; forbidden for {@code admin} where the
     *     caller is no administrator; conflict where the caller has too many tokens
     */
    @Transactional
    public Issued issue(String name, Set<String> scopes, @Nullable Instant expiresAt, Viewer by) {
        check(name, scopes, expiresAt, by);
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var granted = new TreeSet<>(scopes.isEmpty() ? Set.of(READ, WRITE) : scopes);
        var now = Micros.truncated(clock.instant());
        var end = expiresAt == null ? null : Micros.truncated(expiresAt);
        var token = new Token(Ids.next(), name.strip(), granted, now, end, null);
        rows.insert(by.account(), token, TokenRows.hash(secret));
        events.publishEvent(Act.on(
                by.account(),
                "token.issued",
                "token",
                Long.toString(token.id()),
                Map.of("name", token.name(), "scopes", List.copyOf(granted))));
        return new Issued(token, secret);
    }

    /** @return the person's tokens that were not revoked, the newest first; expired ones among them */
    public List<Token> of(Viewer viewer) {
        return rows.of(viewer.account());
    }

    /** @throws org.praxisitsm.shared.Refusal not found where it is not the caller's, nor the caller an administrator */
    @Transactional
    public void revoke(long id, Viewer by) {
        var owner = rows.owner(id)
                .filter(account -> account.equals(by.account()) || by.has(Role.ADMINISTRATOR))
                .orElseThrow(() -> Refusal.notFound("There is no token " + id + "."));
        rows.revoke(id, clock.instant());
        events.publishEvent(
                Act.on(by.account(), "token.revoked", "token", Long.toString(id), Map.of("account", owner)));
    }

    /** @return whose token it is, or empty where it is unknown, revoked, expired or its person's account is closed */
    Optional<Accepted> accept(String secret) {
        if (!secret.startsWith(PREFIX) || secret.length() > 100) {
            return Optional.empty();
        }
        var now = clock.instant();
        return rows.find(TokenRows.hash(secret))
                .filter(found -> {
                    var end = found.token().expiresAt();
                    return end == null || now.isBefore(end);
                })
                .flatMap(found -> directory.viewer(found.account()).map(viewer -> {
                    noteUse(found.token(), now);
                    return new Accepted(viewer, found.token());
                }));
    }

    private void noteUse(Token token, Instant now) {
        var last = token.lastUsedAt();
        if (last == null || !now.isBefore(last.plus(BETWEEN_USES))) {
            rows.used(token.id(), now, now.minus(BETWEEN_USES));
        }
    }

    private void check(String name, Set<String> scopes, @Nullable Instant expiresAt, Viewer by) {
        if (OneLine.isBlank(name) || name.strip().length() > 160 || OneLine.isBroken(name)) {
            throw Refusal.invalid("name", "One line of 1 to 160 characters that says what the token is for.");
        }
        if (!SCOPES.containsAll(scopes)) {
            throw Refusal.invalid("scopes", "Only read, write, admin and inventory.");
        }
        if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
            throw Refusal.invalid("expiresAt", "Must lie in the future.");
        }
        if (scopes.contains(ADMIN) && !by.has(Role.ADMINISTRATOR)) {
            throw Refusal.forbidden("Only an administrator has a token with the scope admin.");
        }
        if (rows.of(by.account()).size() >= MOST_BY_PERSON) {
            throw Refusal.conflict("You have " + MOST_BY_PERSON + " tokens; revoke one first.");
        }
    }
}
