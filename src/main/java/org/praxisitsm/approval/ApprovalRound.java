package org.praxisitsm.approval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.ApprovalSpec;
import org.praxisitsm.practice.Quorum;

/**
 * One passage through an approval: asks level by level, nobody twice, and ends when enough have said yes or cannot any more.
 * Holds no row and knows no engine, so that a trial decides as the real thing does.
 */
public final class ApprovalRound {

    public enum Status {
        OPEN,
        APPROVED,
        REJECTED,
        WITHDRAWN
    }

    public enum Reason {
        /** It is their own matter. */
        SELF,
        /** They left, or there is no such person. */
        GONE,
        /** They, or who stands in for them, are asked in this level already. */
        ASKED_ALREADY,
        /** The word means nobody. */
        NOBODY_FOUND,
        /** No row of the table fits. */
        NO_ROW
    }

    /** Somebody, or a word, that the rules name and who was not asked. */
    public record Skipped(int level, String who, String rule, Reason reason) {}

    /**
     * What follows.
     *
     * @param ask to be offered now
     * @param drop were offered, and are needed no more
     * @param outcome of the whole, or null while it waits
     */
    public record Moves(List<Vote> ask, List<Vote> drop, @Nullable String outcome) {}

    /** Acts where time does. */
    static final String SILENCE = "system:approval";

    List<Line> plan;
    final List<Vote> votes = new ArrayList<>();
    final List<Skipped> skipped = new ArrayList<>();
    int level;
    int generation = 1;
    Status status = Status.OPEN;

    @Nullable
    String outcome;

    /** @param plan nothing where the table matched nothing: then the group is asked, for silence is no consent */
    public ApprovalRound(List<Line> plan) {
        this.plan = inOrder(plan);
        this.level = this.plan.isEmpty() ? 1 : this.plan.get(0).level();
    }

    private static List<Line> inOrder(List<Line> lines) {
        return lines.stream().sorted(Comparator.comparingInt(Line::level)).toList();
    }

    /** Somebody has said yes to the same before there was a round: their word counts where they are asked. */
    public void saidBefore(String account, Whom whom) {
        var vote = new Vote(whom.nextId(), generation, 0, 0, account, Line.OF_DIAGRAM, account);
        votes.add(vote);
        answer(vote, whom.yes(), account, "task", null, whom);
    }

    public List<Vote> votes() {
        return List.copyOf(votes);
    }

    public List<Skipped> skipped() {
        return List.copyOf(skipped);
    }

    public Status status() {
        return status;
    }

    public Optional<Vote> byTask(String task) {
        return votes.stream().filter(vote -> task.equals(vote.task)).findFirst();
    }

    /** Asks whom the first level names, or goes on after an answer. */
    public Moves goOn(ApprovalSpec spec, Whom whom) {
        var ask = new ArrayList<Vote>();
        var drop = new ArrayList<Vote>();
        while (status == Status.OPEN) {
            if (here().isEmpty()) {
                begin(spec, whom);
            }
            var live = here();
            var yes = count(live, Vote.State.YES);
            var open = live.stream().filter(vote -> !vote.isAnswered()).toList();
            var needed = quorum(spec).needed(live.size());
            if (yes >= needed) {
                drop.addAll(dropped(open));
                passed(whom);
            } else if (yes + open.size() < needed) {
                drop.addAll(dropped(open));
                end(Status.REJECTED, lastNo(live));
            } else {
                ask.addAll(opened(open, spec, whom));
                break;
            }
        }
        return new Moves(ask, drop, outcome);
    }

    private List<Vote> here() {
        return votes.stream()
                .filter(vote -> vote.generation == generation && vote.level == level && vote.isLive())
                .toList();
    }

    private List<Line> lines() {
        return plan.stream().filter(line -> line.level() == level).toList();
    }

    private Quorum quorum(ApprovalSpec spec) {
        return lines().stream()
                .map(Line::quorum)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(spec.quorum());
    }

    /** @return how many of those who are asked now must say yes; empty where only the diagram says it */
    Optional<Integer> needed() {
        return lines().stream()
                .map(Line::quorum)
                .filter(Objects::nonNull)
                .findFirst()
                .map(quorum -> quorum.needed(here().size()));
    }

    private static int count(List<Vote> votes, Vote.State state) {
        return (int) votes.stream().filter(vote -> vote.state == state).count();
    }

    private static String lastNo(List<Vote> votes) {
        return votes.stream()
                .filter(vote -> vote.state == Vote.State.NO)
                .max(Comparator.comparing((Vote vote) -> Objects.requireNonNull(vote.decidedAt))
                        .thenComparing(Vote::id))
                .map(vote -> Objects.requireNonNull(vote.outcome))
                .orElseThrow();
    }

