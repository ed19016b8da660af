package org.praxisitsm.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.TestDatabase;

@Tag("database")
class ChainTests {

    private final TrailFixture trail = new TrailFixture();

    @AfterEach
    void close() {
        trail.close();
    }

    @Test
    void anEmptyTrailIsProven() {
        assertThat(trail.check.verify()).satisfies(proof -> {
            assertThat(proof.verified()).isTrue();
            assertThat(proof.entries()).isZero();
        });
    }

    @Test
    void whatIsCommittedIsLinkedAndProvenOverSeveralPages() {
        trail.transaction.executeWithoutResult(status -> {
            for (var i = 0; i < 4_500; i++) {
                trail.act("INC" + i);
            }
            trail.decision("INC0");
        });
        var proof = trail.check.verify();
        assertThat(proof.problem()).isNull();
        assertThat(proof.verified()).isTrue();
        assertThat(proof.entries()).isEqualTo(4_501);
        assertThat(proof.headHash()).isEqualTo(trail.sealer.head().hash());
    }

    /** The pool holds as many connections as a node has: a check that kept one a page stopped the whole node. */
    @Test
    void aLongTrailIsProvenWithOneConnection() {
        trail.transaction.executeWithoutResult(status -> {
            for (var i = 0; i < 4_500; i++) {
                if (i % 1_000 == 0) {
                    trail.decision("INC" + i);
                }
                trail.act("INC" + i);
            }
        });
        assertThat(trail.check.verify().verified()).isTrue();
        assertThat(trail.connectionsInUse()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "actor changed | update audit_entry set actor = 'eve' where sequence = 3 | 3 | Entry 3 was changed.",
                "value changed | update audit_entry set after_values = '{}' where sequence = 3 | 3 | Entry 3 was"
                        + " changed.",
                "time changed | update audit_entry set at = at + 1 where sequence = 3 | 3 | Entry 3 was changed.",
                "text moved to another column | update audit_entry set act = concat(act, object_type), object_type ="
                        + " '' where sequence = 3 | 3 | Entry 3 was changed.",
                "nothing instead of an empty text | update audit_entry set process_key = '' where sequence = 3 | 3 |"
                        + " Entry 3 was changed.",
                "digest changed | update audit_entry set digest = repeat('a', 64) where sequence = 3 | 3 | Entry 3 was"
                        + " changed.",
                "digest of another entry | update audit_entry set ticket = 'T', digest = (select x.digest from"
                        + " audit_entry x where x.sequence = 2) where sequence = 3 | 3 | Entry 3 was changed.",
                "entry removed | delete from audit_entry where sequence = 3 | 3 | Entry 3 was removed.",
                "link removed | delete from audit_link where position = 3 | 4 | The link at position 3 was removed.",
                "last link removed | delete from audit_link where position = 6 | 6 | The link at position 6 was"
                        + " removed.",
                "link points elsewhere | update audit_link set entry_sequence = 99 where position = 3 | 99 | Entry 99"
                        + " was removed.",
                "hash changed | update audit_link set hash = repeat('b', 64) where position = 3 | 3 | The link at"
                        + " position 3 does not fit",
                "head changed | update audit_head set hash = repeat('c', 64) | | The recorded head is not the hash",
                "decision changed | update decision_entry set outputs = '{}' | 5 | The decision that entry 5 speaks of"
                        + " was changed.",
                "decision removed | delete from decision_entry | 5 | The decision that entry 5 speaks of was removed."
            })
    void tamperingIsFound(String name, String sql, Long brokenAt, String problem) {
        six();
        trail.check.verify();
        trail.jdbc.execute(sql);
        var proof = trail.check.verify();
        assertThat(proof.verified()).isFalse();
        assertThat(proof.brokenAt()).isEqualTo(brokenAt);
        assertThat(proof.problem()).startsWith(problem);
    }

    @Test
    void exchangedLinksAreFound() {
        six();
        trail.check.verify();
        trail.jdbc.execute("update audit_link set entry_sequence = 100 where position = 2");
        trail.jdbc.execute("update audit_link set entry_sequence = 2 where position = 3");
        trail.jdbc.execute("update audit_link set entry_sequence = 3 where position = 2");
        var proof = trail.check.verify();
        assertThat(proof.brokenAt()).isEqualTo(3);
        assertThat(proof.problem()).contains("position 2 does not fit");
    }

