package org.praxisitsm.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.TestDatabase;
import org.praxisitsm.asset.impact.Landscape;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewer.Grant;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * 100,000 items with 300,000 relations: hubs as they occur (core switches under everything, a few applications that half the
 * house needs), most items with two or three relations.
 */
final class BenchAssets {

    static final int ITEMS = 100_000;
    static final int RELATIONS = 300_000;

    private static final long FIRST = 9_000_000_000L;

    private final JdbcTemplate jdbc;
    private final Random random = new Random(20261127);
    private final Map<String, List<Long>> byClass = new LinkedHashMap<>();

    BenchAssets(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @return one of those who look after nearly all of it */
    static Viewer agent() {
        return new Viewer("bench", "bench", "it", Set.of(new Grant(Role.AGENT, "it")), Set.of("network"));
    }

    /** @return someone without a part in the work, who has a few of the items */
    static Viewer owner() {
        return new Viewer("req7", "req7", "it", Set.of(new Grant(Role.REQUESTER, "*")), Set.of());
    }

    List<String> classes() {
        return List.copyOf(byClass.keySet());
    }

    void fill() {
        var land = new Landscape(jdbc, FIRST);
        make(land, "location", 300, "Site");
        make(land, "rack", 600, "Rack");
        make(land, "network-device", 2_500, "SW");
        make(land, "server", 2_500, "SRV");
        make(land, "virtual-machine", 9_000, "VM");
        make(land, "database", 3_000, "DB");
        make(land, "application", 6_000, "Application");
        make(land, "service", 1_500, "Service");
        make(land, "client", 35_000, "PC");
        make(land, "phone", 10_000, "Phone");
        make(land, "printer", 4_600, "PRN");
        make(land, "software-installation", 25_000, "Office suite");
        relate(land);
        if (byClass.values().stream().mapToInt(List::size).sum() != ITEMS || land.relations() != RELATIONS) {
            throw new IllegalStateException("Not as many as said");
        }
        var stored = jdbc.queryForObject("select count(*) from ci where id >= " + FIRST, Integer.class);
        if (stored == null || stored != ITEMS) {
            store(land);
        }
    }

    private void store(Landscape land) {
        for (var table : List.of("ci_relation", "ci_word", "ci_attribute", "ci")) {
            jdbc.update("delete from " + table);
        }
        land.store();
        jdbc.update("update ci set owner = concat('req', cast(mod(id, 500) as char(10))) where mod(id, 7) = 0");
        jdbc.update(
                "insert into ci_word (word, name, ci_id, class_key) select lower(name), name, id, class_key from ci where name not like '% %'");
        jdbc.update(
                "insert into ci_word (word, name, ci_id, class_key) select lower(substring(name, 1, locate(' ', name) - 1)), name, id, class_key from ci"
                        + " where name like '% %'");
        jdbc.update(
                "insert into ci_word (word, name, ci_id, class_key) select lower(substring(name, locate(' ', name) + 1)), name, id, class_key from ci"
                        + " where name like '% %' and name not like '% % %'");
        jdbc.update(
                "insert into ci_word (word, name, ci_id, class_key) select lower(number), name, id, class_key from ci");
        if (TestDatabase.isMariaDb()) {
            jdbc.execute("analyze table ci, ci_relation, ci_word");
        } else {
            jdbc.execute("analyze");
        }
    }

    private void make(Landscape land, String ciClass, int count, String name) {
        var made = new ArrayList<Long>();
        for (var i = 0; i < count; i++) {
            var personal = Set.of("client", "phone").contains(ciClass);
            made.add(land.item(
                    ciClass,
                    name
                            + (ciClass.equals("network-device") || ciClass.equals("server") ? "-" : " ")
                            + String.format(Locale.ROOT, "%05d", i),
                    i % 20 == 0 ? "hr" : "it",
                    personal ? "req" + i % 12_000 : null,
                    ciClass.equals("service") ? Integer.valueOf(1 + i % 4) : null));
        }
        byClass.put(ciClass, made);
    }

    /** The few first of a class are taken far more often than the last: degrees fall off as a power. */
    private long popular(String ciClass) {
        var all = byClass.get(ciClass);
        return all.get((int) (all.size() * Math.pow(random.nextDouble(), 3)));
    }

    private long any(String ciClass) {
        var all = byClass.get(ciClass);
        return all.get(random.nextInt(all.size()));
    }

    private void relate(Landscape land) {
        var known = new HashSet<String>();
        var switches = byClass.get("network-device");
        var core = switches.subList(0, 10);
        var access = switches.subList(10, switches.size());
        byClass.get("rack").forEach(rack -> relate(land, known, "located-in", rack, any("location"), null));
        access.forEach(one -> {
            relate(land, known, "connected-to", one, core.get(random.nextInt(5)), "uplinks");
            relate(land, known, "connected-to", one, core.get(5 + random.nextInt(5)), "uplinks");
            relate(land, known, "located-in", one, any("rack"), null);
        });
        byClass.get("server").forEach(server -> {
            relate(land, known, "connected-to", server, access.get(random.nextInt(access.size())), "lan");
            relate(land, known, "connected-to", server, access.get(random.nextInt(access.size())), "lan");
            relate(land, known, "located-in", server, any("rack"), null);
        });
        byClass.get("virtual-machine").forEach(vm -> relate(land, known, "runs-on", vm, any("server"), null));
        byClass.get("database").forEach(db -> {
            relate(land, known, "depends-on", db, any("virtual-machine"), "nodes");
            relate(land, known, "depends-on", db, any("virtual-machine"), "nodes");
        });
        byClass.get("application").forEach(application -> {
            for (var i = 0; i <= random.nextInt(3); i++) {
                relate(land, known, "depends-on", application, any("virtual-machine"), "nodes");
            }
            relate(land, known, "depends-on", application, popular("database"), null);
            for (var i = 0; i < random.nextInt(3); i++) {
                relate(land, known, "depends-on", application, popular("application"), null);
            }
        });
        byClass.get("service").forEach(service -> {
            for (var i = 0; i <= 2 + random.nextInt(6); i++) {
                relate(land, known, "depends-on", service, popular("application"), null);
            }
        });
        for (var ciClass : List.of("client", "phone", "printer")) {
            byClass.get(ciClass).forEach(device -> {
                relate(land, known, "connected-to", device, access.get(random.nextInt(access.size())), null);
                relate(land, known, "located-in", device, any("location"), null);
            });
        }
        byClass.get("software-installation")
                .forEach(software -> relate(land, known, "installed-on", software, any("client"), null));
        while (land.relations() < RELATIONS) {
            relate(land, known, "depends-on", any("client"), popular("service"), "services");
        }
    }

    private void relate(Landscape land, Set<String> known, String kind, long from, long to, @Nullable String set) {
        if (from != to && land.relations() < RELATIONS && known.add(kind + " " + from + " " + to)) {
            land.relate(kind, from, to, set, set == null ? null : Integer.valueOf(1));
        }
    }

    /** @return those under everything, but the one of another unit */
    List<Long> coreSwitches() {
        return byClass.get("network-device").subList(1, 10);
    }

    /** @return some that agents of the unit it see; what is hidden from them is met behind all the same */
    List<Long> sample(String ciClass, int count) {
        var from = byClass.get(ciClass);
        var shuffled = new ArrayList<Long>();
        for (var i = 0; i < from.size(); i++) {
            if (i % 20 != 0) {
                shuffled.add(from.get(i));
            }
        }
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(count, shuffled.size()));
    }
}
