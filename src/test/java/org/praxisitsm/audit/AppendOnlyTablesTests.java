package org.praxisitsm.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.praxisitsm.identity.Viewers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

/** Not even a statement that somebody slips in changes the trail: the database refuses it. */
@SpringBootTest
@Tag("database")
class AppendOnlyTablesTests {

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AuditTrail trail;

    @Autowired
    Viewers viewers;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set actor = 'eve'",
                "delete from audit_entry",
                "update audit_link set hash = 'x'",
                "delete from audit_link",
                "update audit_key set private_key = 'x'",
                "delete from audit_key",
                "update decision_entry set outputs = '{}'",
                "delete from decision_entry"
            })
    void theDatabaseRefuses(String statement) {
        // Something to change: opening the tables as an auditor is itself an act, and an export makes the key.
        trail.verify(viewers.of("auditor"));
        trail.export(
                new AuditTrail.Filter(null, null, null, null, null, null, null),
                java.io.OutputStream.nullOutputStream(),
                viewers.of("auditor"));
        var table = statement.split(" ")[statement.startsWith("update") ? 1 : 2];
        if (table.equals("decision_entry") && count(table) == 0) {
            jdbc.update(
                    "insert into decision_entry (id, at, ticket, decision_key, decision_version, kind, inputs, outputs,"
                            + " matched_rules) values (1, 1, 'X', 'x', 1, 'TABLE', '{}', '{}', '[]')");
        }
        var before = count(table);
        assertThat(before).isPositive();

        assertThatThrownBy(() -> jdbc.update(statement)).hasStackTraceContaining("append-only");

        assertThat(count(table)).isEqualTo(before);
    }

    private int count(String table) {
        return jdbc.queryForObject("select count(*) from " + table, Integer.class);
    }
}
