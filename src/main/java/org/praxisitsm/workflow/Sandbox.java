package org.praxisitsm.workflow;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.ServiceAction;

/**
 * A throw-away engine with a database of its own in memory, on which a draft's scenarios run. The same engine as the real
 * one, hardened the same way, but nothing leaves it and nothing remains. Its timers are triggered by hand: the engine's clock
 * is one for the whole JVM and is never set while serving.
 */
final class Sandbox implements AutoCloseable {

    private final ProcessEngine engine;
    private final SandboxStage stage;
    private final String deployment;

    Sandbox(Pack pack, List<ServiceAction> actions, SandboxStage stage) {
        this.stage = stage;
        var name = "sandbox-" + UUID.randomUUID();
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName(name);
        configuration.setJdbcUrl("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_CREATE_DROP);
        configuration.setJobExecutorActivate(false);
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_NONE);
        configuration.setMetricsEnabled(false);
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setStandaloneTasksEnabled(false);
        configuration.setDmnEnabled(true);
        EngineConfiguration.harden(configuration, stage, actions);
        engine = configuration.buildProcessEngine();
        deployment = deploy(pack);
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

    @Override
    public void close() {
        engine.close();
    }
}
