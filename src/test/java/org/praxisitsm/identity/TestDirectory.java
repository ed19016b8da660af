package org.praxisitsm.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.praxisitsm.TestDatabase;
import org.praxisitsm.identity.People.Group;
import org.praxisitsm.identity.People.Person;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.ShiftableClock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.security.crypto.password.NoOpPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** The module wired by hand on a database of its own; time stands still until told otherwise. */
final class TestDirectory {

    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    static final Viewer SYSTEM = Viewer.system("test");

    final ShiftableClock clock = new ShiftableClock();
    final List<Act> acts = new ArrayList<>();
    final ApplicationEventPublisher events = event -> acts.add((Act) event);

    @SuppressWarnings("deprecation") // Slow hashes are not what these tests are about.
    final PasswordEncoder encoder = NoOpPasswordEncoder.getInstance();

    final DataSource dataSource = TestDatabase.emptied().source();
    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final DirectoryRows stored;
    final AccountRows rows;
    final Directory directory;
    final SignInThrottle throttle;
    final Absences absences;
    final People people;
    final Accounts accounts;
    final SupportGroups groups;
    final ApiTokens tokens;
    final SignIn signIn;

    TestDirectory() {
        clock.stopAt(NOW);
        jdbc = JdbcClient.create(dataSource);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        stored = new DirectoryRows(jdbc);
        rows = new AccountRows(jdbc);
        directory = new Directory(stored, clock);
        throttle = new SignInThrottle(jdbc, clock);
        absences = new Absences(jdbc, directory, clock, events);
        people = new People(directory, stored, absences);
        accounts = new Accounts(rows, stored, directory, encoder, throttle, clock, events);
        groups = new SupportGroups(rows, stored, directory, events);
        tokens = new ApiTokens(new TokenRows(jdbc), directory, clock, events);
        signIn = new SignIn(
                directory, encoder, throttle, new VerifiedPasswords(clock), new SignInActs(events, clock), clock);
    }

    Clock clock() {
        return clock;
    }

    void later(Duration duration) {
        clock.stopAt(clock.instant().plus(duration));
    }

    Viewer viewer(String account) {
        return directory.viewer(account).orElseThrow();
    }

    /** Creates a person with the password {@code correct horse battery}. */
    Person person(String account) {
        return accounts.create(aPerson(account), PASSWORD, SYSTEM);
    }

    static final String PASSWORD = "correct horse battery";

    static Person aPerson(String account) {
        return new Person(
                account,
                account.toUpperCase(java.util.Locale.ROOT) + " Name",
                account + "@halvern.example",
                "it",
                null,
                null,
                null,
                "en",
                "UTC",
                false,
                true,
                null);
    }

    Group group(String key, String... members) {
        var group = groups.create(new Group(key, key, "it", null, null), SYSTEM);
        for (var member : members) {
            groups.addMember(key, member, SYSTEM);
        }
        return group;
    }

    List<String> told() {
        return acts.stream().map(Act::act).toList();
    }
}
