package org.praxisitsm.workflow;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Clashes;
import org.praxisitsm.shared.NodeName;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketProgress.Running;
import org.praxisitsm.workflow.Migrations.Migration;
import org.praxisitsm.workflow.Migrations.Report;
import org.praxisitsm.workflow.Migrations.Result;
import org.praxisitsm.workflow.Migrations.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works through a migration, each ticket in a transaction of its own together with its result: a node that is killed loses at
 * most the ticket in hand, which is then done again from the start. Two nodes that both believe to have it in hand find at
 * each ticket that only one of them can write its result.
 */
@Component
class MigrationWork {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationWork.class);
    private static final int CHUNK = 25;
    private static final int ATTEMPTS = 3;

    /** Somebody else has done the ticket, or the migration was stopped. */
    private static final class NotOurs extends RuntimeException {
        NotOurs() {
            super("not ours", null, false, false);
        }
    }

    private final MigrationStore store;
    private final MigrationPlans plans;
    private final TicketMove move;
    private final Practices practices;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    MigrationWork(
            MigrationStore store,
            MigrationPlans plans,
            TicketMove move,
            Practices practices,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.plans = plans;
        this.move = move;
        this.practices = practices;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Works on it as long as allowed, unless somebody else does. */
    void run(long id, Duration atMost) {
        var owner = NodeName.own() + ":" + UUID.randomUUID().toString().substring(0, 8);
        if (!store.claim(id, owner)) {
            return;
        }
        try {
            var migration = store.find(id).orElseThrow();
            var end = System.nanoTime() + atMost.toNanos();
            var engine = transaction.execute(status -> prepared(migration));
            while (System.nanoTime() < end && store.claim(id, owner)) {
                var waiting = store.waiting(id, CHUNK);
                if (waiting.isEmpty()) {
                    finish(migration);
                    return;
                }
                var until = untilHalt(id);
                if (until <= 0) {
                    halt(migration);
                    return;
                }
                for (var ticket : waiting.subList(0, Math.min(until, waiting.size()))) {
                    if (System.nanoTime() >= end || !store.isRunning(id)) {
                        return;
                    }
                    one(migration, ticket, engine);
                }
            }
        } finally {
            store.release(id, owner);
        }
    }

    /** @return how many tickets are still done before it is to pause by itself */
    private int untilHalt(long id) {
        var now = store.find(id).orElseThrow();
        if (now.haltAfter() == null) {
            return Integer.MAX_VALUE;
        }
        var done = now.counts().entrySet().stream()
                .filter(count -> count.getKey() != Result.WAITING)
                .mapToInt(Map.Entry::getValue)
                .sum();
        return now.haltAfter() - done;
    }

    private void halt(Migration migration) {
        transaction.executeWithoutResult(status -> {
            if (store.halt(migration.id()) && !migration.dryRun()) {
                events.publishEvent(Act.on(
                        migration.startedBy(),
                        "migration.halted",
                        "migration",
                        Long.toString(migration.id()),
                        Map.of("practice", migration.practice())));
            }
        });
    }

    private void finish(Migration migration) {
        transaction.executeWithoutResult(status -> {
            if (store.change(migration.id(), Status.RUNNING, Status.DONE) && !migration.dryRun()) {
                var counts = store.find(migration.id()).orElseThrow().counts();
                events.publishEvent(Act.on(
                        migration.startedBy(),
                        "migration.finished",
                        "migration",
                        Long.toString(migration.id()),
                        Map.of(
                                "practice",
                                migration.practice(),
                                "moved",
                                counts.get(Result.MOVED),
                                "stays",
                                counts.get(Result.STAYS),
                                "failed",
                                counts.get(Result.FAILED))));
            }
        });
    }

    private Map<String, MigrationPlans.ProcessPlan> prepared(Migration migration) {
        return plans.of(
                practices.version(migration.practice(), migration.from()).orElseThrow(),
                practices.version(migration.practice(), migration.to()).orElseThrow(),
                migration.wishes());
    }

    private void one(Migration migration, Running ticket, Map<String, MigrationPlans.ProcessPlan> engine) {
        for (var attempt = 1; ; attempt++) {
            try {
                if (migration.dryRun()) {
                    tried(migration, ticket, engine);
                } else {
                    moved(migration, ticket, engine);
                }
                return;
            } catch (NotOurs elsewhere) {
                return;
            } catch (TicketMove.Stays stays) {
                note(migration, ticket, Result.STAYS, stays.getMessage());
                return;
            } catch (Refusal refused) {
                note(migration, ticket, Result.STAYS, refused.getMessage());
                return;
            } catch (RuntimeException failed) {
                if (attempt >= ATTEMPTS || !passesByItself(failed)) {
                    LOG.warn("{} could not be moved to version {}", ticket.number(), migration.to(), failed);
                    note(migration, ticket, Result.FAILED, "Something went wrong: " + failed.getMessage());
                    return;
                }
            }
        }
    }

    private static boolean passesByItself(RuntimeException failed) {
        return Clashes.passesByItself(failed) || failed instanceof org.camunda.bpm.engine.OptimisticLockingException;
    }

    private void moved(Migration migration, Running ticket, Map<String, MigrationPlans.ProcessPlan> engine) {
        transaction.executeWithoutResult(status -> {
            var report = move(migration, ticket, engine);
            if (!store.done(migration.id(), ticket.id(), Result.MOVED, null, report)) {
                throw new NotOurs();
            }
        });
    }

    /** Does what the move does, and takes it back. */
    private void tried(Migration migration, Running ticket, Map<String, MigrationPlans.ProcessPlan> engine) {
        var report = transaction.execute(status -> {
            status.setRollbackOnly();
            return move(migration, ticket, engine);
        });
        transaction.executeWithoutResult(status -> store.done(migration.id(), ticket.id(), Result.MOVED, null, report));
    }

    private Report move(Migration migration, Running ticket, Map<String, MigrationPlans.ProcessPlan> engine) {
        return move.move(
                ticket.id(),
                practices.version(migration.practice(), migration.from()).orElseThrow(),
                practices.version(migration.practice(), migration.to()).orElseThrow(),
                engine,
                migration.startedBy());
    }

    private void note(Migration migration, Running ticket, Result result, String message) {
        transaction.executeWithoutResult(status -> store.done(migration.id(), ticket.id(), result, message, null));
    }
}
