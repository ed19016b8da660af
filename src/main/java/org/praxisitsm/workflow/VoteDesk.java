package org.praxisitsm.workflow;

import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.approval.ApprovalReads;
import org.praxisitsm.approval.Approvals;
import org.praxisitsm.approval.RoundView;
import org.praxisitsm.approval.Vote;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.ApprovalSpec;
import org.praxisitsm.shared.Act.ProcessStep;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.TriedAgain;
import org.praxisitsm.ticket.TicketProgress;
import org.praxisitsm.ticket.TicketProgress.TaskFacts;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Votes of approvals: answer, hand to somebody else, and what time does to them. */
@Service
@Transactional
@TriedAgain
public class VoteDesk {

    private static final Viewer TIME = Viewer.system("approval");

    private final Tasks tasks;
    private final TaskService engine;
    private final IdentityService identity;
    private final TicketProgress progress;
    private final Approvals approvals;
    private final ApprovalReads reads;
    private final ApprovalSpecs specs;
    private final FourEyes eyes;
    private final EngineRound round;
    private final StepBuffer steps;
    private final People people;

    VoteDesk(
            Tasks tasks,
            @Lazy TaskService engine,
            @Lazy IdentityService identity,
            TicketProgress progress,
            Approvals approvals,
            ApprovalReads reads,
            ApprovalSpecs specs,
            FourEyes eyes,
            EngineRound round,
            StepBuffer steps,
            People people) {
        this.tasks = tasks;
        this.engine = engine;
        this.identity = identity;
        this.progress = progress;
        this.approvals = approvals;
        this.reads = reads;
        this.specs = specs;
        this.eyes = eyes;
        this.round = round;
        this.steps = steps;
        this.people = people;
    }

    /**
     * @param fingerprint of what the person was shown, or null where they say nothing of it
     * @throws Refusal conflict where the vote is not open, or what is approved is another than what was shown; forbidden where
     *     it is somebody else's; invalid where the answer misses something
     */
    public RoundView answer(
            long vote,
            @Nullable String outcome,
            Map<String, ?> values,
            @Nullable String fingerprint,
            Tasks.Way way,
            Viewer by) {
        var seen = open(vote, by);
        if (fingerprint != null && !fingerprint.equals(seen.fingerprint())) {
            throw Refusal.conflict("What is to be approved has changed since it was shown to you; look at it again.");
        }
        try {
            tasks.complete(Objects.requireNonNull(of(seen, vote).task()), outcome, values, null, way, by);
        } catch (Refusal refusal) {
            // Somebody was a moment quicker: what they decided is said, not that the task is gone.
            open(vote, by);
            throw refusal;
        }
        return reads.ofVote(vote, by);
    }

    private RoundView open(long vote, Viewer by) {
        var seen = reads.ofVote(vote, by);
        var line = of(seen, vote);
        if (line.state() != Vote.State.OPEN || line.task() == null) {
            throw Refusal.conflict(decided(seen, line));
        }
        return seen;
    }

    private static RoundView.VoteView of(RoundView seen, long vote) {
        return seen.votes().stream()
                .filter(one -> one.id() == vote)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("There is no vote " + vote + "."));
    }

    private String decided(RoundView seen, RoundView.VoteView line) {
        if (line.decidedBy() != null) {
            return seen.name() + " of " + seen.number() + " was answered by " + people.nameOf(line.decidedBy()) + " at "
                    + line.decidedAt() + ".";
        }
        return seen.name() + " of " + seen.number() + " is not asked of you any more: "
                + switch (seen.status()) {
                    case OPEN -> "it was asked anew.";
                    case WITHDRAWN -> "it was withdrawn.";
                    case APPROVED, REJECTED -> "it was decided without you.";
                };
    }

    /**
     * Somebody else answers from now on; both names stay in the record, and they are told.
     *
     * @throws Refusal forbidden where it is not the viewer's, or whose own matter it is; conflict where that person is asked
     *     already; invalid where there is no such person
     */
    public RoundView delegate(long vote, String to, Viewer by) {
        var line = of(open(vote, by), vote);
        var task = progress.task(Objects.requireNonNull(line.task()))
                .orElseThrow(() -> Refusal.conflict("It is not open any more."));
        progress.lock(task.ticketId(), null);
        if (!by.account().equals(line.holder()) && !by.account().equals(line.asked()) && !by.has(Role.ADMINISTRATOR)) {
            throw Refusal.forbidden("Only whoever is asked hands it to somebody else.");
        }
        if (people.person(to).filter(People.Person::active).isEmpty()) {
            throw Refusal.invalid("to", "There is no active person " + to + ".");
        }
        if (task.confidential()) {
            progress.refuseUnlessAbleTo(task.ticketId(), to);
        }
        eyes.refuse(task, to);
        var spec = specs.of(task.definition(), task.activity())
                .orElseThrow(() -> Refusal.conflict("It is not open any more."));
        approvals.handOver(task.id(), spec, to, Vote.Because.DELEGATED, by.account(), at(task));
        give(task.id(), to, null, by.account());
        return reads.ofVote(vote, by);
    }

    private ProcessStep at(TaskFacts task) {
        return new ProcessStep(
                progress.pack(task.ticketId()).pack().descriptor().process(), task.packVersion(), task.activity());
    }

    private void give(String task, @Nullable String to, @Nullable String group, String by) {
        as(by, () -> {
            engine.setAssignee(task, to);
            if (to == null && group != null) {
                engine.addCandidateGroup(task, group);
            }
            steps.settle();
        });
    }

    private void as(String by, Runnable work) {
        var before = identity.getCurrentAuthentication();
        identity.setAuthenticatedUserId(by);
        try {
            round.atOnce(work);
        } finally {
            if (before == null) {
                identity.clearAuthentication();
            } else {
                identity.setAuthentication(before);
            }
        }
    }

    /** Time is up for a vote, or it is to be reminded of, or whoever holds it has left. */
    void due(long vote) {
        var task = approvals.taskOf(vote).flatMap(progress::task).orElse(null);
        if (task == null) {
            approvals.forget(vote);
            return;
        }
        progress.lock(task.ticketId(), null);
        var spec = specs.of(task.definition(), task.activity()).orElse(null);
        if (spec == null || progress.task(task.id()).isEmpty()) {
            approvals.forget(vote);
            return;
        }
        follow(task, spec, approvals.due(task.id(), spec, at(task)));
    }

    private void follow(TaskFacts task, ApprovalSpec spec, Approvals.Due due) {
        switch (due.what()) {
            case NOTHING -> {}
            case HANDED_OVER -> give(task.id(), due.to(), due.group(), TIME.account());
            case LAPSED ->
                tasks.lapse(task.id(), Objects.requireNonNull(spec.lapse()), Objects.requireNonNull(due.until()), TIME);
        }
    }
}
