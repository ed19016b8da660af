package org.praxisitsm.workflow;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.impl.bpmn.helper.ErrorDeclarationForProcessInstanceFinder;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.tree.ActivityExecutionHierarchyWalker;

/**
 * Says whether a diagram has a way for a BPMN error. The engine ends the token of one that has none, without a trace: on the
 * main way that is the end of the ticket.
 */
final class CaughtErrors {

    private CaughtErrors() {}

    /** @return whether an error event catches it: at the step, around it, or in a process that calls this one */
    static boolean has(ExecutionEntity execution, BpmnError error) {
        var finder = new ErrorDeclarationForProcessInstanceFinder(null, error.getErrorCode(), execution.getActivity());
        var walker = new ActivityExecutionHierarchyWalker(execution);
        walker.addScopePreVisitor(finder);
        walker.walkUntil(place -> place == null || finder.getErrorEventDefinition() != null);
        return finder.getErrorEventDefinition() != null;
    }
}
