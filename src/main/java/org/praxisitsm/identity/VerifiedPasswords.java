package org.praxisitsm.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Remembers for some minutes that a password was right, because comparing it with its slow hash costs a tenth of a second
 * of CPU and a Basic client sends it with every request.
 *
 * <p>Why this is safe: only right passwords are remembered, so a guess always meets the slow hash. Kept is no password
 * but an HMAC-SHA256 under a random key that lives as long as the process and is written nowhere; without the key the
 * value cannot be guessed at. It is bound to the stored hash: a changed password is wrong at once on the node that
 * changed it and at most {@link Directory#KEEP} later elsewhere. The throttle and the account's activity are asked on every
 * request, before this memory is.
 */
@Component
class VerifiedPasswords {

    static final Duration KEEP = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final TimedCache<String, Boolean> right;

    VerifiedPasswords(Clock clock) {
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, ALGORITHM);
        this.right = new TimedCache<>(clock, KEEP, 10_000);
    }

    boolean knows(Credentials credentials, String password) {
        return right.peek(digest(credentials, password)) != null;
    }

    void remember(Credentials credentials, String password) {
        right.put(digest(credentials, password), true);
    }

    private String digest(Credentials credentials, String password) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            // The stored hash has no line break, nor has an account: the three parts cannot run into each other.
            var text = credentials.account() + "\n" + credentials.passwordHash() + "\n" + password;
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, impossible);
        }
    }
}
