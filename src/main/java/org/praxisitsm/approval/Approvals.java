package org.praxisitsm.approval;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.approval.ApprovalRound.Moves;
import org.praxisitsm.approval.ApprovalRound.Status;
import org.praxisitsm.identity.People;
import org.praxisitsm.practice.ApprovalSpec;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Act.ProcessStep;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketProgress;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rounds of tickets, as the process moves through them. Called by {@code workflow} in the transaction of the engine's
 * command, which holds the ticket's row.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Approvals {

    /**
     * An approval that a ticket came to.
     *
     * @param instance the passage through the step: another one is another round
     * @param yes the outcome that counts as yes
     * @param due a date that an action computed for each answer, or null
     * @param saidYes who has said yes to it already, or null
     */
    public record Opening(
            long ticketId,
            String instance,
            String name,
            String yes,
            @Nullable Instant due,
            @Nullable String saidYes,
            ProcessStep step) {}

    /** Argument of what people are told by which a mail finds the vote that its link answers. */
    public static final String VOTE = "vote";

    private final RoundRows rows;
    private final TicketProgress progress;
    private final People people;
    private final House house;
    private final VoteNotices notices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Approvals(
            RoundRows rows,
            TicketProgress progress,
            People people,
            House house,
            VoteNotices notices,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.progress = progress;
        this.people = people;
        this.house = house;
        this.notices = notices;
        this.events = events;
        this.clock = clock;
    }

    public Moves begin(Opening opening, ApprovalSpec spec, List<Line> plan) {
        var content = content(spec, opening.ticketId());
        var pack = progress.pack(opening.ticketId());
        var kept = new KeptRound(
                Ids.next(),
                opening.ticketId(),
                progress.number(opening.ticketId()),
                pack.pack().key(),
                pack.version(),
                Objects.requireNonNull(opening.step().activity()),
                opening.name(),
                opening.instance(),
                1
                        + rows.cyclesBefore(
                                opening.ticketId(),
                                Objects.requireNonNull(opening.step().activity())),
                opening.yes(),
                Micros.truncated(clock.instant()),
                new ApprovalRound(plan),
                content.values(),
                content.fingerprint(),
                null);
        var whom = whom(kept, spec, opening.due());
        if (opening.saidYes() != null) {
            kept.round.saidBefore(opening.saidYes(), whom);
        }
        var moves = kept.round.goOn(spec, whom);
        settle(kept, moves, opening.step());
        rows.insert(kept);
        return moves;
    }

    /** @return empty where no round was opened for this passage */
    public Optional<Moves> goOn(String instance, ApprovalSpec spec, @Nullable Instant due, ProcessStep step) {
        return rows.byInstance(instance)
                .filter(kept -> kept.round.status == Status.OPEN)
                .map(kept -> {
                    var moves = kept.round.goOn(spec, whom(kept, spec, due));
                    settle(kept, moves, step);
                    rows.save(kept);
                    return moves;
                });
    }

    /**
     * What is approved may be another now: who has answered is asked anew then, from the first level on, and so are others
     * where the table names others for it.
     *
     * @param plan asked only where it is another
     * @return empty where it is the same, or where the same people are asked and nobody has answered yet
     */
    public Optional<Moves> askAnew(
            String instance, ApprovalSpec spec, Supplier<List<Line>> plan, @Nullable Instant due, ProcessStep step) {
        var kept = rows.byInstance(instance).orElse(null);
        if (kept == null || kept.round.status != Status.OPEN) {
            return Optional.empty();
        }
        var content = content(spec, kept.ticketId);
        if (content.fingerprint().equals(kept.fingerprint)) {
            return Optional.empty();
        }
        var before = kept.content;
        kept.content = content.values();
        kept.fingerprint = content.fingerprint();
        act(
                "system:approval",
                "approval.content-changed",
                kept.id,
                kept.number,
                known(before),
                known(content.values()),
                step);
        var open = kept.round.votes.stream()
                .filter(vote -> vote.state == Vote.State.OPEN)
                .toList();
        var again = kept.round.votes.stream()
                .filter(vote -> vote.isAnswered() && vote.generation == kept.round.generation && vote.decidedBy != null)
                .map(vote -> Objects.requireNonNull(vote.decidedBy))
                .distinct()
                .toList();
        var moves = kept.round.changed(plan.get(), spec, whom(kept, spec, due)).orElse(null);
        if (moves == null) {
            rows.save(kept);
            open.forEach(vote -> notices.asked(kept, vote, spec));
            return Optional.empty();
        }
        settle(kept, moves, step);
        rows.save(kept);
        progress.tell(
                kept.ticketId,
                again,
                "approval-again",
                Map.of("task", kept.name),
                "round:" + kept.id + ":again:" + kept.round.generation);
        return Optional.of(moves);
    }

    /** The task by which the vote is answered is there. */
    public void offered(long ticketId, Vote vote, ApprovalSpec spec, ProcessStep step) {
        rows.update(vote);
        var after = new LinkedHashMap<String, Object>();
        named(after, vote);
        after.put("level", vote.level);
        after.put("rule", vote.rule);
        var number = progress.number(ticketId);
        act("system:approval", "approval.asked", vote.id, number, Map.of(), after, step);
        notices.asked(rows.byVote(vote.id).orElseThrow(), vote, spec);
    }

    /** Both names, where one answers for another. */
    private static void named(Map<String, Object> facts, Vote vote) {
        if (vote.asked != null) {
            facts.put("asked", vote.asked);
        }
        if (vote.holder != null && !vote.holder.equals(vote.asked)) {
            facts.put("instead", vote.holder);
            if (vote.because != null) {
                facts.put("because", vote.because.name());
            }
        }
        if (vote.group != null) {
            facts.put("group", vote.group);
        }
    }

    /** The ticket came away from the step, however that was. */
    public void left(String instance, ProcessStep step) {
        rows.byInstance(instance)
                .filter(kept -> kept.round.status == Status.OPEN)
                .ifPresent(kept -> {
                    var told = kept.round.votes.stream()
                            .filter(vote -> vote.state == Vote.State.OPEN && vote.holder != null)
                            .map(vote -> Objects.requireNonNull(vote.holder))
                            .distinct()
                            .toList();
                    kept.round.withdraw();
                    kept.endedAt = Micros.truncated(clock.instant());
                    rows.save(kept);
                    act(
                            "system:approval",
                            "approval.withdrawn",
                            kept.id,
                            kept.number,
                            Map.of(),
                            Map.of("name", kept.name),
                            step);
                    progress.tell(
                            kept.ticketId,
                            told,
                            "approval-withdrawn",
                            Map.of("task", kept.name),
                            "round:" + kept.id + ":gone");
                });
    }

    /**
     * Somebody answers.
     *
     * @param way desk, portal, link or api
     * @throws Refusal conflict where the vote is not open, or what is approved is no longer what was shown
     */
    public void answer(
            String task,
            ApprovalSpec spec,
            String outcome,
            String by,
            String way,
            @Nullable String remark,
            ProcessStep step) {
        var kept = rows.byTask(task).orElse(null);
        if (kept == null) {
            return;
        }
        var vote = kept.round.byTask(task).orElseThrow();
        if (vote.state != Vote.State.OPEN) {
            throw Refusal.conflict(kept.name + " of " + kept.number + " was decided already.");
        }
        kept.round.answer(vote, outcome, by, way, cut(remark), whom(kept, spec, null));
        vote.fingerprint = kept.fingerprint;
        rows.update(vote);
        var after = new LinkedHashMap<String, Object>();
        after.put("name", kept.name);
        after.put("outcome", outcome);
        named(after, vote);
        if (vote.asked != null && !by.equals(vote.asked)) {
            after.put("onBehalfOf", vote.asked);
        }
        after.put("level", vote.level);
        after.put("rule", vote.rule);
        after.put("way", way);
        after.put("fingerprint", kept.fingerprint);
        if (remark != null && !remark.isBlank()) {
            after.put("remark", Objects.requireNonNull(cut(remark)));
        }
        act(by, "approval.answered", vote.id, kept.number, Map.of(), after, step);
    }

    public enum What {
        NOTHING,
        HANDED_OVER,
        LAPSED
    }

    /**
     * @param to who answers from now on, or null for the group
     * @param until when nobody had answered, where silence decides now
     */
    public record Due(What what, @Nullable String to, @Nullable String group, @Nullable Instant until) {

        static final Due NOTHING = new Due(What.NOTHING, null, null, null);
    }

    /** @return votes at which something is due, or whose holder has left, the oldest first */
    @Transactional(propagation = Propagation.REQUIRED, readOnly = true)
    public List<Long> dueBy(Instant now, int most) {
        return rows.due(now, most);
    }

    /** @return the task by which the vote is answered, where it is open */
    public Optional<String> taskOf(long vote) {
        return rows.taskOf(vote);
    }

    /** Nothing is to follow from time at this vote any more. */
    public void forget(long vote) {
        rows.nextAt(vote, null);
    }

    /** It could not be dealt with. */
    @Transactional(propagation = Propagation.REQUIRED)
    public void later(long vote, Instant at) {
        rows.nextAt(vote, at);
    }

    /** The caller holds the ticket's row. */
    public Due due(String task, ApprovalSpec spec, ProcessStep step) {
        var kept = rows.byTask(task).orElseThrow();
        var vote = kept.round.byTask(task).orElseThrow();
        if (vote.state != Vote.State.OPEN) {
            return Due.NOTHING;
        }
        var now = Micros.truncated(clock.instant());
        var whom = whom(kept, spec, null);
        var before = vote.holder;
        if (before != null && !whom.isActive(before)) {
            kept.round.replace(vote, whom);
            return handedOver(kept, vote, before, spec, whom, step);
        }
        var until = vote.dueAt;
        if (until != null && !until.isAfter(now)) {
            if (!kept.round.overdue(vote, spec, whom)) {
                act(
                        "system:approval",
                        "approval.late",
                        vote.id,
                        kept.number,
                        Map.of(),
                        Map.of("name", kept.name),
                        step);
            } else if (vote.state == Vote.State.OPEN) {
                return handedOver(kept, vote, before, spec, whom, step);
            } else {
                // Answered when the task is completed, as every other answer is.
                vote.state = Vote.State.OPEN;
                rows.update(vote);
                return new Due(What.LAPSED, null, null, until);
            }
        }
        remind(kept, vote, spec, whom, step);
        rows.update(vote);
        return Due.NOTHING;
    }

    private void remind(KeptRound kept, Vote vote, ApprovalSpec spec, Whom whom, ProcessStep step) {
        var now = whom.now();
        if (vote.remindAt == null || vote.remindAt.isAfter(now)) {
            return;
        }
        vote.remindAt = spec.reminder() == null ? null : whom.after(spec.reminder());
        if (vote.holder != null) {
            act(
                    "system:approval",
                    "approval.reminded",
                    vote.id,
                    kept.number,
                    Map.of(),
                    Map.of("name", kept.name, "person", vote.holder),
                    step);
            progress.tell(
                    kept.ticketId,
                    List.of(vote.holder),
                    "approval-reminder",
                    Map.of("task", kept.name, VOTE, Long.toString(vote.id)),
                    "vote:" + vote.id + ":reminder:" + now);
        }
    }

    private Due handedOver(
            KeptRound kept, Vote vote, @Nullable String from, ApprovalSpec spec, Whom whom, ProcessStep step) {
        vote.remindAt = spec.reminder() == null ? null : whom.after(spec.reminder());
        rows.update(vote);
        var after = new LinkedHashMap<String, Object>();
        named(after, vote);
        act(
                vote.handedBy == null ? "system:approval" : vote.handedBy,
                "approval.handed-over",
                vote.id,
                kept.number,
                from == null ? Map.of() : Map.of("holder", from),
                after,
                step);
        notices.asked(kept, vote, spec);
        return new Due(What.HANDED_OVER, vote.holder, vote.group, null);
    }

    /**
     * Another person answers from now on.
     *
     * @throws Refusal conflict where that person is asked already, or has answered
     */
    public void handOver(String task, ApprovalSpec spec, String to, Vote.Because because, String by, ProcessStep step) {
        var kept = rows.byTask(task).orElseThrow();
        var vote = kept.round.byTask(task).orElseThrow();
        if (vote.state != Vote.State.OPEN) {
            throw Refusal.conflict(kept.name + " of " + kept.number + " was decided already.");
        }
        if (kept.round.votes.stream()
                .anyMatch(other -> other != vote
                        && other.isLive()
                        && other.generation == kept.round.generation
                        && other.level == vote.level
                        && other.isOf(to))) {
            throw Refusal.conflict(people.nameOf(to) + " is asked already.");
        }
        var from = vote.holder;
        kept.round.handOver(vote, to, null, because, by);
        rows.update(vote);
        var after = new LinkedHashMap<String, Object>();
        named(after, vote);
        act(
                by,
                "approval.handed-over",
                vote.id,
                kept.number,
                from == null ? Map.of() : Map.of("holder", from),
                after,
                step);
        notices.asked(kept, vote, spec);
    }

    /** A question of one row for tickets that no approval waits at. */
    public boolean mayConcern(long ticketId, java.util.Set<String> changed) {
        return rows.openContents(ticketId).stream()
                .anyMatch(content -> changed.stream().anyMatch(content::contains));
    }

    private static @Nullable String cut(@Nullable String remark) {
        return remark == null || remark.isBlank()
                ? null
                : remark.strip().substring(0, Math.min(2_000, remark.strip().length()));
    }

    private void settle(KeptRound kept, Moves moves, ProcessStep step) {
        var outcome = moves.outcome();
        if (outcome == null) {
            return;
        }
        kept.endedAt = Micros.truncated(clock.instant());
        var after = new LinkedHashMap<String, Object>();
        after.put("name", kept.name);
        after.put("outcome", outcome);
        after.put("status", kept.round.status.name());
        after.put("yes", who(kept, Vote.State.YES));
        after.put("no", who(kept, Vote.State.NO));
        after.put("fingerprint", kept.fingerprint);
        act("system:approval", "approval.ended", kept.id, kept.number, Map.of(), after, step);
        var dropped = moves.drop().stream()
                .map(vote -> vote.holder)
                .filter(Objects::nonNull)
                .toList();
        progress.tell(kept.ticketId, dropped, "approval-done", Map.of("task", kept.name), "round:" + kept.id + ":done");
    }

    private static Map<String, Object> known(Map<String, Object> values) {
        var known = new LinkedHashMap<>(values);
        known.values().removeIf(Objects::isNull);
        return known;
    }

    private static List<String> who(KeptRound kept, Vote.State state) {
        return kept.round.votes.stream()
                .filter(vote -> vote.generation == kept.round.generation && vote.state == state && !vote.carried)
                .map(vote -> vote.decidedBy)
                .filter(Objects::nonNull)
                .toList();
    }

    private Content content(ApprovalSpec spec, long ticketId) {
        return Content.of(spec, name -> progress.value(ticketId, name));
    }

    private TicketWhom whom(KeptRound kept, ApprovalSpec spec, @Nullable Instant due) {
        return new TicketWhom(
                spec, kept, name -> progress.value(kept.ticketId, name), due, house, Micros.truncated(clock.instant()));
    }

    private void act(
            String by,
            String act,
            long id,
            String number,
            Map<String, ?> before,
            Map<String, ?> after,
            @Nullable ProcessStep step) {
        events.publishEvent(new Act(by, act, "approval", Long.toString(id), number, before, after, step, true));
    }
}
