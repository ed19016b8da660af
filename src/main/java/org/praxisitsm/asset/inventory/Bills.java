package org.praxisitsm.asset.inventory;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.AssetAccess;
import org.praxisitsm.asset.AssetRows;
import org.praxisitsm.asset.AssetWriter;
import org.praxisitsm.asset.ChangeLog;
import org.praxisitsm.asset.ChangeLog.Difference;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.CiRecord;
import org.praxisitsm.asset.Classes;
import org.praxisitsm.asset.NewCi;
import org.praxisitsm.asset.Origin;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.JsonMaps;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Hangs the components of a bill of materials under an application, and says where a component is built in. */
@Service
public class Bills {

    /** The class of items, or its parent, under which components hang. */
    public static final String CI_CLASS = "software";

    private static final String NEW_CLASS = "application";

    static final String BUILT_IN = "sbom";
    static final String SECTION = "components";
    private static final String KIND = "SBOM";
    private static final int MOST_LINES = 400;

    /**
     * What an import did.
     *
     * @param components how many the bill lists
     * @param distinct how many of them differ from each other
     */
    public record Imported(
            String number, boolean created, String format, int components, int distinct, int added, int removed) {}

    /** A software in one version, and on or in how many items that the viewer sees. */
    public record Use(
            long id,
            String name,
            String version,
            String publisher,
            String kind,
            String purl,
            String licence,
            long items) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transaction;
    private final AssetRows rows;
    private final AssetWriter writer;
    private final AssetAccess access;
    private final Classes classes;
    private final ChangeLog log;
    private final SoftwareShelf shelf;
    private final BillReader reader;
    private final Clock clock;

    Bills(
            JdbcClient jdbc,
            JdbcTemplate batches,
            PlatformTransactionManager transactions,
            AssetRows rows,
            AssetWriter writer,
            AssetAccess access,
            Classes classes,
            ChangeLog log,
            SoftwareShelf shelf,
            InventorySettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.transaction = new TransactionTemplate(transactions);
        this.rows = rows;
        this.writer = writer;
        this.access = access;
        this.classes = classes;
        this.log = log;
        this.shelf = shelf;
        this.reader = new BillReader(settings);
        this.clock = clock;
    }

    /**
     * @param number the application, or null for the one that the bill names, made in the caller's unit where it is new
     * @throws Refusal invalid where the item is no software, or the bill names none
     */
    public Imported take(@Nullable String number, byte[] bytes, Viewer by) {
        var bill = reader.read(bytes);
        var target = number == null ? null : target(number, by);
        if (target == null && !access.mayCreate(by, by.unit())) {
            throw Refusal.forbidden("Applications of " + by.unit() + " are made by its agents and administrators");
        }
        if (target == null) {
            access.requireClass(by, NEW_CLASS);
        }
        if (target == null && bill.name().isBlank()) {
            throw Refusal.invalid("asset", "is missing, and the bill does not name the application that it is of");
        }
        var ids = shelf.ids(bill.components());
        return Objects.requireNonNull(transaction.execute(status -> hang(target, bill, ids, by)));
    }

    private CiRecord target(String number, Viewer by) {
        var ci = rows.find(number)
                .filter(found -> access.maySee(by, found.facts()))
                .orElseThrow(() -> Refusal.notFound("There is no asset " + number + "."));
        if (!access.mayChange(by, ci.facts())) {
            throw Refusal.forbidden("You may not change " + ci.number());
        }
        if (classes.lineage(ci.ciClass()).stream().noneMatch(one -> one.key().equals(CI_CLASS))) {
            throw Refusal.invalid("asset", ci.number() + " is no software: components hang under applications");
        }
        return ci;
    }

    private Imported hang(@Nullable CiRecord target, BillOfMaterials bill, Map<String, Long> ids, Viewer by) {
        var origin = new Origin(by.account(), BUILT_IN, clock.instant());
        var known = target == null ? known(bill, by.unit()) : target;
        var ci = known == null ? create(bill, by.unit(), origin) : known;
        jdbc.sql("select id from ci where id = :id for update")
                .param("id", ci.id())
                .query(Long.class)
                .list();
        var there = Set.copyOf(jdbc.sql("select software_id from ci_software where ci_id = :ci and origin = :origin")
                .param("ci", ci.id())
                .param("origin", BUILT_IN)
                .query(Long.class)
                .list());
        var wanted = new TreeMap<Long, SoftwareItem>();
        bill.components().forEach(item -> wanted.put(ids.get(item.hash()), item));
        var gone = there.stream().filter(id -> !wanted.containsKey(id)).toList();
        var come = wanted.keySet().stream().filter(id -> !there.contains(id)).toList();
        if (!gone.isEmpty() || !come.isEmpty()) {
            var differences = differences(gone, come, wanted);
            batches.batchUpdate(
                    "delete from ci_software where ci_id = ? and origin = ? and software_id = ?",
                    gone.stream()
                            .map(id -> new Object[] {ci.id(), BUILT_IN, id})
                            .toList());
            batches.batchUpdate(
                    "insert into ci_software (ci_id, origin, software_id) values (?, ?, ?)",
                    come.stream()
                            .map(id -> new Object[] {ci.id(), BUILT_IN, id})
                            .toList());
            log.write(ci, "changed", differences, origin);
            log.tell(
                    ci,
                    "changed",
                    List.of(new Difference(
                            "parts.components", String.valueOf(there.size()), String.valueOf(wanted.size()))),
                    origin);
        }
        section(ci.id(), bill, wanted.keySet());
        return new Imported(
                ci.number(),
                known == null,
                bill.format(),
                bill.components().size(),
                wanted.size(),
                come.size(),
                gone.size());
    }

