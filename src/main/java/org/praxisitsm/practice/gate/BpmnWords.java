package org.praxisitsm.practice.gate;

/** The part of BPMN that may be drawn. See "Allowed elements" in docs/pack-reference.md. */
final class BpmnWords {

    private static final String ASYNC = "c:asyncBefore c:asyncAfter c:exclusive";
    private static final String NODE = "documentation extensionElements incoming outgoing";
    private static final String DATA = " property dataInputAssociation dataOutputAssociation";
    private static final String TASK = NODE + DATA + " multiInstanceLoopCharacteristics";
    private static final String DEFINITIONS = " messageEventDefinition timerEventDefinition errorEventDefinition"
            + " escalationEventDefinition signalEventDefinition terminateEventDefinition linkEventDefinition";
    private static final String SCOPE = " laneSet sequenceFlow startEvent endEvent boundaryEvent intermediateCatchEvent"
            + " intermediateThrowEvent userTask serviceTask sendTask receiveTask businessRuleTask manualTask"
            + " exclusiveGateway parallelGateway inclusiveGateway eventBasedGateway subProcess callActivity dataObject"
            + " dataObjectReference dataStoreReference textAnnotation association group";

    static final Vocabulary ALL = containers(events(tasks(data(layout(extensions(new Vocabulary()))))));

    private BpmnWords() {}

    private static Vocabulary containers(Vocabulary words) {
        return words.add(
                        Words.BPMN,
                        "definitions",
                        "id name targetNamespace exporter exporterVersion",
                        "documentation message error escalation signal category process collaboration BPMNDiagram")
                .add(
                        Words.BPMN,
                        "process",
                        "id name isExecutable isClosed processType",
                        "documentation extensionElements" + SCOPE)
                .add(Words.BPMN, "subProcess", "id name triggeredByEvent " + ASYNC, TASK + SCOPE)
                .add(
                        Words.BPMN,
                        "collaboration",
                        "id name isClosed",
                        "documentation participant messageFlow textAnnotation association group")
                .add(Words.BPMN, "participant", "id name processRef", "documentation")
                .add(Words.BPMN, "messageFlow", "id name sourceRef targetRef", "documentation")
                .add(Words.BPMN, "laneSet childLaneSet", "id name", "documentation lane")
                .add(Words.BPMN, "lane", "id name", "documentation flowNodeRef childLaneSet")
                .add(Words.BPMN, "documentation", "id textFormat", "")
                .add(Words.BPMN, "flowNodeRef incoming outgoing", "", "");
    }

    private static Vocabulary events(Vocabulary words) {
        return words.add(Words.BPMN, "startEvent", "id name isInterrupting " + ASYNC, NODE + DATA + DEFINITIONS)
                .add(
                        Words.BPMN,
                        "endEvent intermediateCatchEvent intermediateThrowEvent",
                        "id name " + ASYNC,
                        NODE + DATA + DEFINITIONS)
                .add(
                        Words.BPMN,
                        "boundaryEvent",
                        "id name attachedToRef cancelActivity " + ASYNC,
                        NODE + DATA + DEFINITIONS)
                .add(Words.BPMN, "messageEventDefinition", "id messageRef", "")
                .add(Words.BPMN, "signalEventDefinition", "id signalRef", "")
                .add(Words.BPMN, "errorEventDefinition", "id errorRef", "")
                .add(Words.BPMN, "escalationEventDefinition", "id escalationRef", "")
                .add(Words.BPMN, "terminateEventDefinition", "id", "")
                .add(Words.BPMN, "linkEventDefinition", "id name", "")
                .add(Words.BPMN, "timerEventDefinition", "id", "timeDate timeDuration timeCycle")
                .add(Words.BPMN, "timeDate timeDuration timeCycle", "id xsi:type", "")
                .add(Words.BPMN, "message signal", "id name", "documentation")
                .add(Words.BPMN, "error", "id name errorCode", "documentation")
                .add(Words.BPMN, "escalation", "id name escalationCode", "documentation");
    }

