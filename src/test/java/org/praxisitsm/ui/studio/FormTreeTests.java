package org.praxisitsm.ui.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.PracticeDescriptor.Field;
import org.praxisitsm.practice.PracticeDescriptor.FieldType;
import org.praxisitsm.ui.components.DrawnOutcomes;
import org.praxisitsm.workflow.Tasks;

/** Forms as trees: what is put in, moved and taken out, and that nothing else changes. */
class FormTreeTests {

    private static final String FILE = "processes/demo/one.form";

    private final FormTree form =
            new FormTree(FormText.read(FormText.empty("one")).orElseThrow());

    @ParameterizedTest
    @ValueSource(
            strings = {"report-incident", "classify-incident", "hold-reason", "record-resolution", "confirm-solution"})
    void aShippedFormIsWrittenAsItWasRead(String id) throws Exception {
        var stream = getClass().getResourceAsStream("/packs/processes/incident/" + id + ".form");
        assertThat(stream).as(id).isNotNull();
        var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        assertThat(FormText.write(FormText.read(text).orElseThrow())).isEqualTo(text);
    }

    @Test
    void everyKindThatIsAddedIsAccepted() {
        for (var type : List.of("textfield", "textarea", "number", "money", "checkbox", "datetime", "person")) {
            form.add(type, "What is it?", null);
        }
        for (var type : List.of("group-picker", "service", "file", "text", "separator", "group")) {
            form.add(type, "What is it?", null);
        }
        var parsed = FormDefinition.parse(FILE, FormText.write(form.root()).getBytes(StandardCharsets.UTF_8));
        assertThat(parsed.fields())
                .hasSize(10)
                .extracting(FormDefinition.Component::key)
                .doesNotHaveDuplicates();
    }

    @Test
    void aListOfRowsTakesTheQuestionsThatAreAddedWhileItIsChosen() {
        var list = form.add("dynamiclist", "What exactly", null);
        form.add("textfield", "Article", list);
        form.add("textfield", "Beside", form.add("dynamiclist", "No rows in rows", list));
        var parsed = FormDefinition.parse(FILE, FormText.write(form.root()).getBytes(StandardCharsets.UTF_8));
        assertThat(parsed.fields().get(0).key()).isEqualTo("whatExactly");
        assertThat(parsed.fields().get(0).components())
                .extracting(FormDefinition.Component::key)
                .containsExactly("article");
    }

    @Test
    void aFieldOfThePracticeIsAskedForWithItsOptions() {
        var field = new Field(
                "impact",
                "Impact",
                FieldType.CHOICE,
                true,
                false,
                List.of(),
                Map.of("site", "A site"),
                0,
                null,
                Map.of());
        form.ask(field, null);
        var parsed = FormDefinition.parse(FILE, FormText.write(form.root()).getBytes(StandardCharsets.UTF_8));
        var asked = parsed.fields().get(0);
        assertThat(asked.key()).isEqualTo("impact");
        assertThat(asked.type()).isEqualTo("select");
        assertThat(asked.options()).containsEntry("site", "A site");
    }

    @Test
    void aNeighbourIsPassedAndAGroupIsEnteredAndLeft() {
        var first = form.add("textfield", "First", null);
        var second = form.add("textfield", "Second", null);
        var group = form.add("group", "Group", null);
        form.move(first, 1);
        assertThat(order()).containsExactly("Second", "First", "Group");
        form.move(first, 1);
        assertThat(order()).containsExactly("Second", "Group", "First");
        assertThat(form.find(first).orElseThrow().depth()).isEqualTo(1);
        form.move(first, 1);
        assertThat(form.find(first).orElseThrow().depth()).isZero();
        assertThat(order()).containsExactly("Second", "Group", "First");
        form.move(second, -1);
        assertThat(order()).containsExactly("Second", "Group", "First");
        form.remove(group);
        assertThat(order()).containsExactly("Second", "First");
    }

    @Test
    void membersThatNoScreenKnowsStay() {
        var read = FormText.read("{\"id\": \"one\", \"components\": [{\"id\": \"a\", \"type\": \"textfield\","
                        + " \"key\": \"a\", \"layout\": {\"row\": \"Row_1\"}, \"label\": \"A\"}]}")
                .orElseThrow();
        var tree = new FormTree(read);
        FormTree.set(
                tree.rows().get(0).component(),
                "label",
                FormText.JSON.getNodeFactory().textNode("B"));
        assertThat(FormText.write(tree.root())).contains("\"row\": \"Row_1\"").contains("\"label\": \"B\"");
    }

    @Test
    void aConditionSaysWhenItIsHidden() {
        var truth = new FormCondition.Answer("VIP", true, false, Map.of());
        var text = new FormCondition.Answer("Impact", false, false, Map.of());
        assertThat(FormCondition.text("vip", true, "true", truth)).isEqualTo("=vip != true");
        assertThat(FormCondition.text("impact", false, "site", text)).isEqualTo("=impact = \"site\"");
        assertThat(FormCondition.text("impact", true, "", text)).isEmpty();
    }

    @Test
    void whereAFormIsUsedIsReadFromTheDiagram() {
        var xml = "<bpmn:userTask id=\"T\" name=\"Approve &amp; go\" camunda:formRef=\"one\">"
                + "<bpmn:outgoing>F</bpmn:outgoing></bpmn:userTask>"
                + "<bpmn:startEvent id=\"S\" name=\"Withdraw\"><bpmn:extensionElements><camunda:properties>"
                + "<camunda:property name=\"offeredTo\" value=\"agent\" /><camunda:property name=\"form\" value=\"one\" />"
                + "</camunda:properties></bpmn:extensionElements></bpmn:startEvent>"
                + "<bpmn:userTask id=\"U\" name=\"Other\" camunda:formRef=\"one-more\" />";
        assertThat(FormUse.steps(xml, "one")).containsExactly("Approve & go", "Withdraw");
        assertThat(FormUse.steps(xml, "none")).isEmpty();
    }

    @Test
    void theButtonsOfAFormAreTheWaysThatAreDrawn() {
        var xml = "<d xmlns:bpmn=\"b\" xmlns:camunda=\"c\"><bpmn:userTask id=\"T\" camunda:formRef=\"one\" />"
                + "<bpmn:sequenceFlow id=\"a\" sourceRef=\"T\" targetRef=\"G\" />"
                + "<bpmn:sequenceFlow id=\"b\" name=\"Approve\" sourceRef=\"G\" targetRef=\"E\">"
                + "<bpmn:conditionExpression>${outcome == 'approve'}</bpmn:conditionExpression></bpmn:sequenceFlow>"
                + "<bpmn:sequenceFlow id=\"c\" name=\"Reject\" sourceRef=\"G\" targetRef=\"E\">"
                + "<bpmn:conditionExpression>${outcome == 'reject'}</bpmn:conditionExpression></bpmn:sequenceFlow></d>";
        assertThat(DrawnOutcomes.ofForm(xml, "one"))
                .containsExactly(new Tasks.Outcome("approve", "Approve"), new Tasks.Outcome("reject", "Reject"));
        assertThat(DrawnOutcomes.ofForm(xml, "two")).isEmpty();
        var twice = xml.replace("</d>", "<bpmn:userTask id=\"U\" camunda:formRef=\"one\" /></d>");
        assertThat(DrawnOutcomes.ofAllWith(twice, "one"))
                .extracting(Tasks.Outcome::id)
                .containsExactly("approve", "reject", "done");
    }

    private List<String> order() {
        return form.rows().stream().map(row -> row.text("label")).toList();
    }
}
