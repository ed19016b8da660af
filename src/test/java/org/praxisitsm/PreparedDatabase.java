package org.praxisitsm;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives a context a copy of what the first one found after its start: tables, demo organisation, published packs. Making
 * them anew for each context takes most of its start. The first context starts from nothing, as a new machine does.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PreparedDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String URL = "spring.datasource.url";
    private static final String SCHEMA = "praxis_test_";

    /** Of the first context that has ended its start, by whether it is on H2: the statements that make it, on MariaDB its name. */
    private static final Map<Boolean, List<String>> COPIES = new ConcurrentHashMap<>();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        // Asked for once: the address has a random part, another one each time.
        var address = environment.getProperty(URL, "");
        var server = Server.of(address, environment);
        if (server == null) {
            return;
        }
        environment.getPropertySources().addFirst(new MapPropertySource("prepared-database", Map.of(URL, address)));
        var prepared = COPIES.get(server.isH2());
        if (prepared != null) {
            server.restore(prepared);
        } else if (isPlain(environment)) {
            context.addApplicationListener(new Keeping(server));
        }
    }

    /** With a type of its own: what it listens to could not be told from a lambda. */
    private record Keeping(Server server) implements ApplicationListener<ApplicationReadyEvent> {

        @Override
        public void onApplicationEvent(ApplicationReadyEvent started) {
            COPIES.computeIfAbsent(server.isH2(), kind -> server.copy());
        }
    }

    /** What some contexts want beyond the others is not for all of them. */
    private static boolean isPlain(ConfigurableEnvironment environment) {
        return !environment.getProperty("praxis.demo.assets", Boolean.class, true)
                && !environment.getProperty("praxis.demo.history", Boolean.class, true)
                && environment.getProperty("praxis.packs.directory", "").isEmpty();
    }

    private record Server(String address, @Nullable String user, @Nullable String password) {

        /** @return null for addresses that a test chose itself */
        static @Nullable Server of(String address, ConfigurableEnvironment environment) {
            var isOurs =
                    address.matches("jdbc:h2:mem:[0-9a-f-]{36};.*|jdbc:mysql://[^/]+/" + SCHEMA + "[0-9a-f-]{36}\\?.*");
            return isOurs
                    ? new Server(
                            address,
                            environment.getProperty("spring.datasource.username", "sa"),
                            environment.getProperty("spring.datasource.password", ""))
                    : null;
        }

        private boolean isH2() {
            return address.startsWith("jdbc:h2:");
        }

        private Connection connection() throws SQLException {
            return DriverManager.getConnection(address, user, password);
        }

        List<String> copy() {
            try (var connection = connection()) {
                if (isH2()) {
                    return strings(connection, "script nosettings");
                }
                var schema = SCHEMA + UUID.randomUUID();
                try (var statement = connection.createStatement()) {
                    statement.execute("create database `" + schema + "`");
                }
                copy(connection, connection.getCatalog(), schema);
                return List.of(schema);
            } catch (SQLException e) {
                throw new IllegalStateException("The database of the first context cannot be copied", e);
            }
        }

        void restore(List<String> prepared) {
            try (var connection = connection();
                    var statement = connection.createStatement()) {
                if (isH2()) {
                    // One by one: of many in one text the parser reads what follows again with each.
                    for (var one : prepared) {
                        statement.execute(one);
                    }
                } else {
                    copy(connection, prepared.get(0), connection.getCatalog());
                }
            } catch (SQLException e) {
                throw new IllegalStateException("The prepared database cannot be restored", e);
            }
        }

        /** Triggers are not copied: the application makes them at its start where they are absent. */
        private static void copy(Connection connection, String from, String to) throws SQLException {
            connection.setCatalog(to);
            try (var statement = connection.createStatement()) {
                statement.execute("set session foreign_key_checks = 0, session unique_checks = 0");
                // What the database computes itself cannot be inserted.
                var columns = strings(
                        connection,
                        "select concat(table_name, ' ', group_concat(concat('`', column_name, '`'))) from information_schema.columns"
                                + " where table_schema = '" + from
                                + "' and extra not like '%GENERATED%' group by table_name");
                for (var line : columns) {
                    var table = line.substring(0, line.indexOf(' '));
                    var names = line.substring(table.length() + 1);
                    statement.execute(definition(statement, from, table));
                    statement.execute("insert into `" + table + "` (" + names + ") select " + names + " from `" + from
                            + "`.`" + table + "`");
                }
            }
        }

        private static String definition(Statement statement, String schema, String table) throws SQLException {
            try (var shown = statement.executeQuery("show create table `" + schema + "`.`" + table + "`")) {
                shown.next();
                return shown.getString(2);
            }
        }

        private static List<String> strings(Connection connection, String query) throws SQLException {
            var found = new ArrayList<String>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }
}
