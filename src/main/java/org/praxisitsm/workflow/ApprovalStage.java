package org.praxisitsm.workflow;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.praxisitsm.approval.ApprovalRound.Moves;
import org.praxisitsm.approval.Line;
import org.praxisitsm.approval.Vote;
import org.praxisitsm.practice.ApprovalSpec;

/** Where rounds of approvals are kept: in our tables for tickets, in memory for rehearsals. */
interface ApprovalStage {

    /**
     * @param yes the outcome that counts as yes
     * @param answered whether who acts has said yes to it already, when it was a plain task
     */
    Moves begin(DelegateExecution execution, ApprovalSpec spec, List<Line> plan, String yes, boolean answered);

    /** Somebody has answered. @return empty where the step has no round: it was a plain task when the ticket came to it */
    Optional<Moves> goOn(DelegateExecution execution, ApprovalSpec spec, String yes);

    /**
     * What is approved may be another now.
     *
     * @param plan whom the table names for it
     * @return empty where it is not, or where nobody has answered yet and those who are asked see the new values
     */
    Optional<Moves> askAnew(DelegateExecution execution, ApprovalSpec spec, Supplier<List<Line>> plan, String yes);

    void offered(DelegateExecution execution, ApprovalSpec spec, Vote vote, String task);

    /** The step was left, or taken away. */
    void left(DelegateExecution execution);
}
