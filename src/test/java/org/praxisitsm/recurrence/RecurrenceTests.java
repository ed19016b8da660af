package org.praxisitsm.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketFilter;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.ticket.TicketRow;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reviews that begin by date: planned by those who may, opened once by any number of nodes. */
@SpringBootTest
@Tag("database")
class RecurrenceTests {

    @Autowired
    Recurrences recurrences;

    @Autowired
    RecurrenceSweep sweep;

    @Autowired
    Openings openings;

    @Autowired
    Viewers viewers;

    @Autowired
    TicketDesk desk;

    @Autowired
    TicketQueries queries;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Recurrence wish(String subject, LocalDate next) {
        return new Recurrence(
                0,
                "service-level-review",
                subject,
                "owner",
                Map.of("service", "vpn", "period", "The last quarter", "spokesperson", "paulo.serra"),
                3,
                next,
                14,
                false,
                null,
                null,
                null,
                0);
    }

    private Recurrence planned(String subject, LocalDate next) {
        return recurrences.plan(wish(subject, next), viewers.of("owner"));
    }

    @Test
    void whatIsDueIsOpenedInTheOwnersNameWithItsDates() {
        var one = planned("VPN, each quarter", today());
        sweep.sweepOnce();
        var after = recurrences.get(one.id(), viewers.of("owner"));
        assertThat(after.nextOn()).isEqualTo(today().plusMonths(3));
        var ticket = desk.get(String.valueOf(after.lastTicket()), Viewer.system("test"));
        assertThat(ticket)
                .extracting(it -> it.practice(), it -> it.subject(), it -> it.requester(), it -> it.assignee())
                .containsExactly("service-level-review", "VPN, each quarter", "owner", "owner");
        assertThat(ticket.service()).isEqualTo("vpn");
        assertThat(rows("VPN, each quarter")).singleElement().satisfies(row -> assertThat(row.dueAt())
                .isBetween(
                        clock.instant().plus(Duration.ofDays(13)),
                        clock.instant().plus(Duration.ofDays(15))));
        assertThat(jdbc.sql("select count(*) from audit_entry where act = 'recurrence.opened' and ticket = :number")
                        .param("number", ticket.number())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(openings.open(one.id())).isEmpty();
    }

    @Test
    void twoNodesAtOnceOpenItOnce() throws Exception {
        var one = planned("Opened by two nodes", today());
        var nodes = 4;
        var together = new CyclicBarrier(nodes);
        var threads = Executors.newFixedThreadPool(nodes);
        try {
            var work = new ArrayList<Callable<Optional<String>>>();
            for (var node = 0; node < nodes; node++) {
                work.add(() -> {
                    together.await();
                    return openings.open(one.id());
                });
            }
            var opened = new ArrayList<String>();
            for (var done : threads.invokeAll(work)) {
                done.get().ifPresent(opened::add);
            }
            assertThat(opened).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(rows("Opened by two nodes")).hasSize(1);
    }

    @Test
    void whatIsPausedOrLaterWaitsAndWhatFailsSaysWhy() {
        var later = planned("Not yet", today().plusDays(1));
        assertThat(openings.open(later.id())).isEmpty();
        var broken = planned("Owner left", today());
        jdbc.sql("update recurrence set owner = 'nobody.here' where id = :id")
                .param("id", broken.id())
                .update();
        sweep.sweepOnce();
        var after = recurrences.get(broken.id(), viewers.of("owner"));
        assertThat(after.problem()).isNotBlank();
        assertThat(after.nextOn()).isEqualTo(today());
        assertThat(openings.due(50)).as("tried again later").doesNotContain(broken.id());
    }

    @Test
    void missedDaysGiveOneTicketAndTheDayOfTheMonthComesBack() {
        assertThat(wish("x", LocalDate.of(2026, 1, 31)).after(LocalDate.of(2026, 11, 28)))
                .isEqualTo(LocalDate.of(2027, 1, 31));
        assertThat(wish("x", LocalDate.of(2026, 11, 30)).after(LocalDate.of(2026, 11, 30)))
                .isEqualTo(LocalDate.of(2027, 2, 28));
    }

    @ParameterizedTest
    @CsvSource({"agent", "requester", "hr-owner"})
    void onlyOwnersOfThePracticePlan(String account) {
        var refused = catchThrowableOfType(
                Refusal.class, () -> recurrences.plan(wish("Not mine", today()), viewers.of(account)));
        assertThat(refused).isNotNull();
        assertThat(recurrences.all(viewers.of(account)))
                .extracting(Recurrence::practice)
                .doesNotContain("service-level-review");
    }

    /** What is planned holds answers: those of a confidential practice are no matter of administrators. */
    @ParameterizedTest
    @CsvSource({"admin, hr-case, false", "owner, hr-case, false", "hr-owner, hr-case, true", "admin, incident, true"})
    void confidentialPracticesArePlannedByTheirOwnersAlone(String account, String practice, boolean plans) {
        var by = viewers.of(account);
        assertThat(recurrences.mayPlan(practice, by)).isEqualTo(plans);
        assertThat(recurrences.practices(by).contains(practice)).isEqualTo(plans);
    }

    @Test
    void whatIsWrongIsNamed() {
        var wrong = new Recurrence(
                0,
                "service-level-review",
                " ",
                "no-such-person",
                Map.of("service", "no-such-service"),
                0,
                today().minusDays(1),
                999,
                false,
                null,
                null,
                null,
                0);
        var refused = catchThrowableOfType(Refusal.class, () -> recurrences.plan(wrong, viewers.of("owner")));
        assertThat(refused.errors())
                .extracting(error -> error.field())
                .contains("subject", "owner", "everyMonths", "dueDays", "nextOn", "answers.period", "answers.service");
    }

    private List<TicketRow> rows(String subject) {
        return queries
                .tickets(TicketFilter.any().ofPractice("service-level-review"), null, 200, null, Viewer.system("test"))
                .items()
                .stream()
                .filter(row -> row.subject().equals(subject))
                .toList();
    }
}
