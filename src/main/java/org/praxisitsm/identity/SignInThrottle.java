package org.praxisitsm.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Micros;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing. Failures are counted by account and by address in the database, so that it does not matter which
 * node is asked; from a limit on each failure doubles the time for which further attempts are refused unread.
 *
 * @see "OWASP ASVS 4.0.3, 2.2.1"
 */
@Component
class SignInThrottle {

    /** How many failures are forgiven, and what the next one costs. */
    enum Scope {
        ACCOUNT("account:", 5),
        /** Generous, since many people share the address of an office. */
        ADDRESS("address:", 50);

        private final String prefix;
        private final int forgiven;

        Scope(String prefix, int forgiven) {
            this.prefix = prefix;
            this.forgiven = forgiven;
        }

        String key(String value) {
            return prefix + (value.length() > 150 ? value.substring(0, 150) : value);
        }
    }

    static final Duration FIRST_BLOCK = Duration.ofSeconds(5);
    static final Duration LONGEST_BLOCK = Duration.ofMinutes(15);
    /** Failures are forgotten when none came for this long after the last block. */
    static final Duration WINDOW = Duration.ofMinutes(30);

    private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AtomicReference<Instant> cleanedAt = new AtomicReference<>(Instant.EPOCH);

    SignInThrottle(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return how long attempts for the account or from the address are refused, if they are */
    Optional<Duration> blockedFor(String account, String address) {
        var now = clock.instant();
        return jdbc.sql("select max(blocked_until) from sign_in_throttle where throttle_key in (:keys)")
                .param("keys", List.of(Scope.ACCOUNT.key(account), Scope.ADDRESS.key(address)))
                .query((row, n) -> Optional.ofNullable(row.getObject(1, Long.class)))
                .single()
                .map(Micros::instant)
                .filter(until -> until.isAfter(now))
                .map(until -> Duration.between(now, until));
    }

    /** @return how long the account or the address is blocked from now on, if it is */
    Optional<Duration> failed(String account, String address) {
        clean();
        var byAccount = count(Scope.ACCOUNT, account);
        var byAddress = count(Scope.ADDRESS, address);
        var longest = byAccount.compareTo(byAddress) > 0 ? byAccount : byAddress;
        return longest.isZero() ? Optional.empty() : Optional.of(longest);
    }

    /** Forgets the account's failures; those of the address stay, or a guesser with an account of their own would reset them. */
    void succeeded(String account) {
        jdbc.sql("delete from sign_in_throttle where throttle_key = :key")
                .param("key", Scope.ACCOUNT.key(account))
                .update();
    }

    static Duration blockAfter(Scope scope, int failures) {
        var over = failures - scope.forgiven;
        if (over < 0) {
            return Duration.ZERO;
        }
        // Eight doublings reach the longest block; a greater shift would overflow.
        var block = FIRST_BLOCK.multipliedBy(1L << Math.min(over, 10));
        return block.compareTo(LONGEST_BLOCK) > 0 ? LONGEST_BLOCK : block;
    }

    private Duration count(Scope scope, String value) {
        var key = scope.key(value);
        var now = clock.instant();
        if (!increment(key, now)) {
            try {
                insert(key, now);
            } catch (DuplicateKeyException anotherNodeWasFirst) {
                increment(key, now);
            }
        }
        var block = blockAfter(scope, failures(key));
        if (!block.isZero()) {
            jdbc.sql("update sign_in_throttle set blocked_until = :until where throttle_key = :key")
                    .param("until", Micros.of(now.plus(block)))
                    .param("key", key)
                    .update();
        }
        return block;
    }

    /** The window starts anew with each failure: who keeps failing is not forgiven in between. */
    private boolean increment(String key, Instant now) {
        return jdbc.sql("update sign_in_throttle set"
                                + " failures = case when window_started_at < :before then 1 else failures + 1 end,"
                                + " window_started_at = :now where throttle_key = :key")
                        .param("before", Micros.of(now.minus(WINDOW)))
                        .param("now", Micros.of(now))
                        .param("key", key)
                        .update()
                > 0;
    }

    private void insert(String key, Instant now) {
        jdbc.sql("insert into sign_in_throttle (throttle_key, failures, window_started_at) values (:key, 1, :now)")
                .param("key", key)
                .param("now", Micros.of(now))
                .update();
    }

    private int failures(String key) {
        return jdbc.sql("select failures from sign_in_throttle where throttle_key = :key")
                .param("key", key)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private void clean() {
        var now = clock.instant();
        @Nullable Instant last = cleanedAt.get();
        if (now.isAfter(last.plus(BETWEEN_CLEANINGS)) && cleanedAt.compareAndSet(last, now)) {
            jdbc.sql("delete from sign_in_throttle where window_started_at < :before")
                    .param("before", Micros.of(now.minus(WINDOW).minus(LONGEST_BLOCK)))
                    .update();
        }
    }
}
