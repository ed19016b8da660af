package org.praxisitsm.workflow;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.shared.DecisionMade;

/** Where an engine's tickets live: our tables for the real engine, the memory of a run for the sandbox. */
interface Stage {

    /** @param state state the diagram gives for the step, or null; @param waits whether a ticket can stand there */
    void begun(DelegateExecution execution, @org.jspecify.annotations.Nullable String state, boolean waits);

    void ended(DelegateExecution execution);

    /** A sequence flow was taken; only rehearsals count them. */
    default void taken(DelegateExecution execution, String flow) {}

    void offered(DelegateTask task, HumanTask drawn);

    void handedOver(DelegateTask task, HumanTask drawn);

    void taskEnded(DelegateTask task, boolean completed);

    /** A decision was evaluated: the one that a step names, or before it one that it requires. */
    void decided(DelegateExecution execution, Evaluation evaluation);

    /** Writes values to the ticket; those that are neither attribute nor field are ignored. */
    void change(DelegateExecution execution, Map<String, ?> values);

    ActionContext context(DelegateExecution execution);

    /** An action was called; {@code outputs} of a rehearsal may be replaced. */
    Map<String, Object> acted(
            DelegateExecution execution, String action, Map<String, Object> inputs, Map<String, Object> outputs);

    /** Where its rounds of approvals are kept. */
    default ApprovalStage approvals() {
        throw new UnsupportedOperationException("no approvals here");
    }

    boolean isRehearsal();

    /**
     * What the DMN engine said of a decision.
     *
     * @param decision its id
     * @param isTable whether it is a table, else a literal expression
     * @param inputs by expression
     * @param outputs as they are recorded: of the row that counts, or all rows under {@code results}
     * @param values by output name, for variables and ticket; a list where the table collects
     */
    record Evaluation(
            String decision,
            boolean isTable,
            Map<String, Object> inputs,
            Map<String, Object> outputs,
            Map<String, Object> values,
            java.util.List<DecisionMade.MatchedRule> matchedRules) {}

    /** What the diagram says of a human task besides what the engine reads. */
    record HumanTask(
            @org.jspecify.annotations.Nullable String form,
            boolean followsGroup,
            boolean followsAssignee,
            boolean vote) {}
}
