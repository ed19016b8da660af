package org.praxisitsm.workflow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.praxisitsm.practice.PackFiles;

/**
 * A practice for a test of one thing: begun at {@code Start_Reported}, worked on in {@code Task_Work}, over at
 * {@code End_Closed}. What lies between them the test draws.
 */
final class SmallPack {

    private final String key;
    private final String prefix;
    private final List<String> fields = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    SmallPack(String key, String prefix) {
        this.key = key;
        this.prefix = prefix;
    }

    /** @param traits as in YAML, e.g. {@code type: NUMBER, variable: true} */
    SmallPack field(String name, String traits) {
        fields.add("  - {key: %s, label: %s, %s}".formatted(name, name, traits));
        return this;
    }

    /** A field that the form of the start asks for, besides the subject. */
    SmallPack asks(String name) {
        asked.add(",\n  {\"type\": \"textfield\", \"id\": \"Field_%s\", \"key\": \"%s\", \"label\": \"%s\"}"
                .formatted(name, name, name));
        return this;
    }

    /** An error that the drawing refers to as {@code Error_1}, {@code Error_2} and so on. */
    SmallPack error(String code) {
        errors.add(
                "<bpmn:error id=\"Error_%d\" name=\"%s\" errorCode=\"%s\" />".formatted(errors.size() + 1, code, code));
        return this;
    }

    /** @param drawn the steps and all flows */
    PackFiles drawn(String drawn) {
        var files = new LinkedHashMap<String, byte[]>();
        put(files, "practice.yaml", YAML.formatted(key, prefix, key, key, String.join("\n", fields)));
        put(files, key + "-start.form", FORM.formatted(key, String.join("", asked)));
        put(files, key + "-main.bpmn", BPMN.formatted(String.join("\n", errors), key, drawn));
        return new PackFiles(files);
    }

    /** @return what follows {@code Task_Approve}: with approve {@code Task_Work}, with decline the step given */
    static String decided(String declined) {
        return DECIDED.formatted(declined);
    }

    private void put(LinkedHashMap<String, byte[]> files, String name, String text) {
        files.put("processes/" + key + "/" + name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static final String YAML =
            """
            key: %s
            name: Small
            description: A practice for tests.
            unit: it
            prefix: %s
            process: %s-main
            startForm: %s-start
            secondPerson: false
            confidential: false
            states:
              - {key: new, label: New, category: NEW}
              - {key: closed, label: Closed, category: CLOSED}
            fields:
            %s
            milestones:
              - {key: reported, label: Reported, activities: [Start_Reported]}
            """;

    private static final String FORM =
            """
            {"id": "%s-start", "type": "default", "components": [
              {"type": "textfield", "id": "Field_1", "key": "subject", "label": "Subject", "validate": {"required": true}}%s
            ]}
            """;

    private static final String BPMN =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions_1" targetNamespace="http://praxisitsm.org/test">
              %s
              <bpmn:process id="%s-main" name="Main" isExecutable="true">
                <bpmn:startEvent id="Start_Reported" name="Reported" />
                %s
                <bpmn:userTask id="Task_Work" name="Work" camunda:candidateGroups="service-desk">
                  <bpmn:extensionElements>
                    <camunda:properties><camunda:property name="state" value="new" /></camunda:properties>
                  </bpmn:extensionElements>
                </bpmn:userTask>
                <bpmn:endEvent id="End_Closed" name="Closed">
                  <bpmn:extensionElements>
                    <camunda:properties><camunda:property name="state" value="closed" /></camunda:properties>
                  </bpmn:extensionElements>
                </bpmn:endEvent>
              </bpmn:process>
            </bpmn:definitions>
            """;

    private static final String DECIDED =
            """
            <bpmn:sequenceFlow id="Flow_2" sourceRef="Task_Approve" targetRef="Gateway_Approved" />
            <bpmn:exclusiveGateway id="Gateway_Approved" name="Approved?" />
            <bpmn:sequenceFlow id="Flow_Approve" name="Approve" sourceRef="Gateway_Approved" targetRef="Task_Work">
              <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${outcome == 'approve'}</bpmn:conditionExpression>
            </bpmn:sequenceFlow>
            <bpmn:sequenceFlow id="Flow_Decline" name="Decline" sourceRef="Gateway_Approved" targetRef="%s">
              <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${outcome == 'decline'}</bpmn:conditionExpression>
            </bpmn:sequenceFlow>
            <bpmn:sequenceFlow id="Flow_4" sourceRef="Task_Work" targetRef="End_Closed" />
            """;
}