    private @Nullable CiRecord known(BillOfMaterials bill, String unit) {
        return rows.find(rows.identified(KIND, List.of(AssetRows.identifier(bill.name())))).stream()
                .filter(ci -> ci.unit().equals(unit) && ci.mergedInto() == null)
                .findFirst()
                .orElse(null);
    }

    private CiRecord create(BillOfMaterials bill, String unit, Origin origin) {
        var name = bill.name().length() > 255 ? bill.name().substring(0, 255) : bill.name();
        var order = NewCi.of(NEW_CLASS, name).with(CiFields.UNIT, unit);
        if (!bill.version().isBlank() && classes.attribute(NEW_CLASS, "version").isPresent()) {
            order = order.attribute("version", bill.version());
        }
        var ci = writer.create(order, origin);
        writer.identify(ci.id(), KIND, Set.of(bill.name()));
        return ci;
    }

    private void section(long ci, BillOfMaterials bill, Set<Long> software) {
        var hash = Inventory.hash(List.of(Map.of("software", new TreeSet<>(software).toString())));
        var content = new LinkedHashMap<String, Object>();
        content.put("format", bill.format());
        content.put("serial", bill.serial());
        content.put("name", bill.name());
        content.put("version", bill.version());
        int updated = jdbc.sql("update ci_section set hash = :hash, items = :items, content = :content, seen_at = :at"
                        + " where ci_id = :ci and section = :section")
                .param("hash", hash)
                .param("items", bill.components().size())
                .param("content", JsonMaps.write(content))
                .param("at", Micros.of(clock.instant()))
                .param("ci", ci)
                .param("section", SECTION)
                .update();
        if (updated == 0) {
            jdbc.sql("insert into ci_section (ci_id, section, hash, items, content, source, seen_at)"
                            + " values (:ci, :section, :hash, :items, :content, :source, :at)")
                    .param("ci", ci)
                    .param("section", SECTION)
                    .param("hash", hash)
                    .param("items", bill.components().size())
                    .param("content", JsonMaps.write(content))
                    .param("source", BUILT_IN)
                    .param("at", Micros.of(clock.instant()))
                    .update();
        }
    }

    /** A component in another version is one line. */
    private List<Difference> differences(List<Long> gone, List<Long> come, Map<Long, SoftwareItem> wanted) {
        var before = new TreeMap<String, String>();
        for (int from = 0; from < gone.size(); from += 500) {
            jdbc.sql("select name, version from software where id in (:ids)")
                    .param("ids", gone.subList(from, Math.min(gone.size(), from + 500)))
                    .query((row, i) -> before.put(row.getString(1), row.getString(2)))
                    .list();
        }
        var after = new TreeMap<String, String>();
        come.forEach(id -> after.put(wanted.get(id).name(), wanted.get(id).version()));
        var names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        var differences = new ArrayList<Difference>();
        for (var name : names) {
            if (differences.size() == MOST_LINES) {
                differences.add(new Difference(SECTION, null, "and " + (names.size() - MOST_LINES) + " more"));
                break;
            }
            var field = SECTION + "." + name;
            differences.add(new Difference(
                    field.length() > 96 ? field.substring(0, 96) : field, before.get(name), after.get(name)));
        }
        return differences;
    }

    /**
     * @param name how the name begins, in any case of its letters
     * @return software in each version, with how many items of those that the viewer sees have it
     */
    public List<Use> software(String name, int limit, Viewer viewer) {
        if (!access.isStaff(viewer)) {
            throw Refusal.forbidden("Software is listed for those who work with assets");
        }
        var wanted = name.strip().toLowerCase(java.util.Locale.ROOT);
        if (wanted.length() < 2 || wanted.length() > 100) {
            throw Refusal.invalid("name", "must have 2 to 100 characters");
        }
        int size = Math.min(Math.max(limit, 1), 200);
        var seen = access.predicate(viewer, "c");
        var found = jdbc.sql("select s.id, s.name, s.version, s.publisher, s.kind, s.purl, s.licence, count(*)"
                        + " from software s join ci_software i on i.software_id = s.id join ci c on c.id = i.ci_id"
                        + " where s.name_key >= :from and s.name_key < :to and c.ended = false and c.merged_into is null and "
                        + seen.sql()
                        + " group by s.id, s.name, s.version, s.publisher, s.kind, s.purl, s.licence, s.name_key"
                        + " order by s.name_key, s.version, s.id limit " + size)
                .params(seen.parameters())
                .param("from", wanted)
                .param("to", wanted + '\uffff')
                .query((row, i) -> new Use(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getLong(8)))
                .list();
        return found;
    }
}
