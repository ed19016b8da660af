package org.praxisitsm.workflow;

import java.nio.charset.StandardCharsets;
import org.praxisitsm.practice.PackFiles;

/** A practice whose approval asks for more than a text, is silent until a date, and needs a reason to be declined. */
final class AskedByLink {

    static final String APPROVER = "approver";

    private AskedByLink() {}

    /** @param key also of its diagram and forms */
    static PackFiles pack(String key, String prefix) {
        return new SmallPack(key, prefix)
                .field("site", "type: CHOICE, variable: true, options: {oslo: Oslo, porto: Porto}")
                .field("day", "type: DATE, variable: true")
                .field("limit", "type: MONEY, currency: SEK, variable: true")
                .field("owner", "type: PERSON, variable: true")
                .field("team", "type: GROUP, variable: true")
                .field("told", "type: BOOLEAN, variable: true")
                .field("reason", "type: TEXT, maxLength: 200, variable: true")
                .drawn(DRAWN.formatted(APPROVER) + SmallPack.decided("Task_Tell"))
                .with("processes/" + key + "/small-approve.form", FORM.getBytes(StandardCharsets.UTF_8));
    }

    private static final String FORM =
            """
            {"id": "small-approve", "type": "default", "components": [
              {"type": "select", "id": "F_site", "key": "site", "label": "Site",
                "values": [{"label": "Oslo", "value": "oslo"}, {"label": "Porto", "value": "porto"}],
                "properties": {"neededFor": "approve"}},
              {"type": "datetime", "id": "F_day", "key": "day", "label": "Day", "subtype": "date", "dateLabel": "Day",
                "properties": {"neededFor": "approve"}},
              {"type": "money", "id": "F_limit", "key": "limit", "label": "Up to", "properties": {"neededFor": "approve"}},
              {"type": "person", "id": "F_owner", "key": "owner", "label": "Owner"},
              {"type": "group-picker", "id": "F_team", "key": "team", "label": "Team"},
              {"type": "checkbox", "id": "F_told", "key": "told", "label": "They are told"},
              {"type": "textfield", "id": "F_reason", "key": "reason", "label": "Why not",
                "properties": {"neededFor": "decline"}, "validate": {"maxLength": 200}}
            ]}
            """;

    private static final String DRAWN =
            """
            <bpmn:sequenceFlow id="Flow_1" sourceRef="Start_Reported" targetRef="Task_Approve" />
            <bpmn:userTask id="Task_Approve" name="Approve it" camunda:formRef="small-approve"
                camunda:formRefBinding="deployment" camunda:candidateGroups="service-desk">
              <bpmn:extensionElements>
                <camunda:properties>
                  <camunda:property name="state" value="new" />
                  <camunda:property name="approvers" value="%s" />
                  <camunda:property name="deadline" value="P5D" />
                  <camunda:property name="lapse" value="decline" />
                </camunda:properties>
              </bpmn:extensionElements>
            </bpmn:userTask>
            <bpmn:sendTask id="Task_Tell" name="Tell" camunda:delegateExpression="${sendMessage}">
              <bpmn:extensionElements>
                <camunda:inputOutput>
                  <camunda:inputParameter name="to">requester</camunda:inputParameter>
                  <camunda:inputParameter name="topic">request-declined</camunda:inputParameter>
                  <camunda:inputParameter name="text">${reason}</camunda:inputParameter>
                </camunda:inputOutput>
              </bpmn:extensionElements>
            </bpmn:sendTask>
            <bpmn:sequenceFlow id="Flow_3" sourceRef="Task_Tell" targetRef="End_Closed" />
            """;
}
