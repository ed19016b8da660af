package org.praxisitsm.ui.desk;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.praxisitsm.identity.Viewer;

/** The zone a person lives in, UTC where it is not known. */
final class Zones {

    private Zones() {}

    static ZoneId of(TicketServices services, Viewer viewer) {
        return services.people()
                .person(viewer.account())
                .map(person -> zone(person.zone()))
                .orElse(ZoneOffset.UTC);
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
