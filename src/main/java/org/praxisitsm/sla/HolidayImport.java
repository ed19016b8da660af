package org.praxisitsm.sla;

import java.util.List;
import org.praxisitsm.sla.HolidayFile.Refused;

/**
 * What an import did, or would do.
 *
 * @param version version of the calendar after it; the one before where nothing changed
 * @param added days closed from now on
 * @param removed days that an event of the file was imported for earlier and no longer names
 * @param unchanged days of the file that were closed already
 * @param refused what of the file closes no day, with the reason
 */
public record HolidayImport(
        int version, List<Holiday> added, List<Holiday> removed, int unchanged, List<Refused> refused) {

    public HolidayImport {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        refused = List.copyOf(refused);
    }

    public boolean changesSomething() {
        return !added.isEmpty() || !removed.isEmpty();
    }
}
