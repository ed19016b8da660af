package org.praxisitsm.ui.components;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewer;

/** In whose zone times are shown and read: the reader's own, UTC where none is known. */
public final class Zones {

    private Zones() {}

    public static ZoneId of(People people, Viewer viewer) {
        return people.person(viewer.account())
                .map(person -> zone(person.zone()))
                .orElse(ZoneOffset.UTC);
    }

    /** @return the name of the zone in lists of zones; an offset is in none of them */
    public static String named(ZoneId zone) {
        return ZoneId.getAvailableZoneIds().contains(zone.getId()) ? zone.getId() : "UTC";
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
