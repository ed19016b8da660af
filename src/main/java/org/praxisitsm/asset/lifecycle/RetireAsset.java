package org.praxisitsm.asset.lifecycle;

import java.util.List;
import java.util.Map;
import org.praxisitsm.practice.ActionContext;
import org.springframework.stereotype.Component;

/** Takes an asset out of use for good; its data are still to be wiped. */
@Component
class RetireAsset extends LifeAction {

    private final AssetLife life;

    RetireAsset(AssetLife life) {
        this.life = life;
    }

    @Override
    public Signature signature() {
        return new Signature(
                "retireAsset",
                "Retire",
                "Takes an asset out of use for good; its data are still to be wiped.",
                List.of(ASSET, new Input("reason", ValueType.TEXT, false, "Why")),
                List.of(),
                List.of());
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) {
        var ci = life.reachable(required(inputs, "asset"), unit(context), context.number());
        life.retire(ci.number(), text(inputs, "reason"), context.number(), PROCESS);
        return Map.of();
    }
}
