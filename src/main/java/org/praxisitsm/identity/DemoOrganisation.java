package org.praxisitsm.identity;

import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Collectors;
import org.praxisitsm.identity.DemoFile.Entry;
import org.praxisitsm.identity.People.Group;
import org.praxisitsm.shared.Act;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The made-up company of the profile {@code demo}: its people are put in place at start, before the web server opens.
 * Other demo data either starts in a later phase or calls {@link #ensure()} first.
 */
@Component
@Profile("demo")
public class DemoOrganisation implements SmartLifecycle {

    /** Phase in which the people are put in place; what builds on them takes a greater one. */
    public static final int PHASE = 0;

    private static final Logger log = LoggerFactory.getLogger(DemoOrganisation.class);

    private final AccountRows rows;
    private final DirectoryRows stored;
    private final Directory directory;
    private final PasswordEncoder encoder;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private volatile boolean done;

    DemoOrganisation(
            AccountRows rows,
            DirectoryRows stored,
            Directory directory,
            PasswordEncoder encoder,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.stored = stored;
        this.directory = directory;
        this.encoder = encoder;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.events = events;
    }

    /** Puts people and groups in place that are not there yet; leaves alone who is, so that changes survive a restart. */
    public synchronized void ensure() {
        if (!done) {
            transaction.executeWithoutResult(status -> insertMissing(DemoFile.read()));
            done = true;
        }
    }

    private void insertMissing(DemoFile file) {
        var groups = stored.groups().stream().map(Group::key).collect(Collectors.toSet());
        var missingGroups = file.groups().stream()
                .filter(group -> !groups.contains(group.key()))
                .toList();
        missingGroups.forEach(rows::insert);
        var people = new HashSet<>(
                jdbc.sql("select account from person").query(String.class).list());
        var missing = file.people().stream()
                .filter(entry -> !people.contains(entry.account()))
                .toList();
        if (!missing.isEmpty()) {
            // One hash for all: sixty of them would take seconds.
            var hash = encoder.encode(DemoFile.PASSWORD);
            missing.forEach(entry -> insert(file, entry, hash));
        }
        if (!missing.isEmpty() || !missingGroups.isEmpty()) {
            directory.changed();
            events.publishEvent(Act.on(
                    "system:demo",
                    "organisation.seeded",
                    "organisation",
                    file.organisation(),
                    Map.of("people", missing.size(), "groups", missingGroups.size())));
        }
    }

    private void insert(DemoFile file, Entry entry, String hash) {
        rows.insert(file.person(entry), hash, clock.instant());
        DemoFile.grants(entry).forEach(grant -> rows.grant(entry.account(), grant.getKey(), grant.getValue()));
        entry.groups().forEach(group -> rows.addMember(group, entry.account()));
        rows.skills(entry.account(), entry.skills());
    }

    @Override
    public void start() {
        ensure();
        log.warn(
                "Demo data: every account of the demo organisation signs in with the password \"{}\"."
                        + " Never open this to a network; use the profile production for that.",
                DemoFile.PASSWORD);
    }

    @Override
    public void stop() {
        // Nothing runs.
    }

    @Override
    public boolean isRunning() {
        return done;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
