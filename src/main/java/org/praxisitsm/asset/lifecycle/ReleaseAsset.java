package org.praxisitsm.asset.lifecycle;

import java.util.List;
import java.util.Map;
import org.praxisitsm.practice.ActionContext;
import org.springframework.stereotype.Component;

/** Gives free what the ticket holds and nobody has confirmed: reservation, hand-over and order. */
@Component
class ReleaseAsset extends LifeAction {

    private final Reservations reservations;
    private final HandOvers handOvers;
    private final Orders orders;

    ReleaseAsset(Reservations reservations, HandOvers handOvers, Orders orders) {
        this.reservations = reservations;
        this.handOvers = handOvers;
        this.orders = orders;
    }

    @Override
    public Signature signature() {
        return new Signature(
                "releaseAsset",
                "Release asset",
                "Puts back into stock what is put aside for the ticket, and cancels what is on order for it.",
                List.of(),
                List.of(),
                List.of());
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) {
        handOvers.withdrawOf(context.number(), PROCESS);
        reservations.release(context.number(), PROCESS);
        orders.cancelOf(context.number(), PROCESS);
        return Map.of();
    }
}
