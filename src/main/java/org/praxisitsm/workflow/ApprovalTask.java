package org.praxisitsm.workflow;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.core.model.BaseCallableElement;
import org.camunda.bpm.engine.impl.migration.validation.activity.SupportedActivityValidator;
import org.camunda.bpm.engine.impl.migration.validation.instruction.SameBehaviorInstructionValidator;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.approval.ApprovalRound.Moves;
import org.praxisitsm.approval.Line;
import org.praxisitsm.approval.Vote;
import org.praxisitsm.practice.ApprovalSpec;
import org.praxisitsm.practice.Quorum;

/**
 * A human task that is an approval: one step of the diagram, a task for each who is asked, left when the round is decided.
 *
 * @see "ADR 0017"
 */
final class ApprovalTask extends UserTaskActivityBehavior {

    static {
        // The engine asks by class which steps can move to another version. A plain task may become an approval;
        // PlanBuilder keeps an approval from becoming a plain task.
        SupportedActivityValidator.SUPPORTED_ACTIVITY_BEHAVIORS.add(ApprovalTask.class);
        SameBehaviorInstructionValidator.EQUIVALENT_BEHAVIORS.add(
                java.util.Set.of(UserTaskActivityBehavior.class, ApprovalTask.class));
    }

    private static final String ASK_ANEW = "ask anew";
    private static final String NO_LONGER_NEEDED = "decided without it";
    private static final int MOST_LEVELS = 20;
    private static final int LONGEST_WORD = 80;

    private final ApprovalSpec spec;
    private final @Nullable BaseCallableElement table;
    private final TableLog log;
    private final Stage stage;
    private volatile @Nullable String yes;

    ApprovalTask(
            VoteDecorator decorator,
            ApprovalSpec spec,
            @Nullable BaseCallableElement table,
            TableLog log,
            Stage stage) {
        super(decorator);
        this.spec = spec;
        this.table = table;
        this.log = log;
        this.stage = stage;
    }

    /** So that the engine's lists know it before the first validator is made. */
    static void register() {
        // The static block has done it.
    }

    @Override
    public void performExecution(ActivityExecution execution) throws Exception {
        begin(execution, false);
    }

    private void begin(ActivityExecution execution, boolean answered) throws Exception {
        follow(execution, stage.approvals().begin(execution, spec, plan(execution), yes(execution), answered));
    }

    @Override
    public void signal(ActivityExecution execution, String name, Object data) throws Exception {
        if (ASK_ANEW.equals(name)) {
            var anew = stage.approvals().askAnew(execution, spec, () -> planAnew(execution), yes(execution));
            if (anew.isPresent()) {
                follow(execution, anew.get());
            }
            return;
        }
        var moves = stage.approvals().goOn(execution, spec, yes(execution));
        if (moves.isPresent()) {
            follow(execution, moves.get());
        } else if (yes(execution).equals(execution.getVariable(Variables.OUTCOME))) {
            // It was a plain task when it was offered: whoever said yes to it is not asked twice, all others are.
            begin(execution, true);
        } else {
            leave(execution);
        }
    }

    /** Looks at the round of an open vote again; to be called in a command of the engine. */
    static void askAnew(TaskEntity vote) {
        vote.getExecution().signal(ASK_ANEW, null);
    }

    private void follow(ActivityExecution execution, Moves moves) {
        moves.drop().forEach(vote -> drop((ExecutionEntity) execution, vote));
        moves.ask().forEach(vote -> ask((ExecutionEntity) execution, vote));
        if (moves.outcome() != null) {
            execution.setVariable(Variables.OUTCOME, moves.outcome());
            leave(execution);
        }
    }

    private static void drop(ExecutionEntity execution, Vote vote) {
        List.copyOf(execution.getTasks()).stream()
                .filter(task -> task.getId().equals(vote.task()))
                .forEach(task -> task.delete(NO_LONGER_NEEDED, false));
    }

    private void ask(ExecutionEntity execution, Vote vote) {
        var task = new TaskEntity(execution);
        task.insert();
        getTaskDecorator().decorate(task, execution);
        if (vote.holder() != null) {
            task.setAssignee(vote.holder());
        } else if (vote.group() != null) {
            task.addCandidateGroup(vote.group());
        }
        if (vote.dueAt() != null) {
            task.setDueDate(Date.from(vote.dueAt()));
        }
        stage.approvals().offered(execution, spec, vote, task.getId());
        task.transitionTo(TaskEntity.TaskState.STATE_CREATED);
    }

    private String yes(ActivityExecution execution) {
        var known = yes;
        if (known == null) {
            known = Outcomes.drawn(execution.getBpmnModelInstance(), execution.getCurrentActivityId())
                    .get(0)
                    .id();
            yes = known;
        }
        return known;
    }

    private List<Line> planAnew(ActivityExecution execution) {
        try {
            return plan(execution);
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception broken) {
            throw new ProcessEngineException(broken);
        }
    }

    /** What the table answers, row by row; beside it whom the diagram names itself. */
    private List<Line> plan(ActivityExecution execution) throws Exception {
        var lines = new ArrayList<Line>();
        spec.approvers().forEach(word -> lines.add(new Line(1, word, null, Line.OF_DIAGRAM)));
        if (table == null) {
            return lines;
        }
        var evaluations = DecisionTask.evaluated((ExecutionEntity) execution, table, log);
        evaluations.forEach(one -> stage.decided(execution, one));
        var last = evaluations.get(evaluations.size() - 1);
        var rows = rows(last);
        for (var i = 0; i < rows.size(); i++) {
            var rule =
                    last.matchedRules().size() > i ? last.matchedRules().get(i).id() : last.decision();
            lines.addAll(lines(rows.get(i), last.decision() + "#" + rule));
        }
        return lines;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Stage.Evaluation evaluation) {
        return evaluation.outputs().get("results") instanceof List<?> rows
                ? (List<Map<String, Object>>) rows
                : evaluation.outputs().isEmpty() ? List.of() : List.of(evaluation.outputs());
    }

    private static List<Line> lines(Map<String, Object> row, String rule) {
        var level =
                row.get("level") instanceof Number number ? Math.max(1, Math.min(MOST_LEVELS, number.intValue())) : 1;
        var quorum = row.get("quorum") == null
                ? null
                : Quorum.of(row.get("quorum").toString()).orElse(null);
        return ApprovalSpec.words(Objects.toString(row.get("approver"), "")).stream()
                .map(word -> new Line(level, word.substring(0, Math.min(word.length(), LONGEST_WORD)), quorum, rule))
                .toList();
    }
}
