package org.praxisitsm.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.FormValidation;
import org.praxisitsm.practice.NeededFor;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.TriedAgain;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ticket.TicketFiles;
import org.praxisitsm.ticket.TicketProgress;
import org.praxisitsm.ticket.TicketProgress.TaskFacts;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.ticket.TicketView;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Human tasks: claim, hand over, fill in, complete. Ticket row first, then the engine, in one transaction. */
@Service
@Transactional
@TriedAgain
public class Tasks {

    /** @param id value to send, @param label name of the flow as drawn; the first outcome is the primary one */
    public record Outcome(String id, String label) {

        /** The only way out of a task after which no outcome is drawn. */
        public static final Outcome DONE = new Outcome("done", "Done");
    }

    /**
     * @param form null where the task has none
     * @param schema the form's JSON for clients that render it themselves
     * @param values what is known already
     */
    public record TaskForm(
            TaskRow task,
            @Nullable FormDefinition form,
            JsonNode schema,
            Map<String, Object> values,
            List<Outcome> outcomes) {}

    /**
     * What somebody may do about an open task.
     *
     * @param completes whether they can complete it as it is
     * @param takes whether they could take it, from the group or from whoever has it
     * @param handsOver whether they could hand it over to somebody
     * @param barred whether it needs a second pair of eyes, and theirs are the first
     */
    public record Reach(boolean completes, boolean takes, boolean handsOver, boolean barred) {

        static final Reach NONE = new Reach(false, false, false, false);
    }

    /** Where somebody sat who answered. */
    public enum Way {
        DESK,
        PORTAL,
        LINK,
        API,
        /** Nobody answered in time. */
        SILENCE
    }

    private final TaskService engine;
    private final IdentityService identity;
    private final HistoryService history;
    private final TicketProgress progress;
    private final TicketQueries queries;
    private final FormValidation forms;
    private final TicketFiles files;
    private final FormAnswers answers;
    private final Outcomes outcomes;
    private final FourEyes eyes;
    private final Votes votes;
    private final StepBuffer steps;
    private final EngineRound commands;
    private final People people;
    private final Unanswered unanswered;
    private final ApplicationEventPublisher events;

    Tasks(
            @Lazy TaskService engine,
            @Lazy IdentityService identity,
            @Lazy HistoryService history,
            TicketProgress progress,
            TicketQueries queries,
            FormValidation forms,
            TicketFiles files,
            FormAnswers answers,
            Outcomes outcomes,
            FourEyes eyes,
            Votes votes,
            StepBuffer steps,
            EngineRound commands,
            People people,
            Unanswered unanswered,
            ApplicationEventPublisher events) {
        this.engine = engine;
        this.identity = identity;
        this.history = history;
        this.progress = progress;
        this.queries = queries;
        this.forms = forms;
        this.files = files;
        this.answers = answers;
        this.outcomes = outcomes;
        this.eyes = eyes;
        this.votes = votes;
        this.steps = steps;
        this.commands = commands;
        this.people = people;
        this.unanswered = unanswered;
        this.events = events;
    }

    /** Not read-only, although it reads: the engine flushes its own session at the end of a query. */
    public TaskForm form(String id, Viewer viewer) {
        var row = queries.task(id, viewer);
        var task = facts(id);
        var plain = form(task);
        var form = plain == null
                ? null
                : TicketCurrency.in(
                        plain,
                        progress.pack(task.ticketId()).pack().descriptor(),
                        progress.value(task.ticketId(), PracticeDescriptor.CURRENCY));
        JsonNode schema = form == null
                ? JsonNodeFactory.instance.objectNode().set("components", JsonNodeFactory.instance.arrayNode())
                : form.schema();
        return new TaskForm(row, form, schema, known(task, form), outcomes.of(task.definition(), task.activity()));
    }

    /** By the same rules that {@link #claim}, {@link #complete} and {@link #assign} refuse by; of a task that is over, nothing. */
    public Reach reach(String id, Viewer viewer) {
        return queries.ticketOfTask(id, viewer)
                .flatMap(ticket -> progress.task(id))
                .map(task -> reach(task, viewer))
                .orElse(Reach.NONE);
    }

