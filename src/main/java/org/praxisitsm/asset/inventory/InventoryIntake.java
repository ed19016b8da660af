package org.praxisitsm.asset.inventory;

import java.time.Clock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.AssetAccess;
import org.praxisitsm.asset.AssetRows;
import org.praxisitsm.asset.AssetWriter;
import org.praxisitsm.asset.ChangeLog;
import org.praxisitsm.asset.CiClass.Attribute;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.CiPatch;
import org.praxisitsm.asset.Classes;
import org.praxisitsm.asset.NewCi;
import org.praxisitsm.asset.NewRows;
import org.praxisitsm.asset.Origin;
import org.praxisitsm.asset.inventory.Candidates.Candidate;
import org.praxisitsm.asset.inventory.Identifier.Kind;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes items of what is reported: finds out which one it is, creates or updates it, and writes what differs. Only items of
 * the reporter's unit are ever touched, whatever identifiers the report claims.
 */
@Service
public class InventoryIntake {

    private static final int TRIES = 4;
    private static final int MOST_TOGETHER = 16;
    /** A round waits for the database half of its time. */
    private static final int LANES = 2;
    /** Set by ageing; being seen again ends it. */
    static final String MISSING = "missing";

    public enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED
    }

    /**
     * What became of a report.
     *
     * @param changed names of what differed; empty where it was created or nothing did
     * @param notes what was left out or read differently
     */
    public record Result(Outcome outcome, String number, Set<String> changed, List<String> notes) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transaction;
    private final AssetAccess access;
    private final AssetRows rows;
    private final AssetWriter writer;
    private final ChangeLog log;
    private final Classes classes;
    private final Candidates candidates;
    private final IdentityPolicy policy;
    private final SoftwareShelf shelf;
    private final PartStore parts;
    private final DuplicateQueue duplicates;
    private final LastSeen lastSeen;
    private final Clock clock;
    private final Rounds<Report, Result> rounds = new Rounds<>(LANES, MOST_TOGETHER, this::together, this::alone);

    InventoryIntake(
            JdbcClient jdbc,
            JdbcTemplate batches,
            PlatformTransactionManager transactions,
            AssetAccess access,
            AssetRows rows,
            AssetWriter writer,
            ChangeLog log,
            Classes classes,
            Candidates candidates,
            IdentityPolicy policy,
            SoftwareShelf shelf,
            PartStore parts,
            DuplicateQueue duplicates,
            LastSeen lastSeen,
            Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.transaction = new TransactionTemplate(transactions);
        this.access = access;
        this.rows = rows;
        this.writer = writer;
        this.log = log;
        this.classes = classes;
        this.candidates = candidates;
        this.policy = policy;
        this.shelf = shelf;
        this.parts = parts;
        this.duplicates = duplicates;
        this.lastSeen = lastSeen;
        this.clock = clock;
    }

    /**
     * @param by whose unit the device belongs to
     * @throws Refusal forbidden where the reporter may not create items of their unit
     */
    public Result take(Inventory inventory, Viewer by) {
        var unit = by.unit();
        if (!access.mayCreate(by, unit)) {
            throw Refusal.forbidden("Devices of " + unit + " are reported by its agents and administrators");
        }
        var hash = inventory.hash();
        var same = unchanged(hash, unit);
        if (same.isPresent()) {
            lastSeen.note(same.get().id());
            return new Result(Outcome.UNCHANGED, same.get().number(), Set.of(), inventory.notes());
        }
        var software = shelf.ids(inventory.sections().getOrDefault(Section.SOFTWARE.key(), List.of()).stream()
                .map(SoftwareItem::installed)
                .toList());
        return rounds.of(new Report(inventory, hash, software, unit, by));
    }

    private record Report(Inventory inventory, String hash, Map<String, Long> software, String unit, Viewer by) {}

    /** What comes at the same time is written in one transaction: a commit costs as much as what it makes last. */
    private List<Result> together(List<Report> reports) {
        return transaction.execute(status -> {
            candidates.enter(reports.stream()
                    .flatMap(report -> Candidates.gates(report.unit(), report.inventory()).stream())
                    .toList());
            var together = new NewRows(batches);
            var newcomers = newcomers(reports);
            var results = new ArrayList<Result>();
            for (var report : reports) {
                if (newcomers.get(results.size())) {
                    results.add(create(report, origin(report), together));
                } else {
                    // It may be one of those before it.
                    together.write();
                    results.add(reconcile(report));
                }
            }
            together.write();
            return results;
        });
    }

    /** @return the places of devices that no item can be, neither one that is there nor one of a report before it */
    private BitSet newcomers(List<Report> reports) {
        var keys = reports.stream().map(report -> trusted(report.inventory())).toList();
        var all = new LinkedHashSet<String>();
        keys.forEach(all::addAll);
        var known = new HashSet<>(candidates.borne(all));
        var newcomers = new BitSet();
        for (var at = 0; at < reports.size(); at++) {
            newcomers.set(at, Collections.disjoint(keys.get(at), known));
            known.addAll(said(reports.get(at).inventory()));
        }
        return newcomers;
    }

    private static Set<String> trusted(Inventory inventory) {
        var keys = new LinkedHashSet<String>();
        inventory.identifiers().stream().filter(Identifier::trusted).forEach(one -> keys.add(one.key()));
        return keys;
    }

    /** @return everything by which the item may be known once the report is written */
    private static Set<String> said(Inventory inventory) {
        var said = new LinkedHashSet<String>();
        inventory.identifiers().forEach(one -> said.add(AssetRows.identifier(one.value())));
        inventory.attributes().values().forEach(one -> said.add(AssetRows.identifier(one)));
        return said;
    }

    private Origin origin(Report report) {
        return new Origin(report.by().account(), report.inventory().source(), clock.instant());
    }

    private Result alone(Report report) {
        for (int tried = 1; ; tried++) {
            try {
                return transaction.execute(status -> {
                    candidates.enter(Candidates.gates(report.unit(), report.inventory()));
                    return reconcile(report);
                });
            } catch (ConcurrencyFailureException | QueryTimeoutException another) {
                if (tried == TRIES) {
                    throw another;
                }
            }
        }
    }

    private record Same(long id, String number) {}

    /**
     * Nothing differs from the last report: not even the identity has to be found out again. Asked by the hash alone: given more
     * conditions, H2 may take the index of one that half of all items fulfil.
     */
    private Optional<Same> unchanged(String hash, String unit) {
        return jdbc
                .sql(
                        "select id, number, unit, state, ended or merged_into is not null from ci where inventory_hash = :hash")
                .param("hash", hash)
                .query((row, i) ->
                        row.getString(3).equals(unit) && !row.getString(4).equals(MISSING) && !row.getBoolean(5)
                                ? new Same(row.getLong(1), row.getString(2))
                                : null)
                .list()
                .stream()
                .filter(Objects::nonNull)
                .findFirst();
    }

    private Result reconcile(Report report) {
        var inventory = report.inventory();
        var unit = report.unit();
        var found = candidates.of(inventory);
        var own = found.stream().filter(one -> one.ci().unit().equals(unit)).toList();
        var verdict = own.isEmpty()
                ? new IdentityPolicy.Verdict(null, List.of(), List.of())
                : policy.decide(candidates.facts(inventory, own.size()), facts(own, inventory));
        var origin = origin(report);
        var same = own.stream()
                .filter(one -> verdict.ci() != null && one.ci().id() == verdict.ci())
                .findFirst();
        var result = same.map(one -> update(one, inventory, report.hash(), report.software(), origin))
                .orElseGet(() -> {
                    var together = new NewRows(batches);
                    var created = create(report, origin, together);
                    together.write();
                    return created;
                });
        suspect(result, verdict, found, inventory, unit);
        return result;
    }

    /**
     * A line of a table.
     *
     * @param identifiers what tells the item from others; without any that is trusted, class and name do
     */
    record Row(
            String ciClass,
            Map<String, @Nullable Object> fields,
            Map<String, @Nullable Object> attributes,
            List<Identifier> identifiers) {}

    /** Takes a line of a table, in the transaction of the caller. */
    Result row(Row row, Viewer by) {
        var unit = by.unit();
        if (!access.mayCreate(by, unit)) {
            throw Refusal.forbidden("Assets of " + unit + " are imported by its agents and administrators");
        }
        var name = String.valueOf(row.fields().get(CiFields.NAME));
        var inventory = new Inventory(
                "import", "", true, row.ciClass(), name, row.identifiers(), model(row), Map.of(), List.of());
        var origin = new Origin(by.account(), inventory.source(), clock.instant());
        var known = row.identifiers().stream().anyMatch(Identifier::trusted)
                ? identified(inventory, unit)
                : named(row.ciClass(), name, unit);
        if (known.isEmpty()) {
            access.requireClass(by, row.ciClass());
            var order = new NewCi(row.ciClass(), row.fields(), row.attributes()).with(CiFields.UNIT, unit);
            var ci = writer.create(order, origin, null, told(inventory));
            return new Result(Outcome.CREATED, ci.number(), Set.of(), List.of());
        }
        access.requireClass(by, known.get().ci().ciClass());
        var changed = writer.patch(known.get().ci().id(), new CiPatch(row.fields(), row.attributes()), origin);
        identify(known.get().ci().id(), known.get().identifiers(), inventory);
        return new Result(
                changed.isEmpty() ? Outcome.UNCHANGED : Outcome.UPDATED,
                known.get().ci().number(),
                changed,
                List.of());
    }

    private static Map<String, String> model(Row row) {
        var model = row.attributes().get("model");
        return model == null ? Map.of() : Map.of("model", model.toString());
    }

    private Optional<Candidate> identified(Inventory inventory, String unit) {
        candidates.enter(Candidates.gates(unit, inventory));
        var own = candidates.of(inventory).stream()
                .filter(one -> one.ci().unit().equals(unit))
                .toList();
        if (own.isEmpty()) {
            return Optional.empty();
        }
        var verdict = policy.decide(candidates.facts(inventory, own.size()), facts(own, inventory));
        if (verdict.ci() == null && !verdict.duplicates().isEmpty()) {
            throw Refusal.conflict("May be the same as "
                    + own.stream()
                            .filter(one ->
                                    verdict.duplicates().contains(one.ci().id()))
                            .map(one -> one.ci().number())
                            .sorted()
                            .findFirst()
                            .orElse("another")
                    + " (" + String.join(", ", verdict.rules()) + "): say so by its serial number");
        }
        return own.stream()
                .filter(one -> verdict.ci() != null && one.ci().id() == verdict.ci())
                .findFirst();
    }

    private Optional<Candidate> named(String ciClass, String name, String unit) {
        var ids = jdbc.sql(
                        "select id from ci where class_key = :class and ended = false and name = :name and unit = :unit"
                                + " and merged_into is null order by id")
                .param("class", ciClass)
                .param("name", name)
                .param("unit", unit)
                .query(Long.class)
                .list();
        if (ids.size() > 1) {
            throw Refusal.conflict("There are " + ids.size() + " of this class and name already");
        }
        return rows.find(ids).stream().findFirst().map(ci -> new Candidate(ci, Map.of()));
    }

    private List<Map<String, ?>> facts(List<Candidate> own, Inventory inventory) {
        var models = new LinkedHashMap<Long, String>();
        jdbc.sql("select ci_id, value_text from ci_attribute where attribute = 'model' and ci_id in (:ids)")
                .param("ids", own.stream().map(one -> one.ci().id()).toList())
                .query((row, i) -> models.put(row.getLong(1), String.valueOf(row.getString(2))))
                .list();
        var facts = new ArrayList<Map<String, ?>>();
        own.forEach(one -> facts.add(
                candidates.facts(one, inventory, models.getOrDefault(one.ci().id(), ""))));
        return facts;
    }

    /** Items of other units are not touched; that there may be one is told to those who see both. */
    private void suspect(
            Result result, IdentityPolicy.Verdict verdict, List<Candidate> found, Inventory inventory, String unit) {
        var suspects = new LinkedHashSet<>(verdict.duplicates());
        var reason = String.join(", ", verdict.rules());
        if (result.outcome() == Outcome.CREATED) {
            var serial = inventory.firstTrusted(Kind.SERIAL).map(value -> value.toLowerCase(java.util.Locale.ROOT));
            found.stream()
                    .filter(one -> !one.ci().unit().equals(unit))
                    .filter(one ->
                            serial.filter(one.keys(Kind.SERIAL)::contains).isPresent())
                    .forEach(one -> suspects.add(one.ci().id()));
            reason = reason.isEmpty() ? "The same serial number in another unit" : reason;
        }
        if (!suspects.isEmpty()) {
            long id = rows.find(result.number()).orElseThrow().id();
            for (var suspect : suspects) {
                duplicates.suspect(suspect, id, reason);
            }
        }
    }

    private Result create(Report report, Origin origin, NewRows together) {
        var inventory = report.inventory();
        var order = new NewCi(
                        inventory.classKey(), fields(inventory, true), attributes(inventory, inventory.classKey()))
                .with(CiFields.UNIT, report.unit());
        var ci = writer.create(order, origin, report.hash(), told(inventory), together);
        parts.create(ci.id(), inventory, report.software(), origin.seenAt(), together);
        return new Result(Outcome.CREATED, ci.number(), Set.of(), inventory.notes());
    }

    private Result update(
            Candidate candidate, Inventory inventory, String hash, Map<String, Long> software, Origin origin) {
        var ci = candidate.ci();
        var patch = new CiPatch(fields(inventory, false), attributes(inventory, ci.ciClass()));
        if (ci.state().equals(MISSING)) {
            patch = patch.with(CiFields.STATE, "in-use");
        }
        var changed = new LinkedHashSet<>(writer.report(ci.id(), patch, origin));
        identify(ci.id(), candidate.identifiers(), inventory);
        var differences = parts.update(ci.id(), inventory, software, origin.seenAt());
        if (!differences.isEmpty()) {
            log.write(ci, "changed", differences, origin);
            log.tell(ci, "changed", summary(differences), origin);
            differences.forEach(one -> changed.add(one.field()));
        }
        writer.seen(ci.id(), origin, hash, !differences.isEmpty());
        return new Result(
                changed.isEmpty() ? Outcome.UNCHANGED : Outcome.UPDATED, ci.number(), changed, inventory.notes());
    }

    /** The trail has how many parts differ; which, is in the item's own history. */
    private static List<ChangeLog.Difference> summary(List<ChangeLog.Difference> differences) {
        var count = new LinkedHashMap<String, Integer>();
        differences.forEach(one -> count.merge(one.field().replaceFirst("\\..*", ""), 1, Integer::sum));
        return count.entrySet().stream()
                .map(one -> new ChangeLog.Difference(
                        "parts." + one.getKey(), null, one.getValue().toString()))
                .toList();
    }

    private static Map<String, @Nullable Object> fields(Inventory inventory, boolean isNew) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put(CiFields.NAME, inventory.name());
        put(fields, CiFields.SERIAL, inventory.firstTrusted(Kind.SERIAL), 128);
        put(fields, CiFields.UUID, inventory.firstTrusted(Kind.UUID), 64);
        put(fields, CiFields.ASSET_TAG, inventory.firstTrusted(Kind.ASSET_TAG), 64);
        if (!isNew && inventory.partial() && inventory.source().equals("network")) {
            // A look from outside knows an address rather than a name.
            fields.remove(CiFields.NAME);
        }
        return fields;
    }

    private static void put(Map<String, @Nullable Object> fields, String field, Optional<String> value, int longest) {
        value.ifPresent(text -> fields.put(field, text.length() > longest ? text.substring(0, longest) : text));
    }

    /** What the class knows; an owner may have taken attributes away or given them other types. */
    private Map<String, @Nullable Object> attributes(Inventory inventory, String classKey) {
        var attributes = new LinkedHashMap<String, @Nullable Object>();
        for (var attribute : classes.attributesOf(classKey)) {
            var value = inventory.attributes().get(attribute.key());
            if (value != null && fits(value, attribute)) {
                attributes.put(
                        attribute.key(),
                        switch (attribute.type()) {
                            case NUMBER, MONEY -> new java.math.BigDecimal(value);
                            case BOOLEAN -> Boolean.valueOf(value);
                            default -> value;
                        });
            }
        }
        return attributes;
    }

    private static boolean fits(String value, Attribute attribute) {
        return switch (attribute.type()) {
            case TEXT -> true;
            case CHOICE ->
                attribute.choices().stream().anyMatch(choice -> choice.key().equals(value));
            case NUMBER, MONEY -> value.matches("\\d{1,12}");
            case BOOLEAN -> value.equals("true") || value.equals("false");
            default -> false;
        };
    }

    /** An agent says which cards and names there are; a scan adds what it saw. */
    private void identify(long ci, Map<Kind, Set<String>> known, Inventory inventory) {
        told(inventory).forEach((name, keys) -> {
            var kind = Kind.valueOf(name);
            var before = known.getOrDefault(kind, Set.of());
            var wanted = new LinkedHashSet<>(keys);
            if (kind != Kind.MAC || inventory.partial() || inventory.source().equals("network")) {
                wanted.addAll(before);
            }
            if (!wanted.equals(before)) {
                writer.identify(ci, name, wanted);
            }
        });
    }

    /** @return keys by kind, but for those that are fields of the item */
    private static Map<String, Set<String>> told(Inventory inventory) {
        var told = new TreeMap<String, Set<String>>();
        inventory.identifiers().stream()
                .filter(Identifier::isKept)
                .filter(one -> one.kind() != Kind.SERIAL && one.kind() != Kind.UUID && one.kind() != Kind.ASSET_TAG)
                .forEach(one -> told.computeIfAbsent(one.kind().name(), any -> new LinkedHashSet<>())
                        .add(one.key()));
        return told;
    }
}
