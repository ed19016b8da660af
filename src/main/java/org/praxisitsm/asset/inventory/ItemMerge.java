package org.praxisitsm.asset.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.AssetEvents;
import org.praxisitsm.asset.AssetRows;
import org.praxisitsm.asset.AssetWriter;
import org.praxisitsm.asset.ChangeLog;
import org.praxisitsm.asset.ChangeLog.Difference;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.CiPatch;
import org.praxisitsm.asset.CiRecord;
import org.praxisitsm.asset.MergeFollower;
import org.praxisitsm.asset.Origin;
import org.praxisitsm.asset.RelationWriter;
import org.praxisitsm.asset.inventory.Duplicates.Merge;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Moves all that hangs on one item to another, and remembers what, so that it can go back. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ItemMerge {

    static final String SELECT =
            "select m.id, k.number, o.number, m.at, m.actor, m.undone_at from ci_merge m join ci k on k.id = m.kept_id"
                    + " join ci o on o.id = m.merged_id";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TAKEN_OVER = List.of(
            CiFields.OWNER,
            CiFields.USER,
            CiFields.GROUP,
            CiFields.CRITICALITY,
            CiFields.ENVIRONMENT,
            CiFields.SERIAL,
            CiFields.UUID,
            CiFields.ASSET_TAG);

    record Relation(
            long id,
            String kind,
            long from,
            long to,
            @Nullable String redundancy,
            @Nullable Integer needed,
            @Nullable String source,
            long createdAt) {}

    record TicketLink(long ticket, String role, String addedBy, long addedAt, boolean wasThere) {}

    record Key(String kind, String value, boolean wasThere) {}

    record Installed(String origin, long software, @Nullable String detail) {}

    /** @param relations as they were; @param filled values that the kept item had none of; @param history its lines */
    record Moved(
            List<Relation> relations,
            List<TicketLink> tickets,
            List<Key> identifiers,
            List<Long> history,
            List<String> sections,
            List<Installed> software,
            Map<String, String> filledFields,
            Map<String, String> filledAttributes,
            boolean ended,
            @Nullable String inventoryHash,
            @Nullable Map<String, String> followed) {}

    record Sides(long kept, long merged) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final AssetRows rows;
    private final AssetWriter writer;
    private final ChangeLog log;
    private final List<MergeFollower> followers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ItemMerge(
            JdbcClient jdbc,
            JdbcTemplate batches,
            AssetRows rows,
            AssetWriter writer,
            ChangeLog log,
            List<MergeFollower> followers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.rows = rows;
        this.writer = writer;
        this.log = log;
        this.followers = followers;
        this.events = events;
        this.clock = clock;
    }

    static Merge row(ResultSet row, int i) throws SQLException {
        return new Merge(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                Objects.requireNonNull(Micros.instant(row.getLong(4))),
                row.getString(5),
                Micros.instant(row.getObject(6, Long.class)));
    }

    Sides sides(long merge) {
        return jdbc.sql("select kept_id, merged_id from ci_merge where id = :id and undone_at is null")
                .param("id", merge)
                .query((row, i) -> new Sides(row.getLong(1), row.getLong(2)))
                .optional()
                .orElseThrow(() -> Refusal.notFound("There is no merge " + merge + " that could be taken back."));
    }

    Merge merge(long keptId, long otherId, Viewer by) {
        if (keptId == otherId) {
            throw Refusal.invalid("other", "An asset cannot be merged with itself");
        }
        lock(keptId, otherId);
        var kept = standing(keptId);
        var other = standing(otherId);
        if (!kept.unit().equals(other.unit())) {
            throw Refusal.conflict(kept.number() + " belongs to " + kept.unit() + " and " + other.number() + " to "
                    + other.unit() + ": move one of them first");
        }
        var origin = new Origin(by.account(), null, clock.instant());
        var relations = relations(other, kept);
        var tickets = tickets(other, kept);
        var history = history(other, kept);
        var parts = parts(other, kept);
        var filled = fill(kept, other, origin);
        var identifiers = identifiers(other, kept);
        var moved = new Moved(
                relations,
                tickets,
                identifiers,
                history,
                parts.sections,
                parts.software,
                filled.fields,
                filled.attributes,
                other.ended(),
                other.inventoryHash(),
                follow(kept, other, origin));
        jdbc.sql("update ci set merged_into = :kept, ended = true, inventory_hash = null, version = version + 1,"
                        + " updated_at = :now, changed_by = :by where id = :id")
                .param("kept", keptId)
                .param("now", Micros.of(clock.instant()))
                .param("by", by.account())
                .param("id", otherId)
                .update();
        long id = Ids.next();
        jdbc.sql(
                        "insert into ci_merge (id, kept_id, merged_id, moved, at, actor) values (:id, :kept, :merged, :moved, :at, :by)")
                .param("id", id)
                .param("kept", keptId)
                .param("merged", otherId)
                .param("moved", text(moved))
                .param("at", Micros.of(clock.instant()))
                .param("by", by.account())
                .update();
        tell("merged", kept, other, origin);
        return find(id);
    }

    Merge undo(long id, Viewer by) {
        var sides = sides(id);
        lock(sides.kept(), sides.merged());
        var kept = standing(sides.kept());
        var other = rows.find(sides.merged()).orElseThrow();
        if (other.mergedInto() == null || other.mergedInto() != kept.id()) {
            throw Refusal.conflict(other.number() + " is not merged into " + kept.number() + " any more");
        }
        var moved = moved(id);
        var origin = new Origin(by.account(), null, clock.instant());
        jdbc.sql("update ci set merged_into = null, ended = :ended, inventory_hash = :hash, version = version + 1,"
                        + " updated_at = :now, changed_by = :by where id = :id")
                .param("ended", moved.ended())
                .param("hash", moved.inventoryHash())
                .param("now", Micros.of(clock.instant()))
                .param("by", by.account())
                .param("id", other.id())
                .update();
        empty(kept, moved, origin);
        identifiersBack(kept, other, moved);
        relationsBack(moved);
        ticketsBack(kept, other, moved);
        batches.batchUpdate(
                "update ci_change set ci_id = ? where sequence = ?",
                moved.history().stream()
                        .map(line -> new Object[] {other.id(), line})
                        .toList());
        partsBack(kept, other, moved);
        followBack(kept, other, moved, origin);
        jdbc.sql("update ci_merge set undone_at = :at, undone_by = :by where id = :id")
                .param("at", Micros.of(clock.instant()))
                .param("by", by.account())
                .param("id", id)
                .update();
        tell("unmerged", kept, other, origin);
        return find(id);
    }

    private Map<String, String> follow(CiRecord kept, CiRecord other, Origin origin) {
        var followed = new LinkedHashMap<String, String>();
        followers.forEach(one -> followed.put(one.key(), one.follow(kept, other, origin)));
        return followed;
    }

    private void followBack(CiRecord kept, CiRecord other, Moved moved, Origin origin) {
        // Merges of an earlier version remember nothing of this.
        var followed = Objects.requireNonNullElse(moved.followed(), Map.<String, String>of());
        followers.stream()
                .filter(one -> followed.containsKey(one.key()))
                .forEach(one -> one.back(kept, other, followed.get(one.key()), origin));
    }

    private Merge find(long id) {
        return jdbc.sql(SELECT + " where m.id = :id")
                .param("id", id)
                .query(ItemMerge::row)
                .single();
    }

    private void lock(long one, long other) {
        jdbc.sql("select id from ci where id in (:ids) order by id for update")
                .param("ids", List.of(one, other))
                .query(Long.class)
                .list();
    }

    private CiRecord standing(long id) {
        var ci = rows.find(id).orElseThrow(() -> Refusal.notFound("There is no asset " + id + "."));
        if (ci.mergedInto() != null) {
            throw Refusal.conflict(ci.number() + " is merged into another asset already");
        }
        return ci;
    }

    /** Where the kept item has the same relation already, or it would be one to itself, it is left out. */
    private List<Relation> relations(CiRecord other, CiRecord kept) {
        var all = jdbc.sql("select id, kind, from_id, to_id, redundancy, needed, source, created_at from ci_relation"
                        + " where from_id = :id or to_id = :id")
                .param("id", other.id())
                .query((row, i) -> new Relation(
                        row.getLong(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getString(5),
                        row.getObject(6, Integer.class),
                        row.getString(7),
                        row.getLong(8)))
                .list();
        for (var one : all) {
            long from = one.from() == other.id() ? kept.id() : one.from();
            long to = one.to() == other.id() ? kept.id() : one.to();
            boolean place = one.kind().equals(RelationWriter.LOCATED_IN) && one.from() == other.id();
            if (from == to || place || isRelated(one.kind(), from, to)) {
                jdbc.sql("delete from ci_relation where id = :id")
                        .param("id", one.id())
                        .update();
            } else {
                point(one.id(), from, to);
            }
            if (one.kind().equals(RelationWriter.LOCATED_IN) && one.to() == other.id()) {
                standsIn(one.from(), kept.id());
            }
        }
        return all;
    }

    private boolean isRelated(String kind, long from, long to) {
        return jdbc.sql("select count(*) from ci_relation where kind = :kind and from_id = :from and to_id = :to")
                        .param("kind", kind)
                        .param("from", from)
                        .param("to", to)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void point(long id, long from, long to) {
        jdbc.sql("update ci_relation set from_id = :from, to_id = :to where id = :id")
                .param("from", from)
                .param("to", to)
                .param("id", id)
                .update();
    }

    private void standsIn(long ci, long place) {
        jdbc.sql("update ci set location_id = :place where id = :id")
                .param("place", place)
                .param("id", ci)
                .update();
    }

    private void relationsBack(Moved moved) {
        for (var one : moved.relations()) {
            boolean isThere = jdbc.sql("select count(*) from ci_relation where id = :id")
                            .param("id", one.id())
                            .query(Integer.class)
                            .single()
                    > 0;
            if (isThere) {
                point(one.id(), one.from(), one.to());
            } else if (!isRelated(one.kind(), one.from(), one.to())) {
                jdbc.sql("insert into ci_relation (id, kind, from_id, to_id, redundancy, needed, source, created_at)"
                                + " values (:id, :kind, :from, :to, :set, :needed, :source, :at)")
                        .param("id", one.id())
                        .param("kind", one.kind())
                        .param("from", one.from())
                        .param("to", one.to())
                        .param("set", one.redundancy())
                        .param("needed", one.needed())
                        .param("source", one.source())
                        .param("at", one.createdAt())
                        .update();
            }
            if (one.kind().equals(RelationWriter.LOCATED_IN)) {
                standsIn(one.from(), one.to());
            }
        }
    }

    private List<TicketLink> tickets(CiRecord other, CiRecord kept) {
        var all = jdbc.sql("select t.ticket_id, t.role, t.added_by, t.added_at, (select count(*) from ticket_ci k"
                        + " where k.ticket_id = t.ticket_id and k.role = t.role and k.ci_id = :kept) from ticket_ci t"
                        + " where t.ci_id = :other")
                .param("kept", kept.id())
                .param("other", other.id())
                .query((row, i) -> new TicketLink(
                        row.getLong(1), row.getString(2), row.getString(3), row.getLong(4), row.getInt(5) > 0))
                .list();
        for (var one : all) {
            ticket(one.wasThere() ? null : kept.id(), other.id(), one);
        }
        return all;
    }

    /** @param to which item it is of now, or null where it is no more */
    private void ticket(@Nullable Long to, long from, TicketLink link) {
        jdbc.sql("delete from ticket_ci where ticket_id = :ticket and ci_id = :ci and role = :role")
                .param("ticket", link.ticket())
                .param("ci", from)
                .param("role", link.role())
                .update();
        if (to != null) {
            jdbc.sql(
                            "insert into ticket_ci (ticket_id, ci_id, role, added_by, added_at) values (:ticket, :ci, :role, :by, :at)")
                    .param("ticket", link.ticket())
                    .param("ci", to)
                    .param("role", link.role())
                    .param("by", link.addedBy())
                    .param("at", link.addedAt())
                    .update();
        }
    }

    private void ticketsBack(CiRecord kept, CiRecord other, Moved moved) {
        for (var one : moved.tickets()) {
            ticket(null, other.id(), one);
            if (!one.wasThere()) {
                ticket(null, kept.id(), one);
            }
            ticket(other.id(), other.id(), one);
        }
    }

    private List<Long> history(CiRecord other, CiRecord kept) {
        var lines = jdbc.sql("select sequence from ci_change where ci_id = :id")
                .param("id", other.id())
                .query(Long.class)
                .list();
        jdbc.sql("update ci_change set ci_id = :kept where ci_id = :other")
                .param("kept", kept.id())
                .param("other", other.id())
                .update();
        return lines;
    }

    private record Parts(List<String> sections, List<Installed> software) {}

    /** Only where the kept item has none of the kind: the parts of two reports are not mixed. */
    private Parts parts(CiRecord other, CiRecord kept) {
        var sections = jdbc.sql("select section from ci_section o where o.ci_id = :other and not exists"
                        + " (select 1 from ci_section k where k.ci_id = :kept and k.section = o.section)")
                .param("other", other.id())
                .param("kept", kept.id())
                .query(String.class)
                .list();
        sections.forEach(section -> section(other.id(), kept.id(), section));
        var software = jdbc.sql(
                        "select origin, software_id, detail from ci_software o where o.ci_id = :other and not exists"
                                + " (select 1 from ci_software k where k.ci_id = :kept and k.origin = o.origin)")
                .param("other", other.id())
                .param("kept", kept.id())
                .query((row, i) -> new Installed(row.getString(1), row.getLong(2), row.getString(3)))
                .list();
        software.forEach(one -> installed(other.id(), kept.id(), one));
        return new Parts(sections, software);
    }

    private void partsBack(CiRecord kept, CiRecord other, Moved moved) {
        moved.sections().forEach(section -> section(kept.id(), other.id(), section));
        moved.software().forEach(one -> installed(kept.id(), other.id(), one));
    }

    private void section(long from, long to, String section) {
        jdbc.sql("update ci_section set ci_id = :to where ci_id = :from and section = :section")
                .param("to", to)
                .param("from", from)
                .param("section", section)
                .update();
    }

    private void installed(long from, long to, Installed one) {
        jdbc.sql(
                        "update ci_software set ci_id = :to where ci_id = :from and origin = :origin and software_id = :software")
                .param("to", to)
                .param("from", from)
                .param("origin", one.origin())
                .param("software", one.software())
                .update();
    }

    private record Filled(Map<String, String> fields, Map<String, String> attributes) {}

    private Filled fill(CiRecord kept, CiRecord other, Origin origin) {
        var fields = new LinkedHashMap<String, String>();
        var patch = CiPatch.empty();
        for (var field : TAKEN_OVER) {
            var value = other.fields().get(field);
            if (value != null && kept.fields().get(field) == null) {
                fields.put(field, value.toString());
                patch = patch.with(field, value);
            }
        }
        var known = rows.attributes(kept);
        var attributes = new LinkedHashMap<String, String>();
        if (kept.ciClass().equals(other.ciClass())) {
            for (var one : rows.attributes(other).entrySet()) {
                if (!known.containsKey(one.getKey())) {
                    attributes.put(one.getKey(), one.getValue().value().toString());
                    patch = patch.attribute(one.getKey(), one.getValue().value());
                }
            }
        }
        if (!patch.isEmpty()) {
            writer.patch(kept.id(), patch, origin);
        }
        return new Filled(fields, attributes);
    }

    /** Takes out again what was filled in, where nobody has changed it since. */
    private void empty(CiRecord kept, Moved moved, Origin origin) {
        var patch = CiPatch.empty();
        for (var one : moved.filledFields().entrySet()) {
            if (one.getValue().equals(kept.text(one.getKey()))) {
                patch = patch.with(one.getKey(), null);
            }
        }
        var known = rows.attributes(kept);
        for (var one : moved.filledAttributes().entrySet()) {
            var value = known.get(one.getKey());
            if (value != null && value.value().toString().equals(one.getValue())) {
                patch = patch.attribute(one.getKey(), null);
            }
        }
        if (!patch.isEmpty()) {
            writer.patch(kept.id(), patch, origin);
        }
    }

    private List<Key> identifiers(CiRecord other, CiRecord kept) {
        var all = jdbc.sql(
                        "select o.kind, o.value_key, (select count(*) from ci_identifier k where k.kind = o.kind"
                                + " and k.value_key = o.value_key and k.ci_id = :kept) from ci_identifier o where o.ci_id = :other")
                .param("kept", kept.id())
                .param("other", other.id())
                .query((row, i) -> new Key(row.getString(1), row.getString(2), row.getInt(3) > 0))
                .list();
        jdbc.sql("delete from ci_identifier where ci_id = :other")
                .param("other", other.id())
                .update();
        all.stream().filter(key -> !key.wasThere()).forEach(key -> identify(kept.id(), key));
        return all;
    }

    private void identify(long ci, Key key) {
        jdbc.sql("insert into ci_identifier (kind, value_key, ci_id) values (:kind, :value, :ci)")
                .param("kind", key.kind())
                .param("value", key.value())
                .param("ci", ci)
                .update();
    }

    private void identifiersBack(CiRecord kept, CiRecord other, Moved moved) {
        for (var key : moved.identifiers()) {
            if (!key.wasThere()) {
                jdbc.sql("delete from ci_identifier where kind = :kind and value_key = :value and ci_id = :ci")
                        .param("kind", key.kind())
                        .param("value", key.value())
                        .param("ci", kept.id())
                        .update();
            }
            identify(other.id(), key);
        }
    }

    private void tell(String act, CiRecord kept, CiRecord other, Origin origin) {
        log.write(kept, act, List.of(new Difference("merged", null, other.number())), origin);
        log.write(other, act, List.of(new Difference("mergedInto", null, kept.number())), origin);
        log.tell(kept, act, List.of(new Difference("merged", null, other.number())), origin);
        events.publishEvent(new AssetEvents.AssetRelationsChanged(Set.of(kept.id(), other.id()), origin.actor()));
    }

    private Moved moved(long id) {
        try {
            return JSON.readValue(
                    jdbc.sql("select moved from ci_merge where id = :id")
                            .param("id", id)
                            .query(String.class)
                            .single(),
                    Moved.class);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException(damaged);
        }
    }

    private static String text(Moved moved) {
        try {
            return JSON.writeValueAsString(moved);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
