package org.praxisitsm.asset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Page;
import org.praxisitsm.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How items and their relations were at an instant, to compare with another instant or with now. */
@Service
@Transactional
public class Baselines {

    /** At most so many items in one baseline. */
    public static final int MOST_ITEMS = 5_000;

    /** A baseline itself is of no class: what is in it is looked at item by item. */
    private static final String NO_CLASS = "";

    private static final int DEEPEST = 10;
    private static final int AT_ONCE = 500;

    /**
     * Which items a baseline holds: those that fit, or an item with all that it is related to.
     *
     * @param root number of an item; null for those that fit the other conditions
     * @param depth how many relations away from the root, 0 to {@value #DEEPEST}
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Scope(
            @Nullable String text,
            @Nullable List<String> classes,
            @Nullable List<String> groups,
            @Nullable List<String> environments,
            @Nullable String location,
            @Nullable String root,
            @Nullable Integer depth) {

        public Scope {
            classes = classes == null ? List.of() : List.copyOf(classes);
            groups = groups == null ? List.of() : List.copyOf(groups);
            environments = environments == null ? List.of() : List.copyOf(environments);
        }

        CiFilter filter() {
            return new CiFilter(
                    text,
                    classes,
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    groups,
                    List.of(),
                    environments,
                    location,
                    null,
                    Map.of(),
                    false);
        }
    }

    public record Baseline(
            long id,
            String name,
            @Nullable String note,
            Scope scope,
            String unit,
            int items,
            Instant at,
            String actor) {}

    /** One value that differs; relations under {@code relations.<kind>} as numbers. */
    public record Change(String field, @Nullable String before, @Nullable String after) {}

    /** An item that differs. */
    public record ItemChange(String number, String ciClass, String name, List<Change> changes) {}

    /** What is different in the second. */
    public record Differences(List<ItemChange> added, List<ItemChange> removed, List<ItemChange> changed) {

        public boolean isEmpty() {
            return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
        }
    }

    /** An item as it was. */
    record Snapshot(
            String number,
            String ciClass,
            String name,
            Map<String, String> values,
            Map<String, List<String>> relations) {}

