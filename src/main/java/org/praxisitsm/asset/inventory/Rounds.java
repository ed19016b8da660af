package org.praxisitsm.asset.inventory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Work of many threads, done several at once: who comes while others are being served is served with all who came meanwhile,
 * by one of their threads. A few rounds run beside each other. Nobody waits for company. Each gets an answer of its own; where a
 * round fails, each of it is done alone, so that one that cannot be done takes nobody along.
 */
final class Rounds<T, R> {

    private final int lanes;
    private final int most;
    private final Function<List<T>, List<R>> together;
    private final Function<T, R> alone;
    private final Deque<Seat<T, R>> waiting = new ArrayDeque<>();
    private int busy;

    private static final class Seat<T, R> {
        private final T work;
        private boolean leads;
        private boolean served;
        private @Nullable R answer;
        private @Nullable RuntimeException refusal;

        Seat(T work) {
            this.work = work;
        }
    }

    /**
     * @param lanes rounds beside each other
     * @param most in one round
     * @param together all or nothing; as many answers, in the same order
     */
    Rounds(int lanes, int most, Function<List<T>, List<R>> together, Function<T, R> alone) {
        this.lanes = lanes;
        this.most = most;
        this.together = together;
        this.alone = alone;
    }

    /** @throws RuntimeException what doing it alone throws */
    R of(T work) {
        var own = new Seat<T, R>(work);
        if (leads(own)) {
            lead(own);
        }
        if (own.refusal != null) {
            throw own.refusal;
        }
        return java.util.Objects.requireNonNull(own.answer);
    }

    /** @return whether the thread is to do a round; otherwise another has done its work */
    private synchronized boolean leads(Seat<T, R> own) {
        if (busy < lanes) {
            busy++;
            return true;
        }
        waiting.add(own);
        var interrupted = false;
        while (!own.leads && !own.served) {
            try {
                wait();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return own.leads;
    }

    private void lead(Seat<T, R> own) {
        var round = new ArrayList<Seat<T, R>>();
        round.add(own);
        try {
            take(round);
            serve(round);
        } finally {
            end(round);
        }
    }

    private synchronized void take(List<Seat<T, R>> round) {
        // What waits is shared among the lanes: a round of all would leave the others nothing to do.
        int share = Math.min(most, 1 + (waiting.size() + lanes - 1) / lanes);
        while (round.size() < share && !waiting.isEmpty()) {
            round.add(waiting.remove());
        }
    }

    private void serve(List<Seat<T, R>> round) {
        if (round.size() > 1) {
            try {
                var answers =
                        together.apply(round.stream().map(seat -> seat.work).toList());
                for (var i = 0; i < answers.size(); i++) {
                    round.get(i).answer = answers.get(i);
                }
                return;
            } catch (RuntimeException oneOfThem) {
                // Whose fault it was shows below.
            }
        }
        for (var seat : round) {
            try {
                seat.answer = alone.apply(seat.work);
            } catch (RuntimeException refused) {
                seat.refusal = refused;
            }
        }
    }

    private synchronized void end(List<Seat<T, R>> round) {
        for (var seat : round) {
            seat.served = true;
            if (seat.answer == null && seat.refusal == null) {
                seat.refusal = new IllegalStateException("Not served: the thread that served others ended");
            }
        }
        var next = waiting.poll();
        if (next == null) {
            busy--;
        } else {
            next.leads = true;
        }
        notifyAll();
    }

    /** @return how many rounds are being served */
    synchronized int busy() {
        return busy;
    }

    /** @return how many wait for the round after this one */
    synchronized int waiting() {
        return waiting.size();
    }
}