    private void passed(Whom whom) {
        var next = plan.stream()
                .mapToInt(Line::level)
                .filter(other -> other > level)
                .min();
        if (next.isEmpty()) {
            end(Status.APPROVED, whom.yes());
        } else {
            level = next.getAsInt();
        }
    }

    private void end(Status how, String with) {
        status = how;
        outcome = with;
    }

    private static List<Vote> dropped(List<Vote> open) {
        var offered =
                open.stream().filter(vote -> vote.state == Vote.State.OPEN).toList();
        open.forEach(vote -> vote.state = Vote.State.VOID);
        return offered;
    }

    /** In turn: only the first, and only where nobody is asked yet. */
    private static List<Vote> opened(List<Vote> open, ApprovalSpec spec, Whom whom) {
        var planned =
                open.stream().filter(vote -> vote.state == Vote.State.PLANNED).toList();
        var next = !spec.inTurn() ? planned : planned.size() < open.size() ? List.<Vote>of() : planned.subList(0, 1);
        next.forEach(vote -> {
            vote.state = Vote.State.OPEN;
            vote.askedAt = whom.now();
            vote.dueAt = whom.due();
            vote.remindAt = spec.reminder() == null ? null : whom.after(spec.reminder());
        });
        return next;
    }

    private void begin(ApprovalSpec spec, Whom whom) {
        var lines = lines();
        if (lines.isEmpty() && spec.table() != null) {
            skipped.add(new Skipped(level, spec.table(), Line.OF_DIAGRAM, Reason.NO_ROW));
        }
        var wanted = lines.stream()
                .filter(line -> !line.word().equals(ApprovalSpec.NOBODY))
                .toList();
        var found = new LinkedHashMap<String, Vote>();
        wanted.forEach(line -> find(line, whom, found));
        if (found.isEmpty() && (lines.isEmpty() || !wanted.isEmpty())) {
            // Never passed over: a level that finds nobody is a question for the group, and the next one is asked all
            // the same.
            var rule = wanted.isEmpty() ? Line.OF_DIAGRAM : wanted.get(0).rule();
            var vote = new Vote(whom.nextId(), generation, level, 0, "group", rule, null);
            vote.group = whom.group();
            votes.add(vote);
        }
        votes.addAll(found.values());
    }

    private void find(Line line, Whom whom, LinkedHashMap<String, Vote> found) {
        var accounts = whom.of(line.word(), null);
        if (accounts.isEmpty()) {
            skip(line, line.word(), Reason.NOBODY_FOUND);
        }
        for (var account : accounts) {
            if (whom.barred().contains(account)) {
                skip(line, account, Reason.SELF);
            } else if (!whom.isActive(account)) {
                gone(line, account, whom, found);
            } else {
                name(line, account, whom, found);
            }
        }
    }

    /** Whoever left is stood in for like one who is away, where somebody stands in for them still. */
    private void gone(Line line, String account, Whom whom, LinkedHashMap<String, Vote> found) {
        skip(line, account, Reason.GONE);
        whom.standIn(account)
                .filter(other -> !whom.barred().contains(other.account()))
                .ifPresent(
                        other -> put(line, account, new Whom.StandIn(other.account(), Vote.Because.LEFT), whom, found));
    }

    private void name(Line line, String account, Whom whom, LinkedHashMap<String, Vote> found) {
        put(
                line,
                account,
                whom.standIn(account)
                        .filter(other -> !whom.barred().contains(other.account()))
                        .orElse(null),
                whom,
                found);
    }

    private void put(
            Line line, String asked, Whom.@Nullable StandIn other, Whom whom, LinkedHashMap<String, Vote> found) {
        var holder = other == null ? asked : other.account();
        if (found.containsKey(holder) || found.values().stream().anyMatch(vote -> asked.equals(vote.asked))) {
            skip(line, asked, Reason.ASKED_ALREADY);
            return;
        }
        var vote = new Vote(whom.nextId(), generation, line, found.size(), asked);
        vote.holder = holder;
        vote.because = other == null ? null : other.because();
        answered(asked, holder).ifPresent(before -> carry(before, vote));
        found.put(holder, vote);
    }

    /** What somebody has said on a level before counts on this one, too: nobody is asked twice. */
    private Optional<Vote> answered(String asked, String holder) {
        return votes.stream()
                .filter(vote -> vote.generation == generation && vote.isAnswered())
                .filter(vote -> vote.isOf(asked) || vote.isOf(holder))
                .reduce((first, second) -> second);
    }

