package org.praxisitsm.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ticket.TicketDesk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Every tale can be told with the packs as they are shipped, and each practice has one that is opened only. */
@SpringBootTest
@Tag("database")
class DemoTalesTests {

    @Autowired
    DemoTales tales;

    @Autowired
    TicketDesk desk;

    @Test
    void everyTaleIsToldToItsEnd() {
        var told = DemoTales.read();
        var numbers = tales.tell(told);
        assertThat(numbers).hasSameSizeAs(told).doesNotHaveDuplicates();
        IntStream.range(0, told.size()).forEach(i -> {
            var ticket = desk.get(numbers.get(i), Viewer.system("demo"));
            assertThat(ticket.practice()).isEqualTo(told.get(i).practice());
            assertThat(ticket.openedAt()).isBefore(ticket.updatedAt().plusSeconds(1));
            if (told.get(i).steps() == null) {
                assertThat(ticket.category().name()).isEqualTo("NEW");
            }
        });
    }
}
