package org.praxisitsm.workflow;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/**
 * Creates the engine's tables with the engine's own scripts, so that one Flyway history tells what a database holds. An
 * engine upgrade becomes a further migration of this kind with the upgrade script of that version.
 */
@Component
class EngineSchema implements JavaMigration {

    private static final List<String> PARTS = List.of(
            "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history");

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("20261123.0800");
    }

    @Override
    public String getDescription() {
        return "engine 7.24";
    }

    @Override
    public Integer getChecksum() {
        return 72400;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws Exception {
        var connection = context.getConnection();
        var product = connection.getMetaData().getDatabaseProductName();
        var dialect = product.equals("H2") ? "h2" : "mysql";
        for (var part : PARTS) {
            var script = new ClassPathResource(
                    "org/camunda/bpm/engine/db/create/activiti." + dialect + ".create." + part + ".sql");
            ScriptUtils.executeSqlScript(connection, new EncodedResource(script, StandardCharsets.UTF_8));
        }
        try (var statement = connection.createStatement()) {
            // Without it each completion reads the whole task table to look for sub-tasks.
            statement.execute("create index PRAXIS_IDX_TASK_PARENT on ACT_RU_TASK (PARENT_TASK_ID_)");
        }
    }
}
