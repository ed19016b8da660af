package org.praxisitsm.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.workflow.Migrations.Line;
import org.praxisitsm.workflow.Migrations.Migration;
import org.praxisitsm.workflow.Migrations.Result;
import org.praxisitsm.workflow.Migrations.Wish;
import org.springframework.beans.factory.annotation.Autowired;

/** A thousand tickets in mixed states: the preview equals the outcome for each, and what a ticket costs. */
@Tag("bench")
class MigrationBenchTests extends MovingTest {

    private static final int TICKETS = Integer.getInteger("tickets", 1_000);
    private static final String KEY = "moving-mig";

    @Autowired
    Migrations migrations;

    @Autowired
    MigrationWork work;

    @Autowired
    MigrationRounds rounds;

    @Test
    void previewEqualsOutcomeForEachOfAThousand() {
        rounds.stop();
        practice.publish(KEY, MovingPack.first(KEY));
        var random = new Random(42);
        var numbers = new LinkedHashMap<String, String>();
        long completing = 0;
        var completed = 0;
        for (var i = 0; i < TICKETS; i++) {
            var place = MovingPractice.PLACES.get(random.nextInt(7));
            var number = practice.open(KEY, "");
            if (!place.isEmpty()) {
                var begin = System.nanoTime();
                practice.complete(number, place);
                completing += System.nanoTime() - begin;
                completed++;
            }
            numbers.put(number, place);
        }
        practice.publish(KEY, MovingPack.second(KEY));

        var heap = used();
        var tried = started(true);
        var preview = timed(tried);
        var real = started(false);
        var outcome = timed(real);

        var grown = used() - heap;
        var before = lines(tried);
        var after = lines(real);
        assertThat(after.keySet()).isEqualTo(before.keySet()).isEqualTo(numbers.keySet());
        after.forEach((number, line) -> {
            var expected = before.get(number);
            assertThat(line.result()).as(number).isEqualTo(expected.result());
            assertThat(line.message()).as(number).isEqualTo(expected.message());
            assertThat(line.fates()).as(number).isEqualTo(expected.fates());
            assertThat(line.result())
                    .as(number + " at " + numbers.get(number) + ": " + line.message())
                    .isEqualTo(numbers.get(number).equals("callback") ? Result.STAYS : Result.MOVED);
        });
        var task = (double) completing / completed;
        System.out.printf(
                "%d tickets: a preview takes %.1f ms a ticket, a move %.1f ms, completing a task %.1f ms; the heap holds"
                        + " %d MB more after both than before%n",
                TICKETS, preview / TICKETS / 1e6, outcome / TICKETS / 1e6, task / 1e6, grown);
    }

    /** @return MB that are in use once nobody's garbage counts */
    private static long used() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
    }

    private Migration started(boolean dryRun) {
        return migrations.start(KEY, 1, 2, List.<Wish>of(), dryRun, practice.of("owner"));
    }

    private double timed(Migration migration) {
        var begin = System.nanoTime();
        work.run(migration.id(), Duration.ofMinutes(10));
        return System.nanoTime() - begin;
    }

    private Map<String, Line> lines(Migration migration) {
        var lines = new LinkedHashMap<String, Line>();
        String cursor = null;
        do {
            var page = migrations.tickets(KEY, migration.id(), null, 500, cursor, practice.of("owner"));
            page.items().forEach(line -> lines.put(line.number(), line));
            cursor = page.next();
        } while (cursor != null);
        return lines;
    }
}
