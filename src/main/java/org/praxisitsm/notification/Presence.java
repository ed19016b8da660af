package org.praxisitsm.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.praxisitsm.identity.Viewer;
import org.springframework.stereotype.Service;

/**
 * Who has a ticket open right now. Kept in the memory of the node: people who are served by another node are not seen. Whoever
 * does not renew within {@link #EXPIRY} counts as gone. Changes are told on {@code presence:<number>}.
 */
@Service
public class Presence {

    /** How long a screen counts as open after its last sign of life. */
    public static final Duration EXPIRY = Duration.ofSeconds(90);

    /** @param since when the person opened the ticket */
    public record Looking(String account, String name, Instant since) {}

    private record Screen(Looking who, Instant until) {}

    private final Map<String, Map<Object, Screen>> screens = new ConcurrentHashMap<>();
    private final LiveUpdates live;
    private final Clock clock;

    Presence(LiveUpdates live, Clock clock) {
        this.live = live;
        this.clock = clock;
    }

    /**
     * A screen shows the ticket, or still does.
     *
     * @param screen identity of the screen, e.g. its UI
     * @return to be removed when it closes
     */
    public Registration enter(String number, Object screen, Viewer viewer) {
        var now = clock.instant();
        var came = new AtomicBoolean();
        screens.compute(number, (key, known) -> {
            var open = known == null ? new ConcurrentHashMap<Object, Screen>() : known;
            var before = open.get(screen);
            came.set(before == null);
            var who = before == null ? new Looking(viewer.account(), viewer.name(), now) : before.who();
            open.put(screen, new Screen(who, now.plus(EXPIRY)));
            return open;
        });
        if (came.get()) {
            live.publish("presence:" + number);
        }
        return () -> leave(number, screen);
    }

    /** @return each person once, who came first first; gone ones left out. */
    public List<Looking> who(String number) {
        var now = clock.instant();
        var people = new LinkedHashMap<String, Looking>();
        screens.getOrDefault(number, Map.of()).values().stream()
                .filter(screen -> !screen.until().isBefore(now))
                .map(Screen::who)
                .sorted(Comparator.comparing(Looking::since).thenComparing(Looking::account))
                .forEach(who -> people.putIfAbsent(who.account(), who));
        return List.copyOf(people.values());
    }

    private void leave(String number, Object screen) {
        screens.computeIfPresent(number, (key, open) -> {
            open.remove(screen);
            return open.isEmpty() ? null : open;
        });
        live.publish("presence:" + number);
    }
}
