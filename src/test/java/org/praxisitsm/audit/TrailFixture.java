package org.praxisitsm.audit;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.praxisitsm.TestDatabase;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.DecisionMade;
import org.praxisitsm.shared.DecisionMade.MatchedRule;
import org.praxisitsm.shared.ShiftableClock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The trail on a fresh database, without Spring. */
final class TrailFixture implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    final TestDatabase database = TestDatabase.with("V20261123_0905__audit.sql");
    final DataSource source = database.source();
    final ShiftableClock clock = new ShiftableClock();
    final JdbcTemplate jdbc;
    final JdbcTransactionManager transactions;
    final TransactionTemplate transaction;
    final TrailWriter writer;
    final Sealer sealer;
    final ChainCheck check;
    final TrailExport export;

    TrailFixture() {
        clock.stopAt(NOW);
        jdbc = new JdbcTemplate(source);
        transactions = new JdbcTransactionManager(source);
        transaction = new TransactionTemplate(transactions);
        writer = new TrailWriter(new TrailStore(jdbc, transactions), clock);
        sealer = newSealer(clock);
        check = new ChainCheck(sealer, client());
        export = new TrailExport(sealer, new ExportKey(client(), clock), client());
    }

    JdbcClient client() {
        return JdbcClient.create(jdbc);
    }

    Sealer newSealer(Clock time) {
        return new Sealer(jdbc, transactions, time);
    }

    void pass(Duration time) {
        clock.stopAt(clock.instant().plus(time));
    }

    void act(String number) {
        writer.on(Act.onTicket("anna", "ticket.changed", number, Map.of("priority", 3), Map.of("priority", 2)));
    }

    void decision(String number) {
        writer.on(new DecisionMade(
                number,
                "incident-priority",
                1,
                DecisionMade.Kind.TABLE,
                Map.of("impact", "team"),
                Map.of("priority", 2),
                List.of(new MatchedRule("Rule_3", 3, "A team cannot work")),
                null));
    }

    long count(String table) {
        return jdbc.queryForObject("select count(*) from " + table, Long.class);
    }

    int connectionsInUse() {
        return ((HikariDataSource) source).getHikariPoolMXBean().getActiveConnections();
    }

    @Override
    public void close() {
        database.close();
    }
}
