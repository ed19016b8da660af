package org.praxisitsm.asset.inventory;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.AssetAccess;
import org.praxisitsm.asset.AssetRows;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.CiRecord;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Page;
import org.praxisitsm.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Items that may be the same: who sees both may say that they are two, or make them one, or take that back. */
@Service
public class Duplicates {

    private static final int MOST = 200;

    /** One of a pair. */
    public record Side(
            String number,
            String name,
            String ciClass,
            String unit,
            String state,
            @Nullable String serial,
            @Nullable String uuid,
            @Nullable String source,
            @Nullable Instant lastSeenAt,
            Instant createdAt) {

        static Side of(CiRecord ci) {
            return new Side(
                    ci.number(),
                    ci.name(),
                    ci.ciClass(),
                    ci.unit(),
                    ci.state(),
                    ci.text(CiFields.SERIAL),
                    ci.text(CiFields.UUID),
                    ci.source(),
                    ci.lastSeenAt(),
                    ci.createdAt());
        }
    }

    /** @param reason ids of the rules that found them alike, or a sentence */
    public record Pair(long id, Side first, Side second, String reason, Instant foundAt) {}

    /** @param undone when it was taken back, or null */
    public record Merge(long id, String kept, String merged, Instant at, String by, @Nullable Instant undone) {}

    private final JdbcClient jdbc;
    private final AssetRows rows;
    private final AssetAccess access;
    private final ItemMerge merging;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Duplicates(
            JdbcClient jdbc,
            AssetRows rows,
            AssetAccess access,
            ItemMerge merging,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.access = access;
        this.merging = merging;
        this.events = events;
        this.clock = clock;
    }

    private record Found(long id, long first, long second, String reason, Instant at) {}

    /** @return open pairs of which the viewer sees both, the oldest first */
    public Page<Pair> open(int limit, @Nullable String cursor, Viewer viewer) {
        requireStaff(viewer);
        int size = Math.min(Math.max(limit, 1), MOST);
        var a = access.predicate(viewer, "a");
        var b = access.predicate(viewer, "b");
        var parameters = new LinkedHashMap<String, Object>(a.parameters());
        parameters.putAll(b.parameters());
        var found = jdbc.sql("select d.id, d.first_id, d.second_id, d.reason, d.found_at from ci_duplicate d"
                        + " join ci a on a.id = d.first_id join ci b on b.id = d.second_id"
                        + " where d.state = 'OPEN' and d.id > :after and a.merged_into is null and b.merged_into is null"
                        + " and " + a.sql() + " and " + b.sql() + " order by d.id limit " + (size + 1))
                .params(parameters)
                .param("after", after(cursor))
                .query((row, i) -> new Found(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getString(4),
                        Objects.requireNonNull(Micros.instant(row.getLong(5)))))
                .list();
        boolean more = found.size() > size;
        var shown = more ? found.subList(0, size) : found;
        var items = new LinkedHashMap<Long, CiRecord>();
        rows.find(shown.stream()
                        .flatMap(one -> java.util.stream.Stream.of(one.first(), one.second()))
                        .distinct()
                        .toList())
                .forEach(ci -> items.put(ci.id(), ci));
        var pairs = shown.stream()
                .filter(one -> items.containsKey(one.first()) && items.containsKey(one.second()))
                .map(one -> new Pair(
                        one.id(),
                        Side.of(items.get(one.first())),
                        Side.of(items.get(one.second())),
                        one.reason(),
                        one.at()))
                .toList();
        return new Page<>(
                pairs, more ? Long.toString(shown.get(shown.size() - 1).id()) : null);
    }

