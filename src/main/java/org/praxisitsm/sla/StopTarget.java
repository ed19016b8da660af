package org.praxisitsm.sla;

import java.util.List;
import java.util.Map;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.ActionRefused;
import org.praxisitsm.practice.ServiceAction;
import org.springframework.stereotype.Component;

/** Stops the clock of a target: it is met or missed. */
@Component
class StopTarget implements ServiceAction {

    private final ToldTargets targets;

    StopTarget(ToldTargets targets) {
        this.targets = targets;
    }

    @Override
    public Signature signature() {
        return new Signature(
                "stopTarget",
                "Stop target",
                "Stops the clock of a target: it is met or missed.",
                List.of(new Input("target", ValueType.TEXT, true, "Key of the target, as its agreement names it")),
                List.of(),
                List.of(ToldTargets.NO_SUCH_TARGET));
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) throws ActionRefused {
        targets.tell(context, Fact.Kind.STOPPED, inputs.get("target").toString());
        return Map.of();
    }
}
