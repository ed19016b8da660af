package org.praxisitsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.praxisitsm.audit.AuditTrail;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.Category;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.NewFile;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketFilter;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.ticket.TicketRow;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.workflow.ProcessViews;
import org.praxisitsm.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** The main job through our services, on whatever database the build names: one transaction, engine and record alike. */
@SpringBootTest
@Tag("database")
class IncidentLifeTests {

    @Autowired
    TicketIntake intake;

    @Autowired
    TicketDesk desk;

    @Autowired
    TicketQueries queries;

    @Autowired
    Tasks tasks;

    @Autowired
    ProcessViews processes;

    @Autowired
    AuditTrail trail;

    @Autowired
    Viewers viewers;

    @Test
    void reportIsClassifiedRoutedAndAssigned() {
        var ticket = report();
        assertThat(ticket.number()).matches("INC\\d{7}");
        assertThat(ticket.category()).isEqualTo(Category.NEW);
        var worked = complete(ticket, "accept", Map.of());
        assertThat(worked.category()).isEqualTo(Category.IN_PROGRESS);
        assertThat(worked.priority()).isBetween(1, 5);
        assertThat(worked.group()).isEqualTo("network");
        assertThat(worked.steps()).isNotEmpty();
        assertThat(trail.decisionsOf(ticket.number(), viewers.of("agent")))
                .extracting(made -> made.decision().key())
                .contains("incident-priority", "incident-routing");
    }

    @Test
    void resolvedAndConfirmedTicketIsClosedAndItsTrailVerifies() {
        var ticket = report();
        complete(ticket, "accept", Map.of());
        complete(ticket, "resolve", Map.of());
        var code = Map.of("resolutionCode", "fixed", "cause", "configuration", "resolution", "Restarted the gateway.");
        var resolved = complete(ticket, "resolve", code);
        assertThat(resolved.category()).isEqualTo(Category.RESOLVED);
        assertThat(resolved.resolvedAt()).isNotNull();
        var closed = complete(ticket, "confirm", Map.of());
        assertThat(closed.category()).isEqualTo(Category.CLOSED);
        assertThat(closed.closedAt()).isNotNull();
        assertThat(openTasks(ticket)).isEmpty();
        var acts = trail.ofTicket(ticket.number(), true, 200, null, viewers.of("agent"))
                .items();
        assertThat(acts).extracting(AuditTrail.Entry::act).contains("ticket.opened", "task.completed", "state.moved");
        assertThat(trail.verify(viewers.of("auditor")).verified()).isTrue();
        var drawn = processes.of(ticket.number(), viewers.of("agent"));
        assertThat(drawn.done()).contains("Task_ClassifyIncident", "Task_ConfirmSolution");
        assertThat(drawn.flows()).isNotEmpty();
    }

    @Test
    void filesAreKeptWithTheReportTheyCameWithOrNothingIs(@TempDir Path folder) throws Exception {
        var good = Files.writeString(folder.resolve("a"), "ping: no route to host");
        var order = new OpenTicket(
                "incident",
                "VPN drops",
                null,
                null,
                null,
                "PORTAL",
                Map.of("impact", "one", "urgency", "low", "category", "network"));
        var by = viewers.of("requester");
        var opened = intake.open(order, List.of(new NewFile("log.txt", good)), by);
        assertThat(desk.attachments(opened.number(), by))
                .extracting(TicketDesk.Attachment::name, TicketDesk.Attachment::internal)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("log.txt", false));

        var program = Files.write(folder.resolve("b"), new byte[] {'M', 'Z', 0, 0});
        var before = queries.tickets(TicketFilter.any(), null, 1, null, by).items();
        var files = List.of(new NewFile("log.txt", good), new NewFile("setup.exe", program));
        assertThatThrownBy(() -> intake.open(order, files, by))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("setup.exe");
        assertThat(queries.tickets(TicketFilter.any(), null, 1, null, by).items())
                .extracting(TicketRow::number)
                .containsExactlyElementsOf(
                        before.stream().map(TicketRow::number).toList());

