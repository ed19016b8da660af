package org.praxisitsm.notification;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Ids;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells a reviewer which draft waits for them, and its author what they want otherwise, in the same transaction. */
@Component
class DraftNotices {

    private final InAppChannel bell;
    private final Practices practices;
    private final Clock clock;

    DraftNotices(InAppChannel bell, Practices practices, Clock clock) {
        this.bell = bell;
        this.practices = practices;
        this.clock = clock;
    }

    @EventListener
    void on(Act act) {
        if (act.act().equals("draft.review-asked") && act.after().get("reviewer") instanceof String reviewer) {
            tell(act, reviewer, "draft-review-asked", "", "/compare?to=draft-" + act.objectId());
        }
        if (!act.act().equals("draft.changes-wanted")
                || !(act.after().get("author") instanceof String author)
                || author.equals(act.actor())) {
            return;
        }
        tell(act, author, "draft-changes-wanted", String.valueOf(act.after().get("comment")), "/compare");
    }

    private void tell(Act act, String account, String topic, String text, String page) {
        var practice = String.valueOf(act.after().get("practice"));
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("practice", practice);
        // A practice that has published nothing has a key only.
        practices
                .current(practice)
                .ifPresent(current -> arguments.put(Wording.PACK, practice + ":" + current.version()));
        arguments.put("text", text);
        arguments.put("link", "studio/" + practice + page);
        bell.tell("draft-" + act.objectId() + "-" + Ids.next(), account, null, topic, arguments, clock.instant());
    }
}
