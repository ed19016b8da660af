package org.praxisitsm.audit;

import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Visibility;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Act.ProcessStep;
import org.praxisitsm.shared.DecisionMade;
import org.praxisitsm.shared.Page;
import org.praxisitsm.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The trail: hears every {@link org.praxisitsm.shared.Act} and {@link DecisionMade}, keeps, chains, finds and proves them. */
@Service
public class AuditTrail {

    public record Entry(
            long sequence,
            Instant at,
            String actor,
            String act,
            String objectType,
            String objectId,
            @Nullable String ticket,
            boolean internal,
            Map<String, Object> before,
            Map<String, Object> after,
            @Nullable ProcessStep process) {

        Entry with(UnaryOperator<Map<String, Object>> shown) {
            return new Entry(
                    sequence,
                    at,
                    actor,
                    act,
                    objectType,
                    objectId,
                    ticket,
                    internal,
                    shown.apply(before),
                    shown.apply(after),
                    process);
        }
    }

    public record Filter(
            @Nullable String actor,
            @Nullable String ticket,
            @Nullable String act,
            @Nullable String objectType,
            @Nullable String objectId,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /**
     * @param entries linked entries that were found to be as they were written
     * @param brokenAt sequence of the first entry that does not fit the chain, or null
     * @param problem a sentence for a person, or null
     * @param headPosition how far the chain was walked
     * @param headHash hash of the last link that fits: note it elsewhere, and a chain rebuilt later can be told
     */
    public record Verification(
            long entries,
            boolean verified,
            @Nullable Long brokenAt,
            @Nullable String problem,
            long headPosition,
            String headHash) {}

    /** @param id that the trail's entry about it names as {@code record} */
    public record DecisionRecord(long id, Instant at, DecisionMade decision) {}

    private final JdbcClient jdbc;
    private final ChainCheck check;
    private final TrailExport export;
    private final TrailVeil veil;
    private final Visibility visibility;
    private final ApplicationEventPublisher events;

    AuditTrail(
            JdbcClient jdbc,
            ChainCheck check,
            TrailExport export,
            TrailVeil veil,
            Visibility visibility,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.check = check;
        this.export = export;
        this.veil = veil;
        this.visibility = visibility;
        this.events = events;
    }

    /** @return the trail, oldest first. The caller has checked that the viewer may see it. */
    public Page<Entry> ofTicket(
            String number, boolean withInternal, int limit, @Nullable String cursor, Viewer viewer) {
        var query = withoutHidden(new TrailQuery(), viewer)
                .equal("ticket", number)
                .bound("internal = :internal", "internal", hidden(withInternal));
        if (cursor != null) {
            query.bound("sequence > :after", "after", TrailQuery.sequence(cursor));
        }
        return page(query, "asc", TrailQuery.checked(limit), viewer);
    }

    /** @return the latest entries of the ticket, oldest first. The caller has checked that the viewer may see it. */
    public List<Entry> latestOfTicket(String number, boolean withInternal, int limit, Viewer viewer) {
        var query = withoutHidden(new TrailQuery(), viewer)
                .equal("ticket", number)
                .bound("internal = :internal", "internal", hidden(withInternal));
        var entries = new ArrayList<>(
                page(query, "desc", TrailQuery.checked(limit), viewer).items());
        Collections.reverse(entries);
        return entries;
    }

    /**
     * Newest first; entries of tickets, items and what else the viewer may not see are left out. Looking is itself kept in
     * the trail, once for all pages.
     *
     * @throws org.praxisitsm.shared.Refusal forbidden unless auditor or administrator
     */
    public Page<Entry> find(Filter filter, int limit, @Nullable String cursor, Viewer viewer) {
        mayRead(viewer);
        var query = visibleTo(viewer, filter);
        if (cursor != null) {
            query.bound("sequence < :before", "before", TrailQuery.sequence(cursor));
        }
        var page = page(query, "desc", TrailQuery.checked(limit), viewer);
        if (cursor == null) {
            events.publishEvent(Act.on(viewer.account(), "audit.read", "audit", "entries", described(filter)));
        }
        return page;
    }

    /** Oldest first. The caller has checked that the viewer works on the ticket. */
    public List<DecisionRecord> decisionsOf(String number, Viewer viewer) {
        var kept = jdbc.sql("select * from decision_entry where ticket = :ticket order by id")
                .param("ticket", number)
                .query((row, index) -> DecisionRow.read(row))
                .list();
        var values = kept.stream()
                .flatMap(row -> Stream.of(Canonical.read(row.inputs()), Canonical.read(row.outputs())))
                .toList();
        var shown = veil.of(viewer).over(values);
        return kept.stream().map(row -> row.record(shown)).toList();
    }

    /**
     * The decisions by some tables and grids on several tickets, oldest first. The caller has checked that the viewer works on
     * the tickets, and what is given back is for rules to decide on again: it names items whoever may see them.
     *
     * @param numbers at most a few hundred
     */
    public List<DecisionRecord> decisionsOf(Collection<String> numbers, Collection<String> keys) {
        return jdbc.sql(
                        "select * from decision_entry where ticket in (:tickets) and decision_key in (:keys) order by id")
                .param("tickets", numbers)
                .param("keys", keys)
                .query((row, index) -> DecisionRow.read(row).record(UnaryOperator.identity()))
                .list();
    }

    /**
     * Links what is not linked yet, then recomputes every digest and link.
     *
     * @throws org.praxisitsm.shared.Refusal forbidden unless auditor or administrator
     */
    public Verification verify(Viewer viewer) {
        mayRead(viewer);
        var result = check.verify();
        var after = new LinkedHashMap<String, Object>();
        after.put("entries", result.entries());
        after.put("verified", result.verified());
        after.put("brokenAt", result.brokenAt());
        after.put("head", result.headHash());
        events.publishEvent(Act.on(viewer.account(), "audit.verified", "audit", "chain", after));
        return result;
    }

    /**
     * Writes what the filter finds as lines of JSON (NDJSON), oldest first, and a last line {@code {"trailer": ...}} with the
     * number of lines, their SHA-256, the head of the chain, the public key and an Ed25519 signature. The stream is flushed
     * and left open.
     *
     * @throws org.praxisitsm.shared.Refusal forbidden unless auditor or administrator, before anything is written
     */
    public void export(Filter filter, OutputStream out, Viewer viewer) {
        mayRead(viewer);
        events.publishEvent(Act.on(viewer.account(), "audit.exported", "audit", "entries", described(filter)));
        export.write(visibleTo(viewer, filter), out, veil.of(viewer));
    }

    private Page<Entry> page(TrailQuery query, String direction, int limit, Viewer viewer) {
        var entries = jdbc.sql("select " + EntryRow.COLUMNS + " from audit_entry e where " + query.where()
                        + " order by e.sequence " + direction + " limit :limit")
                .params(query.parameters())
                .param("limit", limit + 1)
                .query((row, number) -> EntryRow.read(row).entry(row.getLong("sequence")))
                .list();
        var values = entries.stream()
                .flatMap(entry -> Stream.of(entry.before(), entry.after()))
                .toList();
        var shown = veil.of(viewer).over(values);
        return TrailQuery.page(entries.stream().map(entry -> entry.with(shown)).toList(), limit);
    }

    /** The one visibility policy decides about entries of tickets, too: a confidential ticket's stay with its people. */
    private TrailQuery visibleTo(Viewer viewer, Filter filter) {
        var policy = visibility.predicate(viewer, "t", "t.id");
        return withoutHidden(TrailQuery.of(filter), viewer)
                .and("(e.ticket is null or exists (select 1 from ticket t where t.number = e.ticket and ("
                        + policy.sql() + ")) or not exists (select 1 from ticket u where u.number = e.ticket))")
                .with(policy.parameters());
    }

    /**
     * That a ticket is linked to another tells of the other one, which not everybody may know of; and so does an entry about
     * anything that a module keeps from the viewer.
     */
    private TrailQuery withoutHidden(TrailQuery query, Viewer viewer) {
        var policy = visibility.predicate(viewer, "l", "l.id");
        return veil.narrowed(query, viewer)
                .and("(e.object_type <> 'link' or exists (select 1 from ticket l where l.number = e.object_id and ("
                        + policy.sql() + ")))")
                .with(policy.parameters());
    }

    private static void mayRead(Viewer viewer) {
        if (!viewer.has(Role.AUDITOR) && !viewer.has(Role.ADMINISTRATOR)) {
            throw Refusal.forbidden("Only auditors and administrators may read the audit trail.");
        }
    }

    private static @Nullable Boolean hidden(boolean withInternal) {
        return withInternal ? null : Boolean.FALSE;
    }

    private static Map<String, Object> described(Filter filter) {
        var values = new LinkedHashMap<String, Object>();
        values.put("actor", filter.actor());
        values.put("ticket", filter.ticket());
        values.put("act", filter.act());
        values.put("objectType", filter.objectType());
        values.put("objectId", filter.objectId());
        values.put("from", filter.from());
        values.put("to", filter.to());
        values.values().removeIf(Objects::isNull);
        return values;
    }
}
