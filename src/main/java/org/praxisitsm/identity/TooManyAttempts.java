package org.praxisitsm.identity;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Sign-in is refused for a while, right password or not, because too many attempts failed. */
public final class TooManyAttempts extends AuthenticationException {

    private final transient Duration retryAfter;

    TooManyAttempts(Duration retryAfter) {
        super("Too many failed sign-ins. Try again in " + seconds(retryAfter) + " seconds.");
        this.retryAfter = retryAfter;
    }

    /** @return how long to wait, a second at least */
    public Duration retryAfter() {
        return Duration.ofSeconds(seconds(retryAfter));
    }

    private static long seconds(Duration duration) {
        return Math.max(1, duration.plusMillis(999).toSeconds());
    }
}
