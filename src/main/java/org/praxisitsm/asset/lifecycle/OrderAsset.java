package org.praxisitsm.asset.lifecycle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.praxisitsm.asset.lifecycle.Order.NewLine;
import org.praxisitsm.asset.lifecycle.Order.NewOrder;
import org.praxisitsm.practice.ActionContext;
import org.springframework.stereotype.Component;

/** Orders an asset for the ticket. */
@Component
class OrderAsset extends LifeAction {

    private static final long USUAL_LEAD_IN_DAYS = 14;

    private final Orders orders;
    private final Clock clock;

    OrderAsset(Orders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    @Override
    public Signature signature() {
        return new Signature(
                "orderAsset",
                "Order asset",
                "Writes an order of one asset for the ticket.",
                List.of(
                        new Input("assetClass", ValueType.TEXT, true, "Key of the class"),
                        new Input("model", ValueType.TEXT, true, "Model"),
                        new Input("cost", ValueType.NUMBER, false, "Price of one, without tax"),
                        new Input("supplier", ValueType.TEXT, false, "Who delivers it"),
                        new Input(
                                "leadDays",
                                ValueType.NUMBER,
                                false,
                                "Days until it should be here; 14 where left out")),
                List.of(
                        new Output("orderNumber", ValueType.TEXT, "Number of the order"),
                        new Output("expectedAt", ValueType.INSTANT, "When it should be here, for a timer")),
                List.of());
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) {
        var expected = expected(inputs);
        var line = new NewLine(required(inputs, "assetClass"), required(inputs, "model"), 1, money(inputs, "cost"));
        var order = orders.place(
                new NewOrder(unit(context), text(inputs, "supplier"), expected, null, List.of(line)),
                context.number(),
                PROCESS);
        return outputs(context, Map.of("orderNumber", order.number(), "expectedAt", expected));
    }

    @Override
    public Map<String, Object> rehearse(ActionContext context, Map<String, Object> inputs) {
        return outputs(context, Map.of("orderNumber", "ORD0000001", "expectedAt", expected(inputs)));
    }

    private Instant expected(Map<String, Object> inputs) {
        var days = inputs.get("leadDays") instanceof Number number ? number.longValue() : USUAL_LEAD_IN_DAYS;
        return clock.instant()
                .plus(Duration.ofDays(Math.max(0, Math.min(3_650, days))))
                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    }
}
