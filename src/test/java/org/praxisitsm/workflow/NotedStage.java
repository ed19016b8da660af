package org.praxisitsm.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.mockito.Mockito;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.Pack;

/** A stage without tables: keeps the states of active steps, the ticket's values and the calls of actions. */
final class NotedStage implements Stage {

    private final Pack pack;
    private final Map<String, Object> ticket;
    private final List<TicketOnEngine.Call> calls;
    private final Map<String, String> states = new LinkedHashMap<>();
    final List<Evaluation> evaluations = new ArrayList<>();

    NotedStage(Pack pack, Map<String, Object> ticket, List<TicketOnEngine.Call> calls) {
        this.pack = pack;
        this.ticket = ticket;
        this.calls = calls;
    }

    void clear() {
        states.clear();
        evaluations.clear();
    }

    List<String> states() {
        return List.copyOf(states.values());
    }

    @Override
    public void begun(DelegateExecution execution, @Nullable String state, boolean waits) {
        if (state != null) {
            states.put(execution.getActivityInstanceId(), state);
        }
    }

    @Override
    public void ended(DelegateExecution execution) {
        // The last step of a process leaves its state behind.
        if (states.size() > 1 || !execution.getCurrentActivityId().startsWith("End_")) {
            states.remove(execution.getActivityInstanceId());
        }
    }

    @Override
    public void offered(DelegateTask task, HumanTask drawn) {}

    @Override
    public void handedOver(DelegateTask task, HumanTask drawn) {}

    @Override
    public void taskEnded(DelegateTask task, boolean completed) {}

    @Override
    public void decided(DelegateExecution execution, Evaluation evaluation) {
        evaluations.add(evaluation);
    }

    @Override
    public void change(DelegateExecution execution, Map<String, ?> values) {
        ticket.putAll(values);
    }

    @Override
    public ActionContext context(DelegateExecution execution) {
        var context = Mockito.mock(ActionContext.class);
        Mockito.when(context.pack()).thenReturn(pack);
        return context;
    }

    @Override
    public Map<String, Object> acted(
            DelegateExecution execution, String action, Map<String, Object> inputs, Map<String, Object> outputs) {
        calls.add(new TicketOnEngine.Call(action, inputs));
        return outputs;
    }

    @Override
    public boolean isRehearsal() {
        return false;
    }
}
