package org.praxisitsm.asset.lifecycle;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.AssetAccess;
import org.praxisitsm.asset.CiClass.Phase;
import org.praxisitsm.asset.Classes;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What lies in stock, by model and place, against how much of it shall lie there. */
@Service
@Transactional
public class Stock {

    private static final int MOST = 100_000;
    private static final int MOST_LEVELS = 2_000;

    /**
     * How it stands with a model in a place.
     *
     * @param location number of the place, or null: assets without one, or a minimum for the whole unit
     * @param place its name; empty where the reader may not know of it, and the number is null then, too
     * @param available in stock and free
     * @param reserved in stock, put aside for somebody
     * @param onOrder of the unit's open orders, whatever the place; 0 in all rows of a model but the first
     * @param minimum that shall be available, 0 where nobody said
     */
    public record Level(
            String unit,
            String ciClass,
            String model,
            @Nullable String location,
            @Nullable String place,
            int available,
            int reserved,
            int onOrder,
            int minimum) {

        Level ordered(int many) {
            return new Level(unit, ciClass, model, location, place, available, reserved, many, minimum);
        }

        /** @return whether what is here lies somewhere that the reader may not know of */
        public boolean isPlaceHidden() {
            return place != null && place.isEmpty();
        }

        /** @return how many are too few, 0 where there are enough */
        public int shortage() {
            return Math.max(0, minimum - available);
        }
    }

    private static final @Nullable String[] HIDDEN_PLACE = {null, ""};

    private record Key(String unit, String ciClass, String model, long location) {}

    private static final class Count {
        String model = "";
        int available;
        int reserved;
        int minimum;
    }

    private final JdbcClient jdbc;
    private final AssetAccess access;
    private final Classes classes;
    private final LifeItems items;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Stock(
            JdbcClient jdbc,
            AssetAccess access,
            Classes classes,
            LifeItems items,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.classes = classes;
        this.items = items;
        this.events = events;
        this.clock = clock;
    }

