package org.praxisitsm.workflow;

import java.util.Map;
import org.praxisitsm.sla.DiagramMessages;
import org.springframework.stereotype.Component;

/** Brings what the clocks say to the diagrams that wait for it. */
@Component
class TargetMessages implements DiagramMessages {

    private final Signals signals;
    private final StepBuffer steps;

    TargetMessages(Signals signals, StepBuffer steps) {
        this.signals = signals;
        this.steps = steps;
    }

    @Override
    public void tell(String number, String message, Map<String, Object> variables) {
        signals.send(number, message, variables);
        steps.settle();
    }
}
