package org.praxisitsm.ui.components;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SaidInstantsTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void everyInstantOfASentenceIsInTheReadersZoneAndWriting() {
        var said = "The timer 'Ask again' keeps its date, 2026-07-28 22:30 UTC. Before: 2026-01-02 09:05 UTC.";
        assertThat(SaidInstants.in(said, Locale.ENGLISH, BERLIN))
                .isEqualTo("The timer 'Ask again' keeps its date, 29 Jul 2026, 00:30. Before: 2 Jan 2026, 10:05.");
        assertThat(SaidInstants.in(said, Locale.GERMAN, BERLIN)).contains("29.07.2026, 00:30", "02.01.2026, 10:05");
    }

    @Test
    void whatIsNoInstantStaysAsItIs() {
        assertThat(SaidInstants.in("On 2026-13-40 25:61 UTC, and $1 on 2026-01-02.", Locale.ENGLISH, BERLIN))
                .isEqualTo("On 2026-13-40 25:61 UTC, and $1 on 2026-01-02.");
    }
}
