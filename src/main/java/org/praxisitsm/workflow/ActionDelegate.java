package org.praxisitsm.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.ActionRefused;
import org.praxisitsm.practice.ServiceAction;

/** A registered action as the engine sees it: checks the typed inputs, runs it, turns a refusal into a BPMN error. */
final class ActionDelegate implements JavaDelegate {

    private final ServiceAction action;
    private final Stage stage;

    ActionDelegate(ServiceAction action, Stage stage) {
        this.action = action;
        this.stage = stage;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var inputs = inputs(execution);
        try {
            var context = stage.context(execution);
            var outputs = stage.isRehearsal() ? action.rehearse(context, inputs) : action.run(context, inputs);
            outputs = stage.acted(execution, action.signature().key(), inputs, outputs);
            var mapped = hasOutputMapping(execution);
            outputs.forEach((name, value) -> {
                var stored = value instanceof Instant instant ? Date.from(instant) : value;
                if (mapped) {
                    execution.setVariableLocal(name, stored);
                } else {
                    execution.getProcessInstance().setVariable(name, stored);
                }
            });
        } catch (ActionRefused refused) {
            throw new BpmnError(refused.code(), refused.getMessage());
        }
    }

    private static boolean hasOutputMapping(DelegateExecution execution) {
        var mapping = ((ExecutionEntity) execution).getActivity().getIoMapping();
        return mapping != null && !mapping.getOutputParameters().isEmpty();
    }

    private Map<String, Object> inputs(DelegateExecution execution) {
        var inputs = new LinkedHashMap<String, Object>();
        for (var input : action.signature().inputs()) {
            var value = typed(
                    input, execution.hasVariableLocal(input.name()) ? execution.getVariableLocal(input.name()) : null);
            if (value != null) {
                inputs.put(input.name(), value);
            } else if (input.required()) {
                throw new ProcessEngineException(action.signature().name() + " needs the input " + input.name());
            }
        }
        return inputs;
    }

    private @Nullable Object typed(ServiceAction.Input input, @Nullable Object value) {
        if (value == null || value.toString().isBlank()) {
            return null;
        }
        try {
            return switch (input.type()) {
                case TEXT -> value instanceof Date date ? date.toInstant().toString() : value.toString();
                case NUMBER ->
                    value instanceof Number number
                            ? number
                            : Long.valueOf(value.toString().strip());
                case BOOLEAN ->
                    value instanceof Boolean flag
                            ? flag
                            : Boolean.valueOf(value.toString().strip());
                case DURATION -> Duration.parse(value.toString());
                case INSTANT -> value instanceof Date date ? date.toInstant() : Instant.parse(value.toString());
            };
        } catch (IllegalArgumentException | java.time.DateTimeException wrong) {
            throw new ProcessEngineException(
                    action.signature().name() + ": input " + input.name() + " is no " + input.type());
        }
    }
}
