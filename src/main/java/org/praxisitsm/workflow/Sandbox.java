package org.praxisitsm.workflow;

import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.ServiceAction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A throw-away engine with a database of its own in memory, on which a draft's scenarios and trials run. The same engine as the
 * real one, hardened the same way, but nothing leaves it and nothing remains. Its timers are triggered by hand: the engine's
 * clock is one for the whole JVM and is never set while serving.
 */
final class Sandbox implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);

    private final ProcessEngine engine;
    private final SandboxStage stage;

    /** The database lives as long as this is open, and nobody makes it anew afterwards. */
    private final Connection keeper;

    private final String deployment;
    private final Outcomes outcomes;

    Sandbox(Pack pack, List<ServiceAction> actions, SandboxStage stage) {
        this(pack, actions, stage, false);
    }

    /** @param stepwise whether a ticket stops before each step that nobody else would wait at */
    Sandbox(Pack pack, List<ServiceAction> actions, SandboxStage stage, boolean stepwise) {
        this.stage = stage;
        var name = "sandbox-" + UUID.randomUUID();
        keeper = opened("jdbc:h2:mem:" + name);
        var configuration = new SandboxEngine();
        configuration.setProcessEngineName(name);
        configuration.setJdbcUrl("jdbc:h2:mem:" + name + ";IFEXISTS=TRUE");
        // Not dropped at the end: the database goes with all it holds.
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfigurationImpl.DB_SCHEMA_UPDATE_CREATE);
        configuration.setJobExecutorActivate(false);
        configuration.setHistory(ProcessEngineConfigurationImpl.HISTORY_NONE);
        configuration.setMetricsEnabled(false);
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setStandaloneTasksEnabled(false);
        configuration.setDmnEnabled(true);
        EngineConfiguration.harden(configuration, stage, actions);
        if (stepwise) {
            List<BpmnParseListener> listeners = new ArrayList<>();
            listeners.add(new StepByStep());
            configuration.setCustomPostBPMNParseListeners(listeners);
        }
        engine = built(configuration);
        outcomes = new Outcomes(engine.getRepositoryService());
        try {
            deployment = deploy(pack);
        } catch (RuntimeException refused) {
            close();
            throw refused;
        }
    }

    private ProcessEngine built(SandboxEngine configuration) {
        try {
            return configuration.buildProcessEngine();
        } catch (RuntimeException refused) {
            shutDown();
            throw refused;
        }
    }

    private static Connection opened(String url) {
        try {
            return DriverManager.getConnection(url, "sa", "");
        } catch (SQLException impossible) {
            throw new IllegalStateException("No database in memory", impossible);
        }
    }

    private String deploy(Pack pack) {
        var builder = engine.getRepositoryService().createDeployment().name(pack.key());
        for (var path : pack.files().paths()) {
            if (path.endsWith(".bpmn") || path.endsWith(".dmn") || path.endsWith(".form")) {
                builder.addInputStream(
                        Deployments.fileName(path),
                        new ByteArrayInputStream(pack.files().bytes(path)));
            }
        }
        return builder.deploy().getId();
    }

    ProcessEngine engine() {
        return engine;
    }

    Outcomes outcomes() {
        return outcomes;
    }

    SandboxStage stage() {
        return stage;
    }

    String definition(String process) {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .deploymentId(deployment)
                .processDefinitionKey(process)
                .singleResult()
                .getId();
    }

    /** Whatever still runs on it fails then. */
    @Override
    public void close() {
        shutDown();
        ProcessEngines.unregister(engine);
        try {
            engine.close();
        } catch (RuntimeException half) {
            LOG.debug("A sandbox's engine did not end in order", half);
        }
    }

    private void shutDown() {
        try (keeper;
                var statement = keeper.createStatement()) {
            statement.execute("shutdown immediately");
        } catch (SQLException gone) {
            LOG.debug("A sandbox was shut down already", gone);
        }
    }
}
