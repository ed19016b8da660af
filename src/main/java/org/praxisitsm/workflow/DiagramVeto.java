package org.praxisitsm.workflow;

import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * The gate once more, inside the engine: whatever path a diagram took to get here, it brings no code. Walks the whole
 * document, because the engine parses listeners, mappings and form handlers without asking a parse listener.
 */
final class DiagramVeto extends AbstractBpmnParseListener {

    private static final Set<String> ELEMENTS = Set.of(
            "scriptTask",
            "script",
            "connector",
            "field",
            "executionListener",
            "taskListener",
            "formData",
            "constraint",
            "validation");

    private static final Set<String> ATTRIBUTES = Set.of(
            "class",
            "expression",
            "resultVariable",
            "type",
            "formHandlerClass",
            "formKey",
            "variableMappingClass",
            "variableMappingDelegateExpression",
            "topic",
            "resource",
            "scriptFormat",
            "language");

    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
        walk(process);
    }

    private void walk(Element element) {
        if (ELEMENTS.contains(element.getTagName())) {
            throw refused(element, "<" + element.getTagName() + ">");
        }
        for (var attribute : element.attributes()) {
            var colon = attribute.lastIndexOf(':');
            var name = colon < 0 ? attribute : attribute.substring(colon + 1);
            var allowed = name.equals("resultVariable") && element.getTagName().equals("businessRuleTask");
            if (ATTRIBUTES.contains(name)
                    && !attribute.startsWith("http://www.w3.org/")
                    && !allowed
                    && !element.getTagName().equals("property")) {
                throw refused(element, "the attribute " + name);
            }
        }
        element.elements().forEach(this::walk);
    }

    private static ProcessEngineException refused(Element element, String what) {
        return new ProcessEngineException(
                "Line " + element.getLine() + ": a diagram may not hold " + what + "; use an action");
    }
}
