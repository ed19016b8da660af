package org.praxisitsm.change;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The change calendar for calendar programs: whoever has the link reads what its owner may see at that moment, without
 * signing in. The link is a secret that can be revoked; only its hash is kept.
 */
@Service
@Transactional
public class ChangeFeeds {

    private static final int MOST_BY_PERSON = 20;
    private static final Duration BEHIND = Duration.ofDays(31);
    private static final Duration AHEAD = Duration.ofDays(180);
    private static final Duration BETWEEN_USES = Duration.ofMinutes(10);
    private static final String TOKEN = "[A-Za-z0-9_-]{43}";

    public record Feed(long id, String name, Instant createdAt, @Nullable Instant lastUsedAt) {}

    /** @param token part of the link, shown once */
    public record Issued(Feed feed, String token) {}

    private final JdbcClient jdbc;
    private final Changes changes;
    private final Viewers viewers;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ChangeFeeds(JdbcClient jdbc, Changes changes, Viewers viewers, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.viewers = viewers;
        this.events = events;
        this.clock = clock;
    }

    /** @throws Refusal invalid for a bad name, conflict where there are too many, forbidden for those who only report */
    public Issued issue(String name, Viewer by) {
        ChangeWindows.refuseUnlessStaff(by);
        if (name.isBlank() || name.length() > 80) {
            throw Refusal.invalid("name", "Give it a name of at most 80 characters.");
        }
        if (of(by).size() >= MOST_BY_PERSON) {
            throw Refusal.conflict("You have " + MOST_BY_PERSON + " links already; revoke one.");
        }
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var feed = new Feed(Ids.next(), name.strip(), Micros.truncated(clock.instant()), null);
        jdbc.sql("insert into change_feed (id, account, name, token_hash, created_at) values (:id, :account, :name,"
                        + " :hash, :at)")
                .param("id", feed.id())
                .param("account", by.account())
                .param("name", feed.name())
                .param("hash", hash(token))
                .param("at", Micros.of(feed.createdAt()))
                .update();
        events.publishEvent(Act.on(
                by.account(),
                "change-feed.issued",
                "change-feed",
                Long.toString(feed.id()),
                Map.of("name", feed.name())));
        return new Issued(feed, token);
    }

    /** @return the links of the person that are good, the newest first */
    @Transactional(readOnly = true)
    public List<Feed> of(Viewer viewer) {
        return jdbc.sql("select id, name, created_at, last_used_at from change_feed where account = :account and"
                        + " revoked_at is null order by created_at desc, id")
                .param("account", viewer.account())
                .query((row, number) -> new Feed(
                        row.getLong(1),
                        row.getString(2),
                        Objects.requireNonNull(Micros.instant(row.getLong(3))),
                        Micros.instant(row.getObject(4, Long.class))))
                .list();
    }

    public void revoke(long id, Viewer by) {
        var revoked = jdbc.sql("update change_feed set revoked_at = :at where id = :id and account = :account and"
                        + " revoked_at is null")
                .param("at", Micros.of(clock.instant()))
                .param("id", id)
                .param("account", by.account())
                .update();
        if (revoked == 0) {
            throw Refusal.notFound("There is no link " + id + ".");
        }
        events.publishEvent(Act.on(by.account(), "change-feed.revoked", "change-feed", Long.toString(id), Map.of()));
    }

    private record Owner(long id, String account, @Nullable Instant lastUsedAt) {}

    /**
     * @param base address of the application, for links to tickets
     * @throws Refusal not found where the link is not good or its owner is gone or may not see the calendar any more
     */
    public String read(String token, String base) {
        var now = clock.instant();
        var owner = token.matches(TOKEN)
                ? jdbc.sql(
                                "select id, account, last_used_at from change_feed where token_hash = :hash and revoked_at is"
                                        + " null")
                        .param("hash", hash(token))
                        .query((row, number) -> new Owner(
                                row.getLong(1), row.getString(2), Micros.instant(row.getObject(3, Long.class))))
                        .optional()
                        .orElse(null)
                : null;
        var viewer = owner == null ? null : viewers.find(owner.account()).orElse(null);
        if (owner == null || viewer == null || !ChangeWindows.maySee(viewer)) {
            throw Refusal.notFound("There is no such calendar, or its link was revoked.");
        }
        if (owner.lastUsedAt() == null
                || Duration.between(owner.lastUsedAt(), now).compareTo(BETWEEN_USES) > 0) {
            jdbc.sql("update change_feed set last_used_at = :at where id = :id")
                    .param("at", Micros.of(now))
                    .param("id", owner.id())
                    .update();
        }
        var view = changes.schedule(now.minus(BEHIND), now.plus(AHEAD), Changes.ScheduleFilter.all(), viewer);
        return text(view, base, now);
    }

    private static String text(Changes.ScheduleView view, String base, Instant now) {
        var out = new IcsText();
        for (var change : view.changes()) {
            out.line("BEGIN:VEVENT");
            out.line("UID:change-" + change.number() + "@praxis");
            out.line("DTSTAMP:" + WindowFile.utc(now));
            out.line("DTSTART:" + WindowFile.utc(Objects.requireNonNull(change.from())));
            out.line("DTEND:" + WindowFile.utc(Objects.requireNonNull(change.to())));
            out.line("SUMMARY:" + IcsText.escaped(change.number() + " " + change.subject()));
            out.line("STATUS:" + (change.approved() || change.category().isOver() ? "CONFIRMED" : "TENTATIVE"));
            out.line("URL:" + base + "/desk/tickets/" + change.number());
            if (change.asks()) {
                out.line("CATEGORIES:CONFLICT");
            }
            out.line("END:VEVENT");
        }
        for (var one : view.windows()) {
            out.line("BEGIN:VEVENT");
            out.line("UID:window-" + one.window().id() + "-"
                    + WindowFile.utc(one.span().from()) + "@praxis");
            out.line("DTSTAMP:" + WindowFile.utc(now));
            out.line("DTSTART:" + WindowFile.utc(one.span().from()));
            out.line("DTEND:" + WindowFile.utc(one.span().to()));
            out.line("SUMMARY:" + IcsText.escaped(one.window().name()));
            out.line("CATEGORIES:" + one.window().kind().name());
            out.line("TRANSP:TRANSPARENT");
            out.line("END:VEVENT");
        }
        return out.calendar("Changes");
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