    private Reach reach(TaskFacts task, Viewer viewer) {
        var barred = isRefused(() -> eyes.refuse(task, viewer.account()));
        var own = viewer.account().equals(task.assignee());
        return new Reach(
                !barred && !isRefused(() -> mayComplete(task, viewer)),
                !barred && !own && !isRefused(() -> mayClaim(task, viewer)),
                handsOver(task, viewer),
                barred);
    }

    /** Also where it is nobody's place but the group's, only with somebody there to take it. */
    private boolean handsOver(TaskFacts task, Viewer viewer) {
        return !isRefused(() -> mayHandOver(task, viewer))
                && (!isKept(task)
                        || people.accountsOf(Objects.requireNonNull(task.group())).stream()
                                .anyMatch(account -> !account.equals(task.assignee())
                                        && !isRefused(() -> eyes.refuse(task, account))));
    }

    /** What needs a second pair of eyes stays with the group that it is offered to. */
    private boolean isKept(TaskFacts task) {
        return task.group() != null && eyes.isAskedFor(task);
    }

    private static boolean isRefused(Runnable rule) {
        try {
            rule.run();
            return false;
        } catch (Refusal refusal) {
            return true;
        }
    }

    private TaskFacts facts(String id) {
        return progress.task(id).orElseThrow(() -> noSuch(id));
    }

    private static Refusal noSuch(String id) {
        return Refusal.notFound("There is no open task " + id + ".");
    }

    private @Nullable FormDefinition form(TaskFacts task) {
        return task.form() == null
                ? null
                : progress.pack(task.ticketId()).pack().forms().get(task.form());
    }

    private Map<String, Object> known(TaskFacts task, @Nullable FormDefinition form) {
        return form == null
                ? Map.of()
                : answers.known(form, progress.values(task.ticketId()), () -> engine.getVariables(task.id()));
    }

    /** @throws Refusal conflict where somebody else has it, forbidden where the viewer is no candidate */
    public TaskRow claim(String id, Viewer by) {
        progress.lock(ticketOf(id, by), null);
        var task = progress.task(id).orElseThrow(() -> endedOr(noSuch(id), id, by));
        mayClaim(task, by);
        eyes.refuse(task, by.account());
        handOver(task, by.account(), by);
        return queries.task(id, by);
    }

    private void mayClaim(TaskFacts task, Viewer by) {
        if (task.assignee() != null
                && !task.assignee().equals(by.account())
                && (votes.isVote(task) || !mayTakeOver(task, by))) {
            throw Refusal.conflict(task.name() + " is with " + people.nameOf(task.assignee()) + ".");
        }
        if (task.assignee() == null && !isCandidate(task, by)) {
            throw Refusal.forbidden(
                    task.name() + " is offered to the group " + task.group() + ", which you are no member of.");
        }
    }

    public TaskRow unclaim(String id, Viewer by) {
        queries.task(id, by);
        var task = facts(id);
        progress.lock(task.ticketId(), null);
        if (task.assignee() == null) {
            throw Refusal.conflict(task.name() + " is with nobody.");
        }
        if (!task.assignee().equals(by.account()) && (votes.isVote(task) || !mayTakeOver(task, by))) {
            throw Refusal.forbidden(
                    task.name() + " is with " + people.nameOf(task.assignee()) + "; only they can give it back.");
        }
        if (task.group() == null) {
            throw Refusal.conflict(task.name() + " is offered to no group that could take it; assign it to somebody.");
        }
        handOver(task, null, by);
        return queries.task(id, by);
    }

    public TaskRow assign(String id, String assignee, Viewer by) {
        queries.task(id, by);
        var task = facts(id);
        progress.lock(task.ticketId(), null);
        if (people.person(assignee).filter(People.Person::active).isEmpty()) {
            throw Refusal.invalid("assignee", "There is no active person " + assignee + ".");
        }
        mayHandOver(task, by);
        if (isKept(task)
                && !people.accountsOf(Objects.requireNonNull(task.group())).contains(assignee)) {
            throw Refusal.invalid(
                    "assignee",
                    people.nameOf(assignee) + " is no member of " + task.group() + ", whose second pair of eyes "
                            + task.name() + " needs.");
        }
        progress.refuseUnlessAbleTo(task.ticketId(), assignee);
        eyes.refuse(task, assignee);
        handOver(task, assignee, by);
        return queries.task(id, by);
    }

