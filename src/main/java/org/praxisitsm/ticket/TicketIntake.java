package org.praxisitsm.ticket;

import org.praxisitsm.identity.Viewer;
import org.springframework.stereotype.Service;

/** Opens tickets: validates the report, gives it a number, and lets the process start in the same transaction. */
@Service
public class TicketIntake {

    /**
     * @throws org.praxisitsm.shared.Refusal invalid, naming every bad member ({@code practice}, {@code subject},
     *     {@code requester}, {@code fields.<key>}); forbidden where the viewer may not report for somebody else
     */
    public TicketView open(OpenTicket order, Viewer by) {
        throw new UnsupportedOperationException("ticket");
    }
}
