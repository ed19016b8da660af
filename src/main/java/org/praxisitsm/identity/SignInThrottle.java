package org.praxisitsm.identity;

import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * <p>Where an account has signed in before, it has a count of its own: what strangers guess elsewhere shuts its person out
 * of places that are new to the account, and of no other.
 *
 * @see "OWASP ASVS 4.0.3, 2.2.1"
 */
@Component
class SignInThrottle {

    /** How many failures are forgiven, and what the next one costs. */
    enum Scope {
        ACCOUNT("account:", 5),
        /** The account from one address that it has signed in from. */
        PLACE("place:", 5),
        /** Generous, since many people share the address of an office. */
        ADDRESS("address:", 50);

        private final String prefix;
        private final int forgiven;

        Scope(String prefix, int forgiven) {
            this.prefix = prefix;
            this.forgiven = forgiven;
        }

        String key(String value) {
            return prefix + cut(value);
        }
    }

    static final Duration FIRST_BLOCK = Duration.ofSeconds(5);
    static final Duration LONGEST_BLOCK = Duration.ofMinutes(15);
    /** Failures are forgotten when none came for this long after the last block. */
    static final Duration WINDOW = Duration.ofMinutes(30);

    /** A place that was not signed in from for this long is a strange one again. */
    static final Duration KEPT_PLACES = Duration.ofDays(60);

    private static final int LONGEST = 150;
    private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AtomicReference<Instant> cleanedAt = new AtomicReference<>(Instant.EPOCH);

    SignInThrottle(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return how long attempts for the account from the address are refused, if they are */
    Optional<Duration> blockedFor(String account, String address) {
        var now = clock.instant();
        var ofAccount = Scope.ACCOUNT.key(account);
        var blocks =
                new HashMap<>(blocks(List.of(ofAccount, place(account, address), Scope.ADDRESS.key(address)), now));
        if (blocks.containsKey(ofAccount) && isKnown(account, address)) {
            blocks.remove(ofAccount);
        }
        return blocks.values().stream().max(Comparator.naturalOrder()).map(until -> Duration.between(now, until));
    }

    /** @return how long the account or the address is blocked from now on, if it is */
    Optional<Duration> failed(String account, String address) {
        clean();
        var byAccount = isKnown(account, address)
                ? count(Scope.PLACE, place(account, address))
                : count(Scope.ACCOUNT, Scope.ACCOUNT.key(account));
        var byAddress = count(Scope.ADDRESS, Scope.ADDRESS.key(address));
        var longest = byAccount.compareTo(byAddress) > 0 ? byAccount : byAddress;
        return longest.isZero() ? Optional.empty() : Optional.of(longest);
    }

    /**
     * Remembers the place, and forgets the failures counted there; those of the address stay, or a guesser with an account of
     * their own would reset them, and so do those of strangers while the person is at home.
     */
    void succeeded(String account, String address) {
        var known = isKnown(account, address);
        forget(known ? place(account, address) : Scope.ACCOUNT.key(account));
        if (!known) {
            try {
                jdbc.sql("insert into sign_in_place (account, network, last_at) values (:account, :network, :now)")
                        .param("account", account)
                        .param("network", cut(address))
                        .param("now", Micros.of(clock.instant()))
                        .update();
            } catch (DuplicateKeyException anotherRequestWasFirst) {
                seenAgain(account, address);
            }
        } else {
            seenAgain(account, address);
        }
    }

    /** Forgets the failures counted against the account, as after a new password. */
    void forgive(String account) {
        forget(Scope.ACCOUNT.key(account));
    }

    private Map<String, Instant> blocks(List<String> keys, Instant now) {
        var blocks = new HashMap<String, Instant>();
        jdbc.sql("select throttle_key, blocked_until from sign_in_throttle"
                        + " where throttle_key in (:keys) and blocked_until > :now")
                .param("keys", keys)
                .param("now", Micros.of(now))
                .query((ResultSet row) -> {
                    blocks.put(row.getString(1), Micros.instant(row.getLong(2)));
                });
        return blocks;
    }

    private boolean isKnown(String account, String address) {
        return !jdbc.sql("select 1 from sign_in_place where account = :account and network = :network")
                .param("account", account)
                .param("network", cut(address))
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    private void seenAgain(String account, String address) {
        jdbc.sql("update sign_in_place set last_at = :now where account = :account and network = :network")
                .param("now", Micros.of(clock.instant()))
                .param("account", account)
                .param("network", cut(address))
                .update();
    }

    private void forget(String key) {
        jdbc.sql("delete from sign_in_throttle where throttle_key = :key")
                .param("key", key)
                .update();
    }

    /** An account has no space. */
    private static String place(String account, String address) {
        return Scope.PLACE.key(account + " " + address);
    }

    private static String cut(String value) {
        return value.length() > LONGEST ? value.substring(0, LONGEST) : value;
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

    private Duration count(Scope scope, String key) {
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
            jdbc.sql("delete from sign_in_place where last_at < :before")
                    .param("before", Micros.of(now.minus(KEPT_PLACES)))
                    .update();
        }
    }
}
