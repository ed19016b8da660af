package org.praxisitsm.ui.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.ShiftableClock;
import org.praxisitsm.sla.Agreement.Kind;
import org.praxisitsm.sla.LevelFilter;
import org.praxisitsm.sla.LevelFilter.Dimension;
import org.praxisitsm.sla.ServiceLevelReport;
import org.praxisitsm.sla.ServiceLevelReport.Show;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketIntake;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** The list behind a figure as a file. */
@SpringBootTest
@Tag("database")
class LevelExportTests {

    @Autowired
    ServiceLevelReport report;

    @Autowired
    TicketIntake intake;

    @Autowired
    TicketDesk desk;

    @Autowired
    Viewers viewers;

    @Test
    void aSubjectThatIsAFormulaStaysText() throws Exception {
        var opened = Instant.parse("2019-03-04T10:00:00Z");
        var agent = viewers.of("agent");
        var ticket = ShiftableClock.at(
                opened,
                () -> intake.open(
                        new OpenTicket(
                                "incident",
                                "=HYPERLINK(\"http://evil\", \"Printer, jammed\")",
                                null,
                                "requester",
                                null,
                                "PORTAL",
                                Map.of("category", "network", "impact", "team", "urgency", "high")),
                        agent));
        ShiftableClock.at(opened.plus(Duration.ofDays(9)), () -> {
            desk.comment(ticket.number(), "We look at it.", false, java.util.List.of(), agent);
            return null;
        });
        var filter = new LevelFilter(
                opened, opened.plus(Duration.ofDays(30)), Kind.SLA, Map.of(Dimension.TARGET, "first-response"));
        var out = new ByteArrayOutputStream();

        new LevelExport(report).write(Show.BREACHED, filter, agent, out);

        var lines = out.toString(StandardCharsets.UTF_8).split("\r\n");
        assertThat(lines[0]).startsWith("number,subject,practice,kind,agreement,target,outcome,");
        assertThat(lines)
                .filteredOn(line -> line.startsWith(ticket.number()))
                .singleElement()
                .asString()
                .contains(",\"'=HYPERLINK(\"\"http://evil\"\", \"\"Printer, jammed\"\")\",incident,SLA,")
                .contains(",first-response,BREACHED,false,")
                .contains("2019-03-04T10:00:00Z");
    }
}
