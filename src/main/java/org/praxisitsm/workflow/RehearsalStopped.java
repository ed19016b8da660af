package org.praxisitsm.workflow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rehearsal went over one of its limits and was stopped; the message tells its author why. */
final class RehearsalStopped extends RuntimeException {

    private final boolean held;

    private RehearsalStopped(String message) {
        this(message, false);
    }

    private RehearsalStopped(String message, boolean held) {
        super(message);
        this.held = held;
    }

    /** @return whether something may still run in the sandbox, which is then of no more use */
    boolean isHeld() {
        return held;
    }

    static RehearsalStopped goesRound(int limit, List<String> lately) {
        return new RehearsalStopped("It passed " + limit + " steps without waiting for anybody, lately " + lately
                + ": stopped, because it might go on for ever. Put a human task, a message or a timer into the loop");
    }

    static RehearsalStopped tooMany(int limit) {
        return new RehearsalStopped(
                "It passed " + limit + " steps in all and was stopped: start again with less to go through");
    }

    static RehearsalStopped tooLate(long seconds) {
        return new RehearsalStopped(
                "It took longer than " + seconds
                        + " seconds and was stopped: look for a table cell that computes much, or for steps without"
                        + " end",
                true);
    }

    static RehearsalStopped tooDeep() {
        return new RehearsalStopped(
                "It went too deep and was stopped: a process that calls itself, or an expression nested without end");
    }

    static RehearsalStopped interrupted() {
        return new RehearsalStopped("It was stopped", true);
    }

    /** @return the limit that is behind a failure of the engine, if one is */
    static @Nullable RehearsalStopped behind(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RehearsalStopped stopped) {
                return stopped;
            }
            if (cause instanceof StackOverflowError) {
                return tooDeep();
            }
        }
        return null;
    }
}
