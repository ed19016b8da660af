package org.praxisitsm.workflow;

import com.zaxxer.hikari.HikariDataSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.mockito.Mockito;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.ServiceAction;

/**
 * The process engine alone with a pack's diagram and tables, full history, on tables of its own: no ticket, no trail, no
 * rights. Actions answer at once with what the incident needs.
 */
final class BareEngine implements AutoCloseable {

    private static final Map<String, Object> NOBODY = new HashMap<>();

    static {
        NOBODY.put("assignee", null);
    }

    private final Pack pack;
    private final ProcessEngine engine;

    BareEngine(Pack pack, HikariDataSource source) {
        this.pack = pack;
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("bare-" + System.nanoTime());
        configuration.setDataSource(source);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(false);
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setHistory("full");
        configuration.setMetricsEnabled(false);
        configuration.setAuthorizationEnabled(false);
        EngineConfiguration.harden(configuration, new MuteStage(), actions());
        engine = configuration.buildProcessEngine();
        // As in our own schema: without it each completion reads the whole task table.
        org.springframework.jdbc.core.simple.JdbcClient.create(source)
                .sql("create index PRAXIS_IDX_TASK_PARENT on ACT_RU_TASK (PARENT_TASK_ID_)")
                .update();
        var deployment = engine.getRepositoryService().createDeployment();
        for (var path : pack.files().paths()) {
            if (path.matches(".*\\.(bpmn|dmn|form)")) {
                deployment.addString(path.substring(path.lastIndexOf('/') + 1), pack.text(path));
            }
        }
        deployment.deploy();
    }

    private static List<ServiceAction> actions() {
        return ShippedActions.byKey().values().stream()
                .map(signature -> (ServiceAction) new NotedAction(signature, (called, inputs) -> answer(called.key())))
                .toList();
    }

    private static Map<String, Object> answer(String action) {
        return switch (action) {
            case "assignByGrid" -> NOBODY;
            case "computeDate" -> Map.of("date", TicketOnEngine.NOW);
            default -> Map.of();
        };
    }

    /** @return id of the process instance */
    String start(String number, Map<String, Object> ticket) {
        var values = new LinkedHashMap<>(ticket);
        values.put("number", number);
        var variables = Variables.of(pack.descriptor(), values, "HIGH", false);
        variables.put(Variables.TICKET_ID, 1L);
        return engine.getRuntimeService()
                .startProcessInstanceByKey(pack.descriptor().process(), number, variables)
                .getId();
    }

    void complete(String instance, String outcome, Map<String, Object> values) {
        var task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult();
        var variables = new HashMap<>(values);
        variables.put(Variables.OUTCOME, outcome);
        engine.getTaskService().complete(task.getId(), variables);
    }

    boolean hasEnded(String instance) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count()
                == 0;
    }

    @Override
    public void close() {
        engine.close();
    }

    /** Nothing listens. */
    private static final class MuteStage implements Stage {

        private final ActionContext context = Mockito.mock(ActionContext.class);

        @Override
        public void begun(DelegateExecution execution, String state, boolean waits) {}

        @Override
        public void ended(DelegateExecution execution) {}

        @Override
        public void offered(DelegateTask task, HumanTask drawn) {}

        @Override
        public void handedOver(DelegateTask task, HumanTask drawn) {}

        @Override
        public void taskEnded(DelegateTask task, boolean completed) {}

        @Override
        public void decided(DelegateExecution execution, Evaluation evaluation) {}

        @Override
        public void change(DelegateExecution execution, Map<String, ?> values) {}

        @Override
        public ActionContext context(DelegateExecution execution) {
            return context;
        }

        @Override
        public Map<String, Object> acted(
                DelegateExecution execution, String action, Map<String, Object> inputs, Map<String, Object> outputs) {
            return outputs;
        }

        @Override
        public boolean isRehearsal() {
            return false;
        }
    }
}
