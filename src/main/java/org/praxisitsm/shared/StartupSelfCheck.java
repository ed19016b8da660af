package org.praxisitsm.shared;

import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import javax.sql.DataSource;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Stops the start where a setting would lose or corrupt data later, quietly: the zone of the JVM, the isolation of the
 * pool, the dialect of the database, cut-off fractions of seconds.
 */
@Component
class StartupSelfCheck implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(StartupSelfCheck.class);

    /**
     * What was found.
     *
     * @param isolation level of a pooled connection, as {@link Connection#getTransactionIsolation()} says
     * @param product what {@code select version()} answers on MySQL and MariaDB, else the product's name
     * @param dialect simple name of Hibernate's dialect
     */
    record Findings(TimeZone zone, int isolation, String url, String product, String dialect) {

        boolean isMySqlDriver() {
            return url.startsWith("jdbc:mysql:") || url.startsWith("jdbc:mariadb:");
        }

        boolean isMariaDb() {
            return product.toLowerCase(Locale.ROOT).contains("mariadb");
        }
    }

    private final DataSource dataSource;
    private final EntityManagerFactory entities;

    StartupSelfCheck(DataSource dataSource, EntityManagerFactory entities) {
        this.dataSource = dataSource;
        this.entities = entities;
    }

    @Override
    public void afterPropertiesSet() throws SQLException {
        var findings = look();
        judge(findings).ifPresent(refusal -> {
            throw refusal;
        });
        log.info("Self-check passed: {}, {}, READ_COMMITTED, UTC", findings.product(), findings.dialect());
    }

    /** @return why Praxis must not start like this, if so */
    static Optional<StartRefused> judge(Findings found) {
        if (found.zone().getRawOffset() != 0 || found.zone().useDaylightTime()) {
            return refused(
                    "The JVM's time zone is " + found.zone().getID() + ", but the engine's tables need UTC.",
                    "Start with -Duser.timezone=UTC (PraxisApplication sets it itself when it is the main class).");
        }
        if (found.isolation() != Connection.TRANSACTION_READ_COMMITTED) {
            return refused(
                    "Connections of the pool run at isolation " + name(found.isolation())
                            + ", but the engine needs READ_COMMITTED.",
                    "Set spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED.");
        }
        return found.isMySqlDriver() ? judgeMySql(found) : Optional.empty();
    }

    private static Optional<StartRefused> judgeMySql(Findings found) {
        if (found.isMariaDb() && !found.dialect().startsWith("MariaDB")) {
            return refused(
                    "The server is MariaDB (" + found.product() + "), but Hibernate speaks " + found.dialect() + ".",
                    "Use the profile mariadb, or set spring.jpa.database-platform=org.hibernate.dialect.MariaDBDialect.");
        }
        if (!found.isMariaDb() && found.dialect().startsWith("MariaDB")) {
            return refused(
                    "The server is MySQL (" + found.product() + "), but Hibernate speaks " + found.dialect() + ".",
                    "Use the profile mysql, or take spring.jpa.database-platform out.");
        }
        if (!found.url().toLowerCase(Locale.ROOT).contains("sendfractionalseconds=false")) {
            return refused(
                    "The database URL lacks sendFractionalSeconds=false: the engine's timers would be rounded up.",
                    "Add sendFractionalSeconds=false to the parameters in spring.datasource.url.");
        }
        return Optional.empty();
    }

    private Findings look() throws SQLException {
        var dialect = entities.unwrap(SessionFactoryImplementor.class)
                .getJdbcServices()
                .getDialect()
                .getClass()
                .getSimpleName();
        try (var connection = dataSource.getConnection()) {
            var url = connection.getMetaData().getURL();
            return new Findings(
                    TimeZone.getDefault(),
                    connection.getTransactionIsolation(),
                    url,
                    product(connection, url),
                    dialect);
        }
    }

    /** Connector/J says "MySQL" of a MariaDB server too: only the server itself tells. */
    static String product(Connection connection, String url) throws SQLException {
        if (!url.startsWith("jdbc:mysql:") && !url.startsWith("jdbc:mariadb:")) {
            return connection.getMetaData().getDatabaseProductName();
        }
        try (var statement = connection.createStatement();
                var version = statement.executeQuery("select version()")) {
            version.next();
            return version.getString(1);
        }
    }

    static String name(int isolation) {
        return switch (isolation) {
            case Connection.TRANSACTION_READ_UNCOMMITTED -> "READ_UNCOMMITTED";
            case Connection.TRANSACTION_READ_COMMITTED -> "READ_COMMITTED";
            case Connection.TRANSACTION_REPEATABLE_READ -> "REPEATABLE_READ";
            case Connection.TRANSACTION_SERIALIZABLE -> "SERIALIZABLE";
            default -> "NONE";
        };
    }

    private static Optional<StartRefused> refused(String problem, String remedy) {
        return Optional.of(new StartRefused(problem, remedy));
    }
}
