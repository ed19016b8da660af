package org.praxisitsm.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.Refusal.FieldError;
import org.praxisitsm.workflow.MigrationPlans.Gap;
import org.praxisitsm.workflow.MigrationPlans.Move;
import org.praxisitsm.workflow.MigrationPlans.ProcessPlan;
import org.praxisitsm.workflow.StepChoices.Bar;
import org.springframework.transaction.support.TransactionTemplate;

/** Fits the steps of one diagram to those of another: as suggested, as wished, and as the engine takes it. */
final class PlanBuilder {

    private static final String BODY = "#multiInstanceBody";
    private static final String VOTES =
            "Several people may be asked at this approval, and the other step asks one. Tickets that stand here stay"
                    + " until it is decided.";

    private static final String SEVERAL = "Only one of the two is done several times at once.";

    /** @param main whether it is the practice's own process, which a wish without one means */
    record Ends(
            String process,
            boolean main,
            String source,
            String target,
            BpmnModelInstance here,
            BpmnModelInstance there,
            int version) {}

    private final RuntimeService runtime;
    private final TransactionTemplate aside;
    private final Ends ends;
    private final Map<String, Move> moves = new LinkedHashMap<>();
    private final Map<String, String> wished = new LinkedHashMap<>();
    private final Map<String, String> refused = new LinkedHashMap<>();

    /** @param aside in which the engine may refuse without harm to the caller's transaction */
    PlanBuilder(RuntimeService runtime, TransactionTemplate aside, Ends ends) {
        this.runtime = runtime;
        this.aside = aside;
        this.ends = ends;
    }

    /** @throws Refusal invalid where a wish cannot be had */
    ProcessPlan with(List<Migrations.Wish> wishes) {
        StepMapping.suggested(ends.here(), ends.there())
                .forEach(pair -> suggest(new Move(pair.from(), pair.to(), pair.why(), false)));
        for (var i = 0; i < wishes.size(); i++) {
            var wish = wishes.get(i);
            if (wish.process() == null ? ends.main() : wish.process().equals(ends.process())) {
                wish(wish, "mapping[" + i + "]");
            }
        }
        var plan = fitting();
        var gaps = StepMapping.steps(ends.here()).stream()
                .filter(step -> !moves.containsKey(step.getId()))
                .map(step -> new Gap(step, why(step)))
                .toList();
        return new ProcessPlan(ends.process(), ends.source(), ends.target(), plan, List.copyOf(moves.values()), gaps);
    }

    private void suggest(Move move) {
        if (ApprovalSpecs.becomesPlain(move.from(), move.to())) {
            refused.put(move.from().getId(), VOTES);
        } else if (endsSeveral(move.from(), move.to())) {
            refused.put(move.from().getId(), SEVERAL);
        } else {
            moves.put(move.from().getId(), move);
        }
    }

    private void wish(Migrations.Wish wish, String field) {
        var from = node(ends.here(), wish.from())
                .orElseThrow(() -> Refusal.invalid(
                        field + ".from",
                        "The version left has no step " + MigrationPlans.shortened(wish.from()) + "."));
        if (wished.putIfAbsent(from.getId(), field) != null) {
            throw Refusal.invalid(field + ".from", from.getId() + " is mapped twice.");
        }
        if (wish.to() == null) {
            moves.remove(from.getId());
            refused.put(from.getId(), "Left out on purpose: tickets that stand there stay.");
            return;
        }
        var to = node(ends.there(), wish.to())
                .orElseThrow(() -> Refusal.invalid(
                        field + ".to",
                        "Version " + ends.version() + " has no step " + MigrationPlans.shortened(wish.to()) + "."));
        if (ApprovalSpecs.becomesPlain(from, to)) {
            throw Refusal.invalid(field + ".to", VOTES);
        }
        if (endsSeveral(from, to)) {
            throw Refusal.invalid(field, SEVERAL);
        }
        moves.put(from.getId(), new Move(from, to, "Chosen", wish.restartTimer()));
    }

    private static Optional<FlowNode> node(BpmnModelInstance model, @Nullable String id) {
        return id != null && model.getModelElementById(id) instanceof FlowNode node
                ? Optional.of(node)
                : Optional.empty();
    }