    private final Assets assets;
    private final AssetRows rows;
    private final AssetAccess access;
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Baselines(
            Assets assets,
            AssetRows rows,
            AssetAccess access,
            JdbcClient jdbc,
            JdbcTemplate batches,
            ApplicationEventPublisher events,
            Clock clock) {
        this.assets = assets;
        this.rows = rows;
        this.access = access;
        this.jdbc = jdbc;
        this.batches = batches;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Keeps how the items are now, of those that the person may see.
     *
     * @throws Refusal forbidden for who is no agent or administrator; invalid, also for none or more than {@value #MOST_ITEMS}
     */
    public Baseline take(String name, @Nullable String note, Scope scope, Viewer by) {
        if (!mayTake(by)) {
            throw Refusal.forbidden("Only agents and administrators take baselines.");
        }
        if (name == null || name.isBlank() || name.length() > 160) {
            throw Refusal.invalid("name", "1 to 160 characters.");
        }
        if (note != null && note.length() > 1_000) {
            throw Refusal.invalid("note", "At most 1000 characters.");
        }
        var found = items(scope, by);
        if (found.isEmpty()) {
            throw Refusal.invalid("scope", "No asset that you may see fits.");
        }
        var baseline = new Baseline(
                Ids.next(),
                name.strip(),
                note == null || note.isBlank() ? null : note.strip(),
                scope,
                by.isSystem() ? "it" : by.unit(),
                found.size(),
                Micros.truncated(clock.instant()),
                by.account());
        jdbc.sql(
                        """
                        insert into ci_baseline (id, name, note, scope, unit, items, at, actor)
                        values (:id, :name, :note, :scope, :unit, :items, :at, :actor)""")
                .param("id", baseline.id())
                .param("name", baseline.name())
                .param("note", baseline.note())
                .param("scope", ClassRows.text(scope))
                .param("unit", baseline.unit())
                .param("items", baseline.items())
                .param("at", Micros.of(baseline.at()))
                .param("actor", ChangeLog.cut(by.account(), 64))
                .update();
        for (var part : parts(found.keySet())) {
            batches.batchUpdate(
                    "insert into ci_baseline_item (baseline_id, ci_id, snapshot) values (?, ?, ?)",
                    part.stream()
                            .map(id -> new Object[] {baseline.id(), id, ClassRows.text(found.get(id))})
                            .toList());
        }
        events.publishEvent(Act.on(
                by.account(),
                "baseline.taken",
                "baseline",
                Long.toString(baseline.id()),
                Map.of("name", baseline.name(), "items", baseline.items())));
        return baseline;
    }

    /** @return whether the person takes baselines */
    public boolean mayTake(Viewer viewer) {
        return viewer.isSystem() || viewer.has(Role.AGENT) || viewer.has(Role.ADMINISTRATOR);
    }

    /** @return baselines of the units that the viewer reads, the newest first */
    @Transactional(readOnly = true)
    public Page<Baseline> list(int limit, @Nullable String cursor, Viewer viewer) {
        if (limit < 1 || limit > 500) {
            throw Refusal.invalid("limit", "Between 1 and 500, not " + limit + ".");
        }
        if (!access.isStaff(viewer)) {
            return new Page<>(List.of(), null);
        }
        var found = jdbc
                .sql("select id, name, note, scope, unit, items, at, actor from ci_baseline where id < :before"
                        + " order by id desc limit 1000")
                .param("before", cursor == null ? Long.MAX_VALUE : id(cursor))
                .query(Baselines::row)
                .list()
                .stream()
                .filter(one -> isFor(one, viewer))
                .limit(limit + 1L)
                .toList();
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(
                        found.subList(0, limit),
                        Long.toString(found.get(limit - 1).id()));
    }

    /** @throws Refusal not found, also where it is not for the viewer */
    @Transactional(readOnly = true)
    public Baseline get(String id, Viewer viewer) {
        return jdbc.sql("select id, name, note, scope, unit, items, at, actor from ci_baseline where id = :id")
                .param("id", id(id))
                .query(Baselines::row)
                .optional()
                .filter(one -> isFor(one, viewer))
                .orElseThrow(() -> Refusal.notFound("There is no baseline " + CiValues.shortened(id) + "."));
    }

    /** @return whether the person may delete it: who took it, and administrators of its unit */
    public boolean mayRemove(Baseline one, Viewer viewer) {
        return viewer.isSystem()
                || viewer.has(Role.ADMINISTRATOR, one.unit())
                || mayTake(viewer) && one.actor().equals(viewer.account());
    }

    /** @throws Refusal not found; forbidden, where somebody else took it */
    public void remove(String id, Viewer by) {
        var known = get(id, by);
        if (!mayRemove(known, by)) {
            throw Refusal.forbidden("A baseline is deleted by whoever took it, or by an administrator.");
        }
        jdbc.sql("delete from ci_baseline_item where baseline_id = :id")
                .param("id", known.id())
                .update();
        jdbc.sql("delete from ci_baseline where id = :id")
                .param("id", known.id())
                .update();
        events.publishEvent(Act.on(
                by.account(),
                "baseline.removed",
                "baseline",
                Long.toString(known.id()),
                Map.of(
                        "name", known.name(),
                        "items", known.items(),
                        "taken", known.at().toString(),
                        "by", known.actor())));
    }

    private boolean isFor(Baseline one, Viewer viewer) {
        return access.isStaff(viewer)
                && access.maySee(viewer, new AssetAccess.Facts(NO_CLASS, one.unit(), false, null, one.actor(), null));
    }

    /**
     * @param other id of a later baseline; null for how it is now, of what fits the first one's scope
     * @return what is different in the other, of items that the viewer may see
     */
    @Transactional(readOnly = true)
    public Differences compare(String first, @Nullable String other, Viewer viewer) {
        var one = get(first, viewer);
        var before = snapshots(one.id());
        Map<Long, Snapshot> after;
        if (other == null) {
            after = new LinkedHashMap<>(fits(one.scope(), viewer));
            var missing = before.keySet().stream()
                    .filter(id -> !after.containsKey(id))
                    .toList();
            // What does not fit the scope any more is still there, and has changed.
            after.putAll(read(missing));
        } else {
            after = snapshots(get(other, viewer).id());
        }
        var ids = new LinkedHashSet<>(before.keySet());
        ids.addAll(after.keySet());
        var visible = visible(ids, viewer);
        var added = new ArrayList<ItemChange>();
        var removed = new ArrayList<ItemChange>();
        var changed = new ArrayList<ItemChange>();
        for (var id : ids) {
            if (!visible.contains(id)) {
                continue;
            }
            var was = before.get(id);
            var is = after.get(id);
            if (was == null) {
                added.add(new ItemChange(is.number(), is.ciClass(), is.name(), List.of()));
            } else if (is == null) {
                removed.add(new ItemChange(was.number(), was.ciClass(), was.name(), List.of()));
            } else {
                var changes = changes(was, is);
                if (!changes.isEmpty()) {
                    changed.add(new ItemChange(is.number(), is.ciClass(), is.name(), changes));
                }
            }
        }
        return new Differences(added, removed, changed);
    }

    private Map<Long, Snapshot> fits(Scope scope, Viewer viewer) {
        try {
            return items(scope, viewer);
        } catch (Refusal gone) {
            // The root or a class of the scope is not there any more: what was in it is.
            return Map.of();
        }
    }

    private static List<Change> changes(Snapshot was, Snapshot is) {
        var changes = new ArrayList<Change>();
        var fields = new TreeSet<>(was.values().keySet());
        fields.addAll(is.values().keySet());
        fields.forEach(field -> {
            var before = was.values().get(field);
            var after = is.values().get(field);
            if (!Objects.equals(before, after)) {
                changes.add(new Change(field, before, after));
            }
        });
        var kinds = new TreeSet<>(was.relations().keySet());
        kinds.addAll(is.relations().keySet());
        kinds.forEach(kind -> {
            var before = new TreeSet<>(was.relations().getOrDefault(kind, List.of()));
            var after = new TreeSet<>(is.relations().getOrDefault(kind, List.of()));
            before.stream()
                    .filter(number -> !after.contains(number))
                    .forEach(number -> changes.add(new Change("relations." + kind, number, null)));
            after.stream()
                    .filter(number -> !before.contains(number))
                    .forEach(number -> changes.add(new Change("relations." + kind, null, number)));
        });
        return changes;
    }

    private Set<Long> visible(Collection<Long> ids, Viewer viewer) {
        var visible = new LinkedHashSet<Long>();
        for (var part : parts(ids)) {
            rows.find(part).stream()
                    .filter(ci -> access.maySee(viewer, ci.facts()))
                    .forEach(ci -> visible.add(ci.id()));
        }
        return visible;
    }

    private Map<Long, Snapshot> items(Scope scope, Viewer viewer) {
        var ids = scope.root() == null ? fitting(scope, viewer) : around(scope, viewer);
        if (ids.size() > MOST_ITEMS) {
            throw Refusal.invalid("scope", "More than " + MOST_ITEMS + " assets fit: narrow it down.");
        }
        return read(visible(ids, viewer));
    }

    private Set<Long> fitting(Scope scope, Viewer viewer) {
        var ids = new LinkedHashSet<Long>();
        String cursor = null;
        do {
            var page = assets.list(scope.filter(), "number", 500, cursor, viewer);
            page.items().forEach(row -> ids.add(row.id()));
            cursor = page.next();
        } while (cursor != null && ids.size() <= MOST_ITEMS);
        return ids;
    }

    private Set<Long> around(Scope scope, Viewer viewer) {
        var depth = scope.depth() == null ? 1 : scope.depth();
        if (depth < 0 || depth > DEEPEST) {
            throw Refusal.invalid("scope.depth", "Between 0 and " + DEEPEST + ".");
        }
        var root = assets.find(String.valueOf(scope.root()), viewer)
                .orElseThrow(() -> Refusal.invalid("scope.root", "must be the number of an asset that you may see."));
        var all = new LinkedHashSet<>(Set.of(root.id()));
        Set<Long> wave = Set.of(root.id());
        for (var level = 0; level < depth && !wave.isEmpty() && all.size() <= MOST_ITEMS; level++) {
            var next = new LinkedHashSet<Long>();
            for (var part : parts(wave)) {
                next.addAll(jdbc.sql("select to_id from ci_relation where from_id in (:ids)")
                        .param("ids", part)
                        .query(Long.class)
                        .list());
                next.addAll(jdbc.sql("select from_id from ci_relation where to_id in (:ids)")
                        .param("ids", part)
                        .query(Long.class)
                        .list());
            }
            next.removeAll(all);
            // Nobody comes through what they may not see.
            wave = visible(next, viewer);
            all.addAll(wave);
        }
        return all;
    }

    private Map<Long, Snapshot> read(Collection<Long> ids) {
        var found = new TreeMap<Long, Snapshot>();
        for (var part : parts(ids)) {
            var relations = relations(part);
            var places = new LinkedHashMap<Long, String>();
            for (var ci : rows.find(part)) {
                var values = new TreeMap<String, String>();
                ci.fields()
                        .forEach((field, value) -> values.put(
                                field,
                                value instanceof Long place
                                        ? places.computeIfAbsent(place, id -> rows.find(id)
                                                .map(CiRecord::number)
                                                .orElse(id.toString()))
                                        : value.toString()));
                rows.attributes(ci)
                        .forEach((key, value) ->
                                values.put("attributes." + key, String.valueOf(AssetWriter.text(value.value()))));
                found.put(
                        ci.id(),
                        new Snapshot(
                                ci.number(),
                                ci.ciClass(),
                                ci.name(),
                                values,
                                relations.getOrDefault(ci.id(), Map.of())));
            }
        }
        return found;
    }

    /** By item and kind the numbers of the items that it points to; the other direction is said at the other end. */
    private Map<Long, Map<String, List<String>>> relations(Collection<Long> ids) {
        var found = new LinkedHashMap<Long, Map<String, List<String>>>();
        jdbc.sql("select r.from_id, r.kind, c.number from ci_relation r join ci c on c.id = r.to_id where r.from_id in"
                        + " (:ids) order by r.kind, c.number")
                .param("ids", ids)
                .query((row, i) -> found.computeIfAbsent(row.getLong(1), any -> new TreeMap<>())
                        .computeIfAbsent(row.getString(2), any -> new ArrayList<>())
                        .add(row.getString(3)))
                .list();
        return found;
    }

    private Map<Long, Snapshot> snapshots(long baseline) {
        var found = new TreeMap<Long, Snapshot>();
        jdbc.sql("select ci_id, snapshot from ci_baseline_item where baseline_id = :id")
                .param("id", baseline)
                .query((row, i) -> {
                    found.put(row.getLong(1), ClassRows.value(row.getString(2), Snapshot.class));
                    return i;
                })
                .list();
        return found;
    }

    private static Baseline row(java.sql.ResultSet row, int i) throws java.sql.SQLException {
        return new Baseline(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                ClassRows.value(row.getString(4), Scope.class),
                row.getString(5),
                row.getInt(6),
                Objects.requireNonNull(Micros.instant(row.getLong(7))),
                row.getString(8));
    }

    private static long id(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException none) {
            throw Refusal.notFound("There is no baseline " + CiValues.shortened(text) + ".");
        }
    }

    private static List<List<Long>> parts(Collection<Long> ids) {
        var all = List.copyOf(ids);
        var parts = new ArrayList<List<Long>>();
        for (var from = 0; from < all.size(); from += AT_ONCE) {
            parts.add(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
        }
        return parts;
    }
}
