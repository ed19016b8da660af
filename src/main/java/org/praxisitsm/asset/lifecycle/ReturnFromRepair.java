package org.praxisitsm.asset.lifecycle;

import java.util.List;
import java.util.Map;
import org.praxisitsm.practice.ActionContext;
import org.springframework.stereotype.Component;

/** Gives a repaired asset back to whoever has it, or into the stock. */
@Component
class ReturnFromRepair extends LifeAction {

    private final AssetLife life;

    ReturnFromRepair(AssetLife life) {
        this.life = life;
    }

    @Override
    public Signature signature() {
        return new Signature(
                "returnFromRepair",
                "Return from repair",
                "Gives a repaired asset back to whoever has it, or into the stock.",
                List.of(ASSET, new Input("cost", ValueType.NUMBER, false, "Cost of the repair")),
                List.of(),
                List.of());
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) {
        var ci = life.reachable(required(inputs, "asset"), unit(context), context.number());
        life.returnFromRepair(ci.number(), money(inputs, "cost"), context.number(), PROCESS);
        return Map.of();
    }
}
