package org.praxisitsm.asset.lifecycle;

import java.util.List;
import java.util.Map;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.ActionRefused;
import org.springframework.stereotype.Component;

/** Puts an asset of the stock aside for the ticket. */
@Component
class ReserveAsset extends LifeAction {

    private final Reservations reservations;
    private final AssetLife life;

    ReserveAsset(Reservations reservations, AssetLife life) {
        this.reservations = reservations;
        this.life = life;
    }

    @Override
    public Signature signature() {
        return new Signature(
                "reserveAsset",
                "Reserve asset",
                "Puts an asset of the stock aside for the ticket: this very one, or any of a class and model.",
                List.of(
                        new Input("assetClass", ValueType.TEXT, false, "Key of the class, with those below it"),
                        new Input("model", ValueType.TEXT, false, "Model; any where left out"),
                        new Input("asset", ValueType.TEXT, false, "Number of the very asset"),
                        new Input(
                                "unit",
                                ValueType.TEXT,
                                false,
                                "Unit whose stock it comes from; the practice's where left out")),
                List.of(
                        new Output("asset", ValueType.TEXT, "Number of the asset"),
                        new Output(
                                "reserved",
                                ValueType.TEXT,
                                "Numbers of all that are put aside for the ticket, parted by commas")),
                List.of(LifecycleRefusal.NOTHING_IN_STOCK, LifecycleRefusal.ALREADY_RESERVED));
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) throws ActionRefused {
        return refusing(() -> {
            var wanted = text(inputs, "asset");
            var unit = text(inputs, "unit") == null ? unit(context) : required(inputs, "unit");
            var number = wanted == null
                    ? reservations.reserveAny(
                            unit, required(inputs, "assetClass"), text(inputs, "model"), context.number(), PROCESS)
                    : reservations.reserve(
                            life.reachable(wanted, unit, context.number()).number(), context.number(), PROCESS);
            return outputs(
                    context,
                    Map.of("asset", number, "reserved", String.join(",", reservations.heldFor(context.number()))));
        });
    }

    @Override
    public Map<String, Object> rehearse(ActionContext context, Map<String, Object> inputs) {
        var number = inputs.getOrDefault("asset", "CI0000001").toString();
        return outputs(context, Map.of("asset", number, "reserved", number));
    }
}
