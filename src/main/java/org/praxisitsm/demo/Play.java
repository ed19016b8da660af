package org.praxisitsm.demo;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.IntConsumer;
import org.praxisitsm.shared.ShiftableClock;

/**
 * Plays tales in the order of time, across all tickets: numbers, loads, trail and chain grow as they would have. Timers that fall
 * due in the past are run at their instant; later ones are left to the engine. All in the transaction of the caller, so that
 * neither a visitor nor the job executor meets a ticket that is still on its way to the present.
 */
final class Play {

    private record Cue(Instant at, int order, Tale tale, int beat, @org.jspecify.annotations.Nullable String timer)
            implements Comparable<Cue> {

        @Override
        public int compareTo(Cue other) {
            var byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Integer.compare(order, other.order);
        }
    }

    private static final int OPENING = -1;

    private final Stage stage;
    private final HistoryFile file;
    private final EntityManager entities;
    private final Instant present;
    private final PriorityQueue<Cue> cues = new PriorityQueue<>();
    private final Set<String> timers = new HashSet<>();
    private int order;

    Play(Stage stage, HistoryFile file, EntityManager entities, Instant present) {
        this.stage = stage;
        this.file = file;
        this.entities = entities;
        this.present = present;
    }

    /** @param opened told how many tickets there are by now */
    void perform(List<Tale> tales, IntConsumer opened) {
        tales.forEach(tale -> add(tale.opensAt, tale, OPENING, null));
        var tickets = 0;
        while (!cues.isEmpty()) {
            var cue = cues.remove();
            ShiftableClock.at(cue.at(), () -> {
                perform(cue);
                return null;
            });
            if (cue.beat() == OPENING && cue.timer() == null) {
                opened.accept(++tickets);
            }
        }
    }

    private void perform(Cue cue) {
        var tale = cue.tale();
        var scene = new Scene(stage, file, tale);
        if (cue.timer() != null) {
            stage.timers().fire(cue.timer());
        } else if (cue.beat() == OPENING) {
            scene.open();
        } else {
            tale.beats().get(cue.beat()).play().accept(scene);
        }
        entities.flush();
        entities.clear();
        if (cue.timer() == null) {
            next(tale, cue.beat() + 1, cue.at());
        }
        awaitTimers(scene);
        entities.clear();
    }

    private void next(Tale tale, int beat, Instant before) {
        if (beat < tale.beats().size()) {
            var coming = tale.beats().get(beat);
            var spread = coming.spread().toSeconds();
            var at = before.plus(coming.after())
                    .plus(Duration.ofMillis((long) (tale.random.nextDouble() * spread * 1_000)));
            add(coming.atWork() ? Tales.atWork(at, tale.random) : at, tale, beat, null);
        }
    }

    private void awaitTimers(Scene scene) {
        for (var timer : stage.timers().of(scene.ticket().id())) {
            if (timers.add(timer.id())) {
                add(timer.dueAt(), scene.tale(), OPENING, timer.id());
            }
        }
    }

    private void add(Instant at, Tale tale, int beat, @org.jspecify.annotations.Nullable String timer) {
        if (at.isBefore(present)) {
            cues.add(new Cue(at, order++, tale, beat, timer));
        }
    }
}
