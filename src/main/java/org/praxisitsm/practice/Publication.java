package org.praxisitsm.practice;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.reading.Sha256;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Makes files the next version of a practice: row, bytes and engine deployment, in one transaction. */
@Component
class Publication {

    private final PackVersions store;
    private final Practices practices;
    private final ObjectProvider<PackDeployer> deployer;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Publication(
            PackVersions store,
            Practices practices,
            ObjectProvider<PackDeployer> deployer,
            Clock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.practices = practices;
        this.deployer = deployer;
        this.clock = clock;
        this.events = events;
    }

    /** What is to be published, and on whose word. */
    record Order(
            Pack pack, byte[] zip, int baseVersion, String by, @Nullable String approvedBy, @Nullable String comment) {}

    /** @throws Refusal conflict where another version was published after the one these files were made from */
    @Transactional(propagation = Propagation.MANDATORY)
    PublishedPack publish(Order order) {
        var key = order.pack().key();
        forgetWhenDone(key);
        claim(order);
        var version = order.baseVersion() + 1;
        var published = new PublishedPack(
                order.pack(),
                version,
                Sha256.of(order.zip()),
                deployer.getObject().deploy(order.pack(), version),
                Micros.truncated(clock.instant()),
                order.by(),
                order.approvedBy(),
                order.comment());
        store.insertVersion(published, order.zip());
        events.publishEvent(new PackPublished(published));
        practices.forget(key);
        return published;
    }

    private void claim(Order order) {
        var descriptor = order.pack().descriptor();
        try {
            if (order.baseVersion() == 0 && store.practice(descriptor.key()).isEmpty()) {
                store.insertPractice(descriptor);
            }
            if (store.moveOn(descriptor, order.baseVersion())) {
                return;
            }
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("The prefix " + descriptor.prefix() + " or the key " + descriptor.key()
                    + " is in use by another practice");
        }
        throw Refusal.conflict(
                "Another version of " + descriptor.key() + " was published after version " + order.baseVersion()
                        + ", which these files were made from: make the change again on the current version");
    }

    private void forgetWhenDone(String key) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                practices.forget(key);
            }
        });
    }
}
