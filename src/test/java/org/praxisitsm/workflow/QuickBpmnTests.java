package org.praxisitsm.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.BpmnParseFactory;
import org.camunda.bpm.engine.impl.cfg.DefaultBpmnParseFactory;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading the schemas once finds the same faults as reading them each time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuickBpmnTests {

    private final StandaloneInMemProcessEngineConfiguration configuration =
            new StandaloneInMemProcessEngineConfiguration();
    private ProcessEngine engine;

    @BeforeAll
    void start() {
        configuration.setProcessEngineName("quick-" + UUID.randomUUID());
        configuration.setJdbcUrl("jdbc:h2:mem:" + configuration.getProcessEngineName() + ";DB_CLOSE_DELAY=-1");
        configuration.setDatabaseSchemaUpdate("create-drop");
        configuration.setJobExecutorActivate(false);
        configuration.setMetricsEnabled(false);
        configuration.setEnforceHistoryTimeToLive(false);
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
        unknown element      | <bogus id="x"/>
        unknown attribute    | <task id="x" bogus="1"/>
        wrong order          | <outgoing>f</outgoing><task id="x"/>
        not a number         | <userTask id="x"><multiInstanceLoopCharacteristics isSequential="maybe"/></userTask>
        id twice             | <task id="x"/><task id="x"/>
        id with a space      | <task id="a b"/>
        entity               | <task id="x" name="&bomb;"/>
        not well formed      | <task id="x">
        well                 | <startEvent id="x"/>
        """)
    void findsWhatTheUsualReaderFinds(String what, String piece) {
        var diagram =
                """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
                  <process id="p" isExecutable="true">%s</process>
                </definitions>"""
                        .formatted(piece);
        var usual = problems(diagram, new DefaultBpmnParseFactory());
        assertThat(problems(diagram, new QuickBpmn())).isEqualTo(usual);
        assertThat(usual.isEmpty()).as("%s", usual).isEqualTo(what.equals("well"));
    }

    @Test
    void everyShippedDiagramIsRead() throws Exception {
        try (var files = Files.walk(Path.of("processes"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".bpmn")).toList()) {
                assertThat(problems(Files.readString(file), new QuickBpmn()))
                        .as("%s", file)
                        .isEqualTo(problems(Files.readString(file), new DefaultBpmnParseFactory()));
            }
        }
    }

    private List<String> problems(String diagram, BpmnParseFactory factory) {
        var parser = new BpmnParser(configuration.getExpressionManager(), factory);
        return configuration.getCommandExecutorTxRequired().execute(context -> {
            try {
                parser.createParse()
                        .deployment(new DeploymentEntity())
                        .sourceString(diagram)
                        .name("it")
                        .execute();
                return List.of();
            } catch (ParseException refused) {
                return refused.getResorceReports().get(0).getErrors().stream()
                        .map(QuickBpmnTests::text)
                        .toList();
            } catch (RuntimeException refused) {
                return List.of(String.valueOf(refused.getMessage()));
            }
        });
    }

    private static String text(Problem problem) {
        return problem.getLine() + ":" + problem.getColumn() + " " + problem.getMessage();
    }
}
