package org.praxisitsm.sla;

import java.util.List;
import org.praxisitsm.shared.Refusal;

/**
 * Holidays from elsewhere: an iCalendar file (RFC 5545) or a JSON list as the date-holidays collection gives it.
 *
 * @param bytes as they came; nothing in them is ever fetched
 */
public record HolidayFile(Format format, byte[] bytes) {

    /** Largest file that is read. */
    public static final int MAX_BYTES = 2 * 1024 * 1024;

    /** How the file is written. */
    public enum Format {
        ICALENDAR,
        JSON
    }

    /**
     * Something in the file that closes no day.
     *
     * @param line where it begins in the file, from 1; in a list the number of the entry
     * @param what name of the event as far as it has one
     * @param reason a sentence for a person
     */
    public record Refused(int line, String what, String reason) {}

    /** @param closed days that the file closes; a source names the event, so that a moved one is found again */
    record Content(List<Holiday> closed, List<Refused> refused) {}

    /**
     * @param thisYear events without an end are followed from the year before it until ten years after it
     * @throws Refusal too large; invalid, with the line, where the file is broken
     */
    Content read(int thisYear) {
        if (bytes.length > MAX_BYTES) {
            throw Refusal.tooLarge("A file with holidays may have at most " + MAX_BYTES + " bytes.");
        }
        return format == Format.JSON ? new JsonHolidays().read(bytes) : new IcsHolidays(thisYear).read(bytes);
    }
}