    private static Vocabulary tasks(Vocabulary words) {
        return words.add(
                        Words.BPMN,
                        "userTask",
                        "id name c:formRef c:formRefBinding c:assignee c:candidateGroups " + ASYNC,
                        TASK)
                .add(Words.BPMN, "serviceTask sendTask", "id name c:delegateExpression " + ASYNC, TASK)
                .add(
                        Words.BPMN,
                        "businessRuleTask",
                        "id name c:decisionRef c:decisionRefBinding c:mapDecisionResult c:resultVariable " + ASYNC,
                        TASK)
                .add(Words.BPMN, "receiveTask", "id name messageRef " + ASYNC, TASK)
                .add(Words.BPMN, "manualTask", "id name " + ASYNC, TASK)
                .add(Words.BPMN, "callActivity", "id name calledElement c:calledElementBinding " + ASYNC, TASK)
                .add(Words.BPMN, "exclusiveGateway inclusiveGateway", "id name default gatewayDirection " + ASYNC, NODE)
                .add(Words.BPMN, "parallelGateway eventBasedGateway", "id name gatewayDirection " + ASYNC, NODE)
                .add(Words.BPMN, "sequenceFlow", "id name sourceRef targetRef", "documentation conditionExpression")
                .add(Words.BPMN, "conditionExpression loopCardinality completionCondition", "id xsi:type", "")
                .add(
                        Words.BPMN,
                        "multiInstanceLoopCharacteristics",
                        "id isSequential c:collection c:elementVariable " + ASYNC,
                        "loopCardinality completionCondition");
    }

    private static Vocabulary data(Vocabulary words) {
        return words.add(Words.BPMN, "dataObject", "id name isCollection", "documentation")
                .add(Words.BPMN, "dataObjectReference", "id name dataObjectRef", "documentation")
                .add(Words.BPMN, "dataStoreReference", "id name", "documentation")
                .add(Words.BPMN, "property", "id name", "")
                .add(Words.BPMN, "dataInputAssociation dataOutputAssociation", "id", "sourceRef targetRef")
                .add(Words.BPMN, "sourceRef targetRef", "", "")
                .add(Words.BPMN, "textAnnotation", "id textFormat", "documentation text")
                .add(Words.BPMN, "text", "", "")
                .add(Words.BPMN, "association", "id sourceRef targetRef associationDirection", "documentation")
                .add(Words.BPMN, "group", "id categoryValueRef", "documentation")
                .add(Words.BPMN, "category", "id name", "categoryValue")
                .add(Words.BPMN, "categoryValue", "id value", "");
    }

    private static Vocabulary extensions(Vocabulary words) {
        return words.add(Words.BPMN, "extensionElements", "", "properties inputOutput in out")
                .add(Words.CAMUNDA, "properties", "", "property")
                .add(Words.CAMUNDA, "property", "id name value", "")
                .add(Words.CAMUNDA, "inputOutput", "", "inputParameter outputParameter")
                .add(Words.CAMUNDA, "inputParameter outputParameter", "name", "")
                .add(Words.CAMUNDA, "in out", "source target variables local", "");
    }

    private static Vocabulary layout(Vocabulary words) {
        return words.add(Words.BPMN_DI, "BPMNDiagram", "id name resolution", "BPMNPlane BPMNLabelStyle")
                .add(Words.BPMN_DI, "BPMNPlane", "id bpmnElement", "BPMNShape BPMNEdge")
                .add(
                        Words.BPMN_DI,
                        "BPMNShape",
                        "id bpmnElement isHorizontal isExpanded isMarkerVisible isMessageVisible",
                        "Bounds BPMNLabel")
                .add(
                        Words.BPMN_DI,
                        "BPMNEdge",
                        "id bpmnElement sourceElement targetElement messageVisibleKind",
                        "waypoint BPMNLabel")
                .add(Words.BPMN_DI, "BPMNLabel", "id labelStyle", "Bounds")
                .add(Words.BPMN_DI, "BPMNLabelStyle", "id", "Font")
                .add(Words.DC, "Bounds", "x y width height", "")
                .add(Words.DC, "Font", "name size isBold isItalic isUnderline isStrikeThrough", "")
                .add(Words.DI, "waypoint", "x y xsi:type", "");
    }
}
