package org.praxisitsm.asset;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.ChangeLog.Difference;
import org.praxisitsm.asset.CiClass.Phase;
import org.praxisitsm.asset.CiClass.State;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.Refusal.FieldError;
import org.praxisitsm.ticket.TicketNumbers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes items: only what differs, one line of history for each difference, one act for each item. Asks nobody who may: that is
 * done by {@link Assets} for people; parts of this module that speak for a source come here themselves.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY, noRollbackFor = Refusal.class)
public class AssetWriter {

    static final String PREFIX = "CI";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final CiStore store;
    private final CiLookup lookup;
    private final Classes classes;
    private final CiValues values;
    private final AssetRows rows;
    private final RelationWriter relations;
    private final Criticality criticality;
    private final ChangeLog log;
    private final TicketNumbers numbers;
    private final ObjectProvider<SourcePrecedence> precedence;
    private final ObjectProvider<MandatoryAttributes> mandatory;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AssetWriter(
            JdbcClient jdbc,
            JdbcTemplate batches,
            CiStore store,
            CiLookup lookup,
            Classes classes,
            CiValues values,
            AssetRows rows,
            RelationWriter relations,
            Criticality criticality,
            ChangeLog log,
            TicketNumbers numbers,
            ObjectProvider<SourcePrecedence> precedence,
            ObjectProvider<MandatoryAttributes> mandatory,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.store = store;
        this.lookup = lookup;
        this.classes = classes;
        this.values = values;
        this.rows = rows;
        this.relations = relations;
        this.criticality = criticality;
        this.log = log;
        this.numbers = numbers;
        this.precedence = precedence;
        this.mandatory = mandatory;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @return the new item
     * @throws Refusal invalid, with every bad value
     */
    public CiRecord create(NewCi order, Origin origin) {
        return create(order, origin, any -> true);
    }

    CiRecord create(NewCi order, Origin origin, Predicate<CiRecord> visible) {
        return create(order, origin, null, Map.of(), visible);
    }

    /**
     * @param hash of what the source said
     * @param told what the source knows the item by; of the kinds that are told, fields and attributes give nothing
     * @return the new item
     * @throws Refusal invalid, with every bad value
     */
    public CiRecord create(
            NewCi order, Origin origin, @Nullable String hash, Map<String, ? extends Collection<String>> told) {
        return create(order, origin, hash, told, any -> true);
    }

    /**
     * As above, for many that are put in together.
     *
     * @param together to be written before anybody asks for the item, in the same transaction
     */
    public CiRecord create(
            NewCi order,
            Origin origin,
            @Nullable String hash,
            Map<String, ? extends Collection<String>> told,
            NewRows together) {
        return create(order, origin, hash, told, any -> true, together);
    }

    private CiRecord create(
            NewCi order,
            Origin origin,
            @Nullable String hash,
            Map<String, ? extends Collection<String>> told,
            Predicate<CiRecord> visible) {
        var together = new NewRows(batches);
        var ci = create(order, origin, hash, told, visible, together);
        together.write();
        return ci;
    }

    private CiRecord create(
            NewCi order,
            Origin origin,
            @Nullable String hash,
            Map<String, ? extends Collection<String>> told,
            Predicate<CiRecord> visible,
            NewRows together) {
        var ciClass = classes.find(order.ciClass())
                .orElseThrow(() ->
                        Refusal.invalid("class", "There is no class " + CiValues.shortened(order.ciClass()) + "."));
        if (ciClass.isAbstract()) {
            throw Refusal.invalid(
                    "class", "There are no items of " + ciClass.key() + " itself; choose one of the classes below it.");
        }
        var fields = new LinkedHashMap<>(order.fields());
        fields.putIfAbsent(CiFields.NAME, null);
        fields.putIfAbsent(CiFields.UNIT, null);
        if (fields.get(CiFields.STATE) == null) {
            fields.put(CiFields.STATE, firstState(ciClass.key()));
        }
        var typed = values.typed(ciClass.key(), fields, order.attributes(), visible);
        var present = new LinkedHashMap<String, Object>();
        typed.fields().forEach((name, value) -> putPresent(present, name, value));
        var attributes = new LinkedHashMap<String, Object>();
        typed.attributes().forEach((key, value) -> putPresent(attributes, key, value));
        if (origin.isPerson()) {
            requireComplete(ciClass.key(), present, attributes);
        }
        var now = Micros.truncated(clock.instant());
        var ci = new CiRecord(
                Ids.next(),
                numbers.next(PREFIX),
                ciClass.key(),
                present,
                null,
                origin.source(),
                origin.isPerson() ? null : Micros.truncated(origin.seenAt()),
                hash,
                classes.isShared(ciClass.key()),
                isEnd(ciClass.key(), present.get(CiFields.STATE)),
                null,
                now,
                now,
                origin.actor(),
                1);
        store.insert(ci, together);
        var place = ci.locationId();
        var differences = new ArrayList<Difference>();
        present.forEach((name, value) -> differences.add(new Difference(name, null, shown(name, value))));
        attributes.forEach((key, value) -> differences.add(new Difference("attributes." + key, null, text(value))));
        store.insertAttributes(ci, attributes, origin, together);
        if (!origin.isPerson()) {
            store.insertSources(ci.id(), present.keySet(), origin, together);
        }
        lookup.insert(ci, attributes, told, together);
        log.write(ci, "created", differences, origin, together);
        log.tell(ci, "created", differences, origin);
        if (place != null) {
            together.write();
            relations.place(ci, null, place, origin);
        }
        var names = new LinkedHashSet<String>();
        differences.forEach(one -> names.add(one.field()));
        events.publishEvent(
                new AssetEvents.AssetChanged(ci.id(), ci.number(), ci.ciClass(), true, names, origin.actor()));
        return ci;
    }

    /**
     * Sets what differs. Where a source writes, values that another source has precedence for stay.
     *
     * @return names of what changed, attributes as {@code attributes.<key>}; empty where nothing did
     * @throws Refusal invalid, with every bad value
     */
    public Set<String> patch(long id, CiPatch patch, Origin origin) {
        return patch(id, patch, null, origin, any -> true);
    }

    Set<String> patch(long id, CiPatch patch, @Nullable Integer version, Origin origin, Predicate<CiRecord> visible) {
        var changed = set(id, patch, version, origin, visible);
        if (changed.isEmpty() && !origin.isPerson()) {
            seen(id, origin, null, false);
        }
        return changed;
    }

    /** As {@link #patch}, for a caller who says that the item was {@link #seen} once all of it is written. */
    public Set<String> report(long id, CiPatch patch, Origin origin) {
        return set(id, patch, null, origin, any -> true);
    }

    private Set<String> set(
            long id, CiPatch patch, @Nullable Integer version, Origin origin, Predicate<CiRecord> visible) {
        var ci = rows.lock(id).orElseThrow(() -> Refusal.notFound("There is no asset " + id + "."));
        StaleAssets.check(ci, version);
        var plan = plan(ci, patch, origin, visible);
        if (plan.differences().isEmpty()) {
            if (!origin.isPerson()) {
                seenAgain(id, patch, origin);
            }
            return Set.of();
        }
        if (origin.isPerson()) {
            requireComplete(ci, plan);
        }
        write(ci, plan, origin);
        return plan.names();
    }

    /** What a patch would do. */
    record Plan(
            Map<String, Object> fields,
            Map<String, Object> attributesBefore,
            Map<String, Object> attributesAfter,
            List<Difference> differences) {

        Set<String> names() {
            var names = new LinkedHashSet<String>();
            differences.forEach(one -> names.add(one.field()));
            return names;
        }
    }

    Plan plan(CiRecord ci, CiPatch patch, Origin origin, Predicate<CiRecord> visible) {
        var typed = values.typed(ci.ciClass(), patch.fields(), patch.attributes(), visible);
        var differences = new ArrayList<Difference>();
        var fields = new LinkedHashMap<>(ci.fields());
        var fieldSources = origin.isPerson() ? Map.<String, CiView.Seen>of() : rows.fieldSources(ci.id());
        typed.fields().forEach((name, value) -> {
            var before = fields.get(name);
            if (Objects.equals(before, value) || !mayReplace(ci, name, before, fieldSources.get(name), origin)) {
                return;
            }
            differences.add(new Difference(name, shown(name, before), shown(name, value)));
            put(fields, name, value);
        });
        var stored = rows.attributes(ci);
        var before = new LinkedHashMap<String, Object>();
        stored.forEach((key, value) -> before.put(key, value.value()));
        var after = new LinkedHashMap<>(before);
        typed.attributes().forEach((key, value) -> {
            var old = before.get(key);
            if (same(old, value) || !mayReplace(ci, "attributes." + key, old, seen(stored.get(key)), origin)) {
                return;
            }
            differences.add(new Difference("attributes." + key, text(old), text(value)));
            put(after, key, value);
        });
        return new Plan(fields, before, after, differences);
    }

    private static CiView.@Nullable Seen seen(CiView.@Nullable Value value) {
        return value == null || value.source() == null || value.seenAt() == null
                ? null
                : new CiView.Seen(value.source(), value.seenAt());
    }

    private boolean mayReplace(
            CiRecord ci, String field, @Nullable Object before, CiView.@Nullable Seen present, Origin origin) {
        if (origin.isPerson() || before == null) {
            return true;
        }
        var source = Objects.requireNonNull(origin.source());
        var rule = precedence.getIfAvailable();
        if (rule == null) {
            // Without a rule, what a person wrote stays.
            return present != null;
        }
        return rule.mayReplace(
                ci.ciClass(),
                field,
                source,
                present == null ? null : present.source(),
                present == null ? null : present.seenAt());
    }

    private void write(CiRecord ci, Plan plan, Origin origin) {
        // Before anything is written: a bulk change goes on with the next item after a refusal.
        relations.checkPlace(ci, (Long) plan.fields().get(CiFields.LOCATION));
        var names = plan.names();
        var now = Micros.truncated(clock.instant());
        var ended = isEnd(ci.ciClass(), plan.fields().get(CiFields.STATE));
        var next = new CiRecord(
                ci.id(),
                ci.number(),
                ci.ciClass(),
                plan.fields(),
                ci.inherited(),
                origin.isPerson() ? ci.source() : origin.source(),
                origin.isPerson() ? ci.lastSeenAt() : Micros.truncated(origin.seenAt()),
                ci.inventoryHash(),
                ci.shared(),
                ended,
                ci.mergedInto(),
                ci.createdAt(),
                now,
                origin.actor(),
                ci.version() + 1);
        store.update(next);
        store.attributes(next, plan.attributesBefore(), plan.attributesAfter(), origin);
        var changedFields = names.stream().filter(CiFields.COLUMNS::containsKey).toList();
        if (origin.isPerson()) {
            store.forgetSources(ci.id(), changedFields);
        } else {
            store.sources(ci.id(), changedFields, origin);
        }
        lookup.change(ci, plan.attributesBefore(), next, plan.attributesAfter());
        log.write(next, "changed", plan.differences(), origin);
        log.tell(next, "changed", plan.differences(), origin);
        if (!Objects.equals(ci.locationId(), next.locationId())) {
            relations.place(next, ci.locationId(), next.locationId(), origin);
        }
        criticality.changed(ci.id(), Criticality.handsDown(ci), Criticality.handsDown(next));
        events.publishEvent(
                new AssetEvents.AssetChanged(ci.id(), ci.number(), ci.ciClass(), false, names, origin.actor()));
    }

    /**
     * Notes that a source saw the item, which is no change of it.
     *
     * @param hash of what the source said, or null to keep the one there is
     * @param changed whether parts of it differ, which its fields and attributes do not say
     */
    public void seen(long id, Origin origin, @Nullable String hash, boolean changed) {
        jdbc.sql("update ci set source = :source, last_seen_at = :at, inventory_hash = coalesce(:hash, inventory_hash)"
                        + (changed ? ", updated_at = :now" : "") + " where id = :id")
                .param("source", origin.source())
                .param("at", Micros.of(origin.seenAt()))
                .param("hash", hash)
                .param("now", Micros.of(clock.instant()))
                .param("id", id)
                .update();
    }

    private void seenAgain(long id, CiPatch patch, Origin origin) {
        if (!patch.attributes().isEmpty()) {
            jdbc.sql("update ci_attribute set seen_at = :at where ci_id = :id and source = :source and attribute in"
                            + " (:keys)")
                    .param("at", Micros.of(origin.seenAt()))
                    .param("id", id)
                    .param("source", origin.source())
                    .param("keys", patch.attributes().keySet())
                    .update();
        }
    }

    /** Replaces the identifiers of one kind, such as every MAC address of a device. */
    public void identify(long id, String kind, Collection<String> found) {
        lookup.identify(id, kind, found);
    }

    private String firstState(String ciClass) {
        var states = classes.statesOf(ciClass);
        return states.stream()
                .filter(state -> state.phase() == Phase.IN_USE)
                .findFirst()
                .or(() -> states.stream().findFirst())
                .map(State::key)
                .orElseThrow();
    }

    private boolean isEnd(String ciClass, @Nullable Object state) {
        return state != null
                && classes.state(ciClass, state.toString())
                        .filter(one -> one.phase().isEnd())
                        .isPresent();
    }

    /** What the class requires, and what the table of the owner asks for beside. */
    private void requireComplete(String ciClass, Map<String, Object> fields, Map<String, Object> attributes) {
        refuse(missing(ciClass, fields, attributes));
    }

    /** What was missing before does not keep anybody from changing something else. */
    private void requireComplete(CiRecord ci, Plan plan) {
        var after = missing(ci.ciClass(), plan.fields(), plan.attributesAfter());
        if (!after.isEmpty()) {
            var before = missing(ci.ciClass(), ci.fields(), plan.attributesBefore());
            refuse(after.stream().filter(one -> !before.contains(one)).toList());
        }
    }

    private static void refuse(Collection<String> missing) {
        if (!missing.isEmpty()) {
            throw Refusal.invalid(missing.stream()
                    .map(field -> new FieldError(field, "must not be empty: it is mandatory for such an asset."))
                    .toList());
        }
    }

    private Set<String> missing(String ciClass, Map<String, Object> fields, Map<String, Object> attributes) {
        var missing = new LinkedHashSet<String>();
        for (var attribute : classes.attributesOf(ciClass)) {
            if (attribute.required() && !attributes.containsKey(attribute.key())) {
                missing.add("attributes." + attribute.key());
            }
        }
        var facts = new LinkedHashMap<String, @Nullable Object>();
        facts.put("class", ciClass);
        for (var name : List.of(CiFields.STATE, CiFields.ENVIRONMENT, CiFields.CRITICALITY, CiFields.UNIT)) {
            facts.put(name, fields.get(name));
        }
        mandatory.stream().flatMap(rule -> rule.of(facts).stream()).forEach(name -> {
            if (CiFields.COLUMNS.containsKey(name)) {
                if (!fields.containsKey(name)) {
                    missing.add(name);
                }
            } else if (classes.attribute(ciClass, name).isPresent() && !attributes.containsKey(name)) {
                missing.add("attributes." + name);
            }
        });
        return missing;
    }

    private @Nullable String shown(String field, @Nullable Object value) {
        return field.equals(CiFields.LOCATION) && value instanceof Long id
                ? rows.find(id).map(CiRecord::number).orElse(null)
                : text(value);
    }

    static @Nullable String text(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value == null ? null : value.toString();
    }

    static boolean same(@Nullable Object one, @Nullable Object other) {
        return one instanceof BigDecimal a && other instanceof BigDecimal b
                ? a.compareTo(b) == 0
                : Objects.equals(one, other);
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value == null) {
            values.remove(name);
        } else {
            values.put(name, value);
        }
    }

    private static void putPresent(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
