package org.praxisitsm.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one person, or a group, is asked in a round, and what was answered. Changed by its round only. */
public final class Vote {

    public enum State {
        /** Somebody else is asked first. */
        PLANNED,
        OPEN,
        YES,
        NO,
        /** Decided without it, withdrawn, or asked anew. */
        VOID
    }

    /** Why somebody else is to answer than whom the rule names. */
    public enum Because {
        SUBSTITUTE,
        DELEGATED,
        ESCALATED,
        LEFT
    }

    final long id;
    final int generation;
    final int level;
    final int place;
    final String word;
    final String rule;
    final @Nullable String asked;

    @Nullable
    String holder;

    @Nullable
    String group;

    @Nullable
    Because because;

    @Nullable
    String handedBy;

    State state = State.PLANNED;
    boolean carried;

    @Nullable
    String task;

    @Nullable
    String outcome;

    @Nullable
    String decidedBy;

    @Nullable
    String way;

    @Nullable
    String remark;

    @Nullable
    String fingerprint;

    @Nullable
    Instant askedAt;

    @Nullable
    Instant decidedAt;

    @Nullable
    Instant remindAt;

    @Nullable
    Instant dueAt;

    boolean escalated;

    Vote(long id, int generation, Line line, int place, @Nullable String asked) {
        this(id, generation, line.level(), place, line.word(), line.rule(), asked);
    }

    Vote(long id, int generation, int level, int place, String word, String rule, @Nullable String asked) {
        this.id = id;
        this.generation = generation;
        this.level = level;
        this.place = place;
        this.word = word;
        this.rule = rule;
        this.asked = asked;
        this.holder = asked;
    }

    public long id() {
        return id;
    }

    public int level() {
        return level;
    }

    /** Whom the rule names; null where a group is asked. */
    public @Nullable String asked() {
        return asked;
    }

    /** Who is to answer, or was. */
    public @Nullable String holder() {
        return holder;
    }

    public @Nullable String group() {
        return group;
    }

    public @Nullable Because because() {
        return because;
    }

    public State state() {
        return state;
    }

    public String word() {
        return word;
    }

    public String rule() {
        return rule;
    }

    public @Nullable String outcome() {
        return outcome;
    }

    public @Nullable String task() {
        return task;
    }

    public @Nullable Instant dueAt() {
        return dueAt;
    }

    /** The engine's task by which it is answered. */
    public void offeredAs(String taskId) {
        task = taskId;
    }

    boolean isLive() {
        return state != State.VOID;
    }

    boolean isAnswered() {
        return state == State.YES || state == State.NO;
    }

    boolean isOf(String account) {
        return account.equals(asked) || account.equals(holder) || account.equals(decidedBy);
    }

    @Nullable
    Instant nextAt() {
        if (state != State.OPEN) {
            return null;
        }
        if (remindAt == null || dueAt == null) {
            return remindAt == null ? dueAt : remindAt;
        }
        return remindAt.isBefore(dueAt) ? remindAt : dueAt;
    }
}
