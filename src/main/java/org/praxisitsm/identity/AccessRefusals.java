package org.praxisitsm.identity;

import java.util.Map;
import org.jspecify.annotations.Nullable;
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
        record(account, what, null);
    }

    /** @param ticket number of the ticket concerned, whose people alone then read of it where it is confidential */
    public void record(String account, String what, @Nullable String ticket) {
        var cut = what.length() > LONGEST ? what.substring(0, LONGEST) : what;
        var after = Map.of("what", cut);
        events.publishEvent(new Act(account, Act.REFUSED, "account", account, ticket, Map.of(), after, null, true));
    }
}
