package org.praxisitsm.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.praxisitsm.audit.AuditTrail;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.QuickTexts;
import org.praxisitsm.ticket.SavedViews;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.workflow.BulkEdits.Change;
import org.praxisitsm.workflow.BulkEdits.Field;
import org.praxisitsm.workflow.BulkEdits.Rows;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class BulkEditsTests {

    @Autowired
    BulkEdits edits;

    @Autowired
    TicketIntake intake;

    @Autowired
    TicketDesk desk;

    @Autowired
    TicketQueries queries;

    @Autowired
    AuditTrail trail;

    @Autowired
    SavedViews views;

    @Autowired
    QuickTexts texts;

    @Autowired
    Viewers viewers;

    @Test
    void aDryRunTellsWhatWouldHappenAndChangesNothing() {
        var number = report();
        var agent = viewers.of("agent");
        var before = trail.latestOfTicket(number, true, 100, agent).size();
        var change = new Change(Field.ASSIGNEE, "ingrid.dahl");
        var results = edits.preview(Rows.TASKS, List.of(task(number), "no-such-task"), change, agent);
        assertThat(results.get(0).isChange()).isTrue();
        assertThat(results.get(0).after()).isEqualTo("ingrid.dahl");
        assertThat(results.get(1).refusal()).contains("no-such-task");
        assertThat(queries.tasksOf(number, agent).get(0).assignee()).isNull();
        assertThat(trail.latestOfTicket(number, true, 100, agent)).hasSize(before);
    }

    @Test
    void whatWasDoneCanBeTakenBackUnlessSomebodyChangedItAgain() {
        var agent = viewers.of("agent");
        var one = report();
        var other = report();
        var done = edits.apply(
                Rows.TASKS, List.of(task(one), task(other)), new Change(Field.ASSIGNEE, "ingrid.dahl"), agent);
        assertThat(done).allMatch(BulkEdits.Result::isChange);
        edits.apply(Rows.TASKS, List.of(task(other)), new Change(Field.ASSIGNEE, "sofie.berg"), agent);
        var undone = edits.undo(Rows.TASKS, done, Field.ASSIGNEE, agent);
        assertThat(undone.get(0).refusal()).isNull();
        assertThat(undone.get(1).refusal()).isNotNull();
        assertThat(queries.tasksOf(one, agent).get(0).assignee()).isNull();
        assertThat(queries.tasksOf(other, agent).get(0).assignee()).isEqualTo("sofie.berg");
    }

    @Test
    void theGroupIsTheTickets() {
        var agent = viewers.of("agent");
        var number = report();
        edits.apply(Rows.TASKS, List.of(task(number)), new Change(Field.GROUP, "network"), agent);
        assertThat(desk.get(number, viewers.of("admin")).group()).isEqualTo("network");
        var other = report();
        var refused = edits.preview(Rows.TASKS, List.of(task(other)), new Change(Field.GROUP, "no-such-group"), agent);
        assertThat(refused.get(0).refusal()).isNotNull();
    }

    @Test
    void ticketsAreChangedAsTasksAre() {
        var owner = viewers.of("admin");
        var one = report();
        var two = report();
        var raise = new Change(Field.PRIORITY, "2");
        var planned = edits.preview(Rows.TICKETS, List.of(one, two, "INC9999999"), raise, owner);
        assertThat(planned).extracting(BulkEdits.Result::isChange).containsExactly(true, true, false);
        assertThat(planned.get(2).refusal()).contains("INC9999999");
        var before = desk.get(one, owner).priority();
        assertThat(before).isNotEqualTo(2);
        var done = edits.apply(Rows.TICKETS, List.of(one, two), raise, owner);
        assertThat(desk.get(one, owner).priority()).isEqualTo(2);
        edits.undo(Rows.TICKETS, done, Field.PRIORITY, owner);
        assertThat(desk.get(one, owner).priority()).isEqualTo(before);
        edits.apply(Rows.TICKETS, List.of(one), new Change(Field.ASSIGNEE, "ingrid.dahl"), owner);
        assertThat(desk.get(one, owner).assignee()).isEqualTo("ingrid.dahl");
        assertThat(edits.preview(Rows.TICKETS, List.of(one), new Change(Field.PRIORITY, "9"), owner)
                        .get(0)
                        .refusal())
                .contains("1 (highest)");
    }

    @Test
    void whoDoesNotWorkOnATicketChangesNothingOfIt() {
        var number = report();
        var requester = viewers.of("requester");
        var results = edits.apply(Rows.TICKETS, List.of(number), new Change(Field.PRIORITY, "1"), requester);
        assertThat(results.get(0).refusal()).isNotNull();
        assertThat(desk.get(number, viewers.of("admin")).priority()).isNotEqualTo(1);
    }

    @Test
    void anInternalNoteThatMentionsARequesterStaysHiddenFromThem() {
        var agent = viewers.of("agent");
        var number = report();
        var note = desk.comment(number, "@ingrid.dahl have a look, @requester must not", true, List.of(), agent);
        assertThat(note.internal()).isTrue();
        assertThat(desk.comments(number, viewers.of("requester"))).isEmpty();
    }

    @Test
    void aSharedViewIsSeenByAllAndChangedByItsOwner() {
        var agent = viewers.of("agent");
        var network = viewers.of("network");
        var own = views.keep("tasks", "Mine alone", false, "view=all&priority=1", agent);
        var shared = views.keep("tasks", "Printers", true, "view=all&q=printer", agent);
        assertThat(views.of("tasks", network))
                .extracting(SavedViews.SavedView::id)
                .contains(shared.id())
                .doesNotContain(own.id());
        assertThat(views.find(own.id(), network)).isEmpty();
        assertThatThrownBy(() -> views.remove(shared.id(), network)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> views.keep("tasks", "  ", false, "", agent)).isInstanceOf(Refusal.class);
        views.remove(shared.id(), agent);
        assertThat(views.find(shared.id(), network)).isEmpty();
    }

    @Test
    void columnsAreKeptPerPersonAndPlace() {
        var agent = viewers.of("agent");
        views.keepLayout("tasks/all", "subject,number", agent);
        views.keepLayout("tasks/all", "number,subject", agent);
        assertThat(views.layout("tasks/all", agent)).contains("number,subject");
        assertThat(views.layout("tasks/all", viewers.of("network"))).isEmpty();
        views.keepLayout("tasks/all", "", agent);
        assertThat(views.layout("tasks/all", agent)).isEmpty();
    }

    @Test
    void aQuickTextIsFoundByItsWordsAndRemovedByItsOwner() {
        var agent = viewers.of("agent");
        var text = texts.keep("Restart", "Please restart, {requester}.", true, agent);
        assertThat(texts.find("restart", viewers.of("network")))
                .extracting(QuickTexts.QuickText::id)
                .contains(text.id());
        assertThatThrownBy(() -> texts.remove(text.id(), viewers.of("network"))).isInstanceOf(Refusal.class);
        texts.remove(text.id(), agent);
        assertThat(texts.find("restart", agent))
                .extracting(QuickTexts.QuickText::id)
                .doesNotContain(text.id());
    }

    private String report() {
        var fields = Map.<String, Object>of("category", "network", "impact", "one", "urgency", "low");
        var order = new OpenTicket("incident", "VPN drops", null, null, null, "API", fields);
        return intake.open(order, viewers.of("requester")).number();
    }

    private String task(String number) {
        return queries.tasksOf(number, viewers.of("agent")).get(0).id();
    }
}
