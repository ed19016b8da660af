package org.praxisitsm.asset.lifecycle;

import java.util.List;
import java.util.Map;
import org.praxisitsm.practice.ActionContext;
import org.springframework.stereotype.Component;

/** Notes that an asset is broken and with the workshop. */
@Component
class SendToRepair extends LifeAction {

    private final AssetLife life;

    SendToRepair(AssetLife life) {
        this.life = life;
    }

    @Override
    public Signature signature() {
        return new Signature(
                "sendToRepair",
                "Send to repair",
                "Notes that an asset is broken and with the workshop.",
                List.of(ASSET, new Input("defect", ValueType.TEXT, false, "What is broken")),
                List.of(),
                List.of());
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) {
        var ci = life.reachable(required(inputs, "asset"), unit(context), context.number());
        life.sendToRepair(ci.number(), text(inputs, "defect"), context.number(), PROCESS);
        return Map.of();
    }
}
