package org.praxisitsm.asset;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.ChangeLog.Difference;
import org.praxisitsm.asset.CiClass.Attribute;
import org.praxisitsm.asset.CiClass.Phase;
import org.praxisitsm.asset.CiClass.State;
import org.praxisitsm.asset.CiClass.Type;
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

    private CiRecord create(
            NewCi order,
            Origin origin,
            @Nullable String hash,
            Map<String, ? extends Collection<String>> told,
            Predicate<CiRecord> visible) {
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
        insert(ci);
        var place = ci.locationId();
        var differences = new ArrayList<Difference>();
        present.forEach((name, value) -> differences.add(new Difference(name, null, shown(name, value))));
        attributes.forEach((key, value) -> differences.add(new Difference("attributes." + key, null, text(value))));
        store(ci, Map.of(), attributes, origin);
        if (!origin.isPerson()) {
            insertSources(ci.id(), present.keySet(), origin);
        }
        words(ci.id(), Set.of(), words(ci, attributes));
        var identifiers = identifiers(ci, attributes);
        told.forEach((kind, keys) -> identifiers.put(kind, keys(keys)));
        insertIdentifiers(ci.id(), identifiers);
        log.write(ci, "created", differences, origin);
        log.tell(ci, "created", differences, origin);
        if (place != null) {
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
        update(next);
        store(next, plan.attributesBefore(), plan.attributesAfter(), origin);
        var changedFields = names.stream().filter(CiFields.COLUMNS::containsKey).toList();
        if (origin.isPerson()) {
            forgetSources(ci.id(), changedFields);
        } else {
            sources(ci.id(), changedFields, origin);
        }
        words(ci.id(), words(ci, plan.attributesBefore()), words(next, plan.attributesAfter()));
        identifiers(ci.id(), identifiers(ci, plan.attributesBefore()), identifiers(next, plan.attributesAfter()));
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
        var wanted = keys(found);
        var known = Set.copyOf(jdbc.sql("select value_key from ci_identifier where ci_id = :id and kind = :kind")
                .param("id", id)
                .param("kind", kind)
                .query(String.class)
                .list());
        changeIdentifiers(id, kind, known, wanted);
    }

    private static Set<String> keys(Collection<String> found) {
        var keys = new LinkedHashSet<String>();
        found.stream().filter(one -> !one.isBlank()).forEach(one -> keys.add(AssetRows.identifier(one)));
        return keys;
    }

    private void insertIdentifiers(long id, Map<String, Set<String>> identifiers) {
        var put = new ArrayList<Object[]>();
        identifiers.forEach((kind, keys) -> keys.forEach(key -> put.add(new Object[] {kind, key, id})));
        if (!put.isEmpty()) {
            batches.batchUpdate("insert into ci_identifier (kind, value_key, ci_id) values (?, ?, ?)", put);
        }
    }

    private void changeIdentifiers(long id, String kind, Set<String> known, Set<String> wanted) {
        var gone = known.stream().filter(one -> !wanted.contains(one)).toList();
        if (!gone.isEmpty()) {
            jdbc.sql("delete from ci_identifier where kind = :kind and value_key in (:values) and ci_id = :id")
                    .param("kind", kind)
                    .param("values", gone)
                    .param("id", id)
                    .update();
        }
        var rest = wanted.stream().filter(one -> !known.contains(one)).toList();
        if (!rest.isEmpty()) {
            // Another source may have brought the same one under its own kind's name.
            jdbc.sql("delete from ci_identifier where kind = :kind and value_key in (:values) and ci_id = :id")
                    .param("kind", kind)
                    .param("values", rest)
                    .param("id", id)
                    .update();
            insertIdentifiers(id, Map.of(kind, new LinkedHashSet<>(rest)));
        }
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

    private void insert(CiRecord ci) {
        jdbc.sql(
                        """
                        insert into ci (id, number, class_key, name, state, unit, owner, user_account, support_group,
                            criticality, environment, location_id, service_key, serial, uuid, asset_tag, source,
                            last_seen_at, inventory_hash, shared, ended, created_at, updated_at, changed_by, version)
                        values (:id, :number, :class, :name, :state, :unit, :owner, :user, :group,
                            :criticality, :environment, :location, :service, :serial, :uuid, :assetTag, :source,
                            :seen, :hash, :shared, :ended, :now, :now, :by, 1)""")
                .param("id", ci.id())
                .param("number", ci.number())
                .param("class", ci.ciClass())
                .params(columns(ci))
                .param("hash", ci.inventoryHash())
                .param("shared", ci.shared())
                .param("now", Micros.of(ci.createdAt()))
                .update();
    }

    private void update(CiRecord ci) {
        jdbc.sql(
                        """
                        update ci set name = :name, state = :state, unit = :unit, owner = :owner, user_account = :user,
                            support_group = :group, criticality = :criticality, environment = :environment,
                            location_id = :location, service_key = :service, serial = :serial, uuid = :uuid,
                            asset_tag = :assetTag, source = :source, last_seen_at = :seen, ended = :ended,
                            updated_at = :now, changed_by = :by, version = version + 1
                        where id = :id""")
                .param("id", ci.id())
                .params(columns(ci))
                .param("now", Micros.of(ci.updatedAt()))
                .update();
    }

    private static Map<String, @Nullable Object> columns(CiRecord ci) {
        var columns = new LinkedHashMap<String, @Nullable Object>();
        CiFields.COLUMNS
                .keySet()
                .forEach(field -> columns.put(field, ci.fields().get(field)));
        columns.put("source", ci.source());
        columns.put("seen", Micros.of(ci.lastSeenAt()));
        columns.put("ended", ci.ended());
        columns.put("by", ChangeLog.cut(ci.changedBy(), 64));
        return columns;
    }

    private void store(CiRecord ci, Map<String, Object> before, Map<String, Object> after, Origin origin) {
        var types = new LinkedHashMap<String, Attribute>();
        classes.attributesOf(ci.ciClass()).forEach(one -> types.put(one.key(), one));
        var gone = new ArrayList<Object[]>();
        before.forEach((key, value) -> {
            if (!same(value, after.get(key))) {
                gone.add(new Object[] {ci.id(), key});
            }
        });
        var put = new ArrayList<Object[]>();
        after.forEach((key, value) -> {
            if (!same(before.get(key), value)) {
                put.add(columns(ci.id(), types.get(key), value, origin));
            }
        });
        if (!gone.isEmpty()) {
            batches.batchUpdate("delete from ci_attribute where ci_id = ? and attribute = ?", gone);
        }
        if (!put.isEmpty()) {
            batches.batchUpdate(
                    """
                    insert into ci_attribute (ci_id, attribute, value_text, value_number, value_at, value_key, source, seen_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?)""",
                    put);
        }
    }

    private static Object[] columns(long id, Attribute attribute, Object value, Origin origin) {
        var number = attribute.type() == Type.NUMBER || attribute.type() == Type.MONEY;
        return new Object[] {
            id,
            attribute.key(),
            number ? null : value.toString(),
            number ? value : null,
            attribute.type() == Type.DATE ? Micros.of(midnight(value.toString())) : null,
            key(String.valueOf(text(value))),
            origin.source(),
            origin.isPerson() ? null : Micros.of(origin.seenAt())
        };
    }

    private static Instant midnight(String date) {
        return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** @return how a value is compared with what a filter asks for */
    static String key(String value) {
        return Objects.requireNonNull(ChangeLog.cut(value.strip().toLowerCase(Locale.ROOT), 128));
    }

    private void sources(long id, Collection<String> fields, Origin origin) {
        forgetSources(id, fields);
        insertSources(id, fields, origin);
    }

    private void insertSources(long id, Collection<String> fields, Origin origin) {
        batches.batchUpdate(
                "insert into ci_field_source (ci_id, field, source, seen_at) values (?, ?, ?, ?)",
                fields.stream()
                        .map(field -> new Object[] {id, field, origin.source(), Micros.of(origin.seenAt())})
                        .toList());
    }

    private void forgetSources(long id, Collection<String> fields) {
        if (!fields.isEmpty()) {
            jdbc.sql("delete from ci_field_source where ci_id = :id and field in (:fields)")
                    .param("id", id)
                    .param("fields", fields)
                    .update();
        }
    }

    private Set<String> words(CiRecord ci, Map<String, Object> attributes) {
        var words = new LinkedHashSet<String>();
        words.addAll(CiWords.stored(ci.number()));
        for (var field : List.of(CiFields.NAME, CiFields.SERIAL, CiFields.ASSET_TAG)) {
            var text = ci.text(field);
            if (text != null) {
                words.addAll(CiWords.stored(text));
            }
        }
        for (var attribute : classes.attributesOf(ci.ciClass())) {
            var value = attributes.get(attribute.key());
            if (attribute.searchable() && value != null) {
                CiWords.stored(value.toString()).stream().limit(60).forEach(words::add);
            }
        }
        return words;
    }

    private void words(long id, Set<String> before, Set<String> after) {
        var gone = before.stream().filter(word -> !after.contains(word)).toList();
        if (!gone.isEmpty()) {
            jdbc.sql("delete from ci_word where ci_id = :id and word in (:words)")
                    .param("id", id)
                    .param("words", gone)
                    .update();
        }
        var put = after.stream().filter(word -> !before.contains(word)).toList();
        if (!put.isEmpty()) {
            batches.batchUpdate(
                    "insert into ci_word (word, ci_id) values (?, ?)",
                    put.stream().map(word -> new Object[] {word, id}).toList());
        }
    }

    private Map<String, Set<String>> identifiers(CiRecord ci, Map<String, Object> attributes) {
        var found = new LinkedHashMap<String, Set<String>>();
        identifier(found, "SERIAL", ci.text(CiFields.SERIAL));
        identifier(found, "UUID", ci.text(CiFields.UUID));
        identifier(found, "ASSET_TAG", ci.text(CiFields.ASSET_TAG));
        identifier(found, "HOSTNAME", attributes.get("hostname"));
        for (var attribute : classes.attributesOf(ci.ciClass())) {
            if (attribute.identifying()) {
                identifier(found, kindOf(attribute.key()), attributes.get(attribute.key()));
            }
        }
        return found;
    }

    /** @return the kind of identifier that an identifying attribute gives, e.g. MAC for mac-address */
    static String kindOf(String attribute) {
        return attribute.equals("mac-address")
                ? "MAC"
                : Objects.requireNonNull(
                        ChangeLog.cut(attribute.replace('-', '_').toUpperCase(Locale.ROOT), 24));
    }

    private static void identifier(Map<String, Set<String>> found, String kind, @Nullable Object value) {
        if (value != null) {
            found.computeIfAbsent(kind, any -> new LinkedHashSet<>()).add(AssetRows.identifier(value.toString()));
        }
    }

    private void identifiers(long id, Map<String, Set<String>> before, Map<String, Set<String>> after) {
        var kinds = new LinkedHashSet<>(before.keySet());
        kinds.addAll(after.keySet());
        kinds.forEach(kind ->
                changeIdentifiers(id, kind, before.getOrDefault(kind, Set.of()), after.getOrDefault(kind, Set.of())));
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

    private static boolean same(@Nullable Object one, @Nullable Object other) {
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
