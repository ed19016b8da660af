package org.praxisitsm.demo;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.IntConsumer;
import org.praxisitsm.shared.ShiftableClock;
import org.praxisitsm.ticket.TicketEvents;

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
    /** A word to the requester in between, that no tale has. */
    private static final int WORD = -2;

    private static final int MOST_WORDS = 6;
    /** What is promised for later than this is broken by nobody who is merely late. */
    private static final Duration LONG = Duration.ofHours(5);

    private final Stage stage;
    private final HistoryFile file;
    private final EntityManager entities;
    private final Instant present;
    private final PriorityQueue<Cue> cues = new PriorityQueue<>();
    private final Set<String> timers = new HashSet<>();
    /** What was said last when the next word was planned. */
    private final Map<Tale, Instant> words = new IdentityHashMap<>();

    private final Map<Tale, Integer> said = new IdentityHashMap<>();
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
            tale.saidAt = cue.at();
        } else if (cue.beat() == WORD) {
            // Where something was said meanwhile, the time starts anew.
            if (Objects.equals(words.remove(tale), tale.saidAt)) {
                scene.keepPosted();
            }
        } else {
            tale.beats().get(cue.beat()).play().accept(scene);
        }
        // What is said of it is said at this instant, not when the whole history is committed.
        stage.events()
                .publishEvent(
                        new TicketEvents.ProcessSettled(Set.of(scene.ticket().id())));
        entities.flush();
        entities.clear();
        if (cue.timer() == null && cue.beat() != WORD) {
            next(scene, cue.beat() + 1, cue.at());
        }
        awaitTimers(scene);
        awaitWord(scene, cue.at());
        entities.clear();
    }

    private void next(Scene scene, int beat, Instant before) {
        var tale = scene.tale();
        if (beat < tale.beats().size()) {
            var coming = tale.beats().get(beat);
            var spread = coming.spread().toSeconds();
            var at = before.plus(coming.after())
                    .plus(Duration.ofMillis((long) (tale.random.nextDouble() * spread * 1_000)));
            var wanted = coming.atWork() ? Tales.atWork(at, tale.random) : at;
            add(inTime(scene, coming, before, wanted), tale, beat, null);
        }
    }

    private static Instant inTime(Scene scene, Tale.Beat coming, Instant before, Instant wanted) {
        if (coming.promises().isEmpty()) {
            return wanted;
        }
        var share = scene.tale().share();
        return scene.due(coming.promises())
                .filter(due -> due.isAfter(before))
                .filter(due -> share < 1 || Duration.between(before, due).compareTo(LONG) < 0)
                .map(due -> part(before, due, share))
                .filter(at -> share > 1 || at.isBefore(wanted))
                .orElse(wanted);
    }

    private static Instant part(Instant from, Instant to, double share) {
        return from.plusMillis((long) (Duration.between(from, to).toMillis() * share));
    }

    private void awaitWord(Scene scene, Instant now) {
        var tale = scene.tale();
        if (words.containsKey(tale) || said.getOrDefault(tale, 0) >= MOST_WORDS) {
            return;
        }
        var silence = scene.silence();
        if (silence.isEmpty() && now.equals(tale.saidAt)) {
            // Nothing of the kind is promised for this ticket.
            said.put(tale, MOST_WORDS);
        }
        silence.ifPresent(longest -> {
            var last = Objects.requireNonNull(tale.saidAt);
            var at = part(last, last.plus(longest), tale.share());
            words.put(tale, last);
            said.merge(tale, 1, Integer::sum);
            add(at.isAfter(now) ? at : now.plusSeconds(60), tale, WORD, null);
        });
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
