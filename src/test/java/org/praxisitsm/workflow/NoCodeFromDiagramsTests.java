package org.praxisitsm.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.ServiceAction;

/** With the gate bypassed, the engine itself still runs no code that a diagram brings. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoCodeFromDiagramsTests {

    /** What a diagram might hope to reach; nothing may ever touch it. */
    public static class Secret {
        static final AtomicInteger TOUCHED = new AtomicInteger();

        public String steal() {
            TOUCHED.incrementAndGet();
            return "stolen";
        }
    }

    private ProcessEngine engine;

    @BeforeAll
    void start() {
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("veto-" + UUID.randomUUID());
        configuration.setJdbcUrl("jdbc:h2:mem:" + configuration.getProcessEngineName() + ";DB_CLOSE_DELAY=-1");
        configuration.setDatabaseSchemaUpdate("create-drop");
        configuration.setJobExecutorActivate(false);
        configuration.setMetricsEnabled(false);
        configuration.setEnforceHistoryTimeToLive(false);
        EngineConfiguration.harden(configuration, new SilentStage(), List.of(new Greet()));
        engine = configuration.buildProcessEngine();
    }

    @AfterAll
    void stop() {
        engine.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        script task          | <scriptTask id="x" scriptFormat="javascript"><script>1</script></scriptTask>
        juel script task     | <scriptTask id="x" scriptFormat="juel"><script>${1+1}</script></scriptTask>
        feel script task     | <scriptTask id="x" scriptFormat="feel"><script>1+1</script></scriptTask>
        Java class           | <serviceTask id="x" camunda:class="org.praxisitsm.Any"/>
        expression           | <serviceTask id="x" camunda:expression="${greet.run()}"/>
        shell                | <serviceTask id="x" camunda:type="shell"><extensionElements><camunda:field name="command" stringValue="true"/></extensionElements></serviceTask>
        mail                 | <serviceTask id="x" camunda:type="mail"/>
        external             | <serviceTask id="x" camunda:type="external" camunda:topic="t"/>
        connector            | <serviceTask id="x"><extensionElements><camunda:connector><camunda:connectorId>http</camunda:connectorId></camunda:connector></extensionElements></serviceTask>
        field injection      | <serviceTask id="x" camunda:delegateExpression="${greet}"><extensionElements><camunda:field name="a" stringValue="b"/></extensionElements></serviceTask>
        listener class       | <userTask id="x"><extensionElements><camunda:executionListener class="a.B" event="start"/></extensionElements></userTask>
        task listener        | <userTask id="x"><extensionElements><camunda:taskListener expression="${1}" event="create"/></extensionElements></userTask>
        script in an input   | <serviceTask id="x" camunda:delegateExpression="${greet}"><extensionElements><camunda:inputOutput><camunda:inputParameter name="a"><camunda:script scriptFormat="juel">1</camunda:script></camunda:inputParameter></camunda:inputOutput></extensionElements></serviceTask>
        form data            | <userTask id="x"><extensionElements><camunda:formData/></extensionElements></userTask>
        embedded form        | <userTask id="x" camunda:formKey="embedded:app:x.html"/>
        """)
    void diagramWithCodeIsNotEvenDeployed(String what, String element) {
        assertThatThrownBy(() -> deploy("refused", element, "")).as(what).isInstanceOf(RuntimeException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        secret.steal() == 'stolen'
        secret.class == null
        secret.getClass() == null
        number.getClass().forName('java.lang.Runtime') == null
        number.bytes == null
        number.length() == 3
        execution.processEngineServices == null
        execution.getVariable('number') == 'x'
        execution == 1
        task == 1
        greet.signature() == null
        ''.getClass().getClassLoader() == null
        now() == 1
        currentUser() == 1
        """)
    void conditionThatReachesOutStopsAtRunTime(String condition) {
        Secret.TOUCHED.set(0);
        assertThatThrownBy(() -> {
                    deploy("reaches-out", "<userTask id='x'/>", "${" + condition + "}");
                    engine.getRuntimeService()
                            .startProcessInstanceByKey("reaches-out", Map.of("secret", "a secret", "number", "INC"));
                })
                .isInstanceOf(RuntimeException.class);
        assertThat(Secret.TOUCHED).hasValue(0);
    }

    @Test
    void comparisonsAndUnknownNamesStillWork() {
        deploy("works", "<userTask id='x'/>", "${number == 'INC' and priority &lt;= 2 and nobodyKnows == null}");
        var instance =
                engine.getRuntimeService().startProcessInstanceByKey("works", Map.of("number", "INC", "priority", 2));
        assertThat(engine.getRuntimeService().getActiveActivityIds(instance.getId()))
                .containsExactly("x");
    }

    @Test
    void onlyRegisteredActionsAreBeans() {
        deploy("action", "<serviceTask id='x' camunda:delegateExpression='${greet}'/>", "");
        deploy("stranger", "<serviceTask id='x' camunda:delegateExpression='${dataSource}'/>", "");
        assertThat(engine.getRuntimeService()
                        .startProcessInstanceByKey("action")
                        .isEnded())
                .isTrue();
        assertThatThrownBy(() -> engine.getRuntimeService().startProcessInstanceByKey("stranger"))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void noScriptEngineIsOnTheClassPathButTheEnginesOwn() {
        assertThat(new ScriptEngineManager().getEngineFactories())
                .extracting(factory -> factory.getNames().get(0))
                .containsExactlyInAnyOrder("feel-scala", "feel-scala-unary-tests", "juel");
    }

    private void deploy(String id, String element, String condition) {
        var flow = condition.isEmpty()
                ? "<sequenceFlow id='f1' sourceRef='s' targetRef='x'/>"
                : "<exclusiveGateway id='g' default='d'/><endEvent id='other'/><sequenceFlow id='f1' sourceRef='s' targetRef='g'/>"
                        + "<sequenceFlow id='d' sourceRef='g' targetRef='other'/><sequenceFlow id='f2' sourceRef='g' targetRef='x'>"
                        + "<conditionExpression xsi:type='tFormalExpression'>" + condition
                        + "</conditionExpression></sequenceFlow>";
        var xml =
                "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
                        + " xmlns:camunda='http://camunda.org/schema/1.0/bpmn' targetNamespace='t' id='defs'>"
                        + "<process id='" + id + "' isExecutable='true'><startEvent id='s'/>" + flow + element
                        + "<endEvent id='e'/><sequenceFlow id='f9' sourceRef='x' targetRef='e'/></process></definitions>";
        engine.getRepositoryService()
                .createDeployment()
                .addString(id + ".bpmn", xml)
                .deploy();
    }

    private static final class Greet implements ServiceAction {

        @Override
        public Signature signature() {
            return new Signature("greet", "Greet", "", List.of(), List.of(), List.of());
        }

        @Override
        public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) {
            return Map.of();
        }
    }

    /** Hears everything, does nothing. */
    private static final class SilentStage implements Stage {

        @Override
        public void begun(DelegateExecution execution, @Nullable String state, boolean waits) {}

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
        public @Nullable ActionContext context(DelegateExecution execution) {
            return null;
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