        desk.reply(opened.number(), "Here is more.", List.of(new NewFile("more.txt", good)), by);
        assertThat(desk.comments(opened.number(), by)).last().satisfies(comment -> assertThat(comment.attachments())
                .extracting(TicketDesk.Attachment::name)
                .containsExactly("more.txt"));
    }

    @Test
    void refusedCompletionLeavesNothingBehind() {
        var ticket = report();
        complete(ticket, "accept", Map.of());
        complete(ticket, "resolve", Map.of());
        var before = trail.ofTicket(ticket.number(), true, 500, null, viewers.of("agent"))
                .items()
                .size();
        assertThatThrownBy(() -> complete(ticket, "resolve", Map.of("resolutionCode", "nonsense")))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
                    assertThat(refusal.errors())
                            .extracting(Refusal.FieldError::field)
                            .contains("values.resolutionCode");
                });
        assertThat(trail.ofTicket(ticket.number(), true, 500, null, viewers.of("agent"))
                        .items())
                .hasSize(before);
        assertThat(openTasks(ticket)).hasSize(1);
    }

    @Test
    void staleChangeIsRefusedWithWhoChangedWhat() {
        var ticket = report();
        var agent = viewers.of("agent");
        var read = desk.get(ticket.number(), agent).version();
        desk.change(ticket.number(), Map.of("subject", "VPN drops every minute"), read, agent);
        assertThatThrownBy(() -> desk.change(ticket.number(), Map.of("subject", "Another"), read, agent))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("agent")
                .hasMessageContaining("subject");
    }

    @Test
    void anotherUnitDoesNotKnowOfTheTicket() {
        var ticket = report();
        assertThatThrownBy(() -> desk.get(ticket.number(), viewers.of("hr")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
    }

    @Test
    void internalNoteStaysFromTheRequester() {
        var ticket = report();
        desk.comment(ticket.number(), "Same pattern as last week.", true, List.of(), viewers.of("agent"));
        desk.comment(ticket.number(), "We are on it.", false, List.of(), viewers.of("agent"));
        assertThat(desk.comments(ticket.number(), viewers.of("requester")))
                .extracting(TicketDesk.Comment::text)
                .containsExactly("We are on it.");
    }

    @Test
    void attachmentComesBackAsItWasSent() {
        var ticket = report();
        var bytes = "line\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        var stored = desk.attach(
                ticket.number(), "../log.txt", new ByteArrayInputStream(bytes), false, viewers.of("requester"));
        assertThat(stored.name()).isEqualTo("log.txt");
        assertThat(stored.mediaType()).isEqualTo("text/plain");
        var back = new ByteArrayOutputStream();
        desk.read(ticket.number(), stored.id(), back, viewers.of("agent"));
        assertThat(back.toByteArray()).isEqualTo(bytes);
    }

    @Test
    void listIsReadPageByPageWithoutGapOrRepeat() {
        for (var i = 0; i < 7; i++) {
            report();
        }
        var admin = viewers.of("admin");
        var seen = new HashSet<String>();
        String cursor = null;
        do {
            var page = queries.tickets(TicketFilter.any(), "priority,-updatedAt", 3, cursor, admin);
            page.items()
                    .forEach(row ->
                            assertThat(seen.add(row.number())).as(row.number()).isTrue());
            cursor = page.next();
        } while (cursor != null);
        assertThat(seen).hasSize(queries.countTickets(TicketFilter.any(), 100_000, admin));
    }

    @Test
    void numbersAreUniqueWhenManyReportAtOnce() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try {
            var reports = java.util.stream.IntStream.range(0, 40)
                    .<Future<TicketView>>mapToObj(i -> pool.submit(this::report))
                    .toList();
            var numbers = new HashSet<String>();
            for (var report : reports) {
                numbers.add(report.get().number());
            }
            assertThat(numbers).hasSize(40);
        } finally {
            pool.shutdown();
        }
    }

    private TicketView report() {
        var fields = Map.of("category", "network", "impact", "team", "urgency", "high", "service", "vpn");
        return intake.open(
                new OpenTicket(
                        "incident", "VPN drops every ten minutes", "Since the update.", null, null, "PORTAL", fields),
                viewers.of("requester"));
    }

    private List<TaskRow> openTasks(TicketView ticket) {
        return queries.tasksOf(ticket.number(), viewers.of("admin"));
    }

    private TicketView complete(TicketView ticket, String outcome, Map<String, ?> values) {
        Viewer admin = viewers.of("admin");
        return tasks.complete(openTasks(ticket).get(0).id(), outcome, values, null, admin);
    }
}
