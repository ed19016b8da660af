package org.praxisitsm.asset.inventory;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.praxisitsm.asset.AssetRows;
import org.praxisitsm.asset.CiRecord;
import org.praxisitsm.asset.inventory.Identifier.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the items that a reported device could be, and what can be said of each. */
@Component
class Candidates {

    private static final int MOST = 50;
    private static final int MOST_BORNE = 1_000;
    private static final int GATES = 8_192;

    private final JdbcClient jdbc;
    private final AssetRows rows;
    private final Clock clock;

    Candidates(JdbcClient jdbc, AssetRows rows, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
    }

    /** An item that shares an identifier, with all of its own. */
    record Candidate(CiRecord ci, Map<Kind, Set<String>> identifiers) {

        Set<String> keys(Kind kind) {
            return identifiers.getOrDefault(kind, Set.of());
        }
    }

    /** @return where those meet who report something with one of the same identifiers */
    static Set<Integer> gates(String unit, Inventory inventory) {
        var gates = new TreeSet<Integer>();
        for (var identifier : inventory.identifiers()) {
            if (identifier.trusted() && identifier.kind() != Kind.MAC && gates.size() < 8) {
                gates.add(Math.floorMod((unit + identifier.kind() + identifier.key()).hashCode(), GATES));
            }
        }
        inventory.identifiers().stream()
                .filter(identifier -> identifier.trusted() && identifier.kind() == Kind.MAC)
                .map(identifier -> Math.floorMod((unit + identifier.key()).hashCode(), GATES))
                .limit(4)
                .forEach(gates::add);
        return gates;
    }

    /** Waits for others at the gates until the end of the transaction; all at once, in the order that everybody keeps. */
    void enter(Collection<Integer> gates) {
        jdbc.sql("select gate from inventory_gate where gate in (:gates) order by gate for update")
                .param("gates", new TreeSet<>(gates))
                .query(Integer.class)
                .list();
    }

