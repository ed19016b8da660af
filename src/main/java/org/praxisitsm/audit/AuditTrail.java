package org.praxisitsm.audit;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Act.ProcessStep;
import org.praxisitsm.shared.DecisionMade;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Page;
import org.praxisitsm.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The trail: hears every {@link Act} and {@link DecisionMade}, keeps, chains, finds and proves them. */
@Service
public class AuditTrail {

    private static final TypeReference<LinkedHashMap<String, Object>> VALUES = new TypeReference<>() {};

    private static final String COLUMNS =
            "sequence, at, actor, act, object_type, object_id, ticket, internal, before_values, after_values, process_key, process_version, activity";

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
            @Nullable ProcessStep process) {}

    public record Filter(
            @Nullable String actor,
            @Nullable String ticket,
            @Nullable String act,
            @Nullable String objectType,
            @Nullable String objectId,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** @param brokenAt sequence of the first entry that does not fit the chain, or null */
    public record Verification(long entries, boolean verified, @Nullable Long brokenAt, @Nullable String problem) {}

    public record DecisionRecord(Instant at, DecisionMade decision) {}

    private final JdbcClient jdbc;
    private final TrailChain chain;
    private final ApplicationEventPublisher events;

    AuditTrail(JdbcClient jdbc, TrailChain chain, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.chain = chain;
        this.events = events;
    }

    /** @return the trail, oldest first. The caller has checked that the viewer may see it. */
    public Page<Entry> ofTicket(String number, boolean withInternal, int limit, @Nullable String cursor) {
        var parameters = new HashMap<String, Object>();
        parameters.put("ticket", number);
        return page(
                "ticket = :ticket" + (withInternal ? "" : " and internal = false"), parameters, true, limit, cursor);
    }

    /** Newest first. @throws Refusal forbidden unless auditor or administrator */
    public Page<Entry> find(Filter filter, int limit, @Nullable String cursor, Viewer viewer) {
        mayAudit(viewer);
        var conditions = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        equal("actor", filter.actor(), conditions, parameters);
        equal("ticket", filter.ticket(), conditions, parameters);
        equal("act", filter.act(), conditions, parameters);
        equal("object_type", filter.objectType(), conditions, parameters);
        equal("object_id", filter.objectId(), conditions, parameters);
        if (filter.from() != null) {
            conditions.add("at >= :from");
            parameters.put("from", Micros.of(filter.from()));
        }
        if (filter.to() != null) {
            conditions.add("at < :to");
            parameters.put("to", Micros.of(filter.to()));
        }
        var page = page(
                conditions.isEmpty() ? "1 = 1" : String.join(" and ", conditions), parameters, false, limit, cursor);
        if (cursor == null) {
            events.publishEvent(
                    Act.on(viewer.account(), "audit.read", "audit", "trail", Map.of("filter", filter.toString())));
        }
        return page;
    }

    private static void equal(
            String column, @Nullable String value, List<String> conditions, Map<String, Object> parameters) {
        if (value != null) {
            conditions.add(column + " = :" + column);
            parameters.put(column, value);
        }
    }

    private Page<Entry> page(
            String where, Map<String, Object> parameters, boolean oldestFirst, int limit, @Nullable String cursor) {
        if (limit < 1 || limit > 500) {
            throw Refusal.invalid("limit", "Between 1 and 500, not " + limit + ".");
        }
        var from = where;
        if (cursor != null) {
            from += oldestFirst ? " and sequence > :cursor" : " and sequence < :cursor";
            parameters.put("cursor", sequence(cursor));
        }
        var rows = jdbc.sql("select " + COLUMNS + " from audit_entry where " + from + " order by sequence "
                        + (oldestFirst ? "asc" : "desc") + " limit " + (limit + 1))
                .params(parameters)
                .query(AuditTrail::entry)
                .list();
        return rows.size() <= limit
                ? new Page<>(rows, null)
                : new Page<>(
                        List.copyOf(rows.subList(0, limit)),
                        Long.toString(rows.get(limit - 1).sequence()));
    }

    private static long sequence(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException forged) {
            throw Refusal.invalid("cursor", "This is no cursor of this list; leave it out to begin at the start.");
        }
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        var process = row.getString(11) == null
                ? null
                : new ProcessStep(row.getString(11), row.getInt(12), row.getString(13));
        return new Entry(
                row.getLong(1),
                Micros.instant(row.getLong(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getBoolean(8),
                values(row.getString(9)),
                values(row.getString(10)),
                process);
    }

    private static Map<String, Object> values(@Nullable String json) {
        return json == null ? Map.of() : CanonicalJson.read(json, VALUES);
    }

    /** @return every table and grid evaluated for the ticket, oldest first */
    public List<DecisionRecord> decisionsOf(String number) {
        return jdbc.sql(
                        """
                        select at, ticket, decision_key, decision_version, kind, inputs, outputs, matched_rules, process_key,
                          process_version, activity from decision_entry where ticket = :ticket order by id""")
                .param("ticket", number)
                .query((row, i) -> new DecisionRecord(
                        Micros.instant(row.getLong(1)),
                        new DecisionMade(
                                row.getString(2),
                                row.getString(3),
                                row.getInt(4),
                                DecisionMade.Kind.valueOf(row.getString(5)),
                                values(row.getString(6)),
                                values(row.getString(7)),
                                CanonicalJson.read(
                                        row.getString(8), new TypeReference<List<DecisionMade.MatchedRule>>() {}),
                                row.getString(9) == null
                                        ? null
                                        : new ProcessStep(row.getString(9), row.getInt(10), row.getString(11)))))
                .list();
    }

    /** Links what is not linked yet, then recomputes every digest and link. */
    public Verification verify(Viewer viewer) {
        mayAudit(viewer);
        var verification = chain.verify();
        events.publishEvent(Act.on(
                viewer.account(),
                "audit.verified",
                "audit",
                "trail",
                Map.of("entries", verification.entries(), "verified", verification.verified())));
        return verification;
    }

    private static void mayAudit(Viewer viewer) {
        if (!viewer.has(Role.AUDITOR) && !viewer.has(Role.ADMINISTRATOR)) {
            throw Refusal.forbidden("Only auditors and administrators may read the trail.");
        }
    }
}
