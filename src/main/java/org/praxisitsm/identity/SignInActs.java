package org.praxisitsm.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.praxisitsm.shared.Act;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the audit trail who signed in and who could not. */
@Component
class SignInActs {

    private static final String COMPONENT = "system:sign-in";

    /** A client sends its credentials with each request; one entry in this time says all that a hundred would. */
    private static final Duration BETWEEN_ENTRIES = Duration.ofMinutes(15);

    private static final Duration BETWEEN_REFUSALS = Duration.ofMinutes(1);

    private final ApplicationEventPublisher events;
    private final TimedCache<String, Boolean> told;
    private final TimedCache<String, Boolean> refused;

    SignInActs(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.told = new TimedCache<>(clock, BETWEEN_ENTRIES, 20_000);
        this.refused = new TimedCache<>(clock, BETWEEN_REFUSALS, 20_000);
    }

    void succeeded(SignIn.Attempt attempt) {
        if (!attempt.routine() || told.isNew(attempt.account() + " " + attempt.address(), true)) {
            var by = attempt.routine() ? "basic" : "page";
            publish(attempt.account(), "sign-in.succeeded", attempt.account(), attempt.address(), by);
        }
    }

    void succeeded(String account, String token, String address) {
        if (told.isNew(account + " " + token + " " + address, true)) {
            publish(account, "sign-in.succeeded", account, address, "token " + token);
        }
    }

    /** What was typed for an unknown account is not kept: it is a password often enough. */
    void failed(SignIn.Attempt attempt) {
        var account = attempt.credentials() == null ? "unknown" : attempt.account();
        publish(COMPONENT, "sign-in.failed", account, attempt.address(), attempt.routine() ? "basic" : "page");
    }

    void tokenRefused(String address) {
        if (refused.isNew(address, true)) {
            publish(COMPONENT, "sign-in.failed", "unknown", address, "token");
        }
    }

    private void publish(String actor, String act, String account, String address, String by) {
        events.publishEvent(Act.on(actor, act, "account", account, Map.of("address", address, "by", by)));
    }
}
