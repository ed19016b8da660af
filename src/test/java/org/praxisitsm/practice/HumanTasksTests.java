package org.praxisitsm.practice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Steps without a kind become human tasks; all else stays byte for byte. */
class HumanTasksTests {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String CAMUNDA = "xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\"";

    private static HumanTasks of(String names, String inside) {
        return HumanTasks.of("<b:definitions xmlns:b=\"" + BPMN + "\"" + names + ">\n <b:process id=\"p\">" + inside
                        + "</b:process>\n</b:definitions>")
                .orElseThrow();
    }

    @Test
    void eachIsOfferedToTheGroupOfTheTicket() {
        var made = of(
                " " + CAMUNDA,
                "<b:task id=\"a\" name=\"One\" /><!-- <b:task> --><b:task id=\"c\"\n name=\"&lt;b:task&gt;\"><b:incoming>f"
                        + "</b:incoming></b:task >");

        assertThat(made.number()).isEqualTo(2);
        assertThat(made.diagram())
                .isEqualTo("<b:definitions xmlns:b=\"" + BPMN + "\" " + CAMUNDA + ">\n <b:process id=\"p\">"
                        + "<b:userTask camunda:candidateGroups=\"${group}\" id=\"a\" name=\"One\" /><!-- <b:task> -->"
                        + "<b:userTask camunda:candidateGroups=\"${group}\" id=\"c\"\n name=\"&lt;b:task&gt;\"><b:incoming>f"
                        + "</b:incoming></b:userTask ></b:process>\n</b:definitions>");
    }

    @Test
    void theWordsOfTheEngineAreDeclaredWhereNobodyDid() {
        assertThat(of("", "<b:task id=\"a\"/>").diagram())
                .startsWith("<b:definitions " + CAMUNDA + " xmlns:b=")
                .contains("<b:userTask camunda:candidateGroups=\"${group}\" id=\"a\"/>");
        assertThat(of(" xmlns:c=\"http://camunda.org/schema/1.0/bpmn\"", "<b:task id=\"a\"/>")
                        .diagram())
                .contains("<b:userTask c:candidateGroups=")
                .doesNotContain("xmlns:camunda");
        assertThat(of(" xmlns:camunda=\"http://elsewhere.example\"", "<b:task id=\"a\"/>")
                        .diagram())
                .as("the name means something else there: who does it is left to the owner")
                .contains("<b:userTask id=\"a\"/>");
    }

    @Test
    void whoDoesItAlreadyStaysSo() {
        assertThat(of(" " + CAMUNDA, "<b:task camunda:assignee=\"anna\" id=\"a\"></b:task>")
                        .diagram())
                .contains("<b:userTask camunda:assignee=\"anna\" id=\"a\"></b:userTask>")
                .doesNotContain("candidateGroups");
    }

    @Test
    void otherKindsAndOtherNamespacesStay() {
        var inside = "<b:userTask id=\"a\"/><x:task xmlns:x=\"http://elsewhere.example\" id=\"b\"/>";
        var made = of("", inside);
        assertThat(made.number()).isZero();
        assertThat(made.diagram()).contains(inside).doesNotContain("camunda");
        assertThat(HumanTasks.of("<task/>")).isEmpty();
        assertThat(HumanTasks.of("no xml")).isEmpty();
    }
}