    private void mayHandOver(TaskFacts task, Viewer by) {
        if (votes.isVote(task)) {
            throw Refusal.forbidden(
                    task.name() + " asks for a person's own answer: only they can ask somebody else instead of them.");
        }
        var own = by.account().equals(task.assignee());
        if (!own && !progress.view(task.ticketId(), by).mayWork()) {
            throw Refusal.forbidden("Only those who work on " + task.number() + " may hand the task over.");
        }
        if (!isKept(task) || by.isSystem()) {
            return;
        }
        if (!own && !mayTakeOver(task, by)) {
            throw Refusal.forbidden(task.name() + " needs a second pair of eyes of " + task.group()
                    + ": only its members hand it over.");
        }
        eyes.refuse(task, by.account());
    }

    private long ticketOf(String id, Viewer by) {
        return queries.ticketOfTask(id, by).orElseThrow(() -> endedOr(noSuch(id), id, by));
    }

    /** Whoever was a moment too late is told so, and not that there never was such a task. */
    private Refusal endedOr(Refusal unknown, String id, Viewer by) {
        var ended =
                history.createHistoricTaskInstanceQuery().taskId(id).finished().singleResult();
        if (ended == null) {
            return unknown;
        }
        var instance = history.createHistoricProcessInstanceQuery()
                .processInstanceId(ended.getProcessInstanceId())
                .singleResult();
        // Who works behind a request is not told to those who only report; what they did themselves they know.
        var hidden = by.isOnlyRequester() && !by.account().equals(ended.getAssignee());
        if (instance == null || hidden || !progress.isVisible(instance.getBusinessKey(), by)) {
            return unknown;
        }
        var who = ended.getAssignee() == null ? "" : " by " + people.nameOf(ended.getAssignee());
        return Refusal.conflict(ended.getName()
                + ("completed".equals(ended.getDeleteReason()) ? " was completed" + who : " was ended by the process")
                + " at " + ended.getEndTime().toInstant() + ".");
    }

    private void handOver(TaskFacts task, @Nullable String assignee, Viewer by) {
        if (Objects.equals(task.assignee(), assignee)) {
            return;
        }
        as(by, () -> {
            commands.atOnce(() -> give(task, assignee, by));
            steps.settle();
        });
        progress.write();
    }

    private void give(TaskFacts task, @Nullable String assignee, Viewer by) {
        if (task.followsAssignee()) {
            var change = new LinkedHashMap<String, Object>();
            change.put("assignee", assignee);
            progress.change(task.ticketId(), change, by.account(), null);
            engine.setVariable(task.id(), "assignee", assignee);
        }
        engine.setAssignee(task.id(), assignee);
    }

    private static boolean mayTakeOver(TaskFacts task, Viewer by) {
        return by.isSystem()
                || !task.confidential() && by.has(Role.ADMINISTRATOR)
                || task.group() != null && by.groups().contains(task.group());
    }

    private static boolean isCandidate(TaskFacts task, Viewer by) {
        return task.group() == null && !by.isOnlyRequester() || mayTakeOver(task, by);
    }

    /**
     * @param outcome one of {@link TaskForm#outcomes()}; null where there is only one
     * @param values by key; left-out ones keep what the form was filled with
     * @param expectedVersion ticket version that was read, or null
     * @return the ticket after all that follows in the same transaction
     */
    public TicketView complete(
            String id, @Nullable String outcome, Map<String, ?> values, @Nullable Integer expectedVersion, Viewer by) {
        return complete(id, outcome, values, expectedVersion, Way.DESK, by);
    }