    @Test
    void anEntrySlippedInLongAgoIsFound() {
        six();
        trail.jdbc.execute(
                TestDatabase.isMariaDb()
                        ? "alter table audit_entry auto_increment = 8"
                        : "alter table audit_entry alter column sequence restart with 8");
        for (var i = 0; i < 4; i++) {
            trail.act("INC9");
            trail.sealer.sealAll();
            trail.pass(Duration.ofMinutes(20));
        }
        assertThat(trail.check.verify().verified()).isTrue();
        trail.jdbc.execute(
                "insert into audit_entry (sequence, at, actor, act, object_type, object_id, internal, node, digest)"
                        + " select 7, at, 'eve', act, object_type, object_id, internal, node, digest from audit_entry"
                        + " where sequence = 2");
        var proof = trail.check.verify();
        assertThat(proof.brokenAt()).isEqualTo(7);
        assertThat(proof.problem()).isEqualTo("Entry 7 was never linked.");
    }

    @Test
    void aLateCommitWithALowerSequenceIsLinkedBehindTheOthers() throws Exception {
        var inserted = new CountDownLatch(1);
        var sealed = new CountDownLatch(1);
        var late = Executors.newSingleThreadExecutor();
        var done = late.submit(() -> trail.transaction.executeWithoutResult(status -> {
            new TrailStore(trail.jdbc, trail.transactions).append(one());
            inserted.countDown();
            await(sealed);
        }));
        await(inserted);
        trail.act("INC0000002");
        assertThat(trail.sealer.sealRecent()).isOne();
        sealed.countDown();
        done.get(10, TimeUnit.SECONDS);
        late.shutdown();
        assertThat(trail.sealer.sealRecent()).isOne();
        assertThat(trail.jdbc.queryForList("select entry_sequence from audit_link order by position", Long.class))
                .containsExactly(2L, 1L);
        assertThat(trail.check.verify().verified()).isTrue();
    }

    @Test
    void eightWritersAndTwoSealersEndInOneUnbrokenChain() throws Exception {
        var writers = 8;
        var each = 60;
        var start = new CountDownLatch(1);
        var writing = new CountDownLatch(writers);
        var pool = Executors.newFixedThreadPool(writers + 2);
        var work = new ArrayList<Future<Void>>();
        for (var writer = 0; writer < writers; writer++) {
            var number = "INC" + writer;
            work.add(pool.submit(call(() -> {
                await(start);
                for (var i = 0; i < each; i++) {
                    var undone = i % 10 == 9;
                    trail.transaction.executeWithoutResult(status -> {
                        trail.act(number);
                        trail.act(number);
                        if (undone) {
                            status.setRollbackOnly();
                        }
                    });
                }
                writing.countDown();
            })));
        }
        for (var node = 0; node < 2; node++) {
            var sealer = trail.newSealer(trail.clock);
            work.add(pool.submit(call(() -> {
                await(start);
                do {
                    sealer.sealRecent();
                } while (writing.getCount() > 0);
            })));
        }
        start.countDown();
        for (var part : work) {
            part.get(60, TimeUnit.SECONDS);
        }
        pool.shutdown();
        var proof = trail.check.verify();
        assertThat(proof.problem()).isNull();
        assertThat(proof.entries()).isEqualTo(writers * each * 2L * 9 / 10).isEqualTo(trail.count("audit_entry"));
    }

    private void six() {
        trail.transaction.executeWithoutResult(status -> {
            for (var i = 1; i <= 4; i++) {
                trail.act("INC" + i);
            }
            trail.decision("INC5");
            trail.act("INC6");
        });
    }

    private static java.util.List<TrailStore.Kept> one() {
        var row = new EntryRow(
                1, "anna", "a.b", "ticket", "INC1", "INC1", false, null, null, null, null, null, "0123456789abcdef");
        return java.util.List.of(new TrailStore.Kept(row, null));
    }

    private static Callable<Void> call(Runnable work) {
        return () -> {
            work.run();
            return null;
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
