package org.praxisitsm.asset.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.praxisitsm.asset.ChangeLog.Difference;
import org.praxisitsm.asset.NewRows;
import org.praxisitsm.shared.Micros;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the parts of items: compares what is reported with what is there, kind by kind, and writes what differs. */
@Component
class PartStore {

    static final String INSTALLED = "inventory";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_LINES = 400;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    PartStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    record Kept(String hash, int items, String source) {}

    /** @return what is kept of the item, by section */
    Map<String, Kept> kept(long ci) {
        var kept = new LinkedHashMap<String, Kept>();
        jdbc.sql("select section, hash, items, source from ci_section where ci_id = :ci")
                .param("ci", ci)
                .query((row, i) ->
                        kept.put(row.getString(1), new Kept(row.getString(2), row.getInt(3), row.getString(4))))
                .list();
        return kept;
    }

    /** The parts of an item that has none yet. */
    void create(long ci, Inventory inventory, Map<String, Long> software, Instant at, NewRows together) {
        var rows = new ArrayList<Object[]>();
        inventory
                .sections()
                .forEach((section, parts) -> rows.add(new Object[] {
                    ci,
                    section,
                    Inventory.hash(parts),
                    parts.size(),
                    content(section, parts),
                    inventory.source(),
                    Micros.of(at)
                }));
        together.add(
                "insert into ci_section (ci_id, section, hash, items, content, source, seen_at) values (?, ?, ?, ?, ?, ?, ?)",
                rows);
        install(ci, inventory.sections().getOrDefault(Section.SOFTWARE.key(), List.of()), software, Set.of(), together);
    }

    /** @return what differed, a line for each part that came, went or became another; at most a few hundred */
    List<Difference> update(long ci, Inventory inventory, Map<String, Long> software, Instant at) {
        var kept = kept(ci);
        var differences = new ArrayList<Difference>();
        inventory.sections().forEach((section, parts) -> {
            var before = kept.get(section);
            if (before == null || !before.hash().equals(Inventory.hash(parts))) {
                differences.addAll(replace(ci, section, before, parts, software, inventory.source(), at));
            }
        });
        if (!inventory.partial()) {
            kept.forEach((section, before) -> {
                if (before.items() > 0
                        && before.source().equals(inventory.source())
                        && !inventory.sections().containsKey(section)) {
                    differences.addAll(replace(ci, section, before, List.of(), software, inventory.source(), at));
                }
            });
        }
        return differences.size() <= MOST_LINES ? differences : shortened(differences);
    }

    private static List<Difference> shortened(List<Difference> differences) {
        var kept = new ArrayList<>(differences.subList(0, MOST_LINES - 1));
        kept.add(new Difference("parts", null, "and " + (differences.size() - MOST_LINES + 1) + " more"));
        return kept;
    }

    private List<Difference> replace(
            long ci,
            String section,
            @org.jspecify.annotations.Nullable Kept before,
            List<Map<String, String>> parts,
            Map<String, Long> software,
            String source,
            Instant at) {
        var old = before == null ? List.<Map<String, String>>of() : parts(ci, section);
        if (section.equals(Section.SOFTWARE.key())) {
            reinstall(ci, parts, software);
        }
        var values = new Object[] {
            Inventory.hash(parts), parts.size(), content(section, parts), source, Micros.of(at), ci, section
        };
        if (before == null) {
            batches.update(
                    "insert into ci_section (hash, items, content, source, seen_at, ci_id, section) values (?, ?, ?, ?, ?, ?, ?)",
                    values);
        } else {
            batches.update(
                    "update ci_section set hash = ?, items = ?, content = ?, source = ?, seen_at = ? where ci_id = ? and section = ?",
                    values);
        }
        return before == null
                ? List.of(new Difference(section, null, parts.size() + ""))
                : differences(section, old, parts);
    }

