package org.praxisitsm.rules.grid;

import java.util.Map;

/** The ticket that a grid decides about. */
public final class TicketFact extends GridFact {

    public TicketFact(Map<String, ?> values) {
        super(values);
    }
}
