package org.praxisitsm.workflow;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.apache.ibatis.builder.xml.XMLConfigBuilder;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The engine's SQL, read from its fifty files of XML while Spring makes everything else: one after the other it takes a sixth of
 * a start.
 *
 * <p>Only for H2, which an address tells; what a server is, only the server says, and the engine reads then as it always did.
 */
final class EngineMappings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String BEAN = "engineMappings";

    /** Read ahead. */
    record Ahead(CompletableFuture<Configuration> mappings) {

        /** @return what the engine would make itself */
        SqlSessionFactory factory(ProcessEngineConfigurationImpl engine, DataSource source) {
            var configuration = mappings.join();
            configuration.setEnvironment(new Environment("default", new ManagedTransactionFactory(), source));
            configuration.setDefaultStatementTimeout(engine.getJdbcStatementTimeout());
            if (engine.isJdbcBatchProcessing()) {
                configuration.setDefaultExecutorType(ExecutorType.BATCH);
            }
            return new DefaultSqlSessionFactory(configuration);
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var address = context.getEnvironment().getProperty("spring.datasource.url", "");
        if (address.startsWith("jdbc:h2:")) {
            var read = new CompletableFuture<Configuration>();
            var thread = new Thread(
                    () -> {
                        try {
                            read.complete(read(DbSqlSessionFactory.H2));
                        } catch (RuntimeException | Error e) {
                            read.completeExceptionally(e);
                        }
                    },
                    "praxis-engine-mappings");
            thread.setDaemon(true);
            thread.start();
            context.getBeanFactory().registerSingleton(BEAN, new Ahead(read));
        }
    }

    private static Configuration read(String database) {
        var properties = new Properties();
        properties.put("prefix", "");
        ProcessEngineConfigurationImpl.initSqlSessionFactoryProperties(properties, "", database);
        var files = ProcessEngineConfigurationImpl.class
                .getClassLoader()
                .getResourceAsStream(ProcessEngineConfigurationImpl.DEFAULT_MYBATIS_MAPPING_FILE);
        try (var reader = new InputStreamReader(files, StandardCharsets.UTF_8)) {
            return new XMLConfigBuilder(reader, "", properties).parse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
