package org.praxisitsm.sla;

import java.util.List;
import java.util.Map;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.ActionRefused;
import org.praxisitsm.practice.ServiceAction;
import org.springframework.stereotype.Component;

/** Starts the clock of a target that waits, or a new cycle of one that has ended. */
@Component
class StartTarget implements ServiceAction {

    private final ToldTargets targets;

    StartTarget(ToldTargets targets) {
        this.targets = targets;
    }

    @Override
    public Signature signature() {
        return new Signature(
                "startTarget",
                "Start target",
                "Starts the clock of a target that waits, or a new cycle of one that has ended.",
                List.of(new Input("target", ValueType.TEXT, true, "Key of the target, as its agreement names it")),
                List.of(),
                List.of(ToldTargets.NO_SUCH_TARGET));
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) throws ActionRefused {
        targets.tell(context, Fact.Kind.STARTED, inputs.get("target").toString());
        return Map.of();
    }
}
