package org.praxisitsm.asset.lifecycle;

import java.util.List;
import java.util.Map;
import org.praxisitsm.practice.ActionContext;
import org.springframework.stereotype.Component;

/** Puts an asset back into the stock; nobody has it any more. */
@Component
class ReturnToStock extends LifeAction {

    private final AssetLife life;

    ReturnToStock(AssetLife life) {
        this.life = life;
    }

    @Override
    public Signature signature() {
        return new Signature(
                "returnToStock",
                "Return to stock",
                "Puts an asset back into the stock; nobody has it any more.",
                List.of(ASSET, new Input("location", ValueType.TEXT, false, "Number of the place where it lies now")),
                List.of(),
                List.of());
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) {
        var ci = life.reachable(required(inputs, "asset"), unit(context), context.number());
        life.returnToStock(ci.number(), text(inputs, "location"), context.number(), PROCESS);
        return Map.of();
    }
}
