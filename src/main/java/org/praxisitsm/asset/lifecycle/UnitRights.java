package org.praxisitsm.asset.lifecycle;

import java.util.Set;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;

/** Who reads what belongs to a unit and is no asset itself: orders, minimum stock, stock-takes. */
final class UnitRights {

    private static final Role[] READERS = {
        Role.AGENT, Role.MANAGER, Role.PROCESS_OWNER, Role.AUDITOR, Role.ADMINISTRATOR
    };

    private UnitRights() {}

    /** @return units, {@link Viewer#EVERY_UNIT} for all; empty for who only has assets of their own */
    static Set<String> readable(Viewer viewer) {
        return viewer.isSystem() ? Set.of(Viewer.EVERY_UNIT) : viewer.unitsOf(READERS);
    }

    static boolean mayRead(Viewer viewer, String unit) {
        var units = readable(viewer);
        return units.contains(Viewer.EVERY_UNIT) || units.contains(unit);
    }
}
