package org.praxisitsm.asset.lifecycle;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.CiPatch;
import org.praxisitsm.asset.CiRecord;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens to an asset after it was handed over: repair, return, retirement, and disposal with proof. */
@Service
@Transactional(noRollbackFor = LifecycleRefusal.class)
public class AssetLife {

    private static final int LONGEST_REASON = 1_000;
    private static final int LONGEST_DEFECT = 2_000;
    private static final int LONGEST_CERTIFICATE = 160;

    private final JdbcClient jdbc;
    private final LifeItems items;
    private final LifeStates states;
    private final Reservations reservations;
    private final HandOvers handOvers;
    private final Proofs proofs;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AssetLife(
            JdbcClient jdbc,
            LifeItems items,
            LifeStates states,
            Reservations reservations,
            HandOvers handOvers,
            Proofs proofs,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.items = items;
        this.states = states;
        this.reservations = reservations;
        this.handOvers = handOvers;
        this.proofs = proofs;
        this.events = events;
        this.clock = clock;
    }

    /** Sends it to the workshop; whoever has it keeps it in their name. One that is there already stays there. */
    public void sendToRepair(String number, @Nullable String defect, @Nullable String ticket, Viewer by) {
        var ci = alive(number, by);
        limit("defect", defect, LONGEST_DEFECT);
        if (states.is(ci.ciClass(), ci.state(), LifeStates.IN_REPAIR) && underRepair(ci.id())) {
            return;
        }
        jdbc.sql("insert into asset_repair (id, ci_id, ticket, defect, sent_by, sent_at) values (:id, :ci, :ticket,"
                        + " :defect, :by, :at)")
                .param("id", Ids.next())
                .param("ci", ci.id())
                .param("ticket", ticket)
                .param("defect", defect)
                .param("by", by.account())
                .param("at", Micros.of(clock.instant()))
                .update();
        move(ci, LifeStates.IN_REPAIR, by.account());
        tell(by, "asset.repair-begun", ci, ticket, defect == null ? Map.of() : Map.of("defect", defect));
    }

    /**
     * It comes back from the workshop: to whoever has it, or into the stock.
     *
     * @param cost of the repair, or null
     * @throws Refusal conflict, where it is not under repair
     */
    public void returnFromRepair(String number, @Nullable BigDecimal cost, @Nullable String ticket, Viewer by) {
        Amounts.checked("cost", cost);
        var ci = alive(number, by);
        if (!states.is(ci.ciClass(), ci.state(), LifeStates.IN_REPAIR)) {
            throw Refusal.conflict(ci.number() + " is not under repair.");
        }
        endRepair(ci.id(), cost);
        move(ci, ci.text(CiFields.USER) == null ? LifeStates.STORED : LifeStates.IN_USE, by.account());
        tell(by, "asset.repair-ended", ci, ticket, cost == null ? Map.of() : Map.of("cost", cost));
    }

