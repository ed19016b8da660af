package org.praxisitsm.workflow;

import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.ActionContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;

/** The engine is made before the beans that its stage needs: this one asks for them when the first ticket moves. */
final class LazyStage implements Stage {

    /** Asked for once: the container's look-up would cost more than most steps. */
    private final Supplier<Stage> stage;

    LazyStage(ObjectProvider<TicketStage> stage) {
        this.stage = SingletonSupplier.of(stage::getObject);
    }

    private Stage real() {
        return stage.get();
    }

    @Override
    public void begun(DelegateExecution execution, @Nullable String state, boolean waits) {
        real().begun(execution, state, waits);
    }

    @Override
    public void ended(DelegateExecution execution) {
        real().ended(execution);
    }

    @Override
    public void offered(DelegateTask task, HumanTask drawn) {
        real().offered(task, drawn);
    }

    @Override
    public void handedOver(DelegateTask task, HumanTask drawn) {
        real().handedOver(task, drawn);
    }

    @Override
    public void taskEnded(DelegateTask task, boolean completed) {
        real().taskEnded(task, completed);
    }

    @Override
    public void decided(DelegateExecution execution, Evaluation evaluation) {
        real().decided(execution, evaluation);
    }

    @Override
    public void change(DelegateExecution execution, Map<String, ?> values) {
        real().change(execution, values);
    }

    @Override
    public ActionContext context(DelegateExecution execution) {
        return real().context(execution);
    }

    @Override
    public Map<String, Object> acted(
            DelegateExecution execution, String action, Map<String, Object> inputs, Map<String, Object> outputs) {
        return real().acted(execution, action, inputs, outputs);
    }

    @Override
    public ApprovalStage approvals() {
        return real().approvals();
    }

    @Override
    public boolean isRehearsal() {
        return false;
    }
}
