package org.praxisitsm.practice;

import java.util.List;
import java.util.Map;

/**
 * A typed operation that a diagram may call; the only Java a diagram can reach. It reads its typed inputs, calls one
 * service, and turns a business refusal into an {@link ActionRefused}, which becomes a BPMN error.
 */
public interface ServiceAction {

    Signature signature();

    /**
     * Does it, in the transaction of the ticket.
     *
     * @param inputs checked against {@link #signature()}: every required one is there with its type
     * @return outputs by name, which become process variables
     * @throws ActionRefused with one of the declared error codes
     */
    Map<String, Object> run(ActionContext context, Map<String, Object> inputs) throws ActionRefused;

    /**
     * What it would do in a scenario or a trial run, where nothing outside may be touched. The default does nothing; the
     * scenario's own outputs are used.
     */
    default Map<String, Object> rehearse(ActionContext context, Map<String, Object> inputs) throws ActionRefused {
        return Map.of();
    }

    /**
     * @param key name in diagrams, {@code camunda:delegateExpression="${key}"}, lower camel case
     * @param name verb and object, as shown in the palette
     * @param inputs {@code camunda:inputParameter}s it takes
     * @param outputs variables it sets
     * @param errors codes of the BPMN errors it may throw
     */
    record Signature(
            String key,
            String name,
            String description,
            List<Input> inputs,
            List<Output> outputs,
            List<String> errors) {}

    record Input(String name, ValueType type, boolean required, String description) {}

    record Output(String name, ValueType type, String description) {}

    enum ValueType {
        TEXT,
        NUMBER,
        BOOLEAN,
        DURATION,
        INSTANT
    }
}