    /** @return the parts of the section as kept */
    List<Map<String, String>> parts(long ci, String section) {
        if (section.equals(Section.SOFTWARE.key())) {
            return jdbc.sql("select s.name, s.version, s.publisher, s.architecture, i.detail from ci_software i"
                            + " join software s on s.id = i.software_id where i.ci_id = :ci and i.origin = :origin"
                            + " order by s.name_key, s.version")
                    .param("ci", ci)
                    .param("origin", INSTALLED)
                    .query((row, i) -> {
                        var part = new LinkedHashMap<String, String>();
                        var names = List.of("name", "version", "publisher", "arch", "installed");
                        for (int at = 0; at < names.size(); at++) {
                            var value = row.getString(at + 1);
                            if (value != null && !value.isEmpty()) {
                                part.put(names.get(at), value);
                            }
                        }
                        return (Map<String, String>) part;
                    })
                    .list();
        }
        return jdbc.sql("select content from ci_section where ci_id = :ci and section = :section")
                .param("ci", ci)
                .param("section", section)
                .query(String.class)
                .optional()
                .map(PartStore::read)
                .orElse(List.of());
    }

    private static String content(String section, List<Map<String, String>> parts) {
        if (section.equals(Section.SOFTWARE.key())) {
            return "";
        }
        try {
            return JSON.writeValueAsString(parts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Map<String, String>> read(String content) {
        try {
            return content.isEmpty() ? List.of() : JSON.readValue(content, new TypeReference<>() {});
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException(damaged);
        }
    }

    private void reinstall(long ci, List<Map<String, String>> parts, Map<String, Long> software) {
        var there = new HashSet<>(jdbc.sql("select software_id from ci_software where ci_id = :ci and origin = :origin")
                .param("ci", ci)
                .param("origin", INSTALLED)
                .query(Long.class)
                .list());
        var wanted = new LinkedHashSet<Long>();
        parts.forEach(
                part -> wanted.add(software.get(SoftwareItem.installed(part).hash())));
        var gone = new ArrayList<Object[]>();
        there.forEach(id -> {
            if (!wanted.contains(id)) {
                gone.add(new Object[] {ci, INSTALLED, id});
            }
        });
        if (!gone.isEmpty()) {
            batches.batchUpdate("delete from ci_software where ci_id = ? and origin = ? and software_id = ?", gone);
        }
        var put = new NewRows(batches);
        install(ci, parts, software, there, put);
        put.write();
    }

    private static void install(
            long ci, List<Map<String, String>> parts, Map<String, Long> software, Set<Long> there, NewRows together) {
        var seen = new HashSet<>(there);
        var rows = new ArrayList<Object[]>();
        for (var part : parts) {
            var id = software.get(SoftwareItem.installed(part).hash());
            if (seen.add(id)) {
                var detail = part.get("installed");
                rows.add(new Object[] {
                    ci, INSTALLED, id, detail == null || detail.length() <= 64 ? detail : detail.substring(0, 64)
                });
            }
        }
        together.add("insert into ci_software (ci_id, origin, software_id, detail) values (?, ?, ?, ?)", rows);
    }

    /** Parts of one name that went and came are one line: what it was, what it is. */
    private static List<Difference> differences(
            String section, List<Map<String, String>> before, List<Map<String, String>> after) {
        var gone = new LinkedHashSet<>(before);
        gone.removeAll(Set.copyOf(after));
        var come = new LinkedHashSet<>(after);
        come.removeAll(Set.copyOf(before));
        var differences = new ArrayList<Difference>();
        for (var old : gone) {
            var same =
                    come.stream().filter(part -> name(part).equals(name(old))).findFirst();
            same.ifPresent(come::remove);
            differences.add(new Difference(
                    field(section, old), value(old), same.map(PartStore::value).orElse(null)));
        }
        come.forEach(part -> differences.add(new Difference(field(section, part), null, value(part))));
        return differences;
    }

    private static String field(String section, Map<String, String> part) {
        var field = section + "." + name(part);
        return field.length() > 96 ? field.substring(0, 96) : field;
    }

    private static String name(Map<String, String> part) {
        for (var key : List.of("name", "slot", "number", "index")) {
            if (part.containsKey(key)) {
                return part.get(key);
            }
        }
        return part.isEmpty() ? "" : part.values().iterator().next();
    }

    private static String value(Map<String, String> part) {
        var version = part.get("version");
        if (version != null) {
            return version;
        }
        var rest = new LinkedHashMap<>(part);
        rest.remove("name");
        return rest.isEmpty() ? name(part) : rest.toString().replaceAll("^\\{|\\}$", "");
    }
}
