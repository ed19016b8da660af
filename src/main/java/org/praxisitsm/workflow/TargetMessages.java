package org.praxisitsm.workflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.praxisitsm.sla.DiagramMessages;
import org.springframework.stereotype.Component;

/** Brings what the clocks say to the diagrams that wait for it. */
@Component
class TargetMessages implements DiagramMessages {

    private final Signals signals;
    private final EngineRound commands;
    private final StepBuffer steps;

    TargetMessages(Signals signals, EngineRound commands, StepBuffer steps) {
        this.signals = signals;
        this.commands = commands;
        this.steps = steps;
    }

    /** One of each ticket at a time: its second meets what its first left behind. */
    @Override
    public void tell(List<Message> messages) {
        var byTicket = new LinkedHashMap<String, Queue<Message>>();
        messages.forEach(message -> byTicket.computeIfAbsent(message.number(), number -> new ArrayDeque<>())
                .add(message));
        while (!byTicket.isEmpty()) {
            var waiting = signals.waiting(byTicket.keySet());
            var now = new ArrayList<Message>();
            byTicket.values().forEach(own -> now.add(Objects.requireNonNull(own.poll())));
            byTicket.values().removeIf(Queue::isEmpty);
            commands.atOnce(() -> now.forEach(message -> signals.send(
                    waiting.executions(message.number(), message.name()), message.name(), message.variables())));
            steps.settle();
        }
    }
}