    /** @return what the viewer's units have, models that are short first, then by model and place */
    @Transactional(readOnly = true)
    public List<Level> levels(Viewer viewer) {
        var units = UnitRights.readable(viewer);
        if (units.isEmpty()) {
            return List.of();
        }
        var counts = new LinkedHashMap<Key, Count>();
        var closed = access.closedTo(viewer);
        stored(units, closed, counts);
        minimums(units, counts);
        var ordered = onOrder(units, counts);
        counts.keySet().removeIf(key -> closed.contains(key.ciClass()));
        var places = places(
                counts.keySet().stream()
                        .map(Key::location)
                        .filter(place -> place != 0)
                        .distinct()
                        .toList(),
                viewer);
        // That something shall lie in a place tells of the place; what does lie there is told without it.
        counts.entrySet()
                .removeIf(one -> one.getKey().location() != 0
                        && !places.containsKey(one.getKey().location())
                        && one.getValue().available + one.getValue().reserved == 0);
        var levels = new ArrayList<Level>();
        counts.forEach((key, count) -> {
            var place = key.location() == 0 ? null : places.getOrDefault(key.location(), HIDDEN_PLACE);
            levels.add(new Level(
                    key.unit(),
                    key.ciClass(),
                    count.model,
                    place == null ? null : place[0],
                    place == null ? null : place[1],
                    count.available,
                    count.reserved,
                    0,
                    place == HIDDEN_PLACE ? 0 : count.minimum));
        });
        levels.sort(Comparator.comparing((Level level) -> level.shortage() == 0)
                .thenComparing(Level::model, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(level -> Objects.requireNonNullElse(level.place(), "")));
        levels.replaceAll(level -> level.ordered(
                Objects.requireNonNullElse(ordered.remove(model(level.unit(), level.ciClass(), level.model())), 0)));
        return levels;
    }

    private void stored(Set<String> units, Set<String> closed, Map<Key, Count> counts) {
        var states = phases();
        var every = units.contains(Viewer.EVERY_UNIT);
        var query = jdbc.sql(
                        """
                        select c.unit, c.class_key, coalesce(m.value_key, ''), coalesce(c.location_id, 0), c.state,
                            max(m.value_text), count(*)
                        from ci c left join ci_attribute m on m.ci_id = c.id and m.attribute = 'model'
                        where c.ended = false and c.state in (:states) and c.class_key in (:classes)"""
                                + (every ? "" : " and c.unit in (:units)")
                                + " group by c.unit, c.class_key, coalesce(m.value_key, ''), coalesce(c.location_id, 0), c.state"
                                + " limit " + MOST_LEVELS)
                .param("states", states.keySet())
                .param("classes", withModels(closed));
        (every ? query : query.param("units", units)).query(row -> {
            var key = new Key(row.getString(1), row.getString(2), row.getString(3), row.getLong(4));
            var count = counts.computeIfAbsent(key, any -> new Count());
            count.model = Objects.requireNonNullElse(row.getString(6), "");
            if (states.get(row.getString(5))) {
                count.available += row.getInt(7);
            } else {
                count.reserved += row.getInt(7);
            }
        });
    }

    /** @return states of what lies in stock, and whether it may be had */
    private Map<String, Boolean> phases() {
        var states = new TreeMap<String, Boolean>();
        states.put(LifeStates.STORED, true);
        states.put(LifeStates.RESERVED, false);
        return states;
    }

    private List<String> withModels(Set<String> closed) {
        return classes.all().stream()
                .filter(one -> !one.isAbstract() && !closed.contains(one.key()))
                .filter(one -> classes.statesOf(one.key()).stream().anyMatch(state -> state.phase() == Phase.STORED))
                .map(org.praxisitsm.asset.CiClass::key)
                .toList();
    }

    private void minimums(Set<String> units, Map<Key, Count> counts) {
        var every = units.contains(Viewer.EVERY_UNIT);
        var query = jdbc.sql("select unit, class_key, model, location_id, minimum from stock_minimum"
                + (every ? "" : " where unit in (:units)"));
        (every ? query : query.param("units", units)).query(row -> {
            var key = new Key(row.getString(1), row.getString(2), StockRows.key(row.getString(3)), row.getLong(4));
            var count = counts.computeIfAbsent(key, any -> new Count());
            count.minimum = row.getInt(5);
            if (count.model.isEmpty()) {
                count.model = row.getString(3);
            }
        });
        // A minimum for the whole unit is met by what lies anywhere in it.
        counts.forEach((key, count) -> {
            if (key.location() == 0 && count.minimum > 0) {
                counts.forEach((other, there) -> {
                    if (other.location() != 0
                            && other.unit().equals(key.unit())
                            && other.ciClass().equals(key.ciClass())
                            && other.model().equals(key.model())) {
                        count.available += there.available;
                        count.reserved += there.reserved;
                    }
                });
            }
        });
    }

    private Map<String, Integer> onOrder(Set<String> units, Map<Key, Count> counts) {
        var every = units.contains(Viewer.EVERY_UNIT);
        var ordered = new LinkedHashMap<String, Integer>();
        var query = jdbc.sql("select o.unit, l.class_key, l.model, l.quantity - l.received from asset_order o"
                + " join asset_order_line l on l.order_id = o.id where o.state in ('OPEN', 'PARTLY')"
                + (every ? "" : " and o.unit in (:units)"));
        (every ? query : query.param("units", units)).query(row -> {
            known(counts, row.getString(1), row.getString(2), row.getString(3));
            ordered.merge(model(row.getString(1), row.getString(2), row.getString(3)), row.getInt(4), Integer::sum);
        });
        return ordered;
    }

    private static String model(String unit, String ciClass, String model) {
        return unit + "\n" + ciClass + "\n" + StockRows.key(model);
    }

    /** What is only on order stands on the list as well: of the whole unit, as it lies nowhere yet. */
    private static void known(Map<Key, Count> counts, String unit, String ciClass, String model) {
        var key = StockRows.key(model);
        var listed = counts.keySet().stream()
                .anyMatch(one -> one.unit().equals(unit)
                        && one.ciClass().equals(ciClass)
                        && one.model().equals(key));
        if (!listed) {
            counts.computeIfAbsent(new Key(unit, ciClass, key, 0), any -> new Count()).model = model;
        }
    }

    private Map<Long, String[]> places(List<Long> ids, Viewer viewer) {
        var places = new LinkedHashMap<Long, String[]>();
        if (!ids.isEmpty()) {
            var policy = access.predicate(viewer, "c");
            jdbc.sql("select c.id, c.number, c.name from ci c where c.id in (:ids) and " + policy.sql())
                    .param("ids", ids)
                    .params(policy.parameters())
                    .query(row -> {
                        places.put(row.getLong(1), new String[] {row.getString(2), row.getString(3)});
                    });
        }
        return places;
    }

    /**
     * Says how many of a model shall be free.
     *
     * @param location number of the place, or null for the whole unit
     * @param minimum 0 to say nothing any more
     */
    public void require(String unit, String ciClass, String model, @Nullable String location, int minimum, Viewer by) {
        if (!access.mayCreate(by, unit)) {
            throw Refusal.forbidden("You do not look after the assets of " + LifeItems.shortened(unit) + ".");
        }
        if (classes.find(ciClass).filter(one -> !one.isAbstract()).isEmpty()) {
            throw Refusal.invalid("class", "Must be the key of a class of which there are items.");
        }
        access.requireClass(by, ciClass);
        if (model.isBlank() || model.length() > 255) {
            throw Refusal.invalid("model", "Must be 1 to 255 characters.");
        }
        if (minimum < 0 || minimum > MOST) {
            throw Refusal.invalid("minimum", "Must be 0 to " + MOST + ".");
        }
        var place = location == null || location.isBlank()
                ? 0L
                : items.visible(location, by).id();
        jdbc.sql("delete from stock_minimum where unit = :unit and location_id = :place and class_key = :class and"
                        + " lower(model) = :model")
                .param("unit", unit)
                .param("place", place)
                .param("class", ciClass)
                .param("model", StockRows.key(model))
                .update();
        if (minimum > 0) {
            jdbc.sql(
                            "insert into stock_minimum (id, unit, location_id, class_key, model, minimum, changed_by, changed_at)"
                                    + " values (:id, :unit, :place, :class, :model, :minimum, :by, :at)")
                    .param("id", Ids.next())
                    .param("unit", unit)
                    .param("place", place)
                    .param("class", ciClass)
                    .param("model", model.strip())
                    .param("minimum", minimum)
                    .param("by", by.account())
                    .param("at", Micros.of(clock.instant()))
                    .update();
        }
        // The object says the class, so that the trail can keep the model from those who may not know of it.
        events.publishEvent(Act.on(
                by.account(),
                "stock.minimum-set",
                "stock",
                unit + "/" + ciClass,
                Map.of("model", model.strip(), "minimum", minimum)));
    }
}
