package org.praxisitsm.ticket;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hibernate.engine.spi.SessionImplementor;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Category;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Act.ProcessStep;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the process does to a ticket: the only way by which state, steps and tasks change. Called by {@code workflow} in the
 * transaction of the engine's command.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class TicketProgress {

    private static final Set<LockModeType> HELD =
            EnumSet.of(LockModeType.PESSIMISTIC_WRITE, LockModeType.PESSIMISTIC_FORCE_INCREMENT, LockModeType.WRITE);

    /** Priority of a task whose ticket has none yet: behind all others. */
    static final int NO_PRIORITY = 9;

    /**
     * @param instance id of the activity instance
     * @param state state that the diagram gives for it, or null
     * @param waits whether people are told that the ticket stands there
     */
    public record Step(String instance, String activity, String name, @Nullable String state, boolean waits) {}

    /**
     * @param followsGroup whether the task is handed over with the ticket's group; the same for the assignee
     * @param toldOtherwise whether whoever it is with is told in other words
     */
    public record OfferedTask(
            String id,
            String activity,
            String name,
            @Nullable String group,
            @Nullable String assignee,
            @Nullable Instant dueAt,
            @Nullable String form,
            String definition,
            boolean followsGroup,
            boolean followsAssignee,
            boolean toldOtherwise) {}

    /** What the engine's side needs to know of an open task. */
    public record TaskFacts(
            String id,
            long ticketId,
            String number,
            String practice,
            int packVersion,
            boolean confidential,
            String activity,
            String name,
            @Nullable String group,
            @Nullable String assignee,
            @Nullable String form,
            String definition,
            boolean followsGroup,
            boolean followsAssignee) {}

    /** What an open task is on another version of its diagram; who it is with stays. */
    public record RedrawnTask(
            String id,
            String activity,
            String name,
            @Nullable String form,
            String definition,
            boolean followsGroup,
            boolean followsAssignee) {}

    /** A ticket that runs. */
    public record Running(long id, String number) {}

    private final Tickets tickets;
    private final TicketSteps steps;
    private final TaskEntries tasks;
    private final TicketChanges changes;
    private final TicketViews views;
    private final Practices practices;
    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketProgress(
            Tickets tickets,
            TicketSteps steps,
            TaskEntries tasks,
            TicketChanges changes,
            TicketViews views,
            Practices practices,
            EntityManager entities,
            JdbcClient jdbc,
            JdbcTemplate batch,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tickets = tickets;
        this.steps = steps;
        this.tasks = tasks;
        this.changes = changes;
        this.views = views;
        this.practices = practices;
        this.entities = entities;
        this.jdbc = jdbc;
        this.batch = batch;
        this.events = events;
        this.clock = clock;
    }

    public PublishedPack pack(long ticketId) {
        var ticket = ticket(ticketId);
        return practices.version(ticket.practice, ticket.packVersion).orElseThrow();
    }

    public String number(long ticketId) {
        return ticket(ticketId).number;
    }

    /** Attributes and fields by name; those that are not there are left out. */
    public Map<String, Object> values(long ticketId) {
        var ticket = ticket(ticketId);
        var values = new LinkedHashMap<>(ticket.fields());
        for (var name : List.of(
                "number",
                "subject",
                "description",
                "requester",
                "affected",
                "group",
                "assignee",
                "service",
                "priority",
                "channel",
                "unit")) {
            var value = ticket.attribute(name);
            if (value != null) {
                values.put(name, value);
            }
        }
        return values;
    }

    /**
     * Locks the ticket's row: every path takes it before the engine's rows.
     *
     * @throws org.praxisitsm.shared.Refusal conflict where somebody changed it since that version
     */
    public void lock(long ticketId, @Nullable Integer expectedVersion) {
        var ticket = isRead(ticketId) ? ticket(ticketId) : null;
        if (ticket == null) {
            ticket = entities.find(Ticket.class, ticketId, LockModeType.PESSIMISTIC_WRITE);
            Objects.requireNonNull(ticket, "no ticket " + ticketId);
        } else {
            entities.refresh(ticket, LockModeType.PESSIMISTIC_WRITE);
            ticket.steps = null;
        }
        StaleVersions.check(ticket, expectedVersion);
    }

    /** Locks several at once, in the order of their ids; those that are gone are left out. First in its transaction. */
    public void lockAll(Collection<Long> ticketIds) {
        tickets.findByIdInOrderById(ticketIds);
    }

    private boolean isRead(long ticketId) {
        var session = entities.unwrap(SessionImplementor.class);
        var ticket = session.getFactory().getMappingMetamodel().getEntityDescriptor(Ticket.class);
        return session.getPersistenceContextInternal().containsEntity(session.generateEntityKey(ticketId, ticket));
    }

    /** @return whether this transaction has locked or written the ticket's row, so that nobody else does */
    public boolean holds(long ticketId) {
        return HELD.contains(entities.getLockMode(ticket(ticketId)));
    }

    public Optional<TaskFacts> task(String id) {
        return tasks.findById(id).map(this::facts);
    }

    public List<TaskFacts> tasksOf(long ticketId) {
        return tasks.findByTicketIdOrderByCreatedAtAscIdAsc(ticketId).stream()
                .map(this::facts)
                .toList();
    }

    private TaskFacts facts(TaskEntry task) {
        return new TaskFacts(
                task.id,
                task.ticketId,
                task.number,
                task.practice,
                ticket(task.ticketId).packVersion,
                task.confidential,
                task.activity,
                task.name,
                task.group,
                task.assignee,
                task.form,
                task.definition,
                task.followsGroup,
                task.followsAssignee);
    }

    /** The ticket after what was done, for whoever did it. */
    public TicketView view(long ticketId, Viewer viewer) {
        entities.flush();
        return views.of(ticket(ticketId), viewer);
    }

    /** @return open tickets by assignee; those without any are left out */
    public Map<String, Integer> loads(Collection<String> accounts) {
        var loads = new LinkedHashMap<String, Integer>();
        if (!accounts.isEmpty()) {
            jdbc.sql("select assignee, count(*) from ticket where assignee in (:accounts) and category in"
                            + " ('NEW', 'IN_PROGRESS', 'ON_HOLD') group by assignee")
                    .param("accounts", accounts)
                    .query((row, i) -> loads.put(row.getString(1), row.getInt(2)))
                    .list();
        }
        return loads;
    }

    /** @return accounts of those who watch the ticket */
    public List<String> watchers(long ticketId) {
        return jdbc.sql("select account from ticket_member where ticket_id = :t and relation = 'WATCHER'")
                .param("t", ticketId)
                .query(String.class)
                .list();
    }

    public @Nullable String processInstance(long ticketId) {
        return ticket(ticketId).processInstance;
    }

    public void started(long ticketId, String processInstance) {
        ticket(ticketId).processInstance = processInstance;
    }

    /** A value of the ticket by name: an attribute or a field. */
    public @Nullable Object value(long ticketId, String name) {
        var ticket = ticket(ticketId);
        var attribute = ticket.attribute(name);
        return attribute != null ? attribute : ticket.fields().get(name);
    }

    /** @return what actually changed, old values by name */
    public Map<String, Object> change(long ticketId, Map<String, ?> values, String actor, @Nullable ProcessStep step) {
        return changes.apply(ticket(ticketId), values, actor, step);
    }

    /** What {@link #moved} will read of each, read at once. */
    public void willMove(Collection<Long> ticketIds) {
        if (ticketIds.size() > 1) {
            steps.read(ticketIds.stream().map(this::ticket).toList());
        }
    }

    /**
     * Steps began and ended in this transaction; the state follows: of all active steps with one, the state listed first in
     * the pack counts; where none is active, the one passed last.
     */
    public void moved(
            long ticketId,
            Collection<Step> begun,
            Set<String> ended,
            @Nullable String passedLast,
            String actor,
            ProcessStep at) {
        var ticket = ticket(ticketId);
        var now = clock.instant();
        var active = new ArrayList<String>();
        var endedActivities = new ArrayList<String>();
        for (var step : steps.of(ticket)) {
            if (ended.contains(step.id)) {
                steps.remove(ticket, step);
                endedActivities.add(step.activity);
            } else if (step.state != null) {
                active.add(step.state);
            }
        }
        for (var step : begun) {
            steps.add(ticket, new TicketStep(ticketId, step, now));
            if (step.state() != null) {
                active.add(step.state());
            }
        }
        var pack = practices.version(ticket.practice, ticket.packVersion).orElseThrow();
        target(pack.pack().descriptor(), active, passedLast).ifPresent(state -> moveTo(ticket, state, actor, at, now));
        var begunActivities = begun.stream().map(Step::activity).toList();
        if (!begunActivities.isEmpty() || !endedActivities.isEmpty()) {
            events.publishEvent(new TicketEvents.StepsMoved(
                    ticketId, ticket.number, begunActivities, List.copyOf(endedActivities)));
        }
        touched(ticket);
    }

    private static Optional<PracticeDescriptor.State> target(
            PracticeDescriptor practice, List<String> active, @Nullable String passedLast) {
        if (active.isEmpty()) {
            return passedLast == null ? Optional.empty() : practice.state(passedLast);
        }
        return practice.states().stream()
                .filter(state -> active.contains(state.key()))
                .findFirst();
    }

    /** The version of the pack that the ticket runs on. */
    public int version(long ticketId) {
        return ticket(ticketId).packVersion;
    }

    /** @return whether its process has not ended */
    public boolean isRunning(long ticketId) {
        return !ticket(ticketId).category.isFinal();
    }

    public String state(long ticketId) {
        return ticket(ticketId).state;
    }

    /**
     * The ticket runs on another version of its pack from now on.
     *
     * @param standing every step that is active on the new version
     * @param open its open tasks as the new version draws them
     * @throws org.praxisitsm.shared.Refusal conflict where no step gives a state and the new version has none like the present one
     */
    public void redrawn(
            long ticketId, int version, Collection<Step> standing, Collection<RedrawnTask> open, String by) {
        var ticket = ticket(ticketId);
        var target =
                practices.version(ticket.practice, version).orElseThrow().pack().descriptor();
        var now = clock.instant();
        var before = ticket.packVersion;
        ticket.packVersion = version;
        ticket.changed(by, "process version: " + before + " -> " + version, now);
        resettle(ticket, standing, now);
        for (var task : open) {
            tasks.findById(task.id()).ifPresent(entry -> entry.redraw(task));
        }
        var active = standing.stream().map(Step::state).filter(Objects::nonNull).toList();
        var state = target(target, active, null)
                .or(() -> target.state(ticket.state))
                .or(() -> target.states().stream()
                        .filter(candidate -> candidate.category() == ticket.category)
                        .findFirst())
                .orElseThrow(() -> Refusal.conflict("Version " + version + " has neither the state " + ticket.state
                        + " nor another of the category " + ticket.category + "."));
        moveTo(ticket, state, by, new ProcessStep(target.process(), version, null), now);
        events.publishEvent(new TicketEvents.TicketMoved(ticket.id, ticket.number, before, version, by));
        touched(ticket);
    }

    /**
     * Its process was ended by hand: the ticket takes the practice's first state for what was cancelled.
     *
     * @throws org.praxisitsm.shared.Refusal conflict where the practice has no such state
     */
    public void cancelled(long ticketId, String by, ProcessStep at) {
        var ticket = ticket(ticketId);
        var now = clock.instant();
        var state =
                practices
                        .version(ticket.practice, ticket.packVersion)
                        .orElseThrow()
                        .pack()
                        .descriptor()
                        .states()
                        .stream()
                        .filter(candidate -> candidate.category() == Category.CANCELLED)
                        .findFirst()
                        .orElseThrow(() -> Refusal.conflict(ticket.practice + " has no state for what was cancelled."));
        resettle(ticket, List.of(), now);
        moveTo(ticket, state, by, at, now);
        touched(ticket);
    }

    private void resettle(Ticket ticket, Collection<Step> standing, Instant now) {
        var wanted = new LinkedHashMap<String, Step>();
        standing.forEach(step -> wanted.put(step.instance(), step));
        for (var row : steps.of(ticket)) {
            var step = wanted.remove(row.id);
            if (step == null) {
                steps.remove(ticket, row);
            } else {
                row.redraw(step);
            }
        }
        wanted.values().forEach(step -> steps.add(ticket, new TicketStep(ticket.id, step, now)));
    }

    private void moveTo(Ticket ticket, PracticeDescriptor.State state, String actor, ProcessStep at, Instant now) {
        if (ticket.state.equals(state.key())) {
            return;
        }
        var before = Map.of("state", ticket.state, "category", ticket.category.name());
        var moved = new TicketEvents.StateMoved(
                ticket.id, ticket.number, ticket.state, state.key(), ticket.category, state.category(), actor);
        ticket.moveTo(state, now);
        if (!ticket.alone && moved.toCategory() != moved.fromCategory()) {
            entities.flush();
            jdbc.sql("update task_entry set category = :category where ticket_id = :ticket")
                    .param("category", state.category().name())
                    .param("ticket", ticket.id)
                    .update();
        }
        ticket.changed(actor, "state: " + state.label(), now);
        var after = Map.of("state", state.key(), "category", state.category().name());
        events.publishEvent(
                Act.onTicket(actor, "state.moved", ticket.number, before, after).in(at));
        events.publishEvent(moved);
    }

    public void taskOffered(long ticketId, OfferedTask task, ProcessStep at) {
        var ticket = ticket(ticketId);
        tasks.save(new TaskEntry(ticket, task, clock.instant()));
        ticket.alone = false;
        if (ticket.confidential && ticket.group == null && task.group() != null) {
            // Or those who are to send it on could not find it.
            changes.apply(ticket, Map.of("group", task.group()), "system:workflow", at);
        }
        if (task.assignee() != null
                && !(task.followsAssignee() && task.assignee().equals(ticket.assignee))) {
            changes.holder(ticket, task.assignee());
        }
        events.publishEvent(new Act(
                "system:workflow",
                "task.offered",
                "task",
                task.id(),
                ticket.number,
                Map.of(),
                PresentValues.of("name", task.name(), "group", task.group(), "assignee", task.assignee()),
                at,
                true));
        if (task.assignee() != null && !task.toldOtherwise()) {
            tell(ticket, List.of(task.assignee()), "task-assigned", Map.of("task", task.name()), "task:" + task.id());
        }
    }

    /**
     * Group or assignee of an open task changed.
     *
     * @param toldOtherwise whether whoever it is with now is told in other words
     */
    public void taskHandedOver(
            String taskId, @Nullable String group, @Nullable String assignee, String actor, boolean toldOtherwise) {
        var entry = tasks.findById(taskId).orElse(null);
        if (entry == null
                || (java.util.Objects.equals(entry.group, group)
                        && java.util.Objects.equals(entry.assignee, assignee))) {
            return;
        }
        var before = PresentValues.of("group", entry.group, "assignee", entry.assignee);
        var former = entry.assignee;
        entry.group = group;
        var newAssignee = !java.util.Objects.equals(entry.assignee, assignee);
        entry.assignee = assignee;
        tasks.save(entry);
        events.publishEvent(new Act(
                actor,
                "task.handed-over",
                "task",
                taskId,
                entry.number,
                before,
                PresentValues.of("name", entry.name, "group", group, "assignee", assignee),
                null,
                true));
        var ticket = ticket(entry.ticketId);
        if (former != null && newAssignee) {
            noLongerHolds(ticket, former);
        }
        if (assignee != null && newAssignee) {
            changes.holder(ticket, assignee);
            if (!assignee.equals(actor) && !toldOtherwise) {
                tell(
                        ticket,
                        List.of(assignee),
                        "task-assigned",
                        Map.of("task", entry.name),
                        "task:" + taskId + ":" + assignee);
            }
        }
        touched(ticket);
    }

    /** @param completed whether it was done; who held it took part in the ticket by that, and only by that */
    public void taskEnded(String taskId, boolean completed) {
        tasks.findById(taskId).ifPresent(task -> {
            tasks.delete(task);
            var ticket = ticket(task.ticketId);
            if (task.assignee != null && noLongerHolds(ticket, task.assignee) && completed) {
                changes.member(ticket, task.assignee, "PARTICIPANT");
            }
        });
    }

    /** @return whether the person took part by holding a task, and holds no other of the ticket now */
    private boolean noLongerHolds(Ticket ticket, String account) {
        return !account.equals(ticket.requester) && changes.noHolder(ticket, account);
    }

    public void journal(long ticketId, String text, boolean internal, String author) {
        changes.journal(ticket(ticketId), text, internal, author);
    }

    /** @param recipients accounts; who acts is never told */
    public void tell(
            long ticketId, List<String> recipients, String topic, Map<String, Object> arguments, String eventId) {
        tell(ticket(ticketId), recipients, topic, arguments, eventId);
    }

    private void tell(
            Ticket ticket, List<String> recipients, String topic, Map<String, Object> arguments, String eventId) {
        if (!recipients.isEmpty()) {
            var all = new java.util.LinkedHashMap<String, Object>(arguments);
            all.put("subject", ticket.subject);
            events.publishEvent(new TicketEvents.PeopleTold(
                    eventId, ticket.number, recipients, topic, all, Micros.truncated(clock.instant())));
        }
    }

    /** @return numbers of tickets linked by the type as seen from this ticket */
    public List<String> linked(long ticketId, String type) {
        return changes.linked(ticketId, type, null);
    }

    /** @return numbers of tickets linked by the type as seen from this ticket, where that author linked them */
    public List<String> linkedBy(long ticketId, String type, String author) {
        return changes.linked(ticketId, type, author);
    }

    /**
     * @throws org.praxisitsm.shared.Refusal invalid where the person could do nothing with work on the ticket: reports only, or
     *     may not know of a confidential one
     */
    public void refuseUnlessAbleTo(long ticketId, String assignee) {
        views.refuseUnlessAbleTo(ticket(ticketId), assignee);
    }

    /** @return whether the person can do anything with work on the ticket */
    public boolean isAbleTo(long ticketId, String account) {
        return views.isAbleTo(ticket(ticketId), account);
    }

    /** Writes what was changed so far, for rows that are read next. */
    public void write() {
        entities.flush();
    }

    /** @return whether there is such a ticket and the viewer may know of it */
    public boolean isVisible(String number, Viewer viewer) {
        return tickets.findByNumber(number)
                .filter(ticket -> views.maySee(ticket, viewer))
                .isPresent();
    }

    /** @return false where there is no such ticket or it is the ticket itself */
    public boolean link(long ticketId, String type, String target, String by) {
        var other = tickets.findByNumber(target).orElse(null);
        if (other == null || other.id == ticketId) {
            return false;
        }
        changes.link(ticket(ticketId), type, other, by);
        return true;
    }

    /**
     * The next instant that people must keep, by ticket: shown on it and on its tasks. Neither counts as a change of the
     * ticket.
     */
    public void due(Map<Long, @Nullable Instant> next) {
        entities.flush();
        var tickets = new ArrayList<Object[]>();
        var own = new ArrayList<Object[]>();
        next.forEach((ticket, at) -> {
            var due = Micros.of(at);
            tickets.add(new Object[] {due, ticket, due});
            own.add(new Object[] {due, due, due, ticket, due});
        });
        // Rows that say so already are left alone: most changes of a ticket move no due date.
        batch.batchUpdate(
                "update ticket set due_at = ? where id = ? and due_order <> coalesce(?, 9223372036854775807)",
                tickets,
                longs(3));
        batch.batchUpdate(
                "update task_entry set due_at = case when coalesce(?, 9223372036854775807) < coalesce(own_due_at,"
                        + " 9223372036854775807) then ? else coalesce(own_due_at, ?) end where ticket_id = ?"
                        + " and due_order <> least(coalesce(?, 9223372036854775807), coalesce(own_due_at,"
                        + " 9223372036854775807))",
                own,
                longs(5));
    }

    /** Types of the values, which the driver cannot tell where they are null. */
    private static int[] longs(int count) {
        var types = new int[count];
        Arrays.fill(types, Types.BIGINT);
        return types;
    }

    public Optional<Long> idOf(String number) {
        return tickets.findByNumber(number).map(ticket -> ticket.id);
    }

    private void touched(Ticket ticket) {
        events.publishEvent(new TicketEvents.TicketTouched(
                ticket.id, ticket.number, ticket.group, ticket.assignee, ticket.requester));
    }

    private Ticket ticket(long id) {
        return tickets.findById(id).orElseThrow(() -> new IllegalStateException("No ticket with id " + id));
    }
}
