package org.praxisitsm.practice;

import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes up the packs that lie on the class path and in the folder {@code praxis.packs.directory} at each start: after
 * database and engine are ready, before the first request is served. {@link PackFolderWatch} calls again for the folder. A shipped pack that was never here is
 * published as version 1; every other change becomes a draft. Safe on several nodes that start at once.
 */
@Component
public class PackInstallation implements SmartLifecycle {

    /** Beans that need the practices at start-up run in a later phase. */
    public static final int PHASE = 0;

    private static final Logger LOG = LoggerFactory.getLogger(PackInstallation.class);
    private static final String ACTOR = "system:packs";
    private static final int ATTEMPTS = 5;

    private final PackVersions store;
    private final Publication publication;
    private final FolderDrafts folderDrafts;
    private final ObjectProvider<PackDeployer> deployer;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final PackFolder folder;
    private volatile boolean running;

    PackInstallation(
            PackVersions store,
            Publication publication,
            FolderDrafts folderDrafts,
            ObjectProvider<PackDeployer> deployer,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            PackFolder folder) {
        this.store = store;
        this.publication = publication;
        this.folderDrafts = folderDrafts;
        this.deployer = deployer;
        this.transaction = transaction;
        this.events = events;
        this.folder = folder;
    }

    @Override
    public void start() {
        if (deployer.getIfAvailable() == null) {
            LOG.warn("No process engine is here: packs are not taken up");
        } else {
            var begun = System.nanoTime();
            var shipped = PackSources.onClassPath();
            var fresh =
                    shipped.keySet().stream().filter(key -> !isInstalled(key)).count();
            takeUp(shipped, folder.read());
            LOG.info(
                    "{} packs looked at in {} ms, {} of them new",
                    shipped.size(),
                    Duration.ofNanos(System.nanoTime() - begun).toMillis(),
                    fresh);
        }
        running = true;
    }

    /** One pack that cannot be taken up does not keep the others, or the application, from starting. */
    void takeUp(Map<String, PackFiles> shipped, Map<String, PackFiles> folder) {
        var keys = new TreeSet<>(shipped.keySet());
        keys.addAll(folder.keySet());
        try (var read = new ReadAhead(shipped)) {
            keys.stream()
                    .filter(key -> shipped.containsKey(key) && !isInstalled(key))
                    .forEach(read::want);
            for (var key : keys) {
                takeUp(key, shipped, folder, read);
            }
        }
    }

    private void takeUp(String key, Map<String, PackFiles> shipped, Map<String, PackFiles> folder, ReadAhead read) {
        if (shipped.containsKey(key) && !isInstalled(key)) {
            patiently(key, () -> install(key, shipped.get(key), read));
            if (!isInstalled(key)) {
                return;
            }
        }
        var files = folder.getOrDefault(key, shipped.get(key));
        patiently(key, () -> folderDrafts.takeUp(key, files));
    }

    private boolean isInstalled(String key) {
        return store.practice(key).filter(row -> row.currentVersion() > 0).isPresent();
    }

    /** Another node may be doing the same: whoever loses looks again. */
    private void patiently(String key, Runnable step) {
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(status -> step.run());
                return;
            } catch (UnreadablePack e) {
                LOG.error("Pack {} cannot be taken up: {}", key, errors(e));
                return;
            } catch (ConcurrencyFailureException | DataIntegrityViolationException | Refusal e) {
                if (attempt == ATTEMPTS) {
                    LOG.error("Pack {} cannot be taken up: {}", key, e.getMessage());
                    return;
                }
            } catch (RuntimeException e) {
                LOG.error("Pack {} cannot be taken up", key, e);
                return;
            }
        }
    }

    private static String errors(UnreadablePack refused) {
        return refused.findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .limit(10)
                .map(finding -> finding.file() + ":" + finding.line() + " " + finding.message())
                .collect(Collectors.joining("; "));
    }

    private void install(String key, PackFiles files, ReadAhead read) {
        if (isInstalled(key)) {
            // Another node was faster.
            return;
        }
        // What lies in the jar went through the gate when the jar was built: at a start it would take a third of the
        // time again.
        var pack = read.pack(key);
        var published =
                publication.publish(new Publication.Order(pack, files.toZip(), 0, ACTOR, null, "Shipped with Praxis"));
        store.noteLoaded(
                key,
                store.practice(key).map(PackVersions.PracticeRow::folderHash).orElse(null),
                files.hash());
        events.publishEvent(Act.on(
                ACTOR,
                "practice.published",
                "practice",
                key,
                Map.of("version", published.version(), "hash", published.hash())));
        LOG.info("Published {} version {}", key, published.version());
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
