package org.praxisitsm.workflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.Execution;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends messages to the process of a ticket, by the name that the diagram gives them. */
@Service
public class Signals {

    private final RuntimeService runtime;
    private final JdbcClient jdbc;

    Signals(@Lazy RuntimeService runtime, JdbcClient jdbc) {
        this.runtime = runtime;
        this.jdbc = jdbc;
    }

    /** Which executions wait for which messages, by ticket. */
    static final class Waiting {

        private record Place(String number, String message) {}

        private final Map<Place, List<String>> executions = new HashMap<>();

        List<String> executions(String number, String message) {
            return executions.getOrDefault(new Place(number, message), List.of());
        }
    }

    /**
     * The engine's own query asks for one ticket at a time. Subscriptions have an index by execution and none by process
     * instance: without the executions between them every call would read all subscriptions of all tickets.
     */
    Waiting waiting(Collection<String> numbers) {
        var waiting = new Waiting();
        jdbc.sql("select i.BUSINESS_KEY_, s.EVENT_NAME_, s.EXECUTION_ID_ from ACT_RU_EXECUTION i"
                        + " join ACT_RU_EXECUTION e on e.PROC_INST_ID_ = i.ID_"
                        + " join ACT_RU_EVENT_SUBSCR s on s.EXECUTION_ID_ = e.ID_"
                        + " where i.BUSINESS_KEY_ in (:numbers) and s.EVENT_TYPE_ = 'message' order by s.EXECUTION_ID_")
                .param("numbers", numbers)
                .query(row -> {
                    var place = new Waiting.Place(row.getString(1), row.getString(2));
                    waiting.executions
                            .computeIfAbsent(place, each -> new ArrayList<>())
                            .add(row.getString(3));
                });
        return waiting;
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
        send(waiting.stream().map(Execution::getId).toList(), message, variables);
        return waiting.size();
    }

    void send(List<String> executions, String message, Map<String, ?> variables) {
        var simple = new LinkedHashMap<String, Object>();
        variables.forEach((name, value) -> simple.put(name, Variables.simple(value)));
        executions.forEach(execution -> runtime.messageEventReceived(message, execution, simple));
    }

    /** What this very command of the engine has ended already is still in the database, as for a child with two parents. */
    private static boolean stillWaits(Execution execution, String message) {
        return Context.getCommandContext() == null
                || ((ExecutionEntity) execution)
                        .getEventSubscriptions().stream()
                                .anyMatch(subscription -> message.equals(subscription.getEventName()));
    }
}
