package org.praxisitsm.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.praxisitsm.shared.StartupSelfCheck.Findings;

class StartupSelfCheckTests {

    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");
    private static final String MYSQL = "jdbc:mysql://db/praxis?sendFractionalSeconds=false&connectionTimeZone=UTC";

    @Test
    void goodSettingsPass() {
        assertThat(judge(UTC, 2, "jdbc:h2:file:./data/praxis", "H2", "H2Dialect"))
                .isEmpty();
        assertThat(judge(UTC, 2, MYSQL, "8.4.3", "MySQLDialect")).isEmpty();
        assertThat(judge(UTC, 2, MYSQL, "10.11.6-MariaDB-0+deb12u1", "MariaDBDialect"))
                .isEmpty();
    }

    @Test
    void otherZoneIsRefused() {
        assertThat(judge(TimeZone.getTimeZone("Europe/London"), 2, MYSQL, "8.4.3", "MySQLDialect"))
                .contains("Europe/London", "-Duser.timezone=UTC");
    }

    @Test
    void otherIsolationIsRefused() {
        assertThat(judge(UTC, Connection.TRANSACTION_REPEATABLE_READ, MYSQL, "8.4.3", "MySQLDialect"))
                .contains("REPEATABLE_READ", "TRANSACTION_READ_COMMITTED");
    }

    @Test
    void dialectMustFitTheServerRatherThanTheDriver() {
        assertThat(judge(UTC, 2, MYSQL, "10.11.6-MariaDB", "MySQLDialect"))
                .contains("10.11.6-MariaDB", "org.hibernate.dialect.MariaDBDialect");
        assertThat(judge(UTC, 2, MYSQL, "8.4.3", "MariaDBDialect")).contains("8.4.3", "profile mysql");
    }

    @Test
    void fractionsOfSecondsMustBeCutOff() {
        assertThat(judge(UTC, 2, "jdbc:mysql://db/praxis", "8.4.3", "MySQLDialect"))
                .contains("sendFractionalSeconds=false", "spring.datasource.url");
    }

    /** @return problem and remedy, empty where nothing is wrong */
    private static String judge(TimeZone zone, int isolation, String url, String product, String dialect) {
        return StartupSelfCheck.judge(new Findings(zone, isolation, url, product, dialect))
                .map(refused -> refused.getMessage() + " " + refused.remedy())
                .orElse("");
    }
}
