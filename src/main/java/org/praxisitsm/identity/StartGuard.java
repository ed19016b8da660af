package org.praxisitsm.identity;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.praxisitsm.identity.People.Person;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.StartRefused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Outside the demo nobody may come in with a known password, and somebody must be able to come in: refuses to start
 * otherwise. Runs after {@link DemoOrganisation} and before the web server.
 */
@Component
class StartGuard implements SmartLifecycle {

    private final JdbcClient jdbc;
    private final AccountRows rows;
    private final Directory directory;
    private final PasswordEncoder encoder;
    private final Environment environment;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final String account;
    private final String password;
    private volatile boolean running;

    StartGuard(
            JdbcClient jdbc,
            AccountRows rows,
            Directory directory,
            PasswordEncoder encoder,
            Environment environment,
            TransactionTemplate transaction,
            Clock clock,
            ApplicationEventPublisher events,
            @Value("${praxis.admin.account:}") String account,
            @Value("${praxis.admin.password:}") String password) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.directory = directory;
        this.encoder = encoder;
        this.environment = environment;
        this.transaction = transaction;
        this.clock = clock;
        this.events = events;
        this.account = account;
        this.password = password;
    }

    @Override
    public void start() {
        if (environment.acceptsProfiles(Profiles.of("production", "!demo"))) {
            refuseDemoPasswords();
            transaction.executeWithoutResult(status -> requireAdministrator());
        }
        running = true;
    }

    private void refuseDemoPasswords() {
        var stored = jdbc.sql("select account, password_hash from person where active = true"
                        + " and password_hash is not null and account in (:accounts)")
                .param("accounts", DemoFile.read().accounts())
                .query((row, n) -> Map.entry(row.getString("password_hash"), row.getString("account")))
                .list();
        // The demo stores one hash for all: comparing each hash once is comparing one.
        var weak = stored.stream()
                .map(Map.Entry::getKey)
                .distinct()
                .filter(hash -> encoder.matches(DemoFile.PASSWORD, hash))
                .toList();
        var accounts = stored.stream()
                .filter(entry -> weak.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
        if (!accounts.isEmpty()) {
            throw new StartRefused(
                    "This database holds demo accounts that sign in with the password \"" + DemoFile.PASSWORD + "\": "
                            + named(accounts) + ".",
                    "Start with an empty database (spring.datasource.url), or run once with the profile demo and set other"
                            + " passwords or close these accounts. Do not combine the profiles production and demo.");
        }
    }

    private void requireAdministrator() {
        if (!rows.administrators().isEmpty()) {
            return;
        }
        if (account.isBlank() || password.isBlank()) {
            throw new StartRefused(
                    "There is no administrator yet, and none is named in the environment.",
                    "Set PRAXIS_ADMIN_ACCOUNT (small letters, digits, dot, dash) and PRAXIS_ADMIN_PASSWORD (at least "
                            + PersonCheck.SHORTEST_PASSWORD + " characters) for the first start. Both may be removed"
                            + " afterwards. To only try Praxis, use the profile demo.");
        }
        create(new Person(account, account, null, "it", "Administrator", null, null, "en", "UTC", false, true, null));
    }

    private void create(Person person) {
        try {
            PersonCheck.require(person);
            PersonCheck.requirePassword(person.account(), password);
        } catch (Refusal bad) {
            throw new StartRefused(
                    "The first administrator cannot be made from the environment: " + bad.getMessage(),
                    "Change PRAXIS_ADMIN_ACCOUNT or PRAXIS_ADMIN_PASSWORD.");
        }
        if (directory.person(account).isPresent()) {
            throw new StartRefused(
                    "PRAXIS_ADMIN_ACCOUNT names " + account + ", who is in the directory but no active administrator.",
                    "Name an account that is not taken.");
        }
        rows.insert(person, encoder.encode(password), clock.instant());
        rows.grant(account, Role.REQUESTER, Viewer.EVERY_UNIT);
        rows.grant(account, Role.ADMINISTRATOR, Viewer.EVERY_UNIT);
        directory.changed();
        events.publishEvent(
                Act.on("system:start", "person.created", "person", account, Map.of("role", Role.ADMINISTRATOR.name())));
    }

    private static String named(List<String> accounts) {
        var first = String.join(", ", accounts.subList(0, Math.min(5, accounts.size())));
        return accounts.size() > 5 ? first + " and " + (accounts.size() - 5) + " more" : first;
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
        return DemoOrganisation.PHASE + 10;
    }
}
