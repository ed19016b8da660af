package org.praxisitsm;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * A fresh database for a test that wires its classes by hand: H2 in memory, or a schema of its own on the server that the
 * profile {@code mariadb} of the build names. Whole contexts get theirs from {@code application-test.yml}.
 */
public final class TestDatabase implements AutoCloseable {

    private static final String MIGRATIONS = "db/migration/common/";

    private static @Nullable TestDatabase shared;

    private final HikariDataSource source = new HikariDataSource();
    private final String schema = "praxis_test_" + UUID.randomUUID().toString().replace("-", "");
    /** Tables that the migrations fill. */
    private final Set<String> kept = new HashSet<>();

    /** Without tables. */
    public TestDatabase() {
        if (isMariaDb()) {
            source.setJdbcUrl("jdbc:mysql://" + setting("PRAXIS_TEST_SERVER", "127.0.0.1:3306") + "/" + schema
                    + "?createDatabaseIfNotExist=true&sendFractionalSeconds=false&nullDatabaseMeansCurrent=true"
                    + "&rewriteBatchedStatements=true&connectionTimeZone=UTC");
            source.setUsername(setting("PRAXIS_TEST_USER", "praxis"));
            source.setPassword(setting("PRAXIS_TEST_PASSWORD", "praxis"));
        } else {
            source.setJdbcUrl("jdbc:h2:mem:" + schema + ";DB_CLOSE_DELAY=-1");
        }
        source.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        source.setMaximumPoolSize(20);
        source.setMinimumIdle(0);
    }

    /** With the tables of one migration only, e.g. {@code V20261123_0905__audit.sql}. */
    public static TestDatabase with(String... migrations) {
        var database = new TestDatabase();
        for (var migration : migrations) {
            new ResourceDatabasePopulator(new ClassPathResource(MIGRATIONS + migration)).execute(database.source);
        }
        return database;
    }

    /** With all of our tables, without the engine's. */
    public static TestDatabase migrated() {
        var database = new TestDatabase();
        Flyway.configure()
                .dataSource(database.source)
                .locations("classpath:" + MIGRATIONS)
                .load()
                .migrate();
        return database;
    }

    /** With all of our tables, emptied; the same one each time, so only for tests that do not run beside each other. */
    public static synchronized TestDatabase emptied() {
        if (shared == null) {
            shared = migrated();
            shared.tables().stream().filter(shared::hasRows).forEach(shared.kept::add);
        }
        shared.tables().stream()
                .filter(table -> !shared.kept.contains(table))
                .forEach(table -> shared.jdbc().sql("delete from " + table).update());
        return shared;
    }

    private List<String> tables() {
        return jdbc().sql("select table_name from information_schema.tables where table_schema = schema()"
                        + " and table_type = 'BASE TABLE' and lower(table_name) <> 'flyway_schema_history'")
                .query(String.class)
                .list();
    }

    private boolean hasRows(String table) {
        return !jdbc().sql("select 1 from " + table + " limit 1")
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    /** @return whether the build runs this part on MariaDB */
    public static boolean isMariaDb() {
        return System.getProperty("spring.profiles.active", "").contains("mariadb");
    }

    public DataSource source() {
        return source;
    }

    /** How its pool is set up, to be copied and changed. */
    public HikariConfig settings() {
        return source;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(source);
    }

    /** Takes the tables with it. */
    @Override
    public void close() {
        if (!source.isClosed()) {
            jdbc().sql(isMariaDb() ? "drop database " + schema : "shutdown").update();
            source.close();
        }
    }

    private static String setting(String name, String otherwise) {
        var value = System.getenv(name);
        return value == null ? otherwise : value;
    }
}
