package org.praxisitsm.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.shared.Act;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@Tag("database")
class TrailWriterTests {

    private final TrailFixture trail = new TrailFixture();

    @AfterEach
    void close() {
        trail.close();
    }

    @Test
    void actsOfATransactionAreWrittenInTheirOrderWithTheTimeTheyHappened() {
        trail.transaction.executeWithoutResult(status -> {
            trail.act("INC0000001");
            trail.pass(Duration.ofMillis(5));
            trail.decision("INC0000001");
            trail.act("INC0000002");
            assertThat(trail.count("audit_entry")).isZero();
        });
        assertThat(trail.jdbc.queryForList("select act from audit_entry order by sequence", String.class))
                .containsExactly("ticket.changed", "table.decided", "ticket.changed");
        assertThat(trail.jdbc.queryForList("select at from audit_entry order by sequence", Long.class))
                .satisfies(times -> assertThat(times.get(1) - times.get(0)).isEqualTo(5_000));
        assertThat(trail.count("decision_entry")).isOne();
    }

    @Test
    void rollbackLeavesNothing() {
        assertThatThrownBy(() -> trail.transaction.executeWithoutResult(status -> {
                    trail.act("INC0000001");
                    trail.decision("INC0000001");
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(trail.count("audit_entry") + trail.count("decision_entry")).isZero();
    }

    @Test
    void anActOutsideATransactionIsKeptAtOnce() {
        trail.act("INC0000001");
        assertThat(trail.count("audit_entry")).isOne();
    }

    @Test
    void anActWhileOnlyReadingIsKept() {
        var reading = new TransactionTemplate(trail.transactions);
        reading.setReadOnly(true);
        reading.executeWithoutResult(status -> trail.act("INC0000001"));
        assertThat(trail.count("audit_entry")).isOne();
    }

    @Test
    void anInnerTransactionKeepsItsActsThoughTheOuterOneRollsBack() {
        var inner = new TransactionTemplate(trail.transactions);
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        trail.transaction.executeWithoutResult(status -> {
            trail.act("INC0000001");
            inner.executeWithoutResult(own -> trail.act("INC0000002"));
            trail.act("INC0000003");
            status.setRollbackOnly();
        });
        assertThat(trail.jdbc.queryForList("select ticket from audit_entry", String.class))
                .containsExactly("INC0000002");
    }

    @Test
    void actsOfOthersRightBeforeAndAfterTheCommitAreKept() {
        trail.transaction.executeWithoutResult(status -> {
            trail.act("INC0000001");
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    trail.act("INC0000002");
                }

                @Override
                public void afterCommit() {
                    trail.act("INC0000003");
                }
            });
        });
        assertThat(trail.jdbc.queryForList("select ticket from audit_entry order by sequence", String.class))
                .containsExactly("INC0000001", "INC0000002", "INC0000003");
    }

    @Test
    void secretsAreNeverKept() {
        trail.writer.on(Act.on(
                "anna",
                "token.created",
                "token",
                "7",
                Map.of("name", "ci", "token", "p_123", "nested", List.of(Map.of("newPassword", "hunter2")))));
        assertThat(trail.jdbc.queryForObject("select after_values from audit_entry", String.class))
                .isEqualTo("{\"name\":\"ci\",\"nested\":[{\"newPassword\":\"(not kept)\"}],\"token\":\"(not kept)\"}");
    }

    @Test
    void namesLongerThanTheirColumnAreCut() {
        trail.writer.on(Act.on("x".repeat(5_000), "sign-in.failed", "account", "y".repeat(5_000), Map.of()));
        assertThat(trail.check.verify().verified()).isTrue();
    }
}