    /** @return which of the values are borne by some item as an identifier of whatever kind; all of them where many bear one */
    Set<String> borne(Set<String> keys) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        var borne = jdbc.sql("select i.value_key from ci_identifier i where i.value_key in (:keys) limit " + MOST_BORNE)
                .param("keys", filled(keys))
                .query(String.class)
                .list();
        return borne.size() == MOST_BORNE ? keys : Set.copyOf(borne);
    }

    /** Up to a power of two by the last one, so that the database meets a few statements and not a new one for each length. */
    private static List<String> filled(Collection<String> keys) {
        var filled = new ArrayList<>(keys);
        while (Integer.bitCount(filled.size()) > 1) {
            filled.add(filled.get(filled.size() - 1));
        }
        return filled;
    }

    /** @return items of any unit that are not merged away */
    List<Candidate> of(Inventory inventory) {
        var byKind = new EnumMap<Kind, List<String>>(Kind.class);
        inventory.identifiers().stream().filter(Identifier::trusted).forEach(identifier -> byKind.computeIfAbsent(
                        identifier.kind(), any -> new ArrayList<>())
                .add(identifier.key()));
        var parts = new ArrayList<String>();
        var found = new LinkedHashSet<Long>();
        byKind.keySet()
                .forEach(kind -> parts.add("(select " + kind.ordinal() + " as kind, i.ci_id as ci_id"
                        + " from ci_identifier i where i.value_key in (:" + kind.name() + ") and i.kind = '"
                        + kind.name()
                        + "' order by i.value_key, i.ci_id limit " + MOST + ")"));
        if (!parts.isEmpty()) {
            var asked = jdbc.sql(String.join(" union all ", parts) + " order by kind");
            for (var kind : byKind.entrySet()) {
                asked = asked.param(kind.getKey().name(), kind.getValue());
            }
            asked.query((row, i) -> row.getLong(2)).list().stream()
                    .distinct()
                    .limit(MOST)
                    .forEach(found::add);
        }
        return found.isEmpty() ? List.of() : read(found);
    }

    private List<Candidate> read(Collection<Long> ids) {
        var identifiers = new LinkedHashMap<Long, Map<Kind, Set<String>>>();
        jdbc.sql("select ci_id, kind, value_key from ci_identifier where ci_id in (:ids)")
                .param("ids", ids)
                .query((row, i) -> {
                    for (var kind : Kind.values()) {
                        if (kind.name().equals(row.getString(2))) {
                            identifiers
                                    .computeIfAbsent(row.getLong(1), any -> new EnumMap<>(Kind.class))
                                    .computeIfAbsent(kind, any -> new LinkedHashSet<>())
                                    .add(row.getString(3));
                        }
                    }
                    return i;
                })
                .list();
        return rows.find(ids).stream()
                .filter(ci -> ci.mergedInto() == null)
                .map(ci -> new Candidate(ci, identifiers.getOrDefault(ci.id(), Map.of())))
                .toList();
    }

    /** What the rules are told of the report. */
    Map<String, Object> facts(Inventory inventory, int candidates) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("class", inventory.classKey());
        facts.put("source", inventory.source());
        facts.put("name", inventory.name());
        facts.put("partial", inventory.partial());
        facts.put("candidates", candidates);
        inventory.first(Kind.SERIAL).ifPresent(value -> facts.put("serial", value));
        inventory.first(Kind.UUID).ifPresent(value -> facts.put("uuid", value));
        inventory.first(Kind.ASSET_TAG).ifPresent(value -> facts.put("assetTag", value));
        inventory.first(Kind.AGENT).ifPresent(value -> facts.put("agent", value));
        for (var name : List.of("manufacturer", "model")) {
            if (inventory.attributes().containsKey(name)) {
                facts.put(name, inventory.attributes().get(name));
            }
        }
        return facts;
    }

    /** What the rules are told of a candidate: which identifiers are the same, other, or unknown to one of both. */
    Map<String, Object> facts(Candidate candidate, Inventory inventory, String model) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("ci", candidate.ci().id());
        facts.put("serial", compared(Kind.SERIAL, candidate, inventory));
        facts.put("uuid", compared(Kind.UUID, candidate, inventory));
        facts.put("imei", compared(Kind.IMEI, candidate, inventory));
        facts.put("assetTag", compared(Kind.ASSET_TAG, candidate, inventory));
        facts.put("mac", compared(Kind.MAC, candidate, inventory));
        facts.put("agent", compared(Kind.AGENT, candidate, inventory));
        facts.put("hostname", compared(Kind.HOSTNAME, candidate, inventory));
        facts.put("class", candidate.ci().ciClass().equals(inventory.classKey()) ? "same" : "other");
        facts.put("model", compared(model, inventory.attributes().getOrDefault("model", "")));
        facts.put("ended", candidate.ci().ended());
        var seen = candidate.ci().lastSeenAt();
        if (seen != null) {
            facts.put(
                    "unseenDays",
                    Math.max(0, Duration.between(seen, clock.instant()).toDays()));
        }
        return facts;
    }

    private static String compared(String one, String other) {
        return one.isBlank() || other.isBlank() ? "unknown" : one.equalsIgnoreCase(other) ? "same" : "other";
    }

    private static String compared(Kind kind, Candidate candidate, Inventory inventory) {
        var ours = new HashSet<String>();
        inventory.identifiers().stream()
                .filter(identifier -> identifier.kind() == kind && identifier.isKept())
                .forEach(identifier -> ours.add(identifier.key()));
        var theirs = new HashSet<String>();
        candidate.keys(kind).forEach(key -> theirs.add(kind == Kind.HOSTNAME ? Identifier.shortName(key) : key));
        if (ours.isEmpty() || theirs.isEmpty()) {
            return "unknown";
        }
        return ours.stream().anyMatch(theirs::contains) ? "same" : "other";
    }
}
