package org.praxisitsm.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.workflow.Trial.Happening;
import org.praxisitsm.workflow.Trial.What;

/** Writes down what happens to the ticket of a trial, for the one who watches it. */
final class TrialLog implements SandboxTicket.Watcher {

    private static final int MOST = 2_000;

    /** The way through one process. */
    static final class Way {
        final Set<String> done = new LinkedHashSet<>();
        final Set<String> flows = new LinkedHashSet<>();
        final Map<String, Integer> standing = new LinkedHashMap<>();
    }

    final Map<String, Way> ways = new LinkedHashMap<>();
    final List<Happening> happenings = new ArrayList<>();
    private final BiFunction<String, Boolean, @Nullable String> fileOf;
    private final UnaryOperator<String> nameOf;
    private int step;

    /** @param fileOf path by the id of a decision or grid, and whether it is a grid; @param nameOf name of an element by its id */
    TrialLog(BiFunction<String, Boolean, @Nullable String> fileOf, UnaryOperator<String> nameOf) {
        this.fileOf = fileOf;
        this.nameOf = nameOf;
    }

    int step() {
        return step;
    }

    /** One more step of the way was passed. */
    void passed() {
        step++;
    }

    private Way way(String process) {
        return ways.computeIfAbsent(process, key -> new Way());
    }

    @Override
    public void begun(String process, String activity, boolean waits) {
        if (waits) {
            way(process).standing.merge(activity, 1, Integer::sum);
        }
    }

    @Override
    public void ended(String process, String activity) {
        var way = way(process);
        way.done.add(activity);
        way.standing.computeIfPresent(activity, (key, count) -> count == 1 ? null : count - 1);
    }

    @Override
    public void taken(String process, String flow) {
        way(process).flows.add(flow);
    }

    @Override
    public void decided(String activity, Stage.Evaluation evaluation, boolean grid) {
        add(new Happening(
                step,
                What.DECIDED,
                activity,
                nameOf.apply(activity),
                evaluation.decision(),
                fileOf.apply(evaluation.decision(), grid),
                evaluation.inputs(),
                evaluation.outputs(),
                evaluation.matchedRules()));
    }

    @Override
    public void called(String activity, String action, Map<String, Object> inputs, Map<String, Object> outputs) {
        add(new Happening(
                step,
                What.CALLED,
                activity,
                nameOf.apply(activity),
                action,
                null,
                Map.copyOf(inputs),
                Variables.plain(outputs),
                List.of()));
    }

    void note(What what, String activity, String name, String key, Map<String, Object> inputs) {
        add(new Happening(step, what, activity, name, key, null, inputs, Map.of(), List.of()));
    }

    /** @param label of the outcome as drawn */
    void answered(TrialSession.Answer answer, String label, Map<String, Object> inputs) {
        add(new Happening(
                step,
                What.ANSWERED,
                answer.activity(),
                answer.name(),
                answer.outcome(),
                null,
                inputs,
                Map.of("label", label),
                List.of()));
    }

    private void add(Happening happening) {
        if (happenings.size() < MOST) {
            happenings.add(happening);
        }
    }
}
