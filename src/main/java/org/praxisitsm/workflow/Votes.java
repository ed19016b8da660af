package org.praxisitsm.workflow;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.approval.Approvals;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.ApprovalSpec;
import org.praxisitsm.shared.Act.ProcessStep;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketProgress;
import org.praxisitsm.ticket.TicketProgress.TaskFacts;
import org.springframework.stereotype.Component;

/** What is more to a human task that is a vote of an approval. */
@Component
class Votes {

    private static final List<String> REMARKS = List.of("remark", "note", "reply");

    private final ApprovalSpecs specs;
    private final Approvals approvals;
    private final TicketProgress progress;

    Votes(ApprovalSpecs specs, Approvals approvals, TicketProgress progress) {
        this.specs = specs;
        this.approvals = approvals;
        this.progress = progress;
    }

    /** @return whether the task asks one person for their own answer: nobody takes that from them, also no administrator */
    boolean isVote(TaskFacts task) {
        return specs.of(task.definition(), task.activity()).isPresent();
    }

    /**
     * Nothing where the task is no vote.
     *
     * @param reason where no answer to the form says it, or null
     */
    void answered(
            TaskFacts task,
            Tasks.Outcome outcome,
            Map<String, Object> values,
            Tasks.Way way,
            @Nullable String reason,
            ProcessStep step,
            Viewer by) {
        specs.of(task.definition(), task.activity()).ifPresent(spec -> {
            refuseOther(task, spec, values);
            approvals.answer(
                    task.id(),
                    spec,
                    outcome.id(),
                    by.account(),
                    way.name().toLowerCase(Locale.ROOT),
                    reason == null ? remark(task, values) : reason,
                    step);
        });
    }

    /** Or it would approve what nobody else was shown. */
    private void refuseOther(TaskFacts task, ApprovalSpec spec, Map<String, Object> values) {
        for (var name : spec.content()) {
            if (values.containsKey(name)
                    && !Objects.toString(values.get(name), "")
                            .equals(Objects.toString(progress.value(task.ticketId(), name), ""))) {
                throw Refusal.invalid(
                        "values." + name,
                        "What is approved cannot be changed by approving it; change the ticket first.");
            }
        }
    }

    /** What they say to it: by one of these names, or whatever text their form asks for. */
    private @Nullable String remark(TaskFacts task, Map<String, Object> values) {
        for (var name : REMARKS) {
            if (values.get(name) instanceof String text && !text.isBlank()) {
                return text;
            }
        }
        return values.entrySet().stream()
                .filter(answer -> answer.getValue() instanceof String text && !text.isBlank())
                .filter(answer -> !answer.getValue().equals(progress.value(task.ticketId(), answer.getKey())))
                .map(answer -> answer.getValue().toString())
                .findFirst()
                .orElse(null);
    }
}
