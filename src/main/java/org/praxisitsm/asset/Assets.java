package org.praxisitsm.asset;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Page;
import org.praxisitsm.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Configuration items for people: what each may see and change of them. */
@Service
@Transactional
public class Assets {

    /** At most so many items in one bulk change. */
    public static final int MOST_AT_ONCE = 500;

    private static final String DEFAULT_SORT = "name";

    private final AssetRows rows;
    private final AssetWriter writer;
    private final RelationWriter relations;
    private final AssetQueries queries;
    private final AssetAccess access;
    private final AssetSight sight;
    private final Classes classes;
    private final JdbcClient jdbc;
    private final Clock clock;

    Assets(
            AssetRows rows,
            AssetWriter writer,
            RelationWriter relations,
            AssetQueries queries,
            AssetAccess access,
            AssetSight sight,
            Classes classes,
            JdbcClient jdbc,
            Clock clock) {
        this.rows = rows;
        this.writer = writer;
        this.relations = relations;
        this.queries = queries;
        this.access = access;
        this.sight = sight;
        this.classes = classes;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Creates an item; without a unit it belongs to the one that the person works for.
     *
     * @throws Refusal forbidden where the person may not create items of the unit; invalid, with every bad value
     */
    public CiView create(NewCi order, Viewer by) {
        var unit = order.fields().get(CiFields.UNIT);
        var complete = unit == null ? order.with(CiFields.UNIT, unitOf(by)) : order;
        if (!(complete.fields().get(CiFields.UNIT) instanceof String wanted)) {
            throw Refusal.invalid(CiFields.UNIT, "must be the key of a unit, such as it or hr.");
        }
        if (!access.mayCreate(by, wanted)) {
            throw Refusal.forbidden(
                    "Only agents and administrators of " + CiValues.shortened(wanted) + " create its assets.");
        }
        access.requireClass(by, order.ciClass());
        var created = writer.create(complete, origin(by), visible(by));
        return view(rows.find(created.id()).orElseThrow(), by);
    }

    private String unitOf(Viewer by) {
        return access.mayCreate(by, by.unit()) || by.grants().isEmpty()
                ? by.unit()
                : by.grants().stream()
                        .map(Viewer.Grant::unit)
                        .filter(unit -> !unit.equals(Viewer.EVERY_UNIT) && access.mayCreate(by, unit))
                        .sorted()
                        .findFirst()
                        .orElse(by.unit());
    }

    /**
     * Sets values; what is left out stays, null clears.
     *
     * @param version that the change is based on, or null
     * @throws Refusal not found; forbidden; conflict where it was changed since; invalid, with every bad value
     */
    public CiView patch(String number, CiPatch patch, @Nullable Integer version, Viewer by) {
        var ci = changeable(number, by);
        if (patch.fields().get(CiFields.UNIT) instanceof String unit
                && !unit.equals(ci.unit())
                && !access.mayCreate(by, unit)) {
            throw Refusal.forbidden("Only who may create assets of " + CiValues.shortened(unit) + " moves one there.");
        }
        writer.patch(ci.id(), patch, version, origin(by), visible(by));
        return view(rows.find(ci.id()).orElseThrow(), by);
    }

    /** @param number or id; @throws Refusal not found, also where the viewer may not know of it */
    @Transactional(readOnly = true)
    public CiView get(String number, Viewer viewer) {
        return view(visibleOne(number, viewer), viewer);
    }

    /** @return the item as stored, for parts that only need to know that the viewer may see it */
    @Transactional(readOnly = true)
    public Optional<CiRecord> find(String number, Viewer viewer) {
        return stored(number).filter(visible(viewer));
    }

    /**
     * @param sort comma-separated: {@code name, number, class, criticality, lastSeenAt, updatedAt}, each with an optional leading
     *     minus; null for name
     * @param limit 1 to 500
     */
    @Transactional(readOnly = true)
    public Page<CiRow> list(CiFilter filter, @Nullable String sort, int limit, @Nullable String cursor, Viewer viewer) {
        return queries.list(filter, sort == null || sort.isBlank() ? DEFAULT_SORT : sort, limit, cursor, viewer);
    }

    /** @return how many there are, counted up to the cap */
    @Transactional(readOnly = true)
    public int count(CiFilter filter, int cap, Viewer viewer) {
        return queries.count(filter, cap, viewer);
    }

    /** @return counts up to the cap by class, each without the classes below it */
    @Transactional(readOnly = true)
    public Map<String, Integer> countByClass(CiFilter filter, int cap, Viewer viewer) {
        var concrete = classes.all().stream()
                .filter(one -> !one.isAbstract())
                .map(CiClass::key)
                .toList();
        return queries.countByClass(filter, concrete, cap, viewer);
    }

    /**
     * Relates an item to another.
     *
     * @param target number of the other, which the viewer must see
     * @param redundancy name of the set, within what needs the other, whose members back each other up
     * @throws Refusal not found; forbidden; invalid; conflict where there may be only one
     */
    public CiRelation relate(
            String number,
            String kind,
            String target,
            @Nullable String redundancy,
            @Nullable Integer needed,
            Viewer by) {
        var ci = changeable(number, by);
        var other = find(target, by)
                .orElseThrow(() -> Refusal.invalid("target", "must be the number of an asset that you may see."));
        var stored = relations.relate(kind, ci, other, redundancy, needed, origin(by));
        return relationsOf(ci.number(), by).stream()
                .filter(one -> one.id() == stored.id())
                .findFirst()
                .orElseThrow();
    }

    /** @throws Refusal not found, also where it is none of the item; forbidden */
    public void unrelate(String number, long relation, Viewer by) {
        var ci = changeable(number, by);
        var stored = relations
                .find(relation)
                .filter(one -> one.from() == ci.id() || one.to() == ci.id())
                .filter(one -> rows.find(one.from() == ci.id() ? one.to() : one.from())
                        .filter(visible(by))
                        .isPresent())
                .orElseThrow(() -> Refusal.notFound(ci.number() + " has no relation " + relation + "."));
        relations.unrelate(stored, origin(by));
    }

    /** @return relations to items that the viewer may see, by kind and the other's name; at most 2,000 */
    @Transactional(readOnly = true)
    public List<CiRelation> relationsOf(String number, Viewer viewer) {
        var ci = visibleOne(number, viewer);
        var policy = access.predicate(viewer, "c");
        var found = new ArrayList<CiRelation>();
        for (var outward : List.of(true, false)) {
            found.addAll(jdbc.sql(
                            """
                            select r.id, r.kind, c.id, c.number, c.name, c.class_key, c.state, c.criticality_order, c.ended,
                                r.redundancy, r.needed, r.source, r.created_at
                            from ci_relation r join ci c on c.id = r.%s where r.%s = :id and %s
                            order by r.kind, c.name, c.id limit 1000"""
                                    .formatted(
                                            outward ? "to_id" : "from_id", outward ? "from_id" : "to_id", policy.sql()))
                    .param("id", ci.id())
                    .params(policy.parameters())
                    .query((row, i) -> new CiRelation(
                            row.getLong(1),
                            row.getString(2),
                            outward,
                            new CiRelation.Other(
                                    row.getLong(3),
                                    row.getString(4),
                                    row.getString(5),
                                    row.getString(6),
                                    row.getString(7),
                                    row.getInt(8) == Criticality.NONE ? null : Integer.valueOf(row.getInt(8)),
                                    row.getBoolean(9)),
                            row.getString(10),
                            row.getObject(11, Integer.class),
                            row.getString(12),
                            Micros.instant(row.getLong(13))))
                    .list());
        }
        return found;
    }

    /**
     * @param cursor of the page before
     * @return the history, newest first, without what it says of items that the viewer may not see
     */
    @Transactional(readOnly = true)
    public Page<CiChange> history(String number, int limit, @Nullable String cursor, Viewer viewer) {
        var ci = visibleOne(number, viewer);
        if (limit < 1 || limit > 500) {
            throw Refusal.invalid("limit", "Between 1 and 500, not " + limit + ".");
        }
        var found = jdbc.sql("select sequence, at, actor, source, act, field, before_value, after_value from ci_change"
                        + " where ci_id = :id and sequence < :before order by sequence desc limit " + (limit + 1))
                .param("id", ci.id())
                .param("before", cursor == null ? Long.MAX_VALUE : sequence(cursor))
                .query((row, i) -> new CiChange(
                        row.getLong(1),
                        Micros.instant(row.getLong(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8)))
                .list();
        return found.size() <= limit
                ? new Page<>(sight.seen(found, viewer), null)
                : new Page<>(
                        sight.seen(found.subList(0, limit), viewer),
                        Long.toString(found.get(limit - 1).sequence()));
    }

    private static long sequence(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException forged) {
            throw Refusal.invalid("cursor", "This is not a cursor of this list.");
        }
    }

    /**
     * What a bulk change did, or would do, to one item.
     *
     * @param changed names of what differs
     * @param before old values of these, to put back
     * @param version that it has now
     * @param refused why nothing was done, or null
     */
    public record Outcome(
            String number,
            @Nullable String name,
            Set<String> changed,
            CiPatch before,
            @Nullable Integer version,
            @Nullable String refused) {}

    /**
     * Changes many items in one go; one that is refused does not keep the others.
     *
     * @param dryRun whether to only say what would be done
     * @throws Refusal invalid for none or more than {@value #MOST_AT_ONCE} numbers
     */
    public List<Outcome> bulk(Collection<String> numbers, CiPatch patch, boolean dryRun, Viewer by) {
        if (numbers.isEmpty() || numbers.size() > MOST_AT_ONCE) {
            throw Refusal.invalid("numbers", "Between 1 and " + MOST_AT_ONCE + " assets at once.");
        }
        if (patch.isEmpty()) {
            throw Refusal.invalid("changes", "name nothing to change.");
        }
        // In the order of numbers, so that two that meet do not wait for each other.
        return numbers.stream()
                .distinct()
                .sorted()
                .map(number -> one(number, patch, dryRun, by))
                .toList();
    }

    private Outcome one(String number, CiPatch patch, boolean dryRun, Viewer by) {
        String name = null;
        try {
            var ci = changeable(number, by);
            name = ci.name();
            var plan = writer.plan(ci, patch, origin(by), visible(by));
            var before = before(ci, plan);
            if (dryRun || plan.differences().isEmpty()) {
                return new Outcome(ci.number(), name, plan.names(), before, ci.version(), null);
            }
            var after = patch(ci.number(), patch, ci.version(), by);
            return new Outcome(ci.number(), after.name(), plan.names(), before, after.version(), null);
        } catch (Refusal refused) {
            return new Outcome(CiValues.shortened(number), name, Set.of(), CiPatch.empty(), null, refused.getMessage());
        }
    }

    private CiPatch before(CiRecord ci, AssetWriter.Plan plan) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        var attributes = new LinkedHashMap<String, @Nullable Object>();
        for (var name : plan.names()) {
            if (name.startsWith("attributes.")) {
                var key = name.substring("attributes.".length());
                attributes.put(key, plan.attributesBefore().get(key));
            } else {
                fields.put(
                        name,
                        name.equals(CiFields.LOCATION) && ci.locationId() != null
                                ? rows.find(ci.locationId())
                                        .map(CiRecord::number)
                                        .orElse(null)
                                : ci.fields().get(name));
            }
        }
        return new CiPatch(fields, attributes);
    }

