package org.praxisitsm.sla;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A local date on which the service is closed from 00:00 to 24:00.
 *
 * @param source identifier of the imported event it came from, or null where a person entered it
 */
public record Holiday(LocalDate date, String name, @Nullable String source) {

    public Holiday(LocalDate date, String name) {
        this(date, name, null);
    }
}
