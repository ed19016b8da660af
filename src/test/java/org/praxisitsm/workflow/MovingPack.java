package org.praxisitsm.workflow;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import org.praxisitsm.practice.PackFiles;

/**
 * A small practice in two versions: the second has renamed a step (new id, new name), removed one, added one, moved one into
 * a sub-process, and changed the name of a message and the length of a timer.
 */
public final class MovingPack {

    private static final String YAML =
            """
            key: %1$s
            name: Moving %1$s
            description: A practice for tests.
            unit: it
            prefix: %2$s
            process: %1$s-main
            startForm: %1$s-start
            secondPerson: false
            confidential: false
            states:
              - {key: on-hold, label: On hold, category: ON_HOLD}
              - {key: in-progress, label: In progress, category: IN_PROGRESS}
            %3$s  - {key: new, label: New, category: NEW}
              - {key: closed, label: Closed, category: CLOSED}
              - {key: cancelled, label: Cancelled, category: CANCELLED}
            fields:
              - {key: place, label: Place, type: TEXT, maxLength: 100, variable: true}
            %4$s
            milestones:
              - {key: reported, label: Reported, activities: [Start_Reported]}
            """;

    private static final String START_FORM =
            """
            {"id": "%s-start", "type": "default", "components": [
              {"type": "textfield", "id": "Field_1", "key": "subject", "label": "Subject", "validate": {"required": true}},
              {"type": "textfield", "id": "Field_2", "key": "place", "label": "Place"}
            ]}
            """;

    private static final String WORK_FORM =
            """
            {"id": "%s-work", "type": "default", "components": [
              {"type": "textfield", "id": "Field_1", "key": "place", "label": "Where"}
            ]}
            """;

    private static final String PART =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions_2" targetNamespace="http://praxisitsm.org/test">
              <bpmn:process id="%s-part" name="Part" isExecutable="true">
                <bpmn:startEvent id="Start_Part" name="Called" />
                <bpmn:sequenceFlow id="Flow_P1" sourceRef="Start_Part" targetRef="Task_Part" />
                <bpmn:userTask id="Task_Part" name="Do a part" camunda:candidateGroups="service-desk" />
                <bpmn:sequenceFlow id="Flow_P2" sourceRef="Task_Part" targetRef="End_Part" />
                <bpmn:endEvent id="End_Part" name="Part done" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    private MovingPack() {}

    public static PackFiles first(String key) {
        var work = task("Task_Work", "Do the work", "in-progress", "service-desk", key + "-work");
        var main = work
                + task("Task_CallBack", "Call the requester back", "in-progress", "service-desk", null)
                + flow("CallBack", "Task_CallBack", "Task_Work", null)
                + task("Task_Approve", "Approve the work", "in-progress", "service-desk", null)
                + flow("Approve", "Task_Approve", "Task_Work", null)
                + flow("ToCallBack", "Gateway_What", "Task_CallBack", "callback")
                + flow("ToApprove", "Gateway_What", "Task_Approve", "approve")
                + flow("Worked", "Task_Work", "End_Closed", null);
        return pack(key, main, "Task_Work", "Requester replied", "PT4H", "", "");
    }

    public static PackFiles second(String key) {
        var work = task("Task_Handle", "Do all the work", "review", "service-desk", key + "-work");
        var inside =
                """
                <bpmn:subProcess id="SubProcess_Approval" name="Approval">
                  <bpmn:startEvent id="Start_Approval" name="Wanted" />
                  %s%s%s
                  <bpmn:endEvent id="End_Approval" name="Given" />
                </bpmn:subProcess>
                """
                        .formatted(
                                flow("Wanted", "Start_Approval", "Task_Approve", null),
                                task("Task_Approve", "Approve the work", "in-progress", "service-desk", null),
                                flow("Given", "Task_Approve", "End_Approval", null));
        var main = work
                + inside
                + flow("Approve", "SubProcess_Approval", "Task_Handle", null)
                + flow("ToCallBack", "Gateway_What", "Task_Handle", "callback")
                + flow("ToApprove", "Gateway_What", "SubProcess_Approval", "approve")
                + task("Task_Review", "Review what was done", "review", "service-desk", null)
                + flow("Worked", "Task_Handle", "Task_Review", null)
                + flow("Reviewed", "Task_Review", "End_Closed", null);
        return pack(
                key,
                main,
                "Task_Handle",
                "Parent resolved",
                "PT8H",
                "  - {key: review, label: Review, category: IN_PROGRESS}\n",
                "  - {key: floor, label: Floor, type: TEXT, maxLength: 20, variable: true}");
    }

    private static PackFiles pack(
            String key, String main, String work, String message, String late, String state, String field) {
        var texts = new LinkedHashMap<String, String>();
        var folder = "processes/" + key + "/";
        texts.put(folder + "practice.yaml", YAML.formatted(key, prefix(key), state, field));
        texts.put(folder + key + "-main.bpmn", diagram(key, main, work, message, late));
        texts.put(folder + key + "-part.bpmn", PART.formatted(key));
        texts.put(folder + key + "-start.form", START_FORM.formatted(key));
        texts.put(folder + key + "-work.form", WORK_FORM.formatted(key));
        var files = new LinkedHashMap<String, byte[]>();
        texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return new PackFiles(files);
    }

    static String prefix(String key) {
        return key.substring(key.indexOf('-') + 1).toUpperCase(java.util.Locale.ROOT);
    }