    /**
     * Puts back what a bulk change did, each where nobody has changed it since.
     *
     * @param outcomes as {@link #bulk} returned them
     */
    public List<Outcome> undo(List<Outcome> outcomes, Viewer by) {
        return outcomes.stream()
                .filter(one -> one.refused() == null && !one.before().isEmpty())
                .map(one -> {
                    try {
                        var after = patch(one.number(), one.before(), one.version(), by);
                        return new Outcome(
                                one.number(), after.name(), one.changed(), CiPatch.empty(), after.version(), null);
                    } catch (Refusal refused) {
                        return new Outcome(
                                one.number(), one.name(), Set.of(), CiPatch.empty(), null, refused.getMessage());
                    }
                })
                .toList();
    }

    CiRecord visibleOne(String number, Viewer viewer) {
        return find(number, viewer)
                .orElseThrow(() ->
                        Refusal.notFound("There is no asset " + CiValues.shortened(number) + " that you may see."));
    }

    private CiRecord changeable(String number, Viewer by) {
        var ci = visibleOne(number, by);
        if (!access.mayChange(by, ci.facts())) {
            throw Refusal.forbidden("Only agents and administrators of " + ci.unit()
                    + ", and the group that looks after " + ci.number() + ", change it.");
        }
        return ci;
    }

