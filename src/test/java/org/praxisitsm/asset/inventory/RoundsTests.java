package org.praxisitsm.asset.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoundsTests {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<List<Integer>> served = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch first = new CountDownLatch(1);
    private final Rounds<Integer, String> rounds = new Rounds<>(1, 4, this::together, this::alone);

    @AfterEach
    void end() {
        first.countDown();
        threads.shutdownNow();
    }

    private List<String> together(List<Integer> works) {
        served.add(works);
        if (works.contains(-1)) {
            throw new IllegalStateException("all of them");
        }
        return works.stream().map(work -> "with " + work).toList();
    }

    private String alone(Integer work) {
        if (work == 0) {
            try {
                first.await();
            } catch (InterruptedException ended) {
                throw new IllegalStateException(ended);
            }
        }
        if (work < 0) {
            throw new IllegalArgumentException("not " + work);
        }
        served.add(List.of(work));
        return "alone " + work;
    }

    private Future<String> ask(int work) {
        return threads.submit(() -> rounds.of(work));
    }

    /** One is being served; the others come one after the other. */
    private List<Future<String>> behindTheFirst(int... works) {
        var asked = new ArrayList<Future<String>>();
        asked.add(ask(0));
        var expected = 0;
        for (var work : works) {
            await().until(() -> isBusy(asked.get(0)));
            asked.add(ask(work));
            var waiting = ++expected;
            await().until(() -> rounds.waiting() == waiting);
        }
        first.countDown();
        return asked;
    }

    private boolean isBusy(Future<String> zero) {
        return !zero.isDone() && rounds.busy() > 0;
    }

    @Test
    void whoComesAloneIsServedAtOnce() {
        assertThat(rounds.of(7)).isEqualTo("alone 7");
    }

    @Test
    void whoCameMeanwhileIsServedTogetherInTheirOrderAndNotMoreThanTheMost() throws Exception {
        var asked = behindTheFirst(1, 2, 3, 4, 5);

        assertThat(asked.get(0).get()).isEqualTo("alone 0");
        for (var work = 1; work <= 4; work++) {
            assertThat(asked.get(work).get()).isEqualTo("with " + work);
        }
        assertThat(asked.get(5).get()).isEqualTo("alone 5");
        assertThat(served).containsExactly(List.of(0), List.of(1, 2, 3, 4), List.of(5));
    }

    @Test
    void oneThatCannotBeDoneTakesNobodyAlong() throws Exception {
        var asked = behindTheFirst(1, -1, 3);

        assertThat(asked.get(1).get()).isEqualTo("alone 1");
        assertThat(asked.get(3).get()).isEqualTo("alone 3");
        assertThatThrownBy(() -> asked.get(2).get())
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThat(rounds.of(9)).isEqualTo("alone 9");
    }

    @Test
    void roundsRunBesideEachOtherAndShareWhatWaits() throws Exception {
        var lanes = new Rounds<Integer, String>(2, 4, this::together, this::alone);
        var asked = new ArrayList<Future<String>>();
        for (var busy = 1; busy <= 2; busy++) {
            asked.add(threads.submit(() -> lanes.of(0)));
            var rounds = busy;
            await().until(() -> lanes.busy() == rounds);
        }
        for (var work = 1; work <= 4; work++) {
            var own = work;
            asked.add(threads.submit(() -> lanes.of(own)));
            await().until(() -> lanes.waiting() == own);
        }
        first.countDown();
        for (var one : asked) {
            one.get();
        }

        assertThat(served).doesNotContain(List.of(1, 2, 3, 4)).contains(List.of(0), List.of(0));
    }

    @Test
    void everyoneOfManyGetsTheirOwn() throws Exception {
        first.countDown();
        var calls = new ArrayList<Callable<Boolean>>();
        for (var work = 1; work <= 500; work++) {
            var own = work;
            calls.add(() -> rounds.of(own).endsWith(" " + own));
        }
        for (var done : threads.invokeAll(calls)) {
            assertThat(done.get()).isTrue();
        }
        assertThat(served.stream().mapToInt(List::size).sum()).isEqualTo(500);
        assertThat(served).allMatch(round -> round.size() <= 4);
    }
}
