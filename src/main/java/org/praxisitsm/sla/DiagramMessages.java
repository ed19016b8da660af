package org.praxisitsm.sla;

import java.util.List;
import java.util.Map;

/** Tells the process of a ticket that a threshold was passed; fulfilled by {@code workflow}. */
public interface DiagramMessages {

    /** @param number of the ticket */
    record Message(String number, String name, Map<String, Object> variables) {}

    /** Every step that waits for one of them receives it, in the transaction of the caller, who holds the tickets' rows. */
    void tell(List<Message> messages);
}
