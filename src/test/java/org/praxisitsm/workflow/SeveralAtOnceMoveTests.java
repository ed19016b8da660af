package org.praxisitsm.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.UserTaskBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.workflow.MigrationPlans.ProcessPlan;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A step that is done several times at once moves to one that is too, on the engine itself; to any other it is refused. */
class SeveralAtOnceMoveTests {

    private static ProcessEngine engine;

    @BeforeAll
    static void start() {
        engine = new StandaloneInMemProcessEngineConfiguration()
                .setProcessEngineName("several-at-once")
                .setJdbcUrl("jdbc:h2:mem:several-at-once")
                .setJobExecutorActivate(false)
                .setEnforceHistoryTimeToLive(false)
                .buildProcessEngine();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"parallel", "sequential"})
    void whatIsLeftOfTheStepIsDoneInTheOtherVersion(String way) {
        var from = deployed("Task_Ask", drawn(way));
        var to = deployed("Task_Ask", drawn(way));
        var instance = engine.getRuntimeService().startProcessInstanceById(from);
        engine.getTaskService().complete(open().get(0).getId());
        var before = open().size();

        engine.getRuntimeService()
                .newMigration(plan(from, to).plan())
                .processInstanceIds(instance.getId())
                .execute();

        assertThat(open())
                .hasSize(before)
                .extracting(Task::getProcessDefinitionId)
                .containsOnly(to);
        assertThat(engine.getRuntimeService()
                        .createVariableInstanceQuery()
                        .variableName("nrOfCompletedInstances")
                        .singleResult()
                        .getValue())
                .isEqualTo(1);
        engine.getTaskService().complete(open().get(0).getId());
        engine.getTaskService().complete(open().get(0).getId());
        assertThat(open()).isEmpty();
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().count())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "parallel, once, Only one of the two is done several times at once.",
        "once, parallel, Only one of the two is done several times at once.",
        "parallel, sequential, The two steps are of different kinds.",
        "sequential, parallel, The two steps are of different kinds."
    })
    void anyOtherStepIsRefusedWithItsReason(String left, String right, String reason) {
        var from = deployed("Task_Ask", drawn(left));
        var to = deployed("Task_Ask", drawn(right));

        var suggested = plan(from, to);

        assertThat(suggested.moves()).isEmpty();
        assertThat(suggested.fate("Task_Ask")).isEqualTo(reason);
        var wish = new Migrations.Wish(null, "Task_Ask", "Task_Ask", false);
        assertThatThrownBy(() -> plan(from, to, wish))
                .isInstanceOf(Refusal.class)
                .hasMessage("mapping[0]: " + reason);
    }

    private static UnaryOperator<UserTaskBuilder> drawn(String way) {
        return switch (way) {
            case "parallel" ->
                task -> task.multiInstance().parallel().cardinality("3").multiInstanceDone();
            case "sequential" ->
                task -> task.multiInstance().sequential().cardinality("3").multiInstanceDone();
            default -> task -> task;
        };
    }

    private static String deployed(String step, UnaryOperator<UserTaskBuilder> drawn) {
        var task = Bpmn.createExecutableProcess("asking")
                .startEvent()
                .userTask(step)
                .name("Ask");
        var model = drawn.apply(task).endEvent().done();
        var deployment = engine.getRepositoryService()
                .createDeployment()
                .addModelInstance("asking.bpmn", model)
                .deployWithResult();
        return deployment.getDeployedProcessDefinitions().get(0).getId();
    }

    private static ProcessPlan plan(String from, String to, Migrations.Wish... wishes) {
        var repository = engine.getRepositoryService();
        var ends = new PlanBuilder.Ends(
                "asking",
                true,
                from,
                to,
                repository.getBpmnModelInstance(from),
                repository.getBpmnModelInstance(to),
                2);
        var aside = new TransactionTemplate(Mockito.mock(PlatformTransactionManager.class));
        return new PlanBuilder(engine.getRuntimeService(), aside, ends).with(List.of(wishes));
    }

    private static List<Task> open() {
        return engine.getTaskService().createTaskQuery().list();
    }
}
