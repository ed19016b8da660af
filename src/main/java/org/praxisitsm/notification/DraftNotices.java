package org.praxisitsm.notification;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Ids;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the author of a draft what its reviewer wants otherwise, in the same transaction. */
@Component
class DraftNotices {

    private final InAppChannel bell;
    private final Clock clock;

    DraftNotices(InAppChannel bell, Clock clock) {
        this.bell = bell;
        this.clock = clock;
    }

    @EventListener
    void on(Act act) {
        if (!act.act().equals("draft.changes-wanted")
                || !(act.after().get("author") instanceof String author)
                || author.equals(act.actor())) {
            return;
        }
        var practice = String.valueOf(act.after().get("practice"));
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("practice", practice);
        arguments.put("text", String.valueOf(act.after().get("comment")));
        arguments.put("link", "studio/" + practice + "/compare");
        bell.tell(
                "draft-" + act.objectId() + "-" + Ids.next(),
                author,
                null,
                "draft-changes-wanted",
                arguments,
                clock.instant());
    }
}
