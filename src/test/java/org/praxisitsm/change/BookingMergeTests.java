package org.praxisitsm.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.NewCi;
import org.praxisitsm.asset.TicketAssets;
import org.praxisitsm.asset.inventory.Duplicates;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketIntake;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two items that changes are planned on become one, and two again. */
@SpringBootTest
@Tag("database")
class BookingMergeTests {

    @Autowired
    Duplicates duplicates;

    @Autowired
    Changes changes;

    @Autowired
    Bookings bookings;

    @Autowired
    BookingRows rows;

    @Autowired
    ChangeWindows windows;

    @Autowired
    TicketIntake intake;

    @Autowired
    TicketDesk desk;

    @Autowired
    Viewers viewers;

    @Autowired
    Assets assets;

    @Autowired
    TicketAssets ticketAssets;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private Viewer nils;
    private Instant day;
    private String kept;
    private String other;

    @BeforeEach
    void twoThatAreOne() {
        nils = viewers.of("network");
        day = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(9_000 + Ids.next() % 900, ChronoUnit.DAYS);
        kept = server();
        other = server();
    }

    @AfterEach
    void noWindowsForOthers() {
        windows.all(Viewer.system("test")).stream()
                .filter(window -> window.name().startsWith("Test "))
                .forEach(window -> windows.delete(window.id(), Viewer.system("test")));
    }

    private String server() {
        return assets.create(new NewCi("server", Map.of("name", "srv" + Ids.next(), "unit", "it"), Map.of()), nils)
                .number();
    }

    private long id(String number) {
        return jdbc.sql("select id from ci where number = :number")
                .param("number", number)
                .query(Long.class)
                .single();
    }

    private Instant at(int hour) {
        return day.plus(hour, ChronoUnit.HOURS);
    }

    private String change(int from, int to, String item) {
        var number = intake.open(
                        new OpenTicket(
                                "change-enablement",
                                "Firmware of " + Ids.next(),
                                "Test",
                                null,
                                null,
                                "DESK",
                                Map.of(
                                        "changeType",
                                        "normal",
                                        "group",
                                        "network",
                                        "plannedFrom",
                                        at(from).toString(),
                                        "plannedTo",
                                        at(to).toString())),
                        nils)
                .number();
        jdbc.sql("insert into ticket_ci (ticket_id, ci_id, role, added_by, added_at) values (:ticket, :ci, 'CHANGED',"
                        + " 'network', 0)")
                .param("ticket", ticket(number))
                .param("ci", id(item))
                .update();
        changes.check(number, nils);
        bookings.booked(ticket(number), null);
        return number;
    }

    private long ticket(String number) {
        return desk.get(number, Viewer.system("test")).id();
    }

    private List<ConflictKind> conflicts(String number) {
        return changes.get(number, nils).conflicts().stream()
                .map(ConflictView::kind)
                .toList();
    }

    private Set<Long> approved(String number) {
        return BookedPlan.items(rows.plan(ticket(number)).orElseThrow());
    }

    @Test
    void whatWasBookedForOneIsBookedForTheOther() {
        var onOther = change(20, 22, other);
        var onKept = change(21, 23, kept);
        assertThat(conflicts(onOther)).doesNotContain(ConflictKind.SAME_CI);

        var merge = duplicates.merge(kept, other, nils);

        assertThat(approved(onOther)).containsExactly(id(kept));
        assertThat(rows.items(ticket(onOther))).containsExactly(id(kept));
        assertThat(conflicts(onOther)).contains(ConflictKind.SAME_CI);
        assertThat(conflicts(onKept)).contains(ConflictKind.SAME_CI);

        duplicates.undo(merge.id(), nils);

        assertThat(approved(onOther)).containsExactly(id(other));
        assertThat(conflicts(onOther)).doesNotContain(ConflictKind.SAME_CI);
        assertThat(conflicts(onKept)).doesNotContain(ConflictKind.SAME_CI);
    }

    @Test
    void whoeverApprovedTheChangeIsNotAskedAgain() {
        var number = change(20, 22, other);
        duplicates.merge(kept, other, nils);

        ticketAssets.attach(number, server(), TicketAssets.Role.CAUSE, nils);

        assertThat(jdbc.sql("select count(*) from audit_entry where ticket = :number and act = 'change.replanned'")
                        .param("number", number)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatWasBookedSinceStaysWithTheItemThatStayed() {
        var number = change(20, 22, other);
        var merge = duplicates.merge(kept, other, nils);
        changes.move(number, at(30), at(31), null, nils);
        var since = rows.plan(ticket(number)).orElseThrow();

        duplicates.undo(merge.id(), nils);

        assertThat(rows.plan(ticket(number)).orElseThrow()).isEqualTo(since);
    }

    @Test
    void windowsOfOneAreWindowsOfTheOther() {
        var manager = viewers.of("change-manager");
        var number = change(20, 22, kept);
        var blackout = windows.create(
                new ChangeWindows.NewWindow(
                        WindowKind.BLACKOUT,
                        "Test peak",
                        "it",
                        "UTC",
                        LocalDateTime.ofInstant(at(0), ZoneOffset.UTC),
                        LocalDateTime.ofInstant(at(24), ZoneOffset.UTC),
                        null,
                        Set.of(),
                        List.of(new Scope(Scope.Kind.CI, Long.toString(id(other)))),
                        null,
                        null),
                manager);
        assertThat(conflicts(number)).doesNotContain(ConflictKind.BLACKOUT);

        var merge = duplicates.merge(kept, other, nils);

        assertThat(conflicts(number)).contains(ConflictKind.BLACKOUT);

        duplicates.undo(merge.id(), nils);

        assertThat(conflicts(number)).doesNotContain(ConflictKind.BLACKOUT);
        assertThat(windows.get(blackout.id(), manager).scopes())
                .containsExactly(new Scope(Scope.Kind.CI, Long.toString(id(other))));
    }
}
