package org.praxisitsm.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.praxisitsm.approval.ApprovalReads;
import org.praxisitsm.approval.RoundView.VoteView;
import org.praxisitsm.audit.AuditTrail;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.notification.Notifications;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketIntake;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where silence declines, whoever asked reads that it was silence, and until when it was waited for. */
class SilenceTests extends MovingTest {

    private static final String KEY = "silent-approval";

    @Autowired
    Practices practices;

    @Autowired
    TicketIntake intake;

    @Autowired
    TicketDesk desk;

    @Autowired
    ApprovalReads reads;

    @Autowired
    ApprovalSweep sweep;

    @Autowired
    AuditTrail trail;

    @Autowired
    Notifications notifications;

    @Autowired
    JdbcClient jdbc;

    @Test
    void silenceIsTheReasonInTheRecordTheTrailAndWhatIsTold() {
        var number = silent("requester");
        var sentence = "Nobody answered until 4 Nov 2026, 08:30.";

        var ticket = desk.get(number, Viewer.system("test"));
        assertThat(ticket.state()).isEqualTo("closed");
        assertThat(ticket.fields()).containsEntry("reason", sentence).doesNotContainKeys("site", "day", "limit");
        assertThat(reads.ofTicket(number, practice.admin()).get(0).votes())
                .extracting(VoteView::remark, VoteView::way, VoteView::decidedBy)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(sentence, "silence", "system:approval"));
        assertThat(trail.ofTicket(number, true, 500, null, practice.of("agent")).items())
                .filteredOn(entry -> entry.act().equals("task.completed"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.after()).containsEntry("reason", sentence));
        assertThat(told(number, "requester", Locale.ENGLISH)).isEqualTo("Your order is declined. " + sentence);
    }

    @Test
    void itIsSaidInTheLanguageAndTheZoneOfWhoeverAsked() {
        var number = silent("malte.jansen");
        assertThat(desk.get(number, Viewer.system("test")).fields())
                .containsEntry("reason", "Bis 04.11.2026, 09:30 hat niemand geantwortet.");
    }

    private String silent(String requester) {
        if (practices.current(KEY).isEmpty()) {
            practice.publish(KEY, AskedByLink.pack(KEY, "SIL"));
        }
        var number = intake.open(
                        new OpenTicket(KEY, "A fair", null, null, null, "PORTAL", Map.of()), practice.of(requester))
                .number();
        var vote = reads.ofTicket(number, practice.admin()).get(0).counting().get(0);
        jdbc.sql("update approval_vote set due_at = :at, next_at = 1 where id = :id")
                .param("at", Micros.of(Instant.parse("2026-11-04T08:30:00Z")))
                .param("id", vote.id())
                .update();
        sweep.sweepOnce();
        return number;
    }

    private String told(String number, String account, Locale locale) {
        return notifications.of(practice.of(account), 50, null).items().stream()
                .filter(notice ->
                        number.equals(notice.ticket()) && notice.topic().equals("request-declined"))
                .map(notice -> notifications.text(notice, locale))
                .findFirst()
                .orElse("nothing");
    }
}
