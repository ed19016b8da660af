package org.praxisitsm.asset.lifecycle;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.CiPatch;
import org.praxisitsm.asset.CiRecord;
import org.praxisitsm.asset.Classes;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts assets of the stock aside. Two who reach for the same one at the same time never both get it. */
@Service
@Transactional(noRollbackFor = LifecycleRefusal.class)
public class Reservations {

    private static final int CANDIDATES = 50;

    /**
     * @param ticket number of the ticket it is put aside for, or null
     */
    public record Reservation(String asset, @Nullable String ticket, String by, java.time.Instant at) {}

    private final JdbcClient jdbc;
    private final LifeItems items;
    private final LifeStates states;
    private final Classes classes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reservations(
            JdbcClient jdbc,
            LifeItems items,
            LifeStates states,
            Classes classes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.items = items;
        this.states = states;
        this.classes = classes;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Puts one of the unit's stock aside: of the class or those below it, of the model where one is named, the longest in stock
     * first.
     *
     * @return number of the asset
     * @throws LifecycleRefusal {@code nothing-in-stock}
     */
    public String reserveAny(String unit, String ciClass, @Nullable String model, @Nullable String ticket, Viewer by) {
        if (classes.find(ciClass).isEmpty()) {
            throw Refusal.invalid("class", "There is no class " + LifeItems.shortened(ciClass) + ".");
        }
        for (var id : candidates(unit, ciClass, model)) {
            var ci = items.find(id).orElseThrow();
            items.mustChange(ci, by);
            if (take(ci, ticket, by)) {
                return ci.number();
            }
        }
        throw new LifecycleRefusal(
                LifecycleRefusal.NOTHING_IN_STOCK,
                "Nothing in stock: " + (model == null || model.isBlank() ? ciClass : LifeItems.shortened(model)) + ".");
    }

    /**
     * Puts this very one aside.
     *
     * @throws LifecycleRefusal {@code already-reserved}, or {@code nothing-in-stock} where it does not lie in stock
     */
    public String reserve(String number, @Nullable String ticket, Viewer by) {
        var ci = items.visible(number, by);
        items.mustChange(ci, by);
        if (ticket != null && isFor(ci.id(), ticket)) {
            return ci.number();
        }
        if (!take(ci, ticket, by)) {
            var held = of(ci.id());
            throw held.isPresent()
                    ? new LifecycleRefusal(
                            LifecycleRefusal.ALREADY_RESERVED,
                            ci.number() + " is reserved already"
                                    + (held.get().ticket() == null
                                            ? "."
                                            : " for " + held.get().ticket() + "."))
                    : new LifecycleRefusal(LifecycleRefusal.NOTHING_IN_STOCK, ci.number() + " does not lie in stock.");
        }
        return ci.number();
    }

    /** Puts back into stock what is put aside for the ticket; nothing happens where nothing is. */
    public List<String> release(String ticket, Viewer by) {
        return jdbc
                .sql("select ci_id from asset_reservation where ticket = :ticket order by ci_id")
                .param("ticket", ticket)
                .query(Long.class)
                .list()
                .stream()
                .map(id -> {
                    var ci = items.locked(id);
                    items.mustChange(ci, by);
                    free(ci, by.account());
                    return ci.number();
                })
                .toList();
    }

    /** @return numbers of what is put aside for the ticket, the first one first */
    List<String> heldFor(String ticket) {
        return jdbc.sql("select c.number from asset_reservation r join ci c on c.id = r.ci_id where r.ticket = :ticket"
                        + " order by r.reserved_at, c.id")
                .param("ticket", ticket)
                .query(String.class)
                .list();
    }

    /** @return what it is put aside for; empty where it is not, or the viewer may not know of it */
    public Optional<Reservation> of(String number, Viewer viewer) {
        return of(items.visible(number, viewer).id());
    }

    /** @throws Refusal conflict, where it is not put aside */
    public void releaseAsset(String number, Viewer by) {
        var ci = items.changeable(number, by);
        if (of(ci.id()).isEmpty()) {
            throw Refusal.conflict(ci.number() + " is not reserved.");
        }
        free(ci, by.account());
    }

    private void free(CiRecord ci, String actor) {
        forget(ci.id());
        if (states.is(ci.ciClass(), ci.state(), LifeStates.RESERVED)) {
            items.patch(ci, CiPatch.of(CiFields.STATE, states.of(ci.ciClass(), LifeStates.STORED)), actor);
        }
        events.publishEvent(Act.on(actor, "asset.released", "asset", ci.number(), Map.of()));
    }

    /** Whoever hands it over or retires it needs it no more. */
    void forget(long id) {
        jdbc.sql("delete from asset_reservation where ci_id = :id")
                .param("id", id)
                .update();
    }

    /** Puts aside what was made for the ticket just now and nobody else knows of. */
    void keep(CiRecord ci, String ticket, Viewer by) {
        insert(ci.id(), ticket, by.account());
    }

    Optional<Reservation> of(long id) {
        return jdbc.sql("select c.number, r.ticket, r.reserved_by, r.reserved_at from asset_reservation r"
                        + " join ci c on c.id = r.ci_id where r.ci_id = :id")
                .param("id", id)
                .query((row, i) -> new Reservation(
                        row.getString(1), row.getString(2), row.getString(3), Micros.instant(row.getLong(4))))
                .optional();
    }

    boolean isFor(long id, String ticket) {
        return of(id).filter(one -> ticket.equals(one.ticket())).isPresent();
    }

    private List<Long> candidates(String unit, String ciClass, @Nullable String model) {
        var ofModel = model == null || model.isBlank()
                ? ""
                : " and exists (select 1 from ci_attribute m where m.ci_id = c.id and m.attribute = 'model'"
                        + " and m.value_key = :model)";
        var query = jdbc.sql(
                        "select c.id from ci c where c.ended = false and c.unit = :unit and c.class_key in (:classes)"
                                + " and c.state = :stored" + ofModel
                                + " and not exists (select 1 from asset_reservation r where r.ci_id = c.id)"
                                + " order by c.created_at, c.id limit " + CANDIDATES)
                .param("unit", unit)
                .param("classes", classes.withBelow(ciClass))
                .param("stored", states.of(ciClass, LifeStates.STORED));
        return (ofModel.isEmpty() ? query : query.param("model", StockRows.key(model)))
                .query(Long.class)
                .list();
    }

    /** The row's key decides who was first; the item is looked at again once it is ours alone. */
    private boolean take(CiRecord seen, @Nullable String ticket, Viewer by) {
        try {
            insert(seen.id(), ticket, by.account());
        } catch (DuplicateKeyException another) {
            return false;
        }
        var ci = items.locked(seen.id());
        if (ci.ended() || !states.is(ci.ciClass(), ci.state(), LifeStates.STORED)) {
            forget(ci.id());
            return false;
        }
        items.patch(ci, CiPatch.of(CiFields.STATE, states.of(ci.ciClass(), LifeStates.RESERVED)), by.account());
        events.publishEvent(Act.on(
                by.account(),
                "asset.reserved",
                "asset",
                ci.number(),
                ticket == null ? Map.of() : Map.of("ticket", ticket)));
        return true;
    }

    private void insert(long id, @Nullable String ticket, String account) {
        jdbc.sql(
                        "insert into asset_reservation (ci_id, ticket, reserved_by, reserved_at) values (:id, :ticket, :by, :at)")
                .param("id", id)
                .param("ticket", ticket)
                .param("by", account)
                .param("at", Micros.of(clock.instant()))
                .update();
    }
}
