package org.praxisitsm.asset.lifecycle;

import java.util.List;
import java.util.Map;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.ActionRefused;
import org.springframework.stereotype.Component;

/** Records that the person who was handed an asset has it; refused where somebody else says so. */
@Component
class ConfirmHandOver extends LifeAction {

    private final HandOvers handOvers;
    private final AssetLife life;

    ConfirmHandOver(HandOvers handOvers, AssetLife life) {
        this.handOvers = handOvers;
        this.life = life;
    }

    @Override
    public Signature signature() {
        return new Signature(
                "confirmHandOver",
                "Record confirmation",
                "Records that the person who was handed an asset has it; to be drawn right after their task.",
                List.of(ASSETS),
                List.of(),
                List.of(LifecycleRefusal.NOT_CONFIRMED));
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) throws ActionRefused {
        return refusing(() -> {
            for (var number : numbers(inputs)) {
                var ci = life.reachable(number, unit(context), context.number());
                handOvers.confirmInTicket(ci.number(), context.number(), context.actor());
            }
            return Map.of();
        });
    }
}