    private static void carry(Vote before, Vote vote) {
        vote.state = before.state;
        vote.carried = true;
        vote.outcome = before.outcome;
        vote.decidedBy = before.decidedBy;
        vote.decidedAt = before.decidedAt;
        vote.askedAt = before.askedAt;
        vote.way = before.way;
        vote.fingerprint = before.fingerprint;
    }

    private void skip(Line line, String who, Reason reason) {
        skipped.add(new Skipped(level, who, line.rule(), reason));
    }

    /** @param by account, or a component for one who kept silent */
    public void answer(Vote vote, String with, String by, String way, @Nullable String remark, Whom whom) {
        vote.state = with.equals(whom.yes()) ? Vote.State.YES : Vote.State.NO;
        vote.outcome = with;
        vote.decidedBy = by;
        vote.way = way;
        vote.remark = remark;
        vote.decidedAt = whom.now();
    }

    /** Another person, or the group, answers it from now on. */
    public void handOver(Vote vote, @Nullable String to, @Nullable String group, Vote.Because because, String by) {
        vote.holder = to;
        vote.group = group;
        vote.because = because;
        vote.handedBy = by;
    }

    /** @return whether the person is asked, or was, in the level that is asked now */
    public boolean asks(String account) {
        return here().stream().anyMatch(vote -> vote.isOf(account));
    }

    /**
     * The time that it was waited for is over: it goes to whom the diagram names for that, once; or silence counts as the
     * outcome that it names; else it stays open.
     *
     * @return whether anything has changed
     */
    public boolean overdue(Vote vote, ApprovalSpec spec, Whom whom) {
        var next = vote.escalated
                ? Optional.<String>empty()
                : spec.escalateTo().stream()
                        .flatMap(word -> whom.of(word, vote.holder).stream())
                        .filter(account ->
                                whom.isActive(account) && !whom.barred().contains(account) && !asks(account))
                        .findFirst();
        if (next.isPresent()) {
            handOver(vote, next.get(), null, Vote.Because.ESCALATED, SILENCE);
            vote.escalated = true;
            vote.dueAt = whom.due();
            return true;
        }
        vote.dueAt = null;
        if (spec.lapse() != null) {
            answer(vote, spec.lapse(), SILENCE, "silence", null, whom);
            return true;
        }
        return false;
    }

    /** Whoever is to answer has left: who stands in for them, else their manager, else the group. */
    public void replace(Vote vote, Whom whom) {
        var left = Objects.requireNonNull(vote.holder);
        var next = java.util.stream.Stream.concat(
                        whom.standIn(left).map(Whom.StandIn::account).stream(), whom.of("manager", left).stream())
                .filter(account -> whom.isActive(account) && !whom.barred().contains(account) && !asks(account))
                .findFirst();
        handOver(vote, next.orElse(null), next.isPresent() ? null : whom.group(), Vote.Because.LEFT, SILENCE);
    }

    /** @return whether somebody has answered already, so that another content needs all to be asked anew */
    boolean isAnswered() {
        return votes.stream().anyMatch(vote -> vote.generation == generation && vote.isAnswered());
    }

    /** What is approved is another now: what was said of the former counts no more. */
    private List<Vote> askAnew() {
        var offered =
                votes.stream().filter(vote -> vote.state == Vote.State.OPEN).toList();
        votes.stream()
                .filter(vote -> vote.state == Vote.State.OPEN || vote.state == Vote.State.PLANNED)
                .forEach(vote -> vote.state = Vote.State.VOID);
        generation++;
        level = plan.isEmpty() ? 1 : plan.get(0).level();
        return offered;
    }

    /**
     * What is approved is another now.
     *
     * @param lines whom the diagram and its table name for it
     * @return empty where the same are named and nobody has answered yet: those who are asked decide on the new values
     */
    public Optional<Moves> changed(List<Line> lines, ApprovalSpec spec, Whom whom) {
        var before = plan;
        plan = inOrder(lines);
        if (status != Status.OPEN || !isAnswered() && plan.equals(before)) {
            return Optional.empty();
        }
        var drop = new ArrayList<>(askAnew());
        var moves = goOn(spec, whom);
        drop.addAll(moves.drop());
        return Optional.of(new Moves(moves.ask(), drop, moves.outcome()));
    }

    void withdraw() {
        if (status == Status.OPEN) {
            votes.stream().filter(vote -> !vote.isAnswered()).forEach(vote -> vote.state = Vote.State.VOID);
            status = Status.WITHDRAWN;
        }
    }
}
