package org.praxisitsm.workflow;

import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;

/**
 * The engine of a {@link Sandbox}. Reading the engine's statements takes several times as long as all else that a sandbox
 * needs to stand; they are the same for each database in memory, and are read for the first one only.
 */
final class SandboxEngine extends StandaloneInMemProcessEngineConfiguration {

    private static Configuration statements;

    @Override
    protected void initSqlSessionFactory() {
        sqlSessionFactory = new StatementsElsewhere(read(), new Environment("sandbox", transactionFactory, dataSource));
    }

    private Configuration read() {
        synchronized (SandboxEngine.class) {
            if (statements == null) {
                super.initSqlSessionFactory();
                var configuration = sqlSessionFactory.getConfiguration();
                // What is still unresolved would be resolved by whoever asks first.
                configuration.getMappedStatements();
                // The first database is let go when its sandbox is closed.
                configuration.setEnvironment(null);
                statements = configuration;
            }
            return statements;
        }
    }
}
