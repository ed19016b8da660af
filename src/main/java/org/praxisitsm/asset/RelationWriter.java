package org.praxisitsm.asset;

import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.ChangeLog.Difference;
import org.praxisitsm.asset.RelationKind.Cardinality;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes relations between items, after holding them against what their kind allows. Asks nobody who may. */
@Component
@Transactional(propagation = Propagation.MANDATORY, noRollbackFor = Refusal.class)
public class RelationWriter {

    /** The relation that says the same as the field {@link CiFields#LOCATION}. */
    public static final String LOCATED_IN = "located-in";

    private static final int MOST_SET_MEMBERS = 1_000;
    private static final int AT_ONCE = 1_000;

    /** A relation as stored. */
    public record Stored(
            long id,
            String kind,
            long from,
            long to,
            @Nullable String redundancy,
            @Nullable Integer needed,
            @Nullable String source) {}

    private final JdbcClient jdbc;
    private final Classes classes;
    private final AssetRows rows;
    private final Criticality criticality;
    private final ChangeLog log;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RelationWriter(
            JdbcClient jdbc,
            Classes classes,
            AssetRows rows,
            Criticality criticality,
            ChangeLog log,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.classes = classes;
        this.rows = rows;
        this.criticality = criticality;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Relates two items. Where they are related in this way already, only the set and how many of it are needed change.
     *
     * @param redundancy name of the set, within what needs the other, whose members back each other up; null for none
     * @return the relation
     * @throws Refusal invalid, where the kind does not allow it; conflict, where there may be one only and there is
     */
    public Stored relate(
            String kind,
            CiRecord from,
            CiRecord to,
            @Nullable String redundancy,
            @Nullable Integer needed,
            Origin origin) {
        var known = classes.kind(kind)
                .orElseThrow(() -> Refusal.invalid(
                        "kind",
                        "must be one of "
                                + String.join(
                                        ", ",
                                        classes.kinds().stream()
                                                .map(RelationKind::kind)
                                                .toList())
                                + "."));
        checkSet(redundancy, needed);
        if (from.id() == to.id()) {
            throw Refusal.invalid("target", from.number() + " cannot be related to itself.");
        }
        // In the order of ids, so that two that meet do not wait for each other.
        rows.lock(Math.min(from.id(), to.id()));
        rows.lock(Math.max(from.id(), to.id()));
        var existing = find(kind, from.id(), to.id());
        if (existing.isPresent()) {
            return changed(existing.get(), from, to, redundancy, needed, origin);
        }
        allow(known, from, to);
        if (kind.equals(LOCATED_IN)) {
            jdbc.sql("update ci set location_id = :place, version = version + 1, updated_at = :now, changed_by = :by"
                            + " where id = :id")
                    .param("place", to.id())
                    .param("now", Micros.of(clock.instant()))
                    .param("by", ChangeLog.cut(origin.actor(), 64))
                    .param("id", from.id())
                    .update();
        }
        var stored = insert(kind, from, to, redundancy, needed, origin);
        told("related", known, from, to, origin);
        return stored;
    }

    private static void checkSet(@Nullable String redundancy, @Nullable Integer needed) {
        if (redundancy != null && !redundancy.matches("[A-Za-z0-9][A-Za-z0-9 ._-]{0,31}")) {
            throw Refusal.invalid(
                    "redundancy", "must be a name of at most 32 letters, digits, spaces, dots and dashes.");
        }
        if (needed != null && redundancy == null) {
            throw Refusal.invalid("needed", "says how many of a set must work: name the set in redundancy.");
        }
        if (needed != null && (needed < 1 || needed > MOST_SET_MEMBERS)) {
            throw Refusal.invalid("needed", "must be between 1 and " + MOST_SET_MEMBERS + ".");
        }
    }

    private Stored changed(
            Stored existing,
            CiRecord from,
            CiRecord to,
            @Nullable String redundancy,
            @Nullable Integer needed,
            Origin origin) {
        if (java.util.Objects.equals(existing.redundancy(), redundancy)
                && java.util.Objects.equals(existing.needed(), needed)) {
            return existing;
        }
        jdbc.sql("update ci_relation set redundancy = :set, needed = :needed where id = :id")
                .param("set", redundancy)
                .param("needed", needed)
                .param("id", existing.id())
                .update();
        var difference = new Difference(
                "relations." + existing.kind(),
                to.number() + set(existing.redundancy(), existing.needed()),
                to.number() + set(redundancy, needed));
        log.write(from, "related", List.of(difference), origin);
        log.tell(from, "related", List.of(difference), origin);
        events.publishEvent(new AssetEvents.AssetRelationsChanged(Set.of(from.id(), to.id()), origin.actor()));
        return new Stored(existing.id(), existing.kind(), from.id(), to.id(), redundancy, needed, existing.source());
    }

    private static String set(@Nullable String redundancy, @Nullable Integer needed) {
        return redundancy == null ? "" : " (" + redundancy + (needed == null ? "" : ", " + needed) + ")";
    }

    private void allow(RelationKind kind, CiRecord from, CiRecord to) {
        allowClass("source", kind.fromClasses(), from, kind.kind());
        allowClass("target", kind.toClasses(), to, kind.kind());
        // Without its number: whoever relates these two may not know of the third.
        if (kind.targets() == Cardinality.ONE && isSource(from.id(), kind.kind())) {
            throw Refusal.conflict("%s may have one relation %s only, and has one: remove that first."
                    .formatted(from.number(), kind.kind()));
        }
        if (kind.acyclic() && leadsTo(kind.kind(), to.id(), from.id())) {
            throw Refusal.invalid(
                    "target",
                    "%s is itself %s %s, directly or further along: that would be a circle."
                            .formatted(to.number(), kind.kind(), from.number()));
        }
    }

    private boolean isSource(long item, String kind) {
        return jdbc.sql("select count(*) from ci_relation where from_id = :item and kind = :kind")
                        .param("item", item)
                        .param("kind", kind)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void allowClass(String field, List<String> allowed, CiRecord ci, String kind) {
        if (!allowed.isEmpty() && allowed.stream().noneMatch(one -> classes.isA(ci.ciClass(), one))) {
            throw Refusal.invalid(
                    field,
                    "%s is of the class %s; for %s it must be one of %s."
                            .formatted(ci.number(), ci.ciClass(), kind, String.join(", ", allowed)));
        }
    }

    /** @return whether one comes from the first to the other by relations of the kind */
    private boolean leadsTo(String kind, long first, long other) {
        var seen = new HashSet<Long>();
        var wave = new LinkedHashSet<>(Set.of(first));
        while (!wave.isEmpty()) {
            if (wave.contains(other)) {
                return true;
            }
            seen.addAll(wave);
            var next = new LinkedHashSet<Long>();
            var all = List.copyOf(wave);
            for (var at = 0; at < all.size(); at += AT_ONCE) {
                next.addAll(jdbc.sql("select to_id from ci_relation where from_id in (:ids) and kind = :kind")
                        .param("ids", all.subList(at, Math.min(all.size(), at + AT_ONCE)))
                        .param("kind", kind)
                        .query(Long.class)
                        .list());
            }
            next.removeAll(seen);
            wave = next;
        }
        return false;
    }

    /** @throws Refusal invalid, where the item would stand in itself, however far along */
    void checkPlace(CiRecord ci, @Nullable Long place) {
        if (place == null || place.equals(ci.locationId())) {
            return;
        }
        if (place == ci.id()) {
            throw Refusal.invalid(CiFields.LOCATION, ci.number() + " cannot stand in itself.");
        }
        if (leadsTo(LOCATED_IN, place, ci.id())) {
            throw Refusal.invalid(
                    CiFields.LOCATION,
                    rows.find(place).map(CiRecord::number).orElse("It") + " itself stands in " + ci.number()
                            + ": that would be a circle.");
        }
    }

    /** Keeps the relation in step with the field that says the same. */
    void place(CiRecord ci, @Nullable Long before, @Nullable Long after, Origin origin) {
        var kind = classes.kind(LOCATED_IN).orElseThrow();
        if (before != null) {
            find(LOCATED_IN, ci.id(), before).ifPresent(old -> remove(old, kind));
        }
        if (after != null) {
            insert(LOCATED_IN, ci, rows.find(after).orElseThrow(), null, null, origin);
        }
        events.publishEvent(new AssetEvents.AssetRelationsChanged(
                after == null ? Set.of(ci.id()) : Set.of(ci.id(), after), origin.actor()));
    }

    /** Takes a relation away; nothing where it is not there. */
    public void unrelate(Stored relation, Origin origin) {
        var kind = classes.kind(relation.kind()).orElseThrow();
        var from = rows.lock(relation.from()).orElseThrow();
        var to = rows.find(relation.to()).orElseThrow();
        if (remove(relation, kind)) {
            if (relation.kind().equals(LOCATED_IN)) {
                jdbc.sql("update ci set location_id = null, version = version + 1, updated_at = :now, changed_by = :by"
                                + " where id = :id and location_id = :place")
                        .param("now", Micros.of(clock.instant()))
                        .param("by", ChangeLog.cut(origin.actor(), 64))
                        .param("id", from.id())
                        .param("place", to.id())
                        .update();
            }
            told("unrelated", kind, from, to, origin);
        }
    }

    private boolean remove(Stored relation, RelationKind kind) {
        var removed = jdbc.sql("delete from ci_relation where id = :id")
                        .param("id", relation.id())
                        .update()
                > 0;
        if (removed) {
            switch (kind.impact()) {
                case FROM_NEEDS_TO -> criticality.removed(relation.from(), relation.to());
                case TO_NEEDS_FROM -> criticality.removed(relation.to(), relation.from());
                case NONE -> {
                    // Hands nothing down.
                }
            }
        }
        return removed;
    }

    private Stored insert(
            String kind,
            CiRecord from,
            CiRecord to,
            @Nullable String redundancy,
            @Nullable Integer needed,
            Origin origin) {
        var stored = new Stored(Ids.next(), kind, from.id(), to.id(), redundancy, needed, origin.source());
        jdbc.sql(
                        """
                        insert into ci_relation (id, kind, from_id, to_id, redundancy, needed, source, created_at)
                        values (:id, :kind, :from, :to, :set, :needed, :source, :now)""")
                .param("id", stored.id())
                .param("kind", kind)
                .param("from", from.id())
                .param("to", to.id())
                .param("set", redundancy)
                .param("needed", needed)
                .param("source", origin.source())
                .param("now", Micros.of(clock.instant()))
                .update();
        switch (classes.kind(kind).orElseThrow().impact()) {
            case FROM_NEEDS_TO -> criticality.added(from.id(), to.id());
            case TO_NEEDS_FROM -> criticality.added(to.id(), from.id());
            case NONE -> {
                // Hands nothing down.
            }
        }
        return stored;
    }

    /** Both ends have it in their history. */
    private void told(String act, RelationKind kind, CiRecord from, CiRecord to, Origin origin) {
        var added = act.equals("related");
        var ofFrom = new Difference("relations." + kind.kind(), added ? null : to.number(), added ? to.number() : null);
        var ofTo = new Difference(
                "relations." + kind.kind() + ".inverse", added ? null : from.number(), added ? from.number() : null);
        log.write(from, act, List.of(ofFrom), origin);
        log.write(to, act, List.of(ofTo), origin);
        log.tell(from, act, List.of(ofFrom), origin);
        events.publishEvent(new AssetEvents.AssetRelationsChanged(Set.of(from.id(), to.id()), origin.actor()));
    }

    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<Stored> find(String kind, long from, long to) {
        return jdbc.sql(
                        """
                        select id, kind, from_id, to_id, redundancy, needed, source from ci_relation
                        where kind = :kind and from_id = :from and to_id = :to""")
                .param("kind", kind)
                .param("from", from)
                .param("to", to)
                .query(RelationWriter::row)
                .optional();
    }

    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<Stored> find(long id) {
        return jdbc.sql("select id, kind, from_id, to_id, redundancy, needed, source from ci_relation where id = :id")
                .param("id", id)
                .query(RelationWriter::row)
                .optional();
    }

    private static Stored row(java.sql.ResultSet row, int i) throws java.sql.SQLException {
        return new Stored(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getString(5),
                row.getObject(6, Integer.class),
                row.getString(7));
    }
}
