package org.praxisitsm.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.DecisionMade;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hears every act and decision and writes them in the transaction in which they happened, in one batch before it commits; in
 * one of its own where none is open.
 */
@Component
class TrailWriter {

    private static final String INSERT_ENTRY =
            """
            insert into audit_entry (at, actor, act, object_type, object_id, ticket, internal, before_values, after_values,
              process_key, process_version, activity, digest) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String INSERT_DECISION =
            """
            insert into decision_entry (id, at, ticket, decision_key, decision_version, kind, process_key, process_version,
              activity, inputs, outputs, matched_rules) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private record Heard<T>(Instant at, T what) {}

    private static final class Pending {
        final List<Heard<Act>> acts = new ArrayList<>();
        final List<Heard<DecisionMade>> decisions = new ArrayList<>();
    }

    private final JdbcTemplate jdbc;
    private final TransactionTemplate alone;
    private final Clock clock;

    TrailWriter(JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.alone = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @EventListener
    void on(Act act) {
        hear(pending -> pending.acts.add(new Heard<>(Micros.truncated(clock.instant()), act)));
    }

    @EventListener
    void on(DecisionMade decision) {
        hear(pending -> {
            var at = Micros.truncated(clock.instant());
            pending.decisions.add(new Heard<>(at, decision));
            pending.acts.add(new Heard<>(at, actOf(decision)));
        });
    }

    private static Act actOf(DecisionMade decision) {
        var rules = decision.matchedRules().stream()
                .map(DecisionMade.MatchedRule::id)
                .toList();
        var after = new java.util.LinkedHashMap<String, Object>();
        after.put("outputs", decision.outputs());
        after.put("rules", rules);
        return new Act(
                "system:rules",
                decision.kind() == DecisionMade.Kind.TABLE ? "table.decided" : "grid.decided",
                "decision",
                decision.key(),
                decision.ticket(),
                java.util.Map.of(),
                after,
                decision.process(),
                true);
    }

    private void hear(java.util.function.Consumer<Pending> take) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()
                || TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            var pending = new Pending();
            take.accept(pending);
            inOneOfItsOwn(pending);
            return;
        }
        take.accept(bound());
    }

    /** A refusal is noted although nothing else of its request remains; a read-only transaction would drop the note. */
    private void inOneOfItsOwn(Pending pending) {
        var own = new TransactionTemplate(java.util.Objects.requireNonNull(alone.getTransactionManager()));
        own.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        own.executeWithoutResult(status -> write(pending));
    }

    private Pending bound() {
        var bound = (@Nullable Pending) TransactionSynchronizationManager.getResource(this);
        if (bound != null) {
            return bound;
        }
        var created = new Pending();
        TransactionSynchronizationManager.bindResource(this, created);
        TransactionSynchronizationManager.registerSynchronization(new Writing());
        return created;
    }

    private final class Writing implements TransactionSynchronization, Ordered {

        @Override
        public int getOrder() {
            // After everybody who may still have something to say before the commit.
            return Ordered.LOWEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            var pending = (Pending) TransactionSynchronizationManager.getResource(TrailWriter.this);
            if (pending != null) {
                write(pending);
            }
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(TrailWriter.this);
        }
    }

    private void write(Pending pending) {
        if (!pending.acts.isEmpty()) {
            jdbc.batchUpdate(
                    INSERT_ENTRY, pending.acts.stream().map(TrailWriter::row).toList());
        }
        if (!pending.decisions.isEmpty()) {
            jdbc.batchUpdate(
                    INSERT_DECISION,
                    pending.decisions.stream().map(TrailWriter::decisionRow).toList());
        }
        pending.acts.clear();
        pending.decisions.clear();
    }

    private static Object[] row(Heard<Act> heard) {
        var act = heard.what();
        var content = new EntryContent(
                Micros.of(heard.at()),
                cut(act.actor(), 64),
                cut(act.act(), 64),
                cut(act.objectType(), 32),
                cut(act.objectId(), 190),
                act.ticket(),
                act.internal(),
                CanonicalJson.write(act.before()),
                CanonicalJson.write(act.after()),
                act.process() == null ? null : act.process().key(),
                act.process() == null ? null : act.process().version(),
                act.process() == null ? null : act.process().activity());
        return content.row();
    }

    private static Object[] decisionRow(Heard<DecisionMade> heard) {
        var decision = heard.what();
        var step = decision.process();
        return new Object[] {
            Ids.next(),
            Micros.of(heard.at()),
            decision.ticket(),
            decision.key(),
            decision.version(),
            decision.kind().name(),
            step == null ? null : step.key(),
            step == null ? null : step.version(),
            step == null ? null : step.activity(),
            CanonicalJson.write(decision.inputs()),
            CanonicalJson.write(decision.outputs()),
            CanonicalJson.write(decision.matchedRules())
        };
    }

    private static String cut(String text, int length) {
        return text.length() > length ? text.substring(0, length) : text;
    }
}
