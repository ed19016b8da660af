package org.praxisitsm.sla;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The service calendars. A published version never changes and stays readable for good; which one new measurements take
 * is settled by effective dates: the one with the latest date that has come, of equals the newest. Before the first date
 * the oldest counts.
 */
@Service
public class Calendars {

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final int MAX_COMMENT = 2_000;

    private record Known(Instant readAt, Map<String, List<CalendarRows.Head>> byKey) {}

    /** The hash is part of it: a version that was undone and published anew is another one. */
    private record Id(String key, String hash) {}

    private final CalendarRows rows;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Map<Id, ServiceCalendar> computed = new ConcurrentHashMap<>();
    private volatile @Nullable Known known;

    Calendars(CalendarRows rows, Clock clock, ApplicationEventPublisher events) {
        this.rows = rows;
        this.clock = clock;
        this.events = events;
    }

    /** @return whether the person may publish calendars */
    public static boolean mayEdit(Viewer viewer) {
        return viewer.has(Role.ADMINISTRATOR);
    }

    /** @return the calendars as they are in effect now, by name */
    public List<CalendarVersion> all() {
        var now = clock.instant();
        return known().values().stream()
                .map(heads -> version(inEffect(heads, now)))
                .sorted(Comparator.comparing(CalendarVersion::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(CalendarVersion::key))
                .toList();
    }

    /** @return the calendar as it is in effect now */
    public Optional<CalendarVersion> find(String key) {
        return heads(key).map(heads -> version(inEffect(heads, clock.instant())));
    }

    /** @return every version, the newest first; @throws Refusal not found */
    public List<CalendarVersion> versions(String key) {
        var newestFirst = new ArrayList<CalendarVersion>();
        existing(key).forEach(head -> newestFirst.add(0, version(head)));
        return newestFirst;
    }

    /** @return the version that measurements beginning at an instant take; @throws Refusal not found */
    public CalendarVersion effective(String key, Instant at) {
        return version(inEffect(existing(key), at));
    }

    /** @return the version whatever its dates; @throws Refusal not found */
    public CalendarVersion version(String key, int version) {
        return ofVersion(existing(key), version)
                .or(() -> ofVersion(reread(key), version))
                .map(this::version)
                .orElseThrow(() -> Refusal.notFound("The calendar " + key + " has no version " + version + "."));
    }

    /** @return the arithmetic of one version, whatever its dates; @throws Refusal not found */
    public ServiceCalendar at(String key, int version) {
        return version(key, version).calendar();
    }

    /**
     * Publishes a state of a calendar as its next version. One that equals the newest version, without a date of its own,
     * changes nothing and answers that version.
     *
     * @throws Refusal forbidden for anybody but an administrator; conflict where somebody else published since the author
     *     read; invalid for an effective date that is past
     */
    @Transactional
    public CalendarVersion publish(PublishCalendar order, Viewer by) {
        if (!mayEdit(by)) {
            throw Refusal.forbidden("Only an administrator changes calendars.");
        }
        var now = Micros.truncated(clock.instant());
        var definition = order.definition();
        var effective = effective(order, now);
        var comment = comment(order.comment());
        var json = CalendarRows.json(definition);
        var hash = CalendarRows.hash(json);
        var newest = rows.lock(definition.key()).orElse(0);
        expect(order, newest);
        var before = newest == 0 ? null : rows.head(definition.key(), newest).orElseThrow();
        if (before != null && before.hash().equals(hash) && order.effectiveFrom() == null) {
            return version(before);
        }
        var head = new CalendarRows.Head(definition.key(), newest + 1, effective, now, by.account(), comment, hash);
        try {
            rows.insert(head, definition, json);
        } catch (DuplicateKeyException faster) {
            throw Refusal.conflict("Somebody else has just published the calendar " + definition.key() + ".");
        }
        events.publishEvent(act(head, definition, before));
        whenCommitted(() -> known = null);
        return new CalendarVersion(
                head.key(),
                head.version(),
                head.effectiveFrom(),
                head.publishedAt(),
                head.publishedBy(),
                head.comment(),
                head.hash(),
                ServiceCalendar.of(definition));
    }

    private static void expect(PublishCalendar order, int newest) {
        var read = order.readVersion();
        if (read != null && read != newest) {
            throw Refusal.conflict(
                    newest == 0
                            ? "There is no calendar " + order.definition().key() + " yet."
                            : "The calendar " + order.definition().key() + " is at version " + newest
                                    + ", you started from version " + read + ". Read it again, nothing was changed.");
        }
    }

    private static Instant effective(PublishCalendar order, Instant now) {
        var wanted = order.effectiveFrom();
        if (wanted == null) {
            return now;
        }
        if (wanted.isBefore(now.minusSeconds(60))) {
            throw Refusal.invalid("effectiveFrom", "must not lie in the past; what was measured stays as it is.");
        }
        if (wanted.isAfter(ServiceCalendar.LATEST)) {
            throw Refusal.invalid("effectiveFrom", "must lie before the year 2200.");
        }
        return Micros.truncated(wanted);
    }

    private static @Nullable String comment(@Nullable String comment) {
        if (comment == null || comment.isBlank()) {
            return null;
        }
        if (comment.length() > MAX_COMMENT) {
            throw Refusal.invalid("comment", "must have at most " + MAX_COMMENT + " characters.");
        }
        return comment.strip();
    }

    private Act act(CalendarRows.Head head, CalendarDefinition definition, CalendarRows.@Nullable Head before) {
        var was = new LinkedHashMap<String, Object>();
        if (before != null) {
            was.put("version", before.version());
            was.put("hash", before.hash());
        }
        var is = new LinkedHashMap<String, Object>();
        is.put("version", head.version());
        is.put("hash", head.hash());
        is.put("name", definition.name());
        is.put("effectiveFrom", head.effectiveFrom().toString());
        is.putAll(
                CalendarChanges.between(before == null ? null : version(before).definition(), definition));
        if (head.comment() != null) {
            is.put("comment", head.comment());
        }
        return new Act(head.publishedBy(), "calendar.published", "calendar", head.key(), null, was, is, null, true);
    }

    private Optional<List<CalendarRows.Head>> heads(String key) {
        return Optional.of(known().getOrDefault(key, List.of()))
                .filter(heads -> !heads.isEmpty())
                .or(() -> Optional.of(reread(key)).filter(heads -> !heads.isEmpty()));
    }

    /** Another node may have published it a moment ago. */
    private List<CalendarRows.Head> reread(String key) {
        known = null;
        return known().getOrDefault(key, List.of());
    }

    private static Optional<CalendarRows.Head> ofVersion(List<CalendarRows.Head> heads, int version) {
        return heads.stream().filter(head -> head.version() == version).findFirst();
    }

    private List<CalendarRows.Head> existing(String key) {
        return heads(key).orElseThrow(() -> Refusal.notFound("There is no calendar " + key + "."));
    }

    private static CalendarRows.Head inEffect(List<CalendarRows.Head> heads, Instant at) {
        return heads.stream()
                .filter(head -> !head.effectiveFrom().isAfter(at))
                .max(Comparator.comparing(CalendarRows.Head::effectiveFrom).thenComparing(CalendarRows.Head::version))
                .orElse(heads.get(0));
    }

    private CalendarVersion version(CalendarRows.Head head) {
        var calendar = computed.computeIfAbsent(
                new Id(head.key(), head.hash()), id -> ServiceCalendar.of(rows.definition(head.key(), head.version())));
        return new CalendarVersion(
                head.key(),
                head.version(),
                head.effectiveFrom(),
                head.publishedAt(),
                head.publishedBy(),
                head.comment(),
                head.hash(),
                calendar);
    }

    private Map<String, List<CalendarRows.Head>> known() {
        var now = clock.instant();
        var cached = known;
        if (cached == null || Duration.between(cached.readAt(), now).abs().compareTo(FRESH) > 0) {
            var byKey = new TreeMap<String, List<CalendarRows.Head>>();
            rows.heads().forEach(head -> byKey.computeIfAbsent(head.key(), key -> new ArrayList<>())
                    .add(head));
            cached = new Known(now, byKey);
            known = cached;
        }
        return cached.byKey();
    }

    /** Not earlier: what a transaction has written and may still undo must not be remembered. */
    private static void whenCommitted(Runnable then) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            then.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                then.run();
            }
        });
    }
}
