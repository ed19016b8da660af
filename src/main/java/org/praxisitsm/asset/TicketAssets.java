package org.praxisitsm.asset;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Page;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketEvents;
import org.praxisitsm.ticket.TicketFilter;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.ticket.TicketRow;
import org.praxisitsm.ticket.TicketView;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which tickets concern which items; shown only where both the ticket and the item may be seen. */
@Service
@Transactional
public class TicketAssets {

    private static final int MOST = 200;

    /** In which way a ticket concerns an item. */
    public enum Role {
        AFFECTED,
        CAUSE,
        CHANGED,
        DELIVERED
    }

    /** An item that a ticket concerns. */
    public record Attached(
            long id,
            String number,
            String name,
            String ciClass,
            String state,
            @Nullable Integer criticality,
            boolean ended,
            Role role) {}

    private final Assets assets;
    private final AssetAccess access;
    private final TicketDesk desk;
    private final TicketQueries queries;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketAssets(
            Assets assets,
            AssetAccess access,
            TicketDesk desk,
            TicketQueries queries,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.assets = assets;
        this.access = access;
        this.desk = desk;
        this.queries = queries;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Says that a ticket concerns an item; nothing where it does already.
     *
     * @throws Refusal not found for the ticket; invalid for the item; forbidden where the viewer does not work on the ticket
     */
    public void attach(String ticket, String asset, Role role, Viewer by) {
        var view = workedOn(ticket, by);
        var ci = assets.find(asset, by)
                .orElseThrow(() -> Refusal.invalid("asset", "must be the number of an asset that you may see."));
        if (countOf(view.id()) >= MOST) {
            throw Refusal.invalid("asset", "A ticket concerns at most " + MOST + " assets.");
        }
        if (put(view.id(), ci.id(), role, by.account())) {
            told(view, "asset.attached", ci.number(), role, by.account());
        }
    }

    /** @throws Refusal not found for the ticket, and where it does not concern the item in this way; forbidden */
    public void detach(String ticket, String asset, Role role, Viewer by) {
        var view = workedOn(ticket, by);
        var ci = assets.find(asset, by).orElse(null);
        if (ci == null || !remove(view.id(), ci.id(), role)) {
            throw Refusal.notFound(view.number() + " does not concern " + CiValues.shortened(asset) + " in this way.");
        }
        told(view, "asset.detached", ci.number(), role, by.account());
    }

    private TicketView workedOn(String ticket, Viewer by) {
        var view = desk.get(ticket, by);
        if (!view.mayWork()) {
            throw Refusal.forbidden("Only those who work on " + view.number() + " say what it concerns.");
        }
        return view;
    }

    private void told(TicketView ticket, String act, String asset, Role role, String by) {
        var facts = Map.of("asset", asset, "role", role.name());
        var attached = act.equals("asset.attached");
        // The object is the item, so that the trail can keep it from those who may not know of it.
        events.publishEvent(new Act(
                by,
                act,
                "asset",
                asset,
                ticket.number(),
                attached ? Map.of() : facts,
                attached ? facts : Map.of(),
                null,
                true));
        events.publishEvent(new TicketEvents.TicketTouched(
                ticket.id(), ticket.number(), ticket.group(), ticket.assignee(), ticket.requester()));
    }

    /** @return whether it was not there yet */
    boolean put(long ticket, long ci, Role role, String by) {
        var known = jdbc.sql(
                        "select count(*) from ticket_ci where ticket_id = :ticket and ci_id = :ci and role = :role")
                .param("ticket", ticket)
                .param("ci", ci)
                .param("role", role.name())
                .query(Integer.class)
                .single();
        if (known > 0) {
            return false;
        }
        jdbc.sql("insert into ticket_ci (ticket_id, ci_id, role, added_by, added_at) values (:ticket, :ci, :role, :by,"
                        + " :at)")
                .param("ticket", ticket)
                .param("ci", ci)
                .param("role", role.name())
                .param("by", ChangeLog.cut(by, 64))
                .param("at", Micros.of(clock.instant()))
                .update();
        return true;
    }

    boolean remove(long ticket, long ci, Role role) {
        return jdbc.sql("delete from ticket_ci where ticket_id = :ticket and ci_id = :ci and role = :role")
                        .param("ticket", ticket)
                        .param("ci", ci)
                        .param("role", role.name())
                        .update()
                > 0;
    }

    private int countOf(long ticket) {
        return jdbc.sql("select count(*) from ticket_ci where ticket_id = :ticket")
                .param("ticket", ticket)
                .query(Integer.class)
                .single();
    }

    /** @return the items that the ticket concerns and the viewer may see, the most critical first */
    @Transactional(readOnly = true)
    public List<Attached> of(String ticket, Viewer viewer) {
        var view = desk.get(ticket, viewer);
        var policy = access.predicate(viewer, "c");
        return jdbc.sql(
                        """
                        select c.id, c.number, c.name, c.class_key, c.state, c.criticality_order, c.ended, a.role
                        from ticket_ci a join ci c on c.id = a.ci_id where a.ticket_id = :ticket and %s
                        order by c.criticality_order, c.name, c.id, a.role"""
                                .formatted(policy.sql()))
                .param("ticket", view.id())
                .params(policy.parameters())
                .query((row, i) -> new Attached(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getInt(6) == Criticality.NONE ? null : Integer.valueOf(row.getInt(6)),
                        row.getBoolean(7),
                        Role.valueOf(row.getString(8))))
                .list();
    }

    /**
     * @param filter what else must hold
     * @return tickets that concern the item and the viewer may see
     * @throws Refusal not found, for an item that the viewer may not know of
     */
    @Transactional(readOnly = true)
    public Page<TicketRow> ticketsOf(
            String asset,
            TicketFilter filter,
            @Nullable String sort,
            int limit,
            @Nullable String cursor,
            Viewer viewer) {
        return queries.tickets(filter.concerning(idOf(asset, viewer)), sort, limit, cursor, viewer);
    }

    /** @return how many there are, counted up to the cap */
    @Transactional(readOnly = true)
    public int countTicketsOf(String asset, int cap, Viewer viewer) {
        return queries.countTickets(TicketFilter.any().concerning(idOf(asset, viewer)), cap, viewer);
    }

    private long idOf(String asset, Viewer viewer) {
        return assets.visibleOne(asset, viewer).id();
    }

    /** @throws Refusal invalid, for another word */
    public static Role role(@Nullable String name) {
        try {
            return name == null ? Role.AFFECTED : Role.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw Refusal.invalid("role", "must be one of AFFECTED, CAUSE, CHANGED, DELIVERED.");
        }
    }
}
