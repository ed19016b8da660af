package org.praxisitsm.asset.lifecycle;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.CiRecord;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.ActionRefused;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketDesk.Attachment;
import org.springframework.stereotype.Component;

/** Disposes of a retired asset, with the certificate that was attached to the ticket since it was retired. */
@Component
class DisposeAsset extends LifeAction {

    private final AssetLife life;
    private final TicketDesk tickets;

    DisposeAsset(AssetLife life, TicketDesk tickets) {
        this.life = life;
        this.tickets = tickets;
    }

    @Override
    public Signature signature() {
        return new Signature(
                "disposeAsset",
                "Dispose",
                "Notes that a retired asset has left the house; only with the wipe certificate attached to the ticket.",
                List.of(ASSET, new Input("certificate", ValueType.TEXT, false, "Number of the wipe certificate")),
                List.of(),
                List.of(LifecycleRefusal.NO_WIPE_PROOF));
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) throws ActionRefused {
        return refusing(() -> {
            var ci = life.reachable(required(inputs, "asset"), unit(context), context.number());
            life.dispose(ci.number(), text(inputs, "certificate"), proof(context, ci), context.number(), PROCESS);
            return Map.of();
        });
    }

    /** The latest file of the ticket that is not older than the retirement: what was attached before shows nothing. */
    private @Nullable Proof proof(ActionContext context, CiRecord ci) {
        var retired = life.retirementOf(ci.id());
        return tickets.attachments(context.number(), PROCESS).stream()
                .filter(file -> retired != null && !file.at().isBefore(retired))
                .max(Comparator.comparing(Attachment::id))
                .map(file -> new Proof(file.id(), null, file.name(), Objects.toString(file.sha256(), "")))
                .orElse(null);
    }
}
