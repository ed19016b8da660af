package org.praxisitsm.asset.lifecycle;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.ActionRefused;
import org.springframework.stereotype.Component;

/** Hands an asset to a person, who has to confirm it. */
@Component
class AssignAsset extends LifeAction {

    private final HandOvers handOvers;
    private final AssetLife life;

    AssignAsset(HandOvers handOvers, AssetLife life) {
        this.handOvers = handOvers;
        this.life = life;
    }

    @Override
    public Signature signature() {
        return new Signature(
                "assignAsset",
                "Assign asset to person",
                "Hands an asset to a person, who has to confirm it.",
                List.of(
                        ASSETS,
                        new Input(
                                "person",
                                ValueType.TEXT,
                                false,
                                "Account; the affected person, or the requester, where left out")),
                List.of(new Output("holder", ValueType.TEXT, "Account of the person")),
                List.of(LifecycleRefusal.NOT_AVAILABLE));
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) throws ActionRefused {
        var holder = holder(context, inputs);
        return refusing(() -> {
            for (var number : numbers(inputs)) {
                var ci = life.reachable(number, unit(context), context.number());
                handOvers.handOver(ci.number(), holder, context.number(), PROCESS);
            }
            return outputs(context, Map.of("holder", holder));
        });
    }

    @Override
    public Map<String, Object> rehearse(ActionContext context, Map<String, Object> inputs) {
        return outputs(context, Map.of("holder", holder(context, inputs)));
    }

    private static String holder(ActionContext context, Map<String, Object> inputs) {
        var person = text(inputs, "person");
        var affected = person == null ? context.value("affected") : person;
        return Objects.toString(affected == null ? context.value("requester") : affected, "");
    }
}
