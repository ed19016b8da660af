package org.praxisitsm.asset.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Micros;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What an item is made of, as last reported. */
@Service
public class Parts {

    private static final int MOST = 2_000;

    /**
     * Parts of one kind.
     *
     * @param key e.g. {@code disks}
     * @param count how many were reported
     * @param columns what is known of a part, in the order shown
     */
    public record Group(
            String key,
            int count,
            List<String> columns,
            List<Map<String, String>> rows,
            String source,
            Instant seenAt) {}

    private final JdbcClient jdbc;
    private final Assets assets;
    private final PartStore store;

    Parts(JdbcClient jdbc, Assets assets, PartStore store) {
        this.jdbc = jdbc;
        this.assets = assets;
        this.store = store;
    }

    /** @return the kinds of parts that there are, as histories name them */
    public static Set<String> kinds() {
        return Stream.concat(Arrays.stream(Section.values()).map(Section::key), Stream.of(Bills.SECTION))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @return how many kinds of parts are known of the item */
    public int count(long ci) {
        return jdbc.sql("select count(*) from ci_section where ci_id = :ci and items > 0")
                .param("ci", ci)
                .query(Integer.class)
                .single();
    }

    /** @throws org.praxisitsm.shared.Refusal not found where the viewer may not see the item */
    public List<Group> of(String number, Viewer viewer) {
        long ci = assets.get(number, viewer).id();
        var groups = new ArrayList<Group>();
        jdbc.sql(
                        "select section, items, source, seen_at from ci_section where ci_id = :ci and items > 0 order by section")
                .param("ci", ci)
                .query((row, i) -> {
                    var key = row.getString(1);
                    var rows = key.equals(Bills.SECTION) ? components(ci) : store.parts(ci, key);
                    groups.add(new Group(
                            key,
                            row.getInt(2),
                            columns(key),
                            rows.size() > MOST ? rows.subList(0, MOST) : rows,
                            row.getString(3),
                            Objects.requireNonNull(Micros.instant(row.getLong(4)))));
                    return i;
                })
                .list();
        return groups;
    }

    private static List<String> columns(String key) {
        var section = Section.keyed(key);
        return section == null ? List.of("name", "version", "type", "licence", "purl") : section.columns();
    }

    private List<Map<String, String>> components(long ci) {
        return jdbc.sql(
                        "select s.name, s.version, s.kind, s.licence, s.purl from ci_software i join software s"
                                + " on s.id = i.software_id where i.ci_id = :ci and i.origin = :origin order by s.name_key, s.version")
                .param("ci", ci)
                .param("origin", Bills.BUILT_IN)
                .query((row, i) -> {
                    Map<String, String> part = new LinkedHashMap<>();
                    var names = columns(Bills.SECTION);
                    for (int at = 0; at < names.size(); at++) {
                        part.put(names.get(at), row.getString(at + 1));
                    }
                    return part;
                })
                .list();
    }
}