    private static long after(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw Refusal.invalid("cursor", "is none that this list gave");
        }
    }

    /** The two are two. The pair does not come back. */
    @Transactional
    public void dismiss(long id, Viewer by) {
        var pair = pair(id);
        changeable(pair.first(), by);
        changeable(pair.second(), by);
        decide(id, "DISMISSED", by);
        events.publishEvent(Act.on(
                by.account(),
                "asset.told-apart",
                "asset",
                rows.find(pair.first()).orElseThrow().number(),
                Map.of("other", rows.find(pair.second()).orElseThrow().number())));
    }

    /** @param keep number of the one that stays; the other goes into it */
    @Transactional
    public Merge merge(long id, String keep, Viewer by) {
        var pair = pair(id);
        var first = changeable(pair.first(), by);
        var second = changeable(pair.second(), by);
        if (!keep.equals(first.number()) && !keep.equals(second.number())) {
            throw Refusal.invalid("keep", "must be " + first.number() + " or " + second.number());
        }
        var kept = keep.equals(first.number()) ? first : second;
        var other = kept == first ? second : first;
        return merged(kept, other, by);
    }

    /** Makes two items one that nobody had found alike. */
    @Transactional
    public Merge merge(String keep, String other, Viewer by) {
        return merged(changeable(number("keep", keep), by), changeable(number("other", other), by), by);
    }

    private Merge merged(CiRecord kept, CiRecord other, Viewer by) {
        var merge = merging.merge(kept.id(), other.id(), by);
        jdbc.sql("update ci_duplicate set state = 'MERGED', decided_at = :at, decided_by = :by"
                        + " where first_id = :first and second_id = :second")
                .param("at", Micros.of(clock.instant()))
                .param("by", by.account())
                .param("first", Math.min(kept.id(), other.id()))
                .param("second", Math.max(kept.id(), other.id()))
                .update();
        return merge;
    }

    /** Takes a merge back: what came with the other goes back to it; what happened since stays where it happened. */
    @Transactional
    public Merge undo(long merge, Viewer by) {
        var sides = merging.sides(merge);
        changeable(sides.kept(), by);
        var other = rows.find(sides.merged()).orElseThrow();
        if (!access.mayChange(by, other.facts())) {
            throw Refusal.forbidden("You may not change " + other.number());
        }
        var undone = merging.undo(merge, by);
        jdbc.sql("update ci_duplicate set state = 'OPEN', decided_at = null, decided_by = null"
                        + " where first_id = :first and second_id = :second and state = 'MERGED'")
                .param("first", Math.min(sides.kept(), sides.merged()))
                .param("second", Math.max(sides.kept(), sides.merged()))
                .update();
        return undone;
    }

    /** @return the last merges of items that the viewer sees, the newest first */
    public List<Merge> merges(int limit, Viewer viewer) {
        requireStaff(viewer);
        var seen = access.predicate(viewer, "k");
        return jdbc.sql(ItemMerge.SELECT + " where " + seen.sql() + " order by m.id desc limit "
                        + Math.min(Math.max(limit, 1), MOST))
                .params(seen.parameters())
                .query(ItemMerge::row)
                .list();
    }

    private record Sides(long first, long second) {}

    private Sides pair(long id) {
        return jdbc.sql("select first_id, second_id from ci_duplicate where id = :id and state = 'OPEN'")
                .param("id", id)
                .query((row, i) -> new Sides(row.getLong(1), row.getLong(2)))
                .optional()
                .orElseThrow(() -> Refusal.notFound("There is no open pair " + id + "."));
    }

    private void decide(long id, String state, Viewer by) {
        jdbc.sql("update ci_duplicate set state = :state, decided_at = :at, decided_by = :by where id = :id")
                .param("state", state)
                .param("at", Micros.of(clock.instant()))
                .param("by", by.account())
                .param("id", id)
                .update();
    }

    private long number(String field, String number) {
        return rows.find(number)
                .orElseThrow(() -> Refusal.invalid(field, "There is no asset " + number))
                .id();
    }

    private CiRecord changeable(long id, Viewer by) {
        var ci = rows.find(id)
                .filter(found -> found.mergedInto() == null)
                .filter(found -> access.maySee(by, found.facts()))
                .orElseThrow(() -> Refusal.notFound("There is no such pair of assets."));
        if (!access.mayChange(by, ci.facts())) {
            throw Refusal.forbidden("You may not change " + ci.number());
        }
        return ci;
    }

    private void requireStaff(Viewer viewer) {
        if (!access.isStaff(viewer)) {
            throw Refusal.forbidden("Duplicates are for those who work with assets");
        }
    }
}
