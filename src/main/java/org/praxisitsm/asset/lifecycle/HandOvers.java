package org.praxisitsm.asset.lifecycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.CiPatch;
import org.praxisitsm.asset.CiRecord;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives assets to people. The person says that it has arrived: that act, in the trail, is the signature, and nobody else can do
 * it, whatever their role.
 */
@Service
@Transactional(noRollbackFor = LifecycleRefusal.class)
public class HandOvers {

    private static final int LONGEST_NOTE = 1_000;
    private static final String COLUMNS =
            "h.id, c.number, c.name, c.class_key, h.person, h.ticket, h.state, h.handed_by, h.handed_at, h.answered_at,"
                    + " h.note, h.returned_at";

    private final JdbcClient jdbc;
    private final LifeItems items;
    private final LifeStates states;
    private final Reservations reservations;
    private final People people;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HandOvers(
            JdbcClient jdbc,
            LifeItems items,
            LifeStates states,
            Reservations reservations,
            People people,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.items = items;
        this.states = states;
        this.reservations = reservations;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Hands an asset that lies in stock, or is put aside for the same ticket, to a person; it waits for their word.
     *
     * @throws LifecycleRefusal {@code not-available} where somebody has it, it is put aside for another, or is under repair
     */
    public HandOver handOver(String number, String person, @Nullable String ticket, Viewer by) {
        if (people.person(person).filter(People.Person::active).isEmpty()) {
            throw Refusal.invalid("person", "There is no person " + LifeItems.shortened(person) + ".");
        }
        var ci = items.changeable(number, by);
        var open = waiting(ci.id());
        if (open.isPresent()) {
            if (open.get().person().equals(person)
                    && java.util.Objects.equals(open.get().ticket(), ticket)) {
                return open.get();
            }
            throw notAvailable(ci, "waits for the word of " + open.get().person());
        }
        mustBeFree(ci, ticket);
        var id = Ids.next();
        jdbc.sql(
                        """
                        insert into hand_over (id, ci_id, unit, person, ticket, state, handed_by, handed_at)
                        values (:id, :ci, :unit, :person, :ticket, 'WAITING', :by, :at)""")
                .param("id", id)
                .param("ci", ci.id())
                .param("unit", ci.unit())
                .param("person", person)
                .param("ticket", ticket)
                .param("by", by.account())
                .param("at", Micros.of(clock.instant()))
                .update();
        items.patch(ci, CiPatch.of(CiFields.STATE, states.of(ci.ciClass(), LifeStates.RESERVED)), by.account());
        tell(by.account(), "handover.offered", ci, person, ticket, null);
        return byId(id).orElseThrow();
    }

    private void mustBeFree(CiRecord ci, @Nullable String ticket) {
        var reserved = reservations.of(ci.id());
        if (reserved.isPresent() && !java.util.Objects.equals(reserved.get().ticket(), ticket)) {
            throw notAvailable(
                    ci,
                    "is reserved"
                            + (reserved.get().ticket() == null
                                    ? ""
                                    : " for " + reserved.get().ticket()));
        }
        var free = states.is(ci.ciClass(), ci.state(), LifeStates.STORED)
                || reserved.isPresent() && states.is(ci.ciClass(), ci.state(), LifeStates.RESERVED);
        if (ci.ended() || !free) {
            throw notAvailable(ci, "does not lie in stock");
        }
    }

    private static LifecycleRefusal notAvailable(CiRecord ci, String why) {
        return new LifecycleRefusal(
                LifecycleRefusal.NOT_AVAILABLE, ci.number() + " " + why + " and cannot be handed over.");
    }

    /**
     * The person says that they have it.
     *
     * @throws Refusal not found, where there is none for this person: also to those who may see the asset
     */
    public HandOver confirm(long id, @Nullable String note, Viewer by) {
        var offered = mine(id, by);
        mustBeWithoutTicket(offered);
        return confirmed(offered, note, by.account());
    }

    /** The person says that they do not have it, or not all of it: it goes back to the stock. */
    public HandOver deny(long id, @Nullable String note, Viewer by) {
        var offered = mine(id, by);
        mustBeWithoutTicket(offered);
        var ci = items.locked(ciOf(id));
        answer(offered, HandOver.State.DENIED, note);
        putBack(ci, by.account());
        tell(by.account(), "handover.denied", ci, offered.person(), null, note);
        return byId(id).orElseThrow();
    }

    /**
     * The word of a person in the process of a ticket.
     *
     * @param actor who completed the step
     * @throws LifecycleRefusal {@code not-confirmed} where that is somebody else
     */
    HandOver confirmInTicket(String number, String ticket, String actor) {
        var ci = items.visible(number, Viewer.system("workflow"));
        var offered = waiting(ci.id())
                .filter(one -> ticket.equals(one.ticket()))
                .or(() -> latest(ci.id(), ticket).filter(one -> one.state() == HandOver.State.CONFIRMED))
                .orElseThrow(() -> new LifecycleRefusal(
                        LifecycleRefusal.NOT_CONFIRMED, ci.number() + " was not handed over in " + ticket + "."));
        if (offered.state() == HandOver.State.CONFIRMED) {
            return offered;
        }
        if (!offered.person().equals(actor)) {
            throw new LifecycleRefusal(
                    LifecycleRefusal.NOT_CONFIRMED,
                    "Only " + offered.person() + " can say that " + ci.number() + " has arrived.");
        }
        return confirmed(offered, null, actor);
    }

    private HandOver confirmed(HandOver offered, @Nullable String note, String actor) {
        var ci = items.locked(ciOf(offered.id()));
        answer(offered, HandOver.State.CONFIRMED, note);
        reservations.forget(ci.id());
        items.patch(
                ci,
                CiPatch.of(CiFields.STATE, states.of(ci.ciClass(), LifeStates.IN_USE))
                        .with(CiFields.USER, offered.person()),
                actor);
        tell(actor, "handover.confirmed", ci, offered.person(), offered.ticket(), note);
        return byId(offered.id()).orElseThrow();
    }

    /** Takes back what the person has not answered yet. */
    public void withdraw(long id, Viewer by) {
        var offered = byId(id).orElseThrow(() -> noSuch(id));
        var ci = items.visible(offered.asset(), by);
        items.mustChange(ci, by);
        mustBeWithoutTicket(offered);
        withdraw(offered, items.locked(ci.id()), by.account());
    }

    private void withdraw(HandOver offered, CiRecord ci, String actor) {
        answer(offered, HandOver.State.WITHDRAWN, null);
        putBack(ci, actor);
        tell(actor, "handover.withdrawn", ci, offered.person(), offered.ticket(), null);
    }

    private void putBack(CiRecord ci, String actor) {
        reservations.forget(ci.id());
        if (!ci.ended()) {
            items.patch(ci, CiPatch.of(CiFields.STATE, states.of(ci.ciClass(), LifeStates.STORED)), actor);
        }
    }

    /** In a process the hand-over begins anew: what waited is taken back, and the item is put aside for the ticket again. */
    void withdrawOf(String ticket, Viewer by) {
        jdbc.sql(select() + " where h.ticket = :ticket and h.state = 'WAITING'")
                .param("ticket", ticket)
                .query(HandOvers::row)
                .list()
                .forEach(offered -> withdraw(offered, items.locked(ciOf(offered.id())), by.account()));
    }

    /** Whoever had it does not any more: it came back, or its life is over. */
    void ended(CiRecord ci, String actor) {
        waiting(ci.id()).ifPresent(offered -> {
            answer(offered, HandOver.State.WITHDRAWN, null);
            tell(actor, "handover.withdrawn", ci, offered.person(), offered.ticket(), null);
        });
        jdbc.sql(
                        "update hand_over set returned_at = :at where ci_id = :ci and state = 'CONFIRMED' and returned_at is null")
                .param("at", Micros.of(clock.instant()))
                .param("ci", ci.id())
                .update();
    }

    private void answer(HandOver offered, HandOver.State state, @Nullable String note) {
        if (note != null && note.length() > LONGEST_NOTE) {
            throw Refusal.invalid("note", "At most " + LONGEST_NOTE + " characters.");
        }
        var done = jdbc.sql("update hand_over set state = :state, answered_at = :at, note = :note"
                        + " where id = :id and state = 'WAITING'")
                .param("state", state.name())
                .param("at", Micros.of(clock.instant()))
                .param("note", note == null || note.isBlank() ? null : note.strip())
                .param("id", offered.id())
                .update();
        if (done == 0) {
            throw Refusal.conflict("The hand-over of " + offered.asset() + " has been answered already.");
        }
    }

    private HandOver mine(long id, Viewer by) {
        var offered = byId(id).filter(one -> one.person().equals(by.account())).orElseThrow(() -> noSuch(id));
        if (offered.state() != HandOver.State.WAITING) {
            throw Refusal.conflict("The hand-over of " + offered.asset() + " has been answered already.");
        }
        return offered;
    }

    private static void mustBeWithoutTicket(HandOver offered) {
        if (offered.ticket() != null) {
            throw Refusal.conflict(offered.asset() + " was handed over in " + offered.ticket() + ": answer there.");
        }
    }

    private static Refusal noSuch(long id) {
        return Refusal.notFound("There is no hand-over " + id + " that you may see.");
    }

    /** @return what waits for the person's word, the oldest first */
    @Transactional(readOnly = true)
    public List<HandOver> waitingFor(Viewer person) {
        return jdbc.sql(select() + " where h.person = :person and h.state = 'WAITING' order by h.id")
                .param("person", person.account())
                .query(HandOvers::row)
                .list();
    }

    /** @return everything the asset was handed over to, the latest first */
    @Transactional(readOnly = true)
    public List<HandOver> of(String number, Viewer viewer) {
        var ci = items.visible(number, viewer);
        var all = items.mayChange(ci, viewer) || !viewer.isOnlyRequester();
        return jdbc
                .sql(select() + " where h.ci_id = :ci order by h.id desc limit 100")
                .param("ci", ci.id())
                .query(HandOvers::row)
                .list()
                .stream()
                .filter(one -> all || one.person().equals(viewer.account()))
                .toList();
    }

    /** @throws Refusal not found, also where the viewer may not know of it */
    @Transactional(readOnly = true)
    public HandOver get(long id, Viewer viewer) {
        var found = byId(id).orElseThrow(() -> noSuch(id));
        if (!found.person().equals(viewer.account())
                && (viewer.isOnlyRequester()
                        || items.find(ciOf(id))
                                .filter(ci -> items.maySee(ci, viewer))
                                .isEmpty())) {
            throw noSuch(id);
        }
        return found;
    }

    Optional<HandOver> waiting(long ci) {
        return jdbc.sql(select() + " where h.ci_id = :ci and h.state = 'WAITING'")
                .param("ci", ci)
                .query(HandOvers::row)
                .optional();
    }

    boolean isOf(long ci, String ticket) {
        return latest(ci, ticket).isPresent();
    }

    private Optional<HandOver> latest(long ci, String ticket) {
        return jdbc.sql(select() + " where h.ci_id = :ci and h.ticket = :ticket order by h.id desc limit 1")
                .param("ci", ci)
                .param("ticket", ticket)
                .query(HandOvers::row)
                .optional();
    }

    private Optional<HandOver> byId(long id) {
        return jdbc.sql(select() + " where h.id = :id")
                .param("id", id)
                .query(HandOvers::row)
                .optional();
    }

    private long ciOf(long id) {
        return jdbc.sql("select ci_id from hand_over where id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    private static String select() {
        return "select " + COLUMNS + " from hand_over h join ci c on c.id = h.ci_id";
    }

    private static HandOver row(ResultSet row, int i) throws SQLException {
        return new HandOver(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                HandOver.State.valueOf(row.getString(7)),
                row.getString(8),
                Micros.instant(row.getLong(9)),
                Micros.instant(row.getObject(10, Long.class)),
                row.getString(11),
                Micros.instant(row.getObject(12, Long.class)));
    }

    private void tell(
            String actor, String act, CiRecord ci, String person, @Nullable String ticket, @Nullable String note) {
        var after = new LinkedHashMap<String, Object>();
        after.put("person", person);
        if (note != null && !note.isBlank()) {
            after.put("note", note);
        }
        var done = Act.on(actor, act, "asset", ci.number(), after);
        events.publishEvent(
                ticket == null
                        ? done
                        : new Act(actor, act, "asset", ci.number(), ticket, Map.of(), after, null, false));
    }
}
