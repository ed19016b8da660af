package org.praxisitsm.practice;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Small packs for tests. */
public final class Packs {

    public static final String YAML =
            """
            key: demo
            name: Demo practice
            unit: it
            prefix: DEM
            process: demo-process
            startForm: demo-start
            states:
              - {key: new, label: New, category: NEW}
              - {key: closed, label: Closed, category: CLOSED}
            fields:
              - {key: impact, label: Impact, type: CHOICE, variable: true, options: {one: One, site: Site}}
            milestones:
              - {key: reported, label: Reported, activities: [Start_Reported]}
            """;

    public static final String FORM =
            """
            {"id": "demo-start", "type": "default", "components": [
              {"type": "textfield", "id": "Field_1", "key": "subject", "label": "Subject", "validate": {"required": true}}
            ]}
            """;

    public static final String DIAGRAM =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
                xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
                xmlns:di="http://www.omg.org/spec/DD/20100524/DI"
                id="Definitions_1" targetNamespace="http://praxisitsm.org/test">
              <bpmn:message id="Message_Reply" name="Requester replied" />
              <bpmn:process id="demo-process" name="Demo" isExecutable="true">
                <bpmn:startEvent id="Start_Reported" name="Reported" />
                <bpmn:sequenceFlow id="Flow_1" sourceRef="Start_Reported" targetRef="Task_Decide" />
                <bpmn:businessRuleTask id="Task_Decide" name="Set priority" camunda:decisionRef="demo-priority" camunda:decisionRefBinding="deployment" camunda:mapDecisionResult="singleResult" camunda:resultVariable="decision" />
                <bpmn:sequenceFlow id="Flow_2" sourceRef="Task_Decide" targetRef="Task_Work" />
                <bpmn:userTask id="Task_Work" name="Do the work" camunda:formRef="demo-start" camunda:formRefBinding="deployment" camunda:candidateGroups="${group}">
                  <bpmn:extensionElements>
                    <camunda:properties><camunda:property name="state" value="new" /></camunda:properties>
                  </bpmn:extensionElements>
                </bpmn:userTask>
                <bpmn:boundaryEvent id="Timer_Late" name="Late" attachedToRef="Task_Work" cancelActivity="false">
                  <bpmn:timerEventDefinition id="TimerDefinition_1"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT4H</bpmn:timeDuration></bpmn:timerEventDefinition>
                </bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="Flow_3" sourceRef="Timer_Late" targetRef="Task_Tell" />
                <bpmn:serviceTask id="Task_Tell" name="Tell the group" camunda:delegateExpression="${sendMessage}">
                  <bpmn:extensionElements>
                    <camunda:inputOutput>
                      <camunda:inputParameter name="to">group</camunda:inputParameter>
                      <camunda:inputParameter name="topic">late</camunda:inputParameter>
                    </camunda:inputOutput>
                  </bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id="Flow_4" sourceRef="Task_Tell" targetRef="End_Told" />
                <bpmn:endEvent id="End_Told" name="Told" />
                <bpmn:sequenceFlow id="Flow_5" sourceRef="Task_Work" targetRef="Gateway_Done" />
                <bpmn:exclusiveGateway id="Gateway_Done" name="Done?" />
                <bpmn:sequenceFlow id="Flow_6" name="Close" sourceRef="Gateway_Done" targetRef="End_Closed">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${outcome == 'close'}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="Flow_7" name="Go on" sourceRef="Gateway_Done" targetRef="Task_Work">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${outcome == 'continue'}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:endEvent id="End_Closed" name="Closed">
                  <bpmn:extensionElements>
                    <camunda:properties><camunda:property name="state" value="closed" /></camunda:properties>
                  </bpmn:extensionElements>
                </bpmn:endEvent>
              </bpmn:process>
            </bpmn:definitions>
            """;

    public static final String TABLE =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="Definitions_1" name="Priority" namespace="http://praxisitsm.org/test">
              <decision id="demo-priority" name="Priority">
                <decisionTable id="Table_1" hitPolicy="UNIQUE">
                  <input id="Input_1" label="Impact"><inputExpression id="InputExpression_1" typeRef="string"><text>impact</text></inputExpression></input>
                  <output id="Output_1" label="Priority" name="priority" typeRef="integer" />
                  <rule id="Rule_1"><description>Many people</description><inputEntry id="In_1"><text>"site"</text></inputEntry><outputEntry id="Out_1"><text>1</text></outputEntry></rule>
                  <rule id="Rule_2"><inputEntry id="In_2"><text>not("site")</text></inputEntry><outputEntry id="Out_2"><text>3</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

    public static final String GRID =
            """
            rule,when,when,then,then,note
            ,ticket.impact,candidate.load,score,exclude,
            ,equals,at least,add,set,
            R1,site,,30,,Whole site
            R2,,8,,true,Full
            """;

    private Packs() {}

    /** A complete pack that the gate accepts. */
    public static PackFiles demo() {
        return of(texts());
    }

    public static PackFiles demo(String path, String text) {
        var texts = texts();
        texts.put(path, text);
        return of(texts);
    }

    public static Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        texts.put("processes/demo/practice.yaml", YAML);
        texts.put("processes/demo/texts_de.properties", "state.new=Neu\nstate.closed=Zu\n");
        texts.put("processes/demo/demo-process.bpmn", DIAGRAM);
        texts.put("processes/demo/demo-start.form", FORM);
        texts.put("rules/demo/demo-priority.dmn", TABLE);
        texts.put("rules/demo/demo-assignment.rules.csv", GRID);
        texts.put("rules/demo/demo-priority.cases.csv", "name,in.impact,out.priority\na site,site,1\n");
        return texts;
    }

    public static PackFiles of(Map<String, String> texts) {
        var files = new LinkedHashMap<String, byte[]>();
        texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return new PackFiles(files);
    }

    /** The packs of this repository, by key. */
    public static Map<String, PackFiles> ofRepository() {
        return PackSources.in(Path.of("").toAbsolutePath());
    }
}
