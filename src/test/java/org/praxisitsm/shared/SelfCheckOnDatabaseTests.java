package org.praxisitsm.shared;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import java.util.TimeZone;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.TestDatabase;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/** The self-check against the server that the build runs on, with each setting wrong in turn. */
@Tag("database")
class SelfCheckOnDatabaseTests {

    private static final String MARIADB = "org.hibernate.dialect.MariaDBDialect";
    private static final String MYSQL = "org.hibernate.dialect.MySQLDialect";

    private final TestDatabase database = new TestDatabase();
    private final String right = TestDatabase.isMariaDb() ? MARIADB : "org.hibernate.dialect.H2Dialect";
    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void close() {
        TimeZone.setDefault(zone);
        database.close();
    }

    @Test
    void goodSettingsPass() {
        assertThatCode(() -> check(database.source(), right)).doesNotThrowAnyException();
    }

    @Test
    void otherZoneOfTheJvmIsRefused() {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        assertThatThrownBy(() -> check(database.source(), right))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("Europe/Berlin");
    }

    @Test
    void otherIsolationOfThePoolIsRefused() {
        try (var source = new HikariDataSource(settings("TRANSACTION_REPEATABLE_READ"))) {
            assertThatThrownBy(() -> check(source, right))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("REPEATABLE_READ");
        }
    }

    @Test
    void dialectOfMySqlIsRefusedOnMariaDb() {
        assumeTrue(TestDatabase.isMariaDb(), "needs the profile mariadb");
        assertThatThrownBy(() -> check(database.source(), MYSQL))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("MariaDB (10.")
                .hasMessageContaining("MySQLDialect");
    }

    @Test
    void roundedFractionsAreRefusedOnMariaDb() {
        assumeTrue(TestDatabase.isMariaDb(), "needs the profile mariadb");
        var settings = settings("TRANSACTION_READ_COMMITTED");
        settings.setJdbcUrl(settings.getJdbcUrl().replace("sendFractionalSeconds=false&", ""));
        try (var source = new HikariDataSource(settings)) {
            assertThatThrownBy(() -> check(source, right))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("sendFractionalSeconds=false");
        }
    }

    private HikariConfig settings(String isolation) {
        var settings = new HikariConfig();
        database.settings().copyStateTo(settings);
        settings.setPoolName(null);
        settings.setTransactionIsolation(isolation);
        return settings;
    }

    private static void check(DataSource source, String dialect) throws Exception {
        var entities = entities(source, dialect);
        try {
            new StartupSelfCheck(source, entities).afterPropertiesSet();
        } finally {
            entities.close();
        }
    }

    private static EntityManagerFactory entities(DataSource source, String dialect) {
        var factory = new LocalContainerEntityManagerFactoryBean();
        factory.setDataSource(source);
        factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        factory.setPackagesToScan("org.praxisitsm.shared");
        factory.setJpaPropertyMap(Map.of("hibernate.dialect", dialect));
        factory.afterPropertiesSet();
        return factory.getObject();
    }
}
