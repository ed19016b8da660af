package org.praxisitsm.asset.lifecycle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.praxisitsm.asset.AssetAccess;
import org.praxisitsm.audit.TrailSight;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Visibility.Predicate;
import org.springframework.stereotype.Component;

/**
 * Of orders, stock and stock-takes the trail tells the staff of their unit; of what is kept for groups, only these. An order's
 * total is that of all its lines, so that one line which is kept from somebody keeps the entries about all from them.
 */
@Component
class LifeSight implements TrailSight {

    private final AssetAccess access;

    LifeSight(AssetAccess access) {
        this.access = access;
    }

    @Override
    public Predicate about(Viewer viewer, String alias) {
        var units = UnitRights.readable(viewer);
        var every = units.contains(Viewer.EVERY_UNIT);
        var closed = access.closedTo(viewer);
        if (every && closed.isEmpty()) {
            return new Predicate("1 = 1", Map.of());
        }
        var parameters = new LinkedHashMap<String, Object>();
        if (!every) {
            parameters.put("l_units", units.isEmpty() ? Set.of("") : units);
        }
        if (!closed.isEmpty()) {
            parameters.put("l_closed", closed);
        }
        var id = alias + ".object_id";
        var ofUnit = every ? "" : " and l_x.unit in (:l_units)";
        var order = "exists (select 1 from asset_order l_x where l_x.number = " + id + ofUnit + ")"
                + (closed.isEmpty()
                        ? ""
                        : " and not exists (select 1 from asset_order l_o join asset_order_line l_l on l_l.order_id ="
                                + " l_o.id where l_o.number = " + id + " and l_l.class_key in (:l_closed))");
        var take = "exists (select 1 from stock_take l_x where l_x.number = " + id + ofUnit + ")";
        var stock =
                (every ? "1 = 1" : "substring(" + id + ", 1, locate('/', concat(" + id + ", '/')) - 1) in (:l_units)")
                        + (closed.isEmpty()
                                ? ""
                                : " and substring(" + id + ", locate('/', " + id + ") + 1) not in (:l_closed)");
        return new Predicate(
                of(alias, "order", order) + " and " + of(alias, "stock-take", take) + " and "
                        + of(alias, "stock", stock),
                parameters);
    }

    private static String of(String alias, String type, String condition) {
        return "(" + alias + ".object_type <> '" + type + "' or " + condition + ")";
    }
}