    private static String diagram(String key, String main, String work, String message, String late) {
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions_1" targetNamespace="http://praxisitsm.org/test">
              <bpmn:message id="Message_Reply" name="%s" />
              <bpmn:message id="Message_Withdraw" name="Withdraw" />
              <bpmn:process id="%s-main" name="Moving" isExecutable="true">
                <bpmn:startEvent id="Start_Reported" name="Reported" />
                %s
              </bpmn:process>
            </bpmn:definitions>
            """
                .formatted(
                        message,
                        key,
                        flow("Reported", "Start_Reported", "Task_Triage", null)
                                + task("Task_Triage", "Triage request", "new", "service-desk", null)
                                + flow("Triaged", "Task_Triage", "Gateway_What", null)
                                + "<bpmn:exclusiveGateway id=\"Gateway_What\" name=\"What next?\" />"
                                + flow("ToWork", "Gateway_What", work, "work")
                                + flow("ToHold", "Gateway_What", "Receive_Reply", "hold")
                                + flow("ToBoth", "Gateway_What", "Gateway_Fork", "both")
                                + flow("ToPart", "Gateway_What", "Call_Part", "part")
                                + waiting(work)
                                + both(work)
                                + called(key, work)
                                + timer(late)
                                + main
                                + "<bpmn:endEvent id=\"End_Closed\" name=\"Closed\">" + state("closed")
                                + "</bpmn:endEvent>"
                                + withdrawal());
    }

    private static String waiting(String work) {
        return "<bpmn:receiveTask id=\"Receive_Reply\" name=\"Wait for the reply\" messageRef=\"Message_Reply\">"
                + state("on-hold") + "</bpmn:receiveTask>" + flow("Replied", "Receive_Reply", work, null);
    }

    private static String both(String work) {
        return "<bpmn:parallelGateway id=\"Gateway_Fork\" />" + flow("ForkA", "Gateway_Fork", "Task_A", null)
                + flow("ForkB", "Gateway_Fork", "Task_B", null)
                + task("Task_A", "Look at the inside", "in-progress", "service-desk", null)
                + task("Task_B", "Look at the outside", "in-progress", "service-desk", null)
                + flow("JoinA", "Task_A", "Gateway_Join", null)
                + flow("JoinB", "Task_B", "Gateway_Join", null)
                + "<bpmn:parallelGateway id=\"Gateway_Join\" />" + flow("Joined", "Gateway_Join", work, null);
    }

    private static String called(String key, String work) {
        return "<bpmn:callActivity id=\"Call_Part\" name=\"Have a part done\" calledElement=\"" + key
                + "-part\" camunda:calledElementBinding=\"deployment\"><bpmn:extensionElements>"
                + "<camunda:in variables=\"all\" /></bpmn:extensionElements></bpmn:callActivity>"
                + flow("PartDone", "Call_Part", work, null);
    }

    private static String timer(String late) {
        return "<bpmn:boundaryEvent id=\"Timer_Late\" name=\"Late\" attachedToRef=\"Task_Triage\""
                + " cancelActivity=\"false\"><bpmn:timerEventDefinition id=\"TimerDef_1\"><bpmn:timeDuration"
                + " xsi:type=\"bpmn:tFormalExpression\">"
                + late
                + "</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>"
                + flow("Late", "Timer_Late", "End_Late", null) + "<bpmn:endEvent id=\"End_Late\" name=\"Noted\" />";
    }

    private static String withdrawal() {
        return "<bpmn:subProcess id=\"SubProcess_Withdraw\" name=\"Withdrawn\""
                + " triggeredByEvent=\"true\"><bpmn:startEvent id=\"Start_Withdraw\""
                + " name=\"Withdraw\"><bpmn:extensionElements><camunda:properties><camunda:property name=\"offeredTo\""
                + " value=\"requester, agent\""
                + " /></camunda:properties></bpmn:extensionElements><bpmn:messageEventDefinition id=\"MessageDef_1\""
                + " messageRef=\"Message_Withdraw\" /></bpmn:startEvent>"
                + flow("Withdraw", "Start_Withdraw", "End_Withdrawn", null)
                + "<bpmn:endEvent id=\"End_Withdrawn\" name=\"Withdrawn\">" + state("cancelled")
                + "</bpmn:endEvent></bpmn:subProcess>";
    }

    private static String task(String id, String name, String state, String group, String form) {
        return "<bpmn:userTask id=\"" + id + "\" name=\"" + name + "\" camunda:candidateGroups=\"" + group + "\""
                + (form == null ? "" : " camunda:formRef=\"" + form + "\" camunda:formRefBinding=\"deployment\"") + ">"
                + state(state) + "</bpmn:userTask>";
    }

    private static String state(String state) {
        return "<bpmn:extensionElements><camunda:properties><camunda:property name=\"state\" value=\"" + state
                + "\" /></camunda:properties></bpmn:extensionElements>";
    }

    private static String flow(String id, String from, String to, String outcome) {
        var condition = outcome == null
                ? ""
                : "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${outcome == '" + outcome
                        + "'}</bpmn:conditionExpression>";
        return "<bpmn:sequenceFlow id=\"Flow_" + id + "\" name=\"" + (outcome == null ? id : outcome)
                + "\" sourceRef=\"" + from + "\" targetRef=\"" + to + "\">" + condition + "</bpmn:sequenceFlow>";
    }
}