    private boolean underRepair(long ci) {
        return jdbc.sql("select count(*) from asset_repair where ci_id = :ci and back_at is null")
                        .param("ci", ci)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void endRepair(long ci, @Nullable BigDecimal cost) {
        jdbc.sql("update asset_repair set back_at = :at, cost = :cost where ci_id = :ci and back_at is null")
                .param("at", Micros.of(clock.instant()))
                .param("cost", cost)
                .param("ci", ci)
                .update();
    }

    /**
     * It lies in stock again, and nobody has it.
     *
     * @param location number of the place where it lies now, or null where it stays
     */
    public void returnToStock(String number, @Nullable String location, @Nullable String ticket, Viewer by) {
        var ci = alive(number, by);
        handOvers.ended(ci, by.account());
        reservations.forget(ci.id());
        endRepair(ci.id(), null);
        var patch = CiPatch.of(CiFields.STATE, states.of(ci.ciClass(), LifeStates.STORED))
                .with(CiFields.USER, null);
        if (location != null && !location.isBlank()) {
            patch = patch.with(CiFields.LOCATION, items.visible(location, by).number());
        }
        items.patch(ci, patch, by.account());
        tell(by, "asset.returned", ci, ticket, Map.of());
    }

    /** Puts it into another place. */
    public void move(String number, String location, Viewer by) {
        var ci = items.changeable(number, by);
        items.patch(
                ci, CiPatch.of(CiFields.LOCATION, items.visible(location, by).number()), by.account());
    }

    /** It will not be used again; data are still on it. */
    public void retire(String number, @Nullable String reason, @Nullable String ticket, Viewer by) {
        limit("reason", reason, LONGEST_REASON);
        var ci = items.changeable(number, by);
        if (ci.ended()) {
            if (states.is(ci.ciClass(), ci.state(), LifeStates.RETIRED)) {
                return;
            }
            throw Refusal.conflict(ci.number() + " is disposed of already.");
        }
        handOvers.ended(ci, by.account());
        reservations.forget(ci.id());
        endRepair(ci.id(), null);
        jdbc.sql("delete from asset_disposal where ci_id = :ci")
                .param("ci", ci.id())
                .update();
        jdbc.sql("insert into asset_disposal (ci_id, reason, retired_by, retired_at, ticket) values (:ci, :reason, :by,"
                        + " :at, :ticket)")
                .param("ci", ci.id())
                .param("reason", reason)
                .param("by", by.account())
                .param("at", Micros.of(clock.instant()))
                .param("ticket", ticket)
                .update();
        items.patch(
                ci,
                CiPatch.of(CiFields.STATE, states.of(ci.ciClass(), LifeStates.RETIRED))
                        .with(CiFields.USER, null),
                by.account());
        tell(by, "asset.retired", ci, ticket, reason == null ? Map.of() : Map.of("reason", reason));
    }

    /**
     * It leaves the house.
     *
     * @param certificate number of the certificate that says that its data are wiped
     * @param proof where the certificate itself lies
     * @throws LifecycleRefusal {@code no-wipe-proof} where there is none
     * @throws Refusal conflict, where it is not retired
     */
    void dispose(
            String number, @Nullable String certificate, @Nullable Proof proof, @Nullable String ticket, Viewer by) {
        limit("certificate", certificate, LONGEST_CERTIFICATE);
        var ci = items.changeable(number, by);
        if (!states.is(ci.ciClass(), ci.state(), LifeStates.RETIRED)) {
            throw Refusal.conflict(ci.number() + " is not retired: it is " + ci.state() + ".");
        }
        if (proof == null || certificate == null || certificate.isBlank()) {
            throw new LifecycleRefusal(
                    LifecycleRefusal.NO_WIPE_PROOF,
                    ci.number() + " is not disposed of before there is proof that its data are wiped: "
                            + (proof == null ? "attach the certificate." : "give the certificate's number."));
        }
        note(ci, certificate.strip(), proof, by);
        items.patch(ci, CiPatch.of(CiFields.STATE, states.of(ci.ciClass(), LifeStates.DISPOSED)), by.account());
        var after = new LinkedHashMap<String, Object>();
        after.put("certificate", certificate.strip());
        after.put("proof", proof.name());
        after.put("sha256", proof.sha256());
        tell(by, "asset.disposed", ci, ticket, after);
    }

    /**
     * Disposes of a retired asset with the proof that was added to it last.
     *
     * @throws LifecycleRefusal where there is none that was added since it was retired
     */
    public void dispose(String number, @Nullable String certificate, Viewer by) {
        var ci = items.changeable(number, by);
        dispose(number, certificate, proofs.latest(ci.id(), retiredAt(ci.id())).orElse(null), null, by);
    }

    private long retiredAt(long ci) {
        return jdbc.sql("select retired_at from asset_disposal where ci_id = :ci")
                .param("ci", ci)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    java.time.@Nullable Instant retirementOf(long ci) {
        return jdbc.sql("select retired_at from asset_disposal where ci_id = :ci")
                .param("ci", ci)
                .query(Long.class)
                .optional()
                .map(Micros::instant)
                .orElse(null);
    }

    private void note(CiRecord ci, String certificate, Proof proof, Viewer by) {
        var now = Micros.of(clock.instant());
        var set = "certificate = :certificate, proof_attachment = :attachment, proof_file = :file, proof_name = :name,"
                + " proof_sha256 = :sha, disposed_by = :by, disposed_at = :at";
        var known = jdbc.sql("update asset_disposal set " + set + " where ci_id = :ci")
                .param("certificate", certificate)
                .param("attachment", proof.attachment())
                .param("file", proof.file())
                .param("name", proof.name())
                .param("sha", proof.sha256())
                .param("by", by.account())
                .param("at", now)
                .param("ci", ci.id())
                .update();
        if (known == 0) {
            // Retired elsewhere, e.g. by an edit of its state: the disposal is kept all the same.
            jdbc.sql(
                            "insert into asset_disposal (ci_id, retired_by, retired_at, certificate, proof_attachment, proof_file,"
                                    + " proof_name, proof_sha256, disposed_by, disposed_at) values (:ci, :by, :at, :certificate,"
                                    + " :attachment, :file, :name, :sha, :by, :at)")
                    .param("certificate", certificate)
                    .param("attachment", proof.attachment())
                    .param("file", proof.file())
                    .param("name", proof.name())
                    .param("sha", proof.sha256())
                    .param("by", by.account())
                    .param("at", now)
                    .param("ci", ci.id())
                    .update();
        }
    }

    private CiRecord alive(String number, Viewer by) {
        var ci = items.changeable(number, by);
        if (ci.ended()) {
            throw Refusal.conflict(ci.number() + " is " + ci.state() + ": its life is over.");
        }
        return ci;
    }

    private void move(CiRecord ci, String state, String actor) {
        items.patch(ci, CiPatch.of(CiFields.STATE, states.of(ci.ciClass(), state)), actor);
    }

    private static void limit(String field, @Nullable String text, int longest) {
        if (text != null && text.length() > longest) {
            throw Refusal.invalid(field, "At most " + longest + " characters; these are " + text.length() + ".");
        }
    }

    private void tell(Viewer by, String act, CiRecord ci, @Nullable String ticket, Map<String, ?> after) {
        events.publishEvent(
                ticket == null
                        ? Act.on(by.account(), act, "asset", ci.number(), after)
                        : new Act(by.account(), act, "asset", ci.number(), ticket, Map.of(), after, null, true));
    }

    /**
     * Whether a process of a unit may reach for the asset: it is the unit's own, or it was put aside or handed over for this very
     * ticket. A number typed into a form reaches no further.
     */
    CiRecord reachable(String number, String unit, String ticket) {
        var ci = items.visible(number, Viewer.system("workflow"));
        if (Objects.equals(ci.unit(), unit) || reservations.isFor(ci.id(), ticket) || handOvers.isOf(ci.id(), ticket)) {
            return ci;
        }
        throw Refusal.invalid("asset", "There is no asset " + ci.number() + " that " + ticket + " may use.");
    }
}
