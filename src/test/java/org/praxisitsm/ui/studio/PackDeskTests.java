package org.praxisitsm.ui.studio;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.api.Test;

class PackDeskTests {

    @Test
    void aServerThatStopsTakesNoWorkAndSaysNothing() {
        @SuppressWarnings("NullAway")
        var desk = new PackDesk(null, null, null, null, null, null, null, List.of());
        desk.destroy();
        assertThatCode(() -> desk.later(() -> {})).doesNotThrowAnyException();
    }
}
