package org.praxisitsm.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import org.praxisitsm.audit.TrailTail;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.NodeName;
import org.praxisitsm.shared.Rhythm;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Passes on to the screens of this node what happened on others, by following the trail and the notices once a second.
 * Transactions commit out of order: a short stretch is read again each time, and what was passed on already is left out.
 */
@Component
class OtherNodes extends Rhythm {

    private static final int PAGE = 1_000;
    private static final int STRETCH = 500;
    private static final Duration NOTICES = Duration.ofSeconds(10);

    private final TrailTail trail;
    private final JdbcClient jdbc;
    private final LiveUpdates live;
    private final Clock clock;
    private final Map<String, Boolean> passedOn = new LinkedHashMap<>();
    private long last = -1;

    OtherNodes(TrailTail trail, JdbcClient jdbc, LiveUpdates live, Clock clock) {
        super("other-nodes", Duration.ofSeconds(1));
        this.trail = trail;
        this.jdbc = jdbc;
        this.live = live;
        this.clock = clock;
    }

    @Override
    protected void round() {
        if (last < 0) {
            last = trail.last();
            return;
        }
        tickets();
        notices();
        forgetOldest();
    }

    private void tickets() {
        var steps = trail.ofOtherNodes(Math.max(0, last - STRETCH), PAGE);
        var touched = new LinkedHashSet<String>();
        for (var step : steps) {
            last = Math.max(last, step.sequence());
            if (passedOn.put("entry:" + step.sequence(), true) == null) {
                touched.add(step.ticket());
            }
        }
        touched.forEach(number -> live.publish("ticket:" + number));
        if (!touched.isEmpty()) {
            live.publish("tasks");
        }
    }

    private void notices() {
        var since = Objects.requireNonNull(Micros.of(clock.instant().minus(NOTICES)));
        jdbc.sql("select id, account from notification where at > :since and node <> :own")
                .param("since", since)
                .param("own", NodeName.own())
                .query((row, number) -> Map.entry(row.getLong(1), row.getString(2)))
                .list()
                .forEach(notice -> {
                    if (passedOn.put("notice:" + notice.getKey(), true) == null) {
                        live.publish("user:" + notice.getValue());
                    }
                });
    }

    private void forgetOldest() {
        var oldest = passedOn.keySet().iterator();
        for (var surplus = passedOn.size() - 10 * PAGE; surplus > 0; surplus--) {
            oldest.next();
            oldest.remove();
        }
    }
}
