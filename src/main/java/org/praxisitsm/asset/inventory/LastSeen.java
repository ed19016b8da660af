package org.praxisitsm.asset.inventory;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Rhythm;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * When items were seen last, written many at a time: what reports the same as yesterday costs no transaction of its own. A
 * node that dies loses the last seconds of it, which the next report tells again.
 */
@Component
class LastSeen extends Rhythm {

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Object lock = new Object();
    private Map<Long, Long> noted = new HashMap<>();

    LastSeen(JdbcTemplate jdbc, Clock clock) {
        super("last-seen", Duration.ofSeconds(2));
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void note(long ci) {
        synchronized (lock) {
            noted.put(ci, Objects.requireNonNull(Micros.of(clock.instant())));
        }
    }

    @Override
    protected void round() {
        flush();
    }

    @Override
    public void stop() {
        super.stop();
        flush();
    }

    void flush() {
        Map<Long, Long> due;
        synchronized (lock) {
            due = noted;
            noted = new HashMap<>();
        }
        if (!due.isEmpty()) {
            // In the order of ids, as everybody locks them.
            jdbc.batchUpdate(
                    "update ci set last_seen_at = ? where id = ? and (last_seen_at is null or last_seen_at < ?)",
                    new TreeMap<>(due)
                            .entrySet().stream()
                                    .map(one -> new Object[] {one.getValue(), one.getKey(), one.getValue()})
                                    .toList());
        }
    }
}
