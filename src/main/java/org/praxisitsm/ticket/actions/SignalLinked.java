package org.praxisitsm.ticket.actions;

import java.util.List;
import java.util.Map;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.ServiceAction;
import org.springframework.stereotype.Component;

/** Sends a message to the processes of linked tickets, e.g. to the children of a parent that was resolved. */
@Component
class SignalLinked implements ServiceAction {

    @Override
    public Signature signature() {
        return new Signature(
                "signalLinked",
                "Tell linked tickets",
                "Sends a message to the processes of linked tickets.",
                List.of(
                        new Input(
                                "type",
                                ValueType.TEXT,
                                true,
                                "Type of the link as seen from this ticket, e.g. parent-of"),
                        new Input("message", ValueType.TEXT, true, "Name of the message, e.g. Parent resolved"),
                        new Input(
                                "text",
                                ValueType.TEXT,
                                false,
                                "What is told with it: their diagrams read it as told, the number of this one as toldBy"),
                        new Input(
                                "only", ValueType.TEXT, false, "Number of the only one that is told; all if left out"),
                        new Input(
                                "own",
                                ValueType.BOOLEAN,
                                false,
                                "Whether only those are told that this ticket's diagram opened or linked itself")),
                List.of(),
                List.of());
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) {
        var text = inputs.get("text");
        var told = text == null
                ? Map.<String, Object>of()
                : Map.<String, Object>of("told", text, "toldBy", context.number());
        var type = inputs.get("type").toString();
        var linked = Boolean.TRUE.equals(inputs.get("own")) ? context.linkedByDiagram(type) : context.linked(type);
        linked.stream()
                .filter(number -> inputs.get("only") == null || number.equals(inputs.get("only")))
                .forEach(number -> context.signal(number, inputs.get("message").toString(), told));
        return Map.of();
    }
}
