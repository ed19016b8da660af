package org.praxisitsm.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.CiClass;
import org.praxisitsm.asset.Classes;
import org.praxisitsm.asset.RelationKind;
import org.praxisitsm.asset.RelationKind.Impact;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a change touches, and the items around it: one indexed query a level and direction. */
@Component
class ItemsAround {

    private final JdbcClient jdbc;
    private final Classes classes;
    private final ChangeSettings settings;

    ItemsAround(JdbcClient jdbc, Classes classes, ChangeSettings settings) {
        this.jdbc = jdbc;
        this.classes = classes;
        this.settings = settings;
    }

    private record Item(
            long id,
            String name,
            String ciClass,
            @Nullable String environment,
            String unit,
            @Nullable String service) {}

    /** Those next to items, with the item through which they were found. */
    private record Edge(long from, long to) {}

    /** @return by id, the nearest way to each; where it is as near in both directions, as one that is needed */
    Map<Long, Neighbour> of(Set<Long> items) {
        var found = new LinkedHashMap<Long, Neighbour>();
        if (items.isEmpty()) {
            return found;
        }
        var needs = kinds(Impact.FROM_NEEDS_TO);
        var serves = kinds(Impact.TO_NEEDS_FROM);
        for (var needed : List.of(true, false)) {
            var through = new HashMap<Long, Long>();
            items.forEach(item -> through.put(item, item));
            var level = List.copyOf(items);
            for (var step = 1; step <= settings.depth() && !level.isEmpty(); step++) {
                var next = new ArrayList<Long>();
                for (var edge : edges(level, needed ? needs : serves, needed ? serves : needs)) {
                    if (through.size() < settings.mostItems() && !through.containsKey(edge.to())) {
                        through.put(edge.to(), through.get(edge.from()));
                        next.add(edge.to());
                        var near = new Neighbour(edge.to(), through.get(edge.to()), needed, step);
                        found.merge(edge.to(), near, (one, other) -> one.steps() <= other.steps() ? one : other);
                    }
                }
                level = next;
            }
        }
        return found;
    }

    private List<String> kinds(Impact impact) {
        return classes.kinds().stream()
                .filter(kind -> kind.impact() == impact)
                .map(RelationKind::kind)
                .toList();
    }

    /** @param out kinds that are followed from the first to the second; {@code back} those that are followed back */
    private List<Edge> edges(Collection<Long> level, List<String> out, List<String> back) {
        var edges = new ArrayList<Edge>();
        if (!out.isEmpty()) {
            edges.addAll(jdbc.sql("select from_id, to_id from ci_relation where from_id in (:ids) and kind in (:kinds)"
                            + " order by to_id")
                    .param("ids", level)
                    .param("kinds", out)
                    .query((row, number) -> new Edge(row.getLong(1), row.getLong(2)))
                    .list());
        }
        if (!back.isEmpty()) {
            edges.addAll(jdbc.sql("select to_id, from_id from ci_relation where to_id in (:ids) and kind in (:kinds)"
                            + " order by from_id")
                    .param("ids", level)
                    .param("kinds", back)
                    .query((row, number) -> new Edge(row.getLong(1), row.getLong(2)))
                    .list());
        }
        return edges;
    }

    /**
     * @param service service of the change itself: stands for it where it names no item
     * @return what windows are held against
     */
    List<Scope.Subject> subjects(Set<Long> items, Collection<Neighbour> around, @Nullable String service, String unit) {
        if (items.isEmpty()) {
            var services = service == null ? Set.<String>of() : Set.of(service);
            return List.of(new Scope.Subject(null, service == null ? "" : service, Set.of(), null, unit, services));
        }
        var serving = new HashMap<Long, Set<Long>>();
        around.stream().filter(near -> !near.needed()).forEach(near -> serving.computeIfAbsent(
                        near.through(), item -> new HashSet<>())
                .add(near.ci()));
        var all = new HashSet<>(items);
        serving.values().forEach(all::addAll);
        var known = items(all);
        var subjects = new ArrayList<Scope.Subject>();
        for (var id : items.stream().sorted().toList()) {
            var item = known.get(id);
            if (item != null) {
                subjects.add(subject(item, serving.getOrDefault(id, Set.of()), known, service));
            }
        }
        return subjects;
    }

    /** @return the items as windows see them, each with its own service only; in the order of their ids */
    List<Scope.Subject> near(Set<Long> items) {
        return items.isEmpty()
                ? List.of()
                : items(items).values().stream()
                        .sorted(java.util.Comparator.comparing(Item::id))
                        .map(item -> subject(item, Set.of(), Map.of(), null))
                        .toList();
    }

    private Scope.Subject subject(Item item, Set<Long> serving, Map<Long, Item> known, @Nullable String service) {
        var services = new HashSet<String>();
        if (service != null) {
            services.add(service);
        }
        if (item.service() != null) {
            services.add(item.service());
        }
        for (var one : serving) {
            var above = known.get(one);
            if (above != null && above.service() != null) {
                services.add(above.service());
            }
        }
        var lineage = classes.lineage(item.ciClass()).stream().map(CiClass::key).collect(Collectors.toSet());
        return new Scope.Subject(item.id(), item.name(), lineage, item.environment(), item.unit(), services);
    }

    private Map<Long, Item> items(Collection<Long> ids) {
        return jdbc
                .sql("select id, name, class_key, environment, unit, service_key from ci where id in (:ids)")
                .param("ids", ids)
                .query((row, number) -> new Item(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)))
                .list()
                .stream()
                .collect(Collectors.toMap(Item::id, item -> item));
    }
}
