package org.praxisitsm.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A step that is called otherwise is called so in scenarios, milestones and texts too, and nothing else of them changes. */
class StepRenameTests {

    private static final String BPMN = "processes/demo/demo-process.bpmn";
    private static final String SCENARIO = "processes/demo/scenarios/01-asked.yaml";
    private static final String YAML = "processes/demo/practice.yaml";
    private static final String TEXTS = "processes/demo/texts_de.properties";

    private static PackFiles files(String... steps) {
        var drawn = new StringBuilder(
                "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"><process id=\"demo-process\">");
        for (int i = 0; i < steps.length; i += 2) {
            drawn.append("<userTask id=\"" + steps[i] + "\" name=\"" + steps[i + 1] + "\"/>");
        }
        var files = new TreeMap<String, byte[]>();
        Map.of(
                        BPMN,
                        drawn + "</process></definitions>",
                        SCENARIO,
                        """
                        title: Approve it   # by its name
                        given:
                          form: {subject: Approve it}
                        steps:
                          - expect: {state: new, at: [Approve it, "Look at it"]}
                          - complete: 'Approve it'
                            with: {note: Approve it}
                          - overdue: Approve it
                          - expect:
                              path: [Start, Task_Approve]
                              not:
                                - Task_Approve  # never
                        """,
                        YAML,
                        "milestones:\n  - {key: seen, label: Task_Approve, activities: [Start, Task_Approve]}\n",
                        TEXTS,
                        "task.Task_Approve=Genehmigen\ntask.Task_ApproveTwice=Zweimal\noutcome.Task_Approve.yes=Ja\n")
                .forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return new PackFiles(files);
    }

    private static final PackFiles BEFORE = files("Task_Approve", "Approve it", "Task_Look", "Look at it");

    @Test
    void aNewNameReachesScenariosWhereTheyNameTheStep() {
        var renames = StepRename.between(BEFORE, files("Task_Approve", "Sign: it", "Task_Look", "Look at it"));
        assertThat(renames).singleElement().satisfies(rename -> {
            assertThat(rename.was()).isEqualTo("Approve it");
            assertThat(rename.is()).isEqualTo("Sign: it");
            assertThat(rename.scenarios()).isEqualTo(1);
            assertThat(rename.files()).containsOnlyKeys(SCENARIO);
            assertThat(rename.files().get(SCENARIO))
                    .contains("title: Approve it   # by its name", "subject: Approve it", "note: Approve it")
                    .contains("at: ['Sign: it', \"Look at it\"]", "complete: 'Sign: it'", "overdue: 'Sign: it'");
        });
    }

    @Test
    void aNewIdReachesWhatNamesStepsByTheirId() {
        var renames = StepRename.between(BEFORE, files("Task_Sign", "Approve it", "Task_Look", "Look at it"));
        assertThat(renames).singleElement().satisfies(rename -> {
            assertThat(rename.files()).containsOnlyKeys(SCENARIO, YAML, TEXTS);
            assertThat(rename.files().get(SCENARIO)).contains("path: [Start, Task_Sign]", "- Task_Sign  # never");
            assertThat(rename.files().get(YAML))
                    .isEqualTo("milestones:\n  - {key: seen, label: Task_Approve, activities: [Start, Task_Sign]}\n");
            assertThat(rename.files().get(TEXTS))
                    .isEqualTo("task.Task_Sign=Genehmigen\ntask.Task_ApproveTwice=Zweimal\noutcome.Task_Sign.yes=Ja\n");
        });
    }

    @Test
    void nothingIsOfferedWhereItIsNotClearWhoIsMeant() {
        assertThat(StepRename.between(BEFORE, BEFORE)).isEmpty();
        // Taken out, or there twice, or another step has the old name now.
        assertThat(StepRename.between(BEFORE, files("Task_Look", "Look at it"))).isEmpty();
        assertThat(StepRename.between(BEFORE, files("Task_A", "Approve it", "Task_B", "Approve it")))
                .isEmpty();
        assertThat(StepRename.between(BEFORE, files("Task_Approve", "Sign it", "Task_New", "Approve it")))
                .isEmpty();
    }

    @Test
    void whatWasRenamedEverywhereIsNotOfferedAgain() {
        var after = files("Task_Approve", "Sign it", "Task_Look", "Look at it");
        var rename = StepRename.between(BEFORE, after).get(0);
        for (var file : rename.files().entrySet()) {
            after = after.with(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
        }
        assertThat(StepRename.between(BEFORE, after)).isEmpty();
    }
}
