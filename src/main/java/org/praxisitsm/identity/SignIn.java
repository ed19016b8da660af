package org.praxisitsm.identity;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Sign-in by account, or mail address, and password: for the sign-in page and for Basic clients of the API. */
@Component
class SignIn implements AuthenticationProvider {

    private static final int LONGEST_NAME = 254;

    private final Directory directory;
    private final PasswordEncoder encoder;
    private final SignInThrottle throttle;
    private final VerifiedPasswords verified;
    private final SignInActs acts;
    private final Lock[] locks = Stream.generate(ReentrantLock::new).limit(64).toArray(Lock[]::new);
    private final String nobodysHash;

    SignIn(
            Directory directory,
            PasswordEncoder encoder,
            SignInThrottle throttle,
            VerifiedPasswords verified,
            SignInActs acts,
            Clock clock) {
        this.directory = directory;
        this.encoder = encoder;
        this.throttle = throttle;
        this.verified = verified;
        this.acts = acts;
        this.nobodysHash = encoder.encode("nobody " + clock.instant());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        var name = authentication.getName().strip().toLowerCase(Locale.ROOT);
        var password = String.valueOf(authentication.getCredentials());
        var attempt = attempt(name, authentication.getDetails());
        var signedIn = verify(attempt, password);
        acts.succeeded(attempt);
        var result = UsernamePasswordAuthenticationToken.authenticated(
                signedIn, authentication.getCredentials(), signedIn.getAuthorities());
        result.setDetails(authentication.getDetails());
        return result;
    }

    private Attempt attempt(String name, @Nullable Object details) {
        var known = name.length() > LONGEST_NAME ? Optional.<Credentials>empty() : directory.credentials(name);
        var address = details instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "local";
        return new Attempt(
                known.map(Credentials::account).orElse(name),
                known.orElse(null),
                RequestOrigin.network(address),
                details instanceof RequestOrigin);
    }

    private SignedIn verify(Attempt attempt, String password) {
        refuseWhileBlocked(attempt);
        var credentials = attempt.credentials();
        if (credentials == null || !credentials.active() || credentials.passwordHash() == null) {
            // As slow as a wrong password, or the time would tell which accounts there are.
            inTurn(attempt, () -> encoder.matches(password, nobodysHash));
            throw failed(attempt);
        }
        var right =
                verified.knows(credentials, password) || inTurn(attempt, () -> matches(attempt, credentials, password));
        if (!right) {
            throw failed(attempt);
        }
        return directory
                .viewer(credentials.account())
                .map(viewer -> SignedIn.of(viewer, credentials))
                .orElseThrow(() -> failed(attempt));
    }

    private boolean matches(Attempt attempt, Credentials credentials, String password) {
        // Another request of the same client may have had its turn meanwhile.
        if (verified.knows(credentials, password)) {
            return true;
        }
        if (!encoder.matches(password, credentials.passwordHash())) {
            return false;
        }
        verified.remember(credentials, password);
        throttle.succeeded(credentials.account(), attempt.address());
        return true;
    }

    /** One at a time by account: guesses sent at once would otherwise all be read before the first failure counts. */
    private boolean inTurn(Attempt attempt, Supplier<Boolean> comparison) {
        var lock = locks[Math.floorMod(attempt.account().hashCode(), locks.length)];
        lock.lock();
        try {
            refuseWhileBlocked(attempt);
            var right = comparison.get();
            if (!right) {
                throttle.failed(attempt.account(), attempt.address());
            }
            return right;
        } finally {
            lock.unlock();
        }
    }

    private void refuseWhileBlocked(Attempt attempt) {
        throttle.blockedFor(attempt.account(), attempt.address()).ifPresent(time -> {
            throw new TooManyAttempts(time);
        });
    }

    private BadCredentialsException failed(Attempt attempt) {
        acts.failed(attempt);
        return new BadCredentialsException("Unknown account or wrong password.");
    }

    /**
     * @param account the stored account where the name is known, else what was typed
     * @param address what failures are counted by
     * @param routine whether it is one API request of many
     */
    record Attempt(String account, @Nullable Credentials credentials, String address, boolean routine) {}
}
