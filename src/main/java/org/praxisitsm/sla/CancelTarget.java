package org.praxisitsm.sla;

import java.util.List;
import java.util.Map;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.ActionRefused;
import org.praxisitsm.practice.ServiceAction;
import org.springframework.stereotype.Component;

/** Ends the clock of a target without a result. */
@Component
class CancelTarget implements ServiceAction {

    private final ToldTargets targets;

    CancelTarget(ToldTargets targets) {
        this.targets = targets;
    }

    @Override
    public Signature signature() {
        return new Signature(
                "cancelTarget",
                "Cancel target",
                "Ends the clock of a target without a result.",
                List.of(new Input("target", ValueType.TEXT, true, "Key of the target, as its agreement names it")),
                List.of(),
                List.of(ToldTargets.NO_SUCH_TARGET));
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) throws ActionRefused {
        targets.tell(context, Fact.Kind.CANCELLED, inputs.get("target").toString());
        return Map.of();
    }
}
