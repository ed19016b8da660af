package org.praxisitsm.audit;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Lets the database itself refuse to change or remove what the trail keeps, whoever asks: a mistake of ours, a statement that
 * was slipped in, somebody at a console. Looked after at each start, because a server with a binary log may not let the
 * account make triggers until it is allowed to; docs/adr/0006 has the statement for that.
 */
@Component
class AppendOnlyTables implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(AppendOnlyTables.class);
    private static final List<String> TABLES = List.of("audit_entry", "audit_link", "audit_key", "decision_entry");
    private static final List<String> CHANGES = List.of("update", "delete");

    private final JdbcTemplate jdbc;

    AppendOnlyTables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterPropertiesSet() {
        try {
            var onH2 = "H2".equals(product());
            for (var table : TABLES) {
                for (var change : CHANGES) {
                    guard(table, change, onH2);
                }
            }
        } catch (DataAccessException | MetaDataAccessException refused) {
            LOG.warn(
                    "The database does not guard the trail against changes ({}); only the chain tells of them. See"
                            + " docs/adr/0006",
                    refused.getMessage());
        }
    }

    private void guard(String table, String change, boolean onH2) {
        var name = "tr_" + table + "_no_" + change;
        if (exists(name, onH2)) {
            return;
        }
        var head = "create trigger if not exists " + name + " before " + change + " on " + table + " for each row ";
        jdbc.execute(head
                + (onH2
                        ? "call '" + AppendOnlyTrigger.class.getName() + "'"
                        : "signal sqlstate '45000' set message_text = '" + AppendOnlyTrigger.REASON + "'"));
    }

    /** Of this schema: others on the same server may have theirs. */
    private boolean exists(String name, boolean onH2) {
        var found = jdbc.queryForObject(
                "select count(*) from information_schema.triggers where lower(trigger_name) = ?"
                        + (onH2 ? "" : " and trigger_schema = database()"),
                Integer.class,
                name);
        return found != null && found > 0;
    }

    private String product() throws MetaDataAccessException {
        return JdbcUtils.extractDatabaseMetaData(
                java.util.Objects.requireNonNull(jdbc.getDataSource()),
                java.sql.DatabaseMetaData::getDatabaseProductName);
    }
}
