package org.praxisitsm.shared;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** The figures of this node: memory, disk, database, what it runs. Read when asked; nothing is collected. */
@Component
public class NodeState {

    /** @param limitInBytes what it may grow to */
    public record Amount(long usedInBytes, long limitInBytes) {

        public int percent() {
            return limitInBytes <= 0 ? 0 : (int) Math.min(100, 100 * usedInBytes / limitInBytes);
        }
    }

    /** @param disk of the folder in which the embedded database lies, else in which this node runs */
    public record Machine(
            String node,
            String version,
            String java,
            Instant startedAt,
            int processors,
            double load,
            int threads,
            Amount heap,
            Amount disk,
            Path folder) {}

    /**
     * @param answeredIn how long it took to answer the smallest question; null where it did not answer
     * @param apart how far its clock is from this node's
     * @param waiting threads that wait for a connection
     */
    public record Database(
            String product,
            @Nullable Duration answeredIn,
            @Nullable Duration apart,
            String isolation,
            @Nullable String schema,
            int connections,
            int busy,
            int mostConnections,
            int waiting,
            @Nullable String problem) {}

    private static final int PATIENCE_IN_SECONDS = 2;

    private final DataSource dataSource;
    private final Clock clock;
    private final Optional<BuildProperties> build;
    private final ObjectProvider<Flyway> flyway;

    NodeState(DataSource dataSource, Clock clock, Optional<BuildProperties> build, ObjectProvider<Flyway> flyway) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.build = build;
        this.flyway = flyway;
    }

    public Machine machine() {
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        var system = ManagementFactory.getOperatingSystemMXBean();
        var folder = folder();
        return new Machine(
                NodeName.own(),
                build.map(BuildProperties::getVersion).orElse("–"),
                Runtime.version().toString(),
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()),
                system.getAvailableProcessors(),
                system.getSystemLoadAverage(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                new Amount(heap.getUsed(), heap.getMax()),
                disk(folder),
                folder);
    }

    private Path folder() {
        var url = dataSource instanceof HikariDataSource pool ? pool.getJdbcUrl() : "";
        if (url != null && url.startsWith("jdbc:h2:file:")) {
            var file = Path.of(url.substring("jdbc:h2:file:".length()).replaceAll(";.*", ""))
                    .toAbsolutePath();
            var parent = file.getParent();
            if (parent != null && Files.isDirectory(parent)) {
                return parent.normalize();
            }
        }
        return Path.of("").toAbsolutePath();
    }

    private static Amount disk(Path folder) {
        try {
            var store = Files.getFileStore(folder);
            var total = store.getTotalSpace();
            return new Amount(total - store.getUsableSpace(), total);
        } catch (IOException unreadable) {
            return new Amount(0, 0);
        }
    }

    public Database database() {
        var begin = System.nanoTime();
        var connections = 0;
        var busy = 0;
        var most = 0;
        var waiting = 0;
        if (dataSource instanceof HikariDataSource pool && pool.getHikariPoolMXBean() != null) {
            var figures = pool.getHikariPoolMXBean();
            connections = figures.getTotalConnections();
            busy = figures.getActiveConnections();
            waiting = figures.getThreadsAwaitingConnection();
            most = pool.getMaximumPoolSize();
        }
        try (var connection = dataSource.getConnection()) {
            var valid = connection.isValid(PATIENCE_IN_SECONDS);
            var took = Duration.ofNanos(System.nanoTime() - begin);
            var url = connection.getMetaData().getURL();
            var product = StartupSelfCheck.product(connection, url);
            return new Database(
                    product.matches(".*\\d\\..*")
                            ? product
                            : product + " " + connection.getMetaData().getDatabaseProductVersion(),
                    took,
                    url.startsWith("jdbc:h2:") ? null : apart(connection),
                    StartupSelfCheck.name(connection.getTransactionIsolation()),
                    schema(),
                    connections,
                    busy,
                    most,
                    waiting,
                    valid ? null : "It does not answer in time.");
        } catch (SQLException failed) {
            return new Database("–", null, null, "–", null, connections, busy, most, waiting, failed.getMessage());
        }
    }

    /** The embedded one has this node's clock. */
    private Duration apart(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var time = statement.executeQuery("select unix_timestamp(now(3))")) {
            time.next();
            var its = time.getBigDecimal(1).movePointRight(3).longValue();
            return Duration.ofMillis(its - clock.millis());
        }
    }

    private @Nullable String schema() {
        return flyway.stream()
                .map(one -> one.info().current())
                .filter(Objects::nonNull)
                .map(one -> String.valueOf(one.getVersion()))
                .findFirst()
                .orElse(null);
    }
}
