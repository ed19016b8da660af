package org.praxisitsm.sla;

import java.util.Map;

/** Tells the process of a ticket that a threshold was passed; fulfilled by {@code workflow}. */
public interface DiagramMessages {

    /** Every step that waits for the message receives it, in the transaction of the caller, who holds the ticket's row. */
    void tell(String number, String message, Map<String, Object> variables);
}
