package org.praxisitsm.asset.lifecycle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.AssetAccess;
import org.praxisitsm.asset.Classes;
import org.praxisitsm.asset.lifecycle.LicencePosition.Installation;
import org.praxisitsm.asset.lifecycle.LicencePosition.Metric;
import org.praxisitsm.identity.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The licence position: what is installed against what was bought, for every product that there is or was a licence of. */
@Service
@Transactional(readOnly = true)
public class Licences {

    private static final int MOST_LICENCES = 5_000;
    private static final int MOST_INSTALLATIONS = 200_000;

    private record Bought(String product, Metric metric, long quantity) {}

    private final JdbcClient jdbc;
    private final AssetAccess access;
    private final Classes classes;

    Licences(JdbcClient jdbc, AssetAccess access, Classes classes) {
        this.jdbc = jdbc;
        this.access = access;
        this.classes = classes;
    }

    /** @return by product, those that are short first; of what the viewer may see */
    public List<LicencePosition> positions(Viewer viewer) {
        var bought = bought(viewer);
        var installed = installed(bought, viewer);
        var positions = new ArrayList<LicencePosition>();
        bought.forEach((key, licences) -> {
            var metric = licences.get(0).metric();
            var sum = licences.stream().mapToLong(Bought::quantity).sum();
            positions.add(new LicencePosition(
                    licences.get(0).product(),
                    metric,
                    sum,
                    LicencePosition.used(metric, installed.getOrDefault(key.split("\n")[0], List.of()))));
        });
        positions.sort(Comparator.comparing(LicencePosition::standing).thenComparing(LicencePosition::product));
        return positions;
    }

    private Map<String, List<Bought>> bought(Viewer viewer) {
        var may = access.predicate(viewer, "c");
        var bought = new LinkedHashMap<String, List<Bought>>();
        jdbc.sql(
                        """
                        select p.value_key, p.value_text, m.value_text, q.value_number, c.ended
                        from ci c
                        join ci_attribute p on p.ci_id = c.id and p.attribute = 'product'
                        left join ci_attribute m on m.ci_id = c.id and m.attribute = 'metric'
                        left join ci_attribute q on q.ci_id = c.id and q.attribute = 'quantity'
                        where c.class_key in (:classes) and c.merged_into is null and """
                                + " " + may.sql() + " order by c.id limit " + MOST_LICENCES)
                .param("classes", classes.withBelow("licence"))
                .params(may.parameters())
                .query(row -> {
                    var metric = Metric.of(row.getString(3));
                    var quantity = row.getBigDecimal(4);
                    // An expired licence covers nothing, but its product stays on the list.
                    var counts = quantity == null || row.getBoolean(5) ? 0L : Math.max(0, quantity.longValue());
                    bought.computeIfAbsent(row.getString(1) + "\n" + metric, any -> new ArrayList<>())
                            .add(new Bought(Objects.requireNonNullElse(row.getString(2), ""), metric, counts));
                });
        return bought;
    }

    private Map<String, List<Installation>> installed(Map<String, List<Bought>> bought, Viewer viewer) {
        var products = bought.keySet().stream()
                .map(key -> key.split("\n")[0])
                .distinct()
                .toList();
        var installed = new LinkedHashMap<String, List<Installation>>();
        if (products.isEmpty()) {
            return installed;
        }
        var may = access.predicate(viewer, "c");
        jdbc.sql(
                        """
                        select p.value_key, c.id, d.id, d.user_account, d.location_id, k.value_number
                        from ci_attribute p
                        join ci c on c.id = p.ci_id
                        left join ci_relation r on r.from_id = c.id and r.kind = 'installed-on'
                        left join ci d on d.id = r.to_id
                        left join ci_attribute k on k.ci_id = d.id and k.attribute = 'cpu-cores'
                        where p.attribute = 'product' and p.value_key in (:products) and c.class_key in (:classes)
                            and c.ended = false and (d.id is null or d.ended = false) and """
                                + " " + may.sql() + " limit " + MOST_INSTALLATIONS)
                .param("products", products)
                .param("classes", classes.withBelow("software-installation"))
                .params(may.parameters())
                .query(row -> {
                    var device = row.getObject(3, Long.class);
                    installed
                            .computeIfAbsent(row.getString(1), any -> new ArrayList<>())
                            .add(new Installation(
                                    device == null ? "installation " + row.getLong(2) : device.toString(),
                                    row.getString(4),
                                    cores(row.getBigDecimal(6)),
                                    row.getObject(5, Long.class) == null ? null : row.getString(5)));
                });
        return installed;
    }

    private static @Nullable Integer cores(java.math.@Nullable BigDecimal cores) {
        return cores == null ? null : Integer.valueOf(cores.intValue());
    }
}
