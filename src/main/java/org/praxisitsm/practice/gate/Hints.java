package org.praxisitsm.practice.gate;

import java.util.Map;

/** What to use instead of the things that people are used to from other tools. */
final class Hints {

    private static final String SEE = "See \"Allowed elements\" in docs/pack-reference.md.";
    private static final String ACTION =
            "Use a service task with camunda:delegateExpression=\"${actionKey}\" and one of the actions of docs/pack-reference.md.";
    private static final String DECISION = "Move the computation into a decision table.";

    private static final Map<String, String> ELEMENTS = Map.ofEntries(
            Map.entry("scriptTask", ACTION),
            Map.entry("script", DECISION),
            Map.entry("connector", ACTION),
            Map.entry("field", "Give the action its values as camunda:inputParameter."),
            Map.entry("executionListener", "Draw the step as a service task with an action."),
            Map.entry("taskListener", "Draw the step as a service task with an action."),
            Map.entry("formData", "Use a form file with camunda:formRef."),
            Map.entry("formField", "Use a form file with camunda:formRef."),
            Map.entry("list", "Write a text; several values are separated by commas."),
            Map.entry("map", "Write several input parameters."),
            Map.entry(
                    "task",
                    "Say what kind of step it is: the Studio makes human tasks of all such steps at once, the spanner at a"
                            + " step makes it another kind."),
            Map.entry("transaction", "Use a sub-process with boundary events."),
            Map.entry("adHocSubProcess", "Use a sub-process."),
            Map.entry("complexGateway", "Use exclusive, inclusive or parallel gateways."),
            Map.entry("conditionalEventDefinition", "Use a message event, or a gateway with a condition."),
            Map.entry("compensateEventDefinition", "Draw what is to be undone as a path of its own."),
            Map.entry("cancelEventDefinition", "Use an error event."),
            Map.entry("standardLoopCharacteristics", "Draw the loop with a gateway, or use multi-instance."),
            Map.entry("import", "Keep everything in one file."));

    private static final Map<String, String> ATTRIBUTES = Map.ofEntries(
            Map.entry("class", ACTION),
            Map.entry("expression", ACTION),
            Map.entry("type", ACTION),
            Map.entry("topic", ACTION),
            Map.entry("resource", "Write the condition itself."),
            Map.entry("language", "Leave it out: conditions have one language."),
            Map.entry("scriptFormat", DECISION),
            Map.entry("formKey", "Use camunda:formRef with a form of this pack."),
            Map.entry("formHandlerClass", "Use camunda:formRef with a form of this pack."),
            Map.entry("candidateUsers", "Use camunda:candidateGroups, or camunda:assignee."),
            Map.entry("dueDate", "Targets of the service levels set due dates."),
            Map.entry("historyTimeToLive", "Leave it out: retention in practice.yaml counts."),
            Map.entry("variableMappingClass", "Use camunda:in and camunda:out with source and target."),
            Map.entry("variableMappingDelegateExpression", "Use camunda:in and camunda:out with source and target."),
            Map.entry("expressionLanguage", "Leave it out."),
            Map.entry("schemaLocation", "Leave it out: nothing is fetched from elsewhere."));

    private Hints() {}

    static String forElement(String name) {
        return ELEMENTS.getOrDefault(name, SEE);
    }

    static String forAttribute(String name) {
        return ATTRIBUTES.getOrDefault(name, "Leave it out. " + SEE);
    }
}
