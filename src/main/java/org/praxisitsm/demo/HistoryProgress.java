package org.praxisitsm.demo;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.notification.LiveUpdates;
import org.springframework.stereotype.Component;

/** How far the history of the demo has been played, for those who wonder why lists are still empty. */
@Component
public class HistoryProgress {

    /** Topic of {@link LiveUpdates} that says that it went on. */
    public static final String TOPIC = "demo-history";

    /** @param played tickets, out of {@code planned} ones */
    public record Stand(int played, int planned) {}

    private final LiveUpdates live;
    private volatile @Nullable Stand stand;

    HistoryProgress(LiveUpdates live) {
        this.live = live;
    }

    /** @return how far it is; empty before it begins and once everything is there */
    public Optional<Stand> running() {
        return Optional.ofNullable(stand);
    }

    void at(int played, int planned) {
        stand = new Stand(played, planned);
        live.publish(TOPIC);
    }

    void over() {
        stand = null;
        live.publish(TOPIC);
    }
}
