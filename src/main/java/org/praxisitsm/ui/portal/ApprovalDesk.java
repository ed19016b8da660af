package org.praxisitsm.ui.portal;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.approval.ApprovalReads;
import org.praxisitsm.approval.RoundView;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ui.components.FormFields;
import org.praxisitsm.ui.components.FormSources;
import org.praxisitsm.ui.components.Live;
import org.praxisitsm.ui.components.Names;
import org.praxisitsm.ui.components.Zones;
import org.praxisitsm.workflow.Tasks;
import org.praxisitsm.workflow.VoteDesk;

/** What the page of approvals needs of the services. */
@org.springframework.stereotype.Component
record ApprovalDesk(
        ApprovalReads reads, VoteDesk votes, Tasks tasks, Names names, FormSources sources, People people, Live live) {

    List<RoundView> waitingFor(Viewer viewer) {
        return reads.waitingFor(viewer);
    }

    List<RoundView> answeredBy(Viewer viewer) {
        return reads.answeredBy(viewer);
    }

    Tasks.TaskForm form(String task, Viewer viewer) {
        return names.inWords(tasks.form(task, viewer));
    }

    String taskName(TaskRow task) {
        return names.task(task);
    }

    String value(
            RoundView round, @Nullable FormDefinition asked, String key, Object value, Locale locale, Viewer viewer) {
        return names.value(round, asked, key, value, locale, Zones.of(people, viewer));
    }

    FormFields render(FormDefinition form, Map<String, Object> values, Viewer viewer) {
        return new FormFields(form, values, sources, Zones.of(people, viewer));
    }

    void answer(long vote, String outcome, Map<String, Object> values, String fingerprint, Viewer viewer) {
        votes.answer(vote, outcome, values, fingerprint, Tasks.Way.PORTAL, viewer);
    }

    void delegate(long vote, String to, Viewer viewer) {
        votes.delegate(vote, to, viewer);
    }

    void follow(Component page, String topic, Runnable reaction) {
        live.follow(page.getUI().orElseThrow(), page, topic, reaction);
    }
}
