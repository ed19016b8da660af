package org.praxisitsm.recurrence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that is opened by date, again and again.
 *
 * @param practice key of the practice
 * @param subject of each ticket
 * @param owner account in whose name it is opened, and who is assigned
 * @param answers to the practice's start form, by key, e.g. which service
 * @param everyMonths months from one to the next, 1 to 60
 * @param nextOn day (UTC) on which the next one is opened; that day is included
 * @param dueDays days from the opening to the due date; null: none but what the practice's agreements promise
 * @param paused whether nothing is opened for now
 * @param lastTicket number of the one that was opened last, or null
 * @param problem why the last try to open one failed, or null
 * @param version counts the changes by people
 */
public record Recurrence(
        long id,
        String practice,
        String subject,
        String owner,
        Map<String, Object> answers,
        int everyMonths,
        LocalDate nextOn,
        @Nullable Integer dueDays,
        boolean paused,
        @Nullable String lastTicket,
        @Nullable Instant lastOpenedAt,
        @Nullable String problem,
        int version) {

    /** @return the first day after today that follows from the rhythm: what was missed is not made up for one by one */
    LocalDate after(LocalDate today) {
        var months = everyMonths;
        // From the day that was planned, so that the 31st comes back after a short month.
        while (!nextOn.plusMonths(months).isAfter(today)) {
            months += everyMonths;
        }
        return nextOn.plusMonths(months);
    }
}
