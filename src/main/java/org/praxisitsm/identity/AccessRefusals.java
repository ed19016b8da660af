package org.praxisitsm.identity;

import java.util.Map;
import org.praxisitsm.shared.Act;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the audit trail that somebody signed in asked for what they may not have. */
@Component
public class AccessRefusals {

    private static final int LONGEST = 200;

    private final ApplicationEventPublisher events;

    AccessRefusals(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** @param what the page or call that was refused, e.g. {@code POST /api/v1/tickets}; cut to 200 characters */
    public void record(String account, String what) {
        var cut = what.length() > LONGEST ? what.substring(0, LONGEST) : what;
        events.publishEvent(Act.on(account, "access.refused", "account", account, Map.of("what", cut)));
    }
}