    /** Asks the engine, takes out what it refuses of the suggestions, and asks again. */
    private MigrationPlan fitting() {
        while (true) {
            try {
                return built(moves);
            } catch (MigrationPlanValidationException invalid) {
                var before = moves.size();
                var errors = new ArrayList<FieldError>();
                for (var report : invalid.getValidationReport().getInstructionReports()) {
                    var id = plain(report.getMigrationInstruction().getSourceActivityId());
                    var why = EngineWords.ofMapping(report.getFailures());
                    if (wished.containsKey(id)) {
                        errors.add(new FieldError(wished.get(id), why));
                    } else if (moves.remove(id) != null) {
                        refused.put(id, why);
                    }
                }
                if (!errors.isEmpty() && before == moves.size()) {
                    throw Refusal.invalid(errors);
                }
                if (before == moves.size()) {
                    throw Refusal.invalid("mapping", EngineWords.ofMapping(List.of(invalid.getMessage())));
                }
            }
        }
    }

    private MigrationPlan built(Map<String, Move> wanted) {
        return Objects.requireNonNull(aside.execute(status -> {
            var builder = runtime.createMigrationPlan(ends.source(), ends.target());
            for (var move : wanted.values()) {
                if (isSeveral(move.from()) && isSeveral(move.to())) {
                    builder.mapActivities(move.from().getId() + BODY, move.to().getId() + BODY);
                }
                var instruction =
                        builder.mapActivities(move.from().getId(), move.to().getId());
                if (isRetriggered(move)) {
                    instruction.updateEventTrigger();
                }
            }
            return builder.build();
        }));
    }

    private String why(FlowNode step) {
        if (refused.containsKey(step.getId())) {
            return refused.get(step.getId());
        }
        return ends.there().getModelElementById(step.getId()) instanceof FlowNode
                ? "Version " + ends.version() + " has another kind of step under this id."
                : "Version " + ends.version() + " has no such step.";
    }

    /** Whether the step could become that element, all else as {@link #with wished}: the engine is asked. */
    StepChoices.Choice choice(FlowNode from, FlowNode to) {
        if (!StepMapping.counts(to)) {
            return StepChoices.Choice.of(to, Bar.NOBODY_WAITS, "No ticket waits there.");
        }
        if (!from.getElementType().equals(to.getElementType())) {
            return StepChoices.Choice.of(to, Bar.KIND, "The two steps are of different kinds.");
        }
        if (ApprovalSpecs.becomesPlain(from, to)) {
            return StepChoices.Choice.of(to, Bar.KIND, VOTES);
        }
        if (endsSeveral(from, to)) {
            return StepChoices.Choice.of(to, Bar.SEVERAL, SEVERAL);
        }
        var failures = refusal(from, to);
        return failures.isEmpty()
                ? StepChoices.Choice.of(to, Bar.NONE, "")
                : StepChoices.Choice.of(to, Bar.of(failures), EngineWords.ofMapping(failures));
    }

    /** What the engine says against it, once everything is taken out that is only suggested. */
    private List<String> refusal(FlowNode from, FlowNode to) {
        var tried = new LinkedHashMap<>(moves);
        tried.put(from.getId(), new Move(from, to, "Tried", false));
        while (true) {
            try {
                built(tried);
                return List.of();
            } catch (MigrationPlanValidationException invalid) {
                var before = tried.size();
                List<String> own = List.of();
                for (var report : invalid.getValidationReport().getInstructionReports()) {
                    var id = plain(report.getMigrationInstruction().getSourceActivityId());
                    if (id.equals(from.getId())) {
                        own = report.getFailures();
                    } else if (!wished.containsKey(id)) {
                        tried.remove(id);
                    }
                }
                if (before == tried.size()) {
                    return own.isEmpty() ? List.of("not with what is chosen for another step") : own;
                }
            }
        }
    }

    private static String plain(String id) {
        return id.endsWith(BODY) ? id.substring(0, id.length() - BODY.length()) : id;
    }

    /** The engine would take it, and go on from the step once for each that is open: what follows would happen several times. */
    private static boolean endsSeveral(FlowNode from, FlowNode to) {
        return isSeveral(from) && !isSeveral(to);
    }

    private static boolean isSeveral(FlowNode node) {
        return node instanceof Activity activity
                && activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics;
    }

    /** A message waited for under another name would never come; a timer keeps its date unless the owner wants it anew. */
    private static boolean isRetriggered(Move move) {
        return MigrationPlans.isTimer(move.from())
                ? move.restartsTimer()
                : !Objects.equals(MigrationPlans.heard(move.from()), MigrationPlans.heard(move.to()));
    }
}
