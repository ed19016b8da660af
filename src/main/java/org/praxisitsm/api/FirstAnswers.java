package org.praxisitsm.api;

import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the first answer to each idempotency key, in the transaction of the effect: either both are there or neither.
 *
 * <p>The key's row is inserted before the effect, so that a duplicate sent at the same time waits at the unique index and
 * then finds the answer (or gives up with a conflict that says when to come again).
 */
@Component
class FirstAnswers {

    private static final String SECRET = "secret";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApiJson json;
    private final ApiSettings settings;
    private final Clock clock;

    FirstAnswers(
            JdbcClient jdbc, PlatformTransactionManager transactions, ApiJson json, ApiSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    private record Kept(String bodyHash, int status, @Nullable String location, @Nullable String etag, String body) {}

    ResponseEntity<?> answer(Once once, Supplier<ResponseEntity<?>> effect) {
        return answer(once, effect, true);
    }

    ResponseEntity<?> answerSecretly(Once once, Supplier<ResponseEntity<?>> effect) {
        return answer(once, effect, false);
    }

    private ResponseEntity<?> answer(Once once, Supplier<ResponseEntity<?>> effect, boolean keepBody) {
        var kept = find(once);
        if (kept.isPresent()) {
            return again(once, kept.get());
        }
        try {
            return Objects.requireNonNull(transaction.execute(status -> first(once, effect, keepBody)));
        } catch (KeyTaken e) {
            return find(once)
                    .<ResponseEntity<?>>map(first -> again(once, first))
                    .orElseThrow(() -> new ComeAgain("The first request with this Idempotency-Key was not finished"));
        }
    }

    private ResponseEntity<?> first(Once once, Supplier<ResponseEntity<?>> effect, boolean keepBody) {
        take(once);
        var answer = effect.get();
        var body = answer.getBody();
        jdbc.sql("update idempotent_request set status = :status, location = :location, etag = :etag, body = :body"
                        + " where account = :account and request_key = :key")
                .param("status", answer.getStatusCode().value())
                .param("location", answer.getHeaders().getFirst(HttpHeaders.LOCATION))
                .param("etag", answer.getHeaders().getETag())
                .param("body", !keepBody ? SECRET : body == null ? "" : json.text(body))
                .param("account", once.account())
                .param("key", once.key())
                .update();
        return answer;
    }

    private void take(Once once) {
        try {
            jdbc.sql("insert into idempotent_request (account, request_key, body_hash, status, body, at)"
                            + " values (:account, :key, :hash, 0, '', :at)")
                    .param("account", once.account())
                    .param("key", once.key())
                    .param("hash", once.hash())
                    .param("at", Micros.of(clock.instant()))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new KeyTaken();
        }
    }

    private Optional<Kept> find(Once once) {
        return jdbc.sql("select body_hash, status, location, etag, body from idempotent_request"
                        + " where account = :account and request_key = :key")
                .param("account", once.account())
                .param("key", once.key())
                .query((row, number) ->
                        new Kept(row.getString(1), row.getInt(2), row.getString(3), row.getString(4), row.getString(5)))
                .optional();
    }

    private ResponseEntity<?> again(Once once, Kept kept) {
        if (!kept.bodyHash().equals(once.hash())) {
            throw Refusal.invalid(
                    "Idempotency-Key", "was used for another request already; take a new key for another body");
        }
        if (kept.body().equals(SECRET)) {
            throw Refusal.conflict("This was done already; its answer held a secret that is shown only once");
        }
        var answer = ResponseEntity.status(kept.status()).header("Idempotency-Replayed", "true");
        if (kept.location() != null) {
            answer.location(URI.create(kept.location()));
        }
        if (kept.etag() != null) {
            answer.eTag(kept.etag());
        }
        return kept.body().isEmpty() ? answer.build() : answer.body(json.tree(kept.body()));
    }

    /** Forgets keys after {@code praxis.api.keys-kept}. On several nodes each may do it: it only deletes. */
    @Scheduled(fixedDelay = 3_600_000, initialDelay = 60_000)
    void forgetOldKeys() {
        jdbc.sql("delete from idempotent_request where at < :limit")
                .param("limit", Micros.of(clock.instant().minus(settings.keysKept())))
                .update();
    }

    /** Another request holds the key; carries no stack trace, it is an answer. */
    private static final class KeyTaken extends RuntimeException {
        KeyTaken() {
            super("key taken", null, false, false);
        }
    }
}