    /** @param way by which an approval was answered */
    public TicketView complete(
            String id,
            @Nullable String outcome,
            Map<String, ?> values,
            @Nullable Integer expectedVersion,
            Way way,
            Viewer by) {
        progress.lock(ticketOf(id, by), expectedVersion);
        // Read under the lock: somebody may have been quicker.
        var task = progress.task(id).orElseThrow(() -> endedOr(noSuch(id), id, by));
        mayComplete(task, by);
        eyes.refuse(task, by.account());
        var chosen = outcome(task, outcome);
        var form = form(task);
        if (form == null && !values.isEmpty()) {
            throw Refusal.invalid("values." + values.keySet().iterator().next(), task.name() + " asks for nothing.");
        }
        var known = known(task, form);
        var checked = form == null
                ? Map.<String, Object>of()
                : files.attached(
                        task.ticketId(),
                        form,
                        forms.validated(NeededFor.asked(form, chosen.id()), values, known, known, "values"),
                        "values",
                        by);
        as(by, () -> {
            commands.atOnce(() -> finish(task, chosen, checked, way, null, by));
            steps.settle();
        });
        return progress.view(task.ticketId(), by);
    }

    /**
     * Nobody answered in time, and the diagram says what that counts as. That is the reason where the outcome needs one; else
     * the form stays empty. The caller holds the ticket.
     */
    void lapse(String id, String outcome, Instant until, Viewer time) {
        var task = facts(id);
        var chosen = outcome(task, outcome);
        var form = form(task);
        var known = known(task, form);
        var reason = unanswered.said(until, progress.values(task.ticketId()).get("requester"));
        var values = form == null
                ? Map.<String, Object>of()
                : Unanswered.reasons(form, chosen.id(), reason, forms.visible(form, known, known));
        as(time, () -> {
            commands.atOnce(() -> finish(task, chosen, values, Way.SILENCE, reason, time));
            steps.settle();
        });
    }

    private void mayComplete(TaskFacts task, Viewer by) {
        if (task.assignee() != null
                && !task.assignee().equals(by.account())
                && (votes.isVote(task) ? !by.isSystem() : !takesAsAdministrator(task, by))) {
            throw Refusal.forbidden(
                    task.name() + " is with " + people.nameOf(task.assignee()) + "; take it over first.");
        }
        if (task.assignee() == null && !isCandidate(task, by)) {
            throw Refusal.forbidden(task.name() + " is not offered to you.");
        }
    }

    private static boolean takesAsAdministrator(TaskFacts task, Viewer by) {
        return by.isSystem() || !task.confidential() && by.has(Role.ADMINISTRATOR);
    }

    private Outcome outcome(TaskFacts task, @Nullable String wanted) {
        var offered = outcomes.of(task.definition(), task.activity());
        if (wanted == null && offered.size() == 1) {
            return offered.get(0);
        }
        return offered.stream()
                .filter(outcome -> outcome.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        "outcome",
                        "One of "
                                + String.join(
                                        ", ", offered.stream().map(Outcome::id).toList()) + "."));
    }

    /** @param reason where no answer to the form says it, or null */
    private void finish(
            TaskFacts task, Outcome outcome, Map<String, Object> values, Way way, @Nullable String reason, Viewer by) {
        if (task.assignee() == null && !by.isSystem()) {
            give(task, by.account(), by);
        }
        var step = new Act.ProcessStep(
                progress.pack(task.ticketId()).pack().descriptor().process(), task.packVersion(), task.activity());
        votes.answered(task, outcome, values, way, reason, step, by);
        eyes.done(task, by.account());
        progress.change(task.ticketId(), values, by.account(), step);
        answers.write(task.ticketId(), values, by);
        var after = new LinkedHashMap<String, Object>();
        after.put("name", task.name());
        after.put("outcome", outcome.label());
        if (!values.isEmpty()) {
            after.put("values", Variables.plain(values));
        }
        if (reason != null) {
            after.put("reason", reason);
        }
        var visibleToRequester = by.isOnlyRequester();
        events.publishEvent(new Act(
                by.account(),
                "task.completed",
                "task",
                task.id(),
                task.number(),
                Map.of(),
                after,
                step,
                !visibleToRequester));
        var variables = answers.variables(values);
        variables.put(Variables.OUTCOME, outcome.id());
        engine.complete(task.id(), variables);
    }

    /** May be nested: whoever acted before acts again afterwards. */
    private void as(Viewer by, Runnable work) {
        var before = identity.getCurrentAuthentication();
        identity.setAuthenticatedUserId(by.account());
        try {
            work.run();
        } finally {
            if (before == null) {
                identity.clearAuthentication();
            } else {
                identity.setAuthentication(before);
            }
        }
    }
}
