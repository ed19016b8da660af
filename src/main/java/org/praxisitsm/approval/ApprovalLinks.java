package org.praxisitsm.approval;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Micros;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The links of mails by which a vote is answered without signing in. Each is signed and bound to the vote, the person and what
 * is approved; nothing of it is kept. It shows as long as it has not run out, and decides once: a vote that is answered is not
 * open any more.
 */
@Service
@Transactional
public class ApprovalLinks {

    /** What a link is good for now. */
    public enum Standing {
        OPEN,
        /** Answered, by this person or another one, or decided without them. */
        DECIDED,
        /** Another person answers it now. */
        HANDED_OVER,
        /** What is approved is another than when the link was made. */
        CHANGED,
        EXPIRED
    }

    /** @param account who may decide by it */
    public record Link(Standing standing, RoundView round, RoundView.VoteView vote, String account) {}

    private static final Duration GOOD_FOR = Duration.ofDays(14);
    private static final int SIGNATURE = 20;
    private static final int LENGTH = Long.BYTES * 2 + SIGNATURE;

    private final RoundRows rows;
    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile @Nullable SecretKeySpec key;

    ApprovalLinks(RoundRows rows, JdbcClient jdbc, Clock clock) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return the last part of the link; empty where the vote is not open, or another person's, or a group's */
    public Optional<String> issue(long voteId, String account) {
        var kept = rows.byVote(voteId).orElse(null);
        var vote = kept == null ? null : find(kept, voteId);
        if (kept == null || vote == null || vote.state != Vote.State.OPEN || !account.equals(vote.holder)) {
            return Optional.empty();
        }
        var until = clock.instant().plus(GOOD_FOR).getEpochSecond();
        var signature = signature(voteId, until, account, kept.fingerprint);
        var bytes = ByteBuffer.allocate(LENGTH)
                .putLong(voteId)
                .putLong(until)
                .put(signature)
                .array();
        return Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private static @Nullable Vote find(KeptRound kept, long id) {
        return kept.round.votes.stream()
                .filter(vote -> vote.id == id)
                .findFirst()
                .orElse(null);
    }

    /** @return empty where we have not made it: whoever guesses learns nothing */
    public Optional<Link> read(String token) {
        var bytes = decoded(token);
        if (bytes == null) {
            return Optional.empty();
        }
        var buffer = ByteBuffer.wrap(bytes);
        var id = buffer.getLong();
        var until = buffer.getLong();
        var signed = Arrays.copyOfRange(bytes, Long.BYTES * 2, LENGTH);
        return rows.byVote(id).flatMap(kept -> link(kept, id, until, signed));
    }

    private static byte @Nullable [] decoded(String token) {
        try {
            var bytes = Base64.getUrlDecoder().decode(token);
            return bytes.length == LENGTH ? bytes : null;
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    private Optional<Link> link(KeptRound kept, long id, long until, byte[] signed) {
        var vote = find(kept, id);
        if (vote == null) {
            return Optional.empty();
        }
        // Bound to the person and the content: those that were true are tried, so that a good link says what became of
        // it.
        for (var account : new String[] {vote.holder, vote.asked, vote.decidedBy}) {
            if (account == null) {
                continue;
            }
            for (var fingerprint : new String[] {kept.fingerprint, vote.fingerprint}) {
                if (fingerprint != null && MessageDigest.isEqual(signed, signature(id, until, account, fingerprint))) {
                    return Optional.of(link(kept, vote, account, until, true));
                }
            }
            if (MessageDigest.isEqual(
                    Arrays.copyOf(signed, SIGNATURE / 2), Arrays.copyOf(person(id, until, account), SIGNATURE / 2))) {
                return Optional.of(link(kept, vote, account, until, false));
            }
        }
        return Optional.empty();
    }

    private Link link(KeptRound kept, Vote vote, String account, long until, boolean same) {
        var standing = vote.state != Vote.State.OPEN
                ? Standing.DECIDED
                : !account.equals(vote.holder)
                        ? Standing.HANDED_OVER
                        : clock.instant().isAfter(Instant.ofEpochSecond(until))
                                ? Standing.EXPIRED
                                : same ? Standing.OPEN : Standing.CHANGED;
        var view = ApprovalReads.view(kept, true);
        var line = view.votes().stream()
                .filter(one -> one.id() == vote.id)
                .findFirst()
                .orElseThrow();
        return new Link(standing, view, line, account);
    }

    /** The first half says for whom it is, the second also of what. */
    private byte[] signature(long vote, long until, String account, String fingerprint) {
        var signature = Arrays.copyOf(person(vote, until, account), SIGNATURE);
        var content = mac("content\n" + vote + "\n" + until + "\n" + account + "\n" + fingerprint);
        System.arraycopy(content, 0, signature, SIGNATURE / 2, SIGNATURE / 2);
        return signature;
    }

    private byte[] person(long vote, long until, String account) {
        return mac("person\n" + vote + "\n" + until + "\n" + account);
    }

    private byte[] mac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key());
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    /** Made once for all nodes. */
    private SecretKeySpec key() {
        var known = key;
        if (known == null) {
            known = new SecretKeySpec(Base64.getDecoder().decode(secret()), "HmacSHA256");
            key = known;
        }
        return known;
    }

    private String secret() {
        return stored().orElseGet(() -> {
            var bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            try {
                jdbc.sql("insert into approval_key (id, secret, created_at) values (1, :secret, :at)")
                        .param("secret", Base64.getEncoder().encodeToString(bytes))
                        .param("at", Micros.of(clock.instant()))
                        .update();
            } catch (DuplicateKeyException anotherNodeWasFaster) {
                // Its key is the one that counts.
            }
            return stored().orElseThrow();
        });
    }

    private Optional<String> stored() {
        return jdbc.sql("select secret from approval_key where id = 1")
                .query(String.class)
                .optional();
    }
}