    private Optional<CiRecord> stored(String number) {
        var wanted = number.strip().toUpperCase(Locale.ROOT);
        if (wanted.matches("[0-9]{1,19}")) {
            try {
                return rows.find(Long.parseLong(wanted));
            } catch (NumberFormatException tooLarge) {
                return Optional.empty();
            }
        }
        return wanted.length() > 32 ? Optional.empty() : rows.find(wanted);
    }

    private Predicate<CiRecord> visible(Viewer viewer) {
        return ci -> access.maySee(viewer, ci.facts());
    }

    private Origin origin(Viewer by) {
        return new Origin(by.account(), null, clock.instant());
    }

    private CiView view(CiRecord ci, Viewer viewer) {
        var fields = new LinkedHashMap<>(ci.fields());
        if (ci.locationId() != null) {
            rows.find(ci.locationId())
                    .ifPresentOrElse(
                            place -> fields.put(CiFields.LOCATION, place.number()),
                            () -> fields.remove(CiFields.LOCATION));
        }
        return new CiView(
                ci.id(),
                ci.number(),
                ci.ciClass(),
                ci.name(),
                ci.state(),
                ci.unit(),
                fields,
                rows.attributes(ci),
                rows.fieldSources(ci.id()),
                ci.criticality(),
                ci.inherited(),
                ci.source(),
                ci.lastSeenAt(),
                ci.ended(),
                ci.mergedInto() == null
                        ? null
                        : rows.find(ci.mergedInto()).map(CiRecord::number).orElse(null),
                ci.createdAt(),
                ci.updatedAt(),
                ci.changedBy(),
                ci.version(),
                access.mayChange(viewer, ci.facts()));
    }
}
