package org.praxisitsm.asset.lifecycle;

import java.util.List;
import java.util.Map;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.ActionRefused;
import org.springframework.stereotype.Component;

/** Takes what was ordered for the ticket into the stock, put aside for it. */
@Component
class ReceiveAsset extends LifeAction {

    private final Orders orders;

    ReceiveAsset(Orders orders) {
        this.orders = orders;
    }

    @Override
    public Signature signature() {
        return new Signature(
                "receiveAsset",
                "Receive asset",
                "Takes what was ordered for the ticket into the stock, put aside for it.",
                List.of(
                        new Input("serial", ValueType.TEXT, false, "Serial number"),
                        new Input("assetTag", ValueType.TEXT, false, "Number of the label"),
                        new Input("location", ValueType.TEXT, false, "Number of the place where it lies")),
                List.of(new Output("asset", ValueType.TEXT, "Number of the asset")),
                List.of(LifecycleRefusal.ALREADY_KNOWN));
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) throws ActionRefused {
        return refusing(() -> outputs(
                context,
                Map.of(
                        "asset",
                        orders.receiveFor(
                                context.number(),
                                text(inputs, "serial"),
                                text(inputs, "assetTag"),
                                text(inputs, "location"),
                                PROCESS))));
    }

    @Override
    public Map<String, Object> rehearse(ActionContext context, Map<String, Object> inputs) {
        return outputs(context, Map.of("asset", "CI0000001"));
    }
}
