package org.praxisitsm.ui.shell;

import com.vaadin.flow.router.RouteConfiguration;
import java.util.List;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;

/** Where one can go on the desk, by role; a place without a screen yet is not offered. */
final class DeskPlaces {

    /** @param roles of whom it is for; empty for everybody on the desk */
    record Place(String path, String label, String icon, String keys, List<Role> roles) {}

    private static final List<Place> ALL = List.of(
            new Place("desk/work", "desk.work", "inbox", "g w", List.of()),
            new Place("desk/tickets", "desk.tickets", "ticket", "g t", List.of()),
            new Place("desk/changes", "desk.changes", "change", "g c", List.of()),
            new Place("desk/assets", "desk.assets", "asset", "g s", List.of()),
            new Place("knowledge", "desk.knowledge", "book", "g k", List.of()),
            new Place(
                    "studio",
                    "desk.studio",
                    "flow",
                    "g o",
                    List.of(Role.PROCESS_OWNER, Role.MANAGER, Role.ADMINISTRATOR, Role.AUDITOR)),
            new Place("audit", "desk.audit", "shield", "g a", List.of(Role.AUDITOR, Role.ADMINISTRATOR)),
            new Place(
                    "insight",
                    "desk.insight",
                    "chart",
                    "g i",
                    List.of(Role.AGENT, Role.MANAGER, Role.PROCESS_OWNER, Role.AUDITOR, Role.ADMINISTRATOR)),
            new Place("admin", "desk.admin", "gear", "g m", List.of(Role.ADMINISTRATOR, Role.PROCESS_OWNER)));

    private DeskPlaces() {}

    static List<Place> of(Viewer viewer) {
        return ALL.stream()
                .filter(place ->
                        place.roles().isEmpty() || place.roles().stream().anyMatch(viewer::has))
                .filter(place -> RouteConfiguration.forApplicationScope()
                        .getRoute(place.path())
                        .isPresent())
                .toList();
    }
}
