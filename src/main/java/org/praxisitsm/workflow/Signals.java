package org.praxisitsm.workflow;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.Execution;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends messages to the process of a ticket, by the name that the diagram gives them. */
@Service
public class Signals {

    private final RuntimeService runtime;

    Signals(@Lazy RuntimeService runtime) {
        this.runtime = runtime;
    }

    /**
     * Every step of the ticket's process that waits for the message receives it; nothing happens where none does.
     *
     * @return how many received it
     */
    @Transactional
    public int send(String number, String message, Map<String, ?> variables) {
        var waiting = runtime
                .createExecutionQuery()
                .processInstanceBusinessKey(number)
                .messageEventSubscriptionName(message)
                .list()
                .stream()
                .filter(execution -> stillWaits(execution, message))
                .toList();
        var simple = new LinkedHashMap<String, Object>();
        variables.forEach((name, value) -> simple.put(name, Variables.simple(value)));
        waiting.forEach(execution -> runtime.messageEventReceived(message, execution.getId(), simple));
        return waiting.size();
    }

    /** What this very command of the engine has ended already is still in the database, as for a child with two parents. */
    private static boolean stillWaits(Execution execution, String message) {
        return Context.getCommandContext() == null
                || ((ExecutionEntity) execution)
                        .getEventSubscriptions().stream()
                                .anyMatch(subscription -> message.equals(subscription.getEventName()));
    }
}
