package org.praxisitsm.audit;

import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Appends to the trail; nothing in this module changes or removes what is there. */
@Repository
class TrailStore {

    /** @param decision the full row where the entry is about a decision, or null */
    record Kept(EntryRow entry, @org.jspecify.annotations.Nullable DecisionRow decision) {}

    private static final String INSERT_ENTRY =
            "insert into audit_entry (at, actor, act, object_type, object_id, ticket, internal,"
                    + " before_values, after_values, process_key, process_version, activity, node, digest)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String INSERT_DECISION =
            "insert into decision_entry (id, at, ticket, decision_key, decision_version, kind,"
                    + " process_key, process_version, activity, inputs, outputs, matched_rules)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate ofItsOwn;

    TrailStore(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        ofItsOwn = new TransactionTemplate(transactions);
        ofItsOwn.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** In the transaction of the caller, in one round trip, in this order. */
    void append(List<Kept> kept) {
        jdbc.batchUpdate(
                INSERT_ENTRY, kept.stream().map(one -> values(one.entry())).toList());
        var decisions = kept.stream()
                .map(Kept::decision)
                .filter(Objects::nonNull)
                .map(TrailStore::values)
                .toList();
        if (!decisions.isEmpty()) {
            jdbc.batchUpdate(INSERT_DECISION, decisions);
        }
    }

    void appendInOwnTransaction(List<Kept> kept) {
        ofItsOwn.executeWithoutResult(status -> append(kept));
    }

    private static Object[] values(EntryRow row) {
        return new Object[] {
            row.at(),
            row.actor(),
            row.act(),
            row.objectType(),
            row.objectId(),
            row.ticket(),
            row.internal(),
            row.before(),
            row.after(),
            row.processKey(),
            row.processVersion(),
            row.activity(),
            row.node(),
            row.digest()
        };
    }

    private static Object[] values(DecisionRow row) {
        return new Object[] {
            row.id(),
            row.at(),
            row.ticket(),
            row.key(),
            row.version(),
            row.kind(),
            row.processKey(),
            row.processVersion(),
            row.activity(),
            row.inputs(),
            row.outputs(),
            row.matchedRules()
        };
    }
}
