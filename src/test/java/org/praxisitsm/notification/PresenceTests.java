package org.praxisitsm.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.ShiftableClock;

class PresenceTests {

    private final ShiftableClock clock = new ShiftableClock();
    private final LiveUpdates live = new LiveUpdates(Duration.ofMillis(1));
    private final Presence presence = new Presence(live, clock);

    PresenceTests() {
        clock.stopAt(Instant.parse("2026-03-02T09:00:00Z"));
    }

    @AfterEach
    void close() {
        live.destroy();
    }

    @Test
    void twoScreensOfOnePersonAreOnePerson() {
        var first = presence.enter("INC1", "screen 1", viewer("anna"));
        presence.enter("INC1", "screen 2", viewer("anna"));
        presence.enter("INC1", "screen 3", viewer("ben"));
        first.remove();
        assertThat(presence.who("INC1")).extracting(Presence.Looking::account).containsExactly("anna", "ben");
        assertThat(presence.who("INC2")).isEmpty();
    }

    @Test
    void whoGivesNoSignOfLifeIsGone() {
        presence.enter("INC1", "screen 1", viewer("anna"));
        presence.enter("INC1", "screen 2", viewer("ben"));
        clock.stopAt(clock.instant().plusSeconds(80));
        presence.enter("INC1", "screen 2", viewer("ben"));
        clock.stopAt(clock.instant().plusSeconds(20));
        assertThat(presence.who("INC1")).extracting(Presence.Looking::account).containsExactly("ben");
    }

    private static Viewer viewer(String account) {
        return new Viewer(account, account, "it", Set.of(), Set.of());
    }
}
