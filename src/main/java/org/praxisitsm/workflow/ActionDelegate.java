package org.praxisitsm.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.core.variable.mapping.OutputParameter;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.ActionRefused;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.practice.ServiceAction;
import org.praxisitsm.shared.Refusal;

/** A registered action as the engine sees it: checks the typed inputs, runs it, turns a refusal into a BPMN error. */
final class ActionDelegate implements JavaDelegate {

    private static final int LONGEST_SHOWN = 80;

    private final ServiceAction action;
    private final Stage stage;

    ActionDelegate(ServiceAction action, Stage stage) {
        this.action = action;
        this.stage = stage;
    }

    @Override
    public void execute(DelegateExecution execution) {
        readAnew((ExecutionEntity) execution);
        var inputs = inputs(execution);
        try {
            var context = stage.context(execution);
            var outputs = stage.isRehearsal() ? action.rehearse(context, inputs) : action.run(context, inputs);
            outputs = stage.acted(execution, action.signature().key(), inputs, outputs);
            var mapping = outputMapping(execution);
            outputs.forEach((name, value) -> {
                var stored = value instanceof Instant instant ? Date.from(instant) : value;
                if (mapping.isEmpty()) {
                    execution.getProcessInstance().setVariable(name, stored);
                } else {
                    execution.setVariableLocal(name, stored);
                }
            });
            if (!mapping.isEmpty()) {
                var named = new LinkedHashMap<String, Object>();
                mapping.forEach(output ->
                        named.put(output.getName(), output.getValueProvider().getValue(execution)));
                outputs = named;
            }
            if (!outputs.isEmpty()) {
                keep(execution, context.pack().descriptor(), outputs);
            }
        } catch (ActionRefused refused) {
            throw heard(execution, new BpmnError(refused.code(), refused.getMessage()));
        } catch (BpmnError rehearsed) {
            throw heard(execution, rehearsed);
        }
    }

    /** Where no error event is drawn for it nothing goes on: whoever led here reads why, or it is on the list of what failed. */
    private static RuntimeException heard(DelegateExecution execution, BpmnError error) {
        if (CaughtErrors.has((ExecutionEntity) execution, error)) {
            return error;
        }
        var step = execution.getCurrentActivityName();
        var why =
                error.getMessage() == null || error.getMessage().isBlank() ? error.getErrorCode() : error.getMessage();
        return Refusal.conflict("The step '%s' cannot be done: %s%s"
                .formatted(
                        step == null || step.isBlank() ? execution.getCurrentActivityId() : step,
                        why,
                        why.matches("(?s).*[.!?]") ? "" : "."));
    }

    /** What the practice has a field for stands on the ticket, too, as what a table says does. */
    private void keep(DelegateExecution execution, PracticeDescriptor practice, Map<String, Object> outputs) {
        var fields = new LinkedHashMap<String, Object>();
        outputs.forEach(
                (name, value) -> practice.field(name).ifPresent(field -> fields.put(name, Kept.as(field, value))));
        if (!fields.isEmpty()) {
            stage.change(execution, fields);
        }
    }

    /** Of a repeated step the engine reads the inputs around it, where nobody knows which of the list this one is for. */
    private static void readAnew(ExecutionEntity execution) {
        var mapping = execution.getActivity().getIoMapping();
        if (mapping != null && execution.hasVariableLocal(RepeatedStep.COUNTER)) {
            mapping.getInputParameters()
                    .forEach(input -> execution.setVariableLocal(
                            input.getName(), input.getValueProvider().getValue(execution)));
        }
    }

    private static List<OutputParameter> outputMapping(DelegateExecution execution) {
        var mapping = ((ExecutionEntity) execution).getActivity().getIoMapping();
        return mapping == null ? List.of() : mapping.getOutputParameters();
    }

    private Map<String, Object> inputs(DelegateExecution execution) {
        var inputs = new LinkedHashMap<String, Object>();
        for (var input : action.signature().inputs()) {
            var value = typed(
                    execution,
                    input,
                    execution.hasVariableLocal(input.name()) ? execution.getVariableLocal(input.name()) : null);
            if (value != null) {
                inputs.put(input.name(), value);
            } else if (input.required()) {
                throw refused(execution, input, "has no value");
            }
        }
        return inputs;
    }

    private @Nullable Object typed(DelegateExecution execution, ServiceAction.Input input, @Nullable Object value) {
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
            throw refused(execution, input, "is no " + input.type() + ": '" + shortened(value.toString()) + "'");
        }
    }

    /** In words: the person whose doing led here reads it, or the administrator on the list of what failed. */
    private Refusal refused(DelegateExecution execution, ServiceAction.Input input, String what) {
        var step = execution.getCurrentActivityName();
        return Refusal.conflict("The step '%s' cannot be done: the input '%s' (%s) of its action '%s' %s."
                .formatted(
                        step == null || step.isBlank() ? execution.getCurrentActivityId() : step,
                        input.name(),
                        input.description(),
                        action.signature().name(),
                        what));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    }
}
