package org.praxisitsm.asset.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.AssetWriter;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.CiPatch;
import org.praxisitsm.asset.CiRecord;
import org.praxisitsm.asset.MergeFollower;
import org.praxisitsm.asset.Origin;
import org.praxisitsm.shared.Refusal;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The life of an item that was another all along: its hand-overs, repairs and proofs, what it is put aside for, how it left the
 * house, and where it was counted. Where only one of its kind can be, that of the kept item stays.
 */
@Component
class LifeMerge implements MergeFollower {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Tables with any number of rows an item. */
    private static final List<String> MANY = List.of("hand_over", "asset_repair", "asset_proof");

    /** A line of a count; {@code seen} of the kept item's line where it was only the other that was seen. */
    record Counted(
            long take,
            boolean expected,
            @Nullable Long recorded,
            @Nullable String seenBy,
            @Nullable Long seenAt,
            boolean wasThere,
            boolean seenForBoth) {}

    /** @param state of the kept item before, where it took the other's */
    record Moved(
            Map<String, List<Long>> rows,
            boolean reservation,
            boolean disposal,
            List<Counted> counted,
            @Nullable String state) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final AssetWriter writer;

    LifeMerge(JdbcClient jdbc, JdbcTemplate batches, AssetWriter writer) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.writer = writer;
    }

    @Override
    public String key() {
        return "lifecycle";
    }

    @Override
    public String follow(CiRecord kept, CiRecord other, Origin origin) {
        onlyOneIsTaken(kept, other);
        var rows = new LinkedHashMap<String, List<Long>>();
        for (var table : MANY) {
            var ids = jdbc.sql("select id from " + table + " where ci_id = :id")
                    .param("id", other.id())
                    .query(Long.class)
                    .list();
            point(table, ids, kept.id());
            rows.put(table, ids);
        }
        var reservation = one("asset_reservation", other.id(), kept.id());
        var disposal = one("asset_disposal", other.id(), kept.id());
        var counted = counted(kept, other);
        counted.forEach(line -> count(line, kept.id(), other.id()));
        // Put aside, or with somebody: the state says so, or nobody could hand it over.
        var isTaken = reservation || isWaiting(rows.getOrDefault("hand_over", List.of()));
        var differs =
                isTaken && !kept.state().equals(other.state()) && kept.ciClass().equals(other.ciClass());
        if (differs) {
            writer.patch(kept.id(), CiPatch.empty().with(CiFields.STATE, other.state()), origin);
        }
        return text(new Moved(rows, reservation, disposal, counted, differs ? kept.state() : null));
    }

    @Override
    public void back(CiRecord kept, CiRecord other, String moved, Origin origin) {
        var all = read(moved);
        all.rows().forEach((table, ids) -> {
            if (MANY.contains(table)) {
                point(table, ids, other.id());
            }
        });
        if (all.reservation()) {
            one("asset_reservation", kept.id(), other.id());
        }
        if (all.disposal()) {
            one("asset_disposal", kept.id(), other.id());
        }
        all.counted().forEach(line -> countBack(line, kept.id(), other.id()));
        if (all.state() != null && kept.state().equals(other.state())) {
            writer.patch(kept.id(), CiPatch.empty().with(CiFields.STATE, all.state()), origin);
        }
    }

    /** One thing cannot be promised to two: somebody has to decide before. */
    private void onlyOneIsTaken(CiRecord kept, CiRecord other) {
        if (isThere("asset_reservation where ci_id = :id", kept)
                && isThere("asset_reservation where ci_id = :id", other)) {
            throw Refusal.conflict(kept.number() + " and " + other.number() + " are both reserved: release one first.");
        }
        if (isThere("hand_over where ci_id = :id and state = 'WAITING'", kept)
                && isThere("hand_over where ci_id = :id and state = 'WAITING'", other)) {
            throw Refusal.conflict(kept.number() + " and " + other.number()
                    + " both wait for the word of a person: take one hand-over back first.");
        }
    }

    private boolean isThere(String from, CiRecord ci) {
        return jdbc.sql("select count(*) from " + from)
                        .param("id", ci.id())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void point(String table, List<Long> ids, long ci) {
        batches.batchUpdate(
                "update " + table + " set ci_id = ? where id = ?",
                ids.stream().map(id -> new Object[] {ci, id}).toList());
    }

    /** @return whether there was one, and none at the other end */
    private boolean one(String table, long from, long to) {
        var isTaken = jdbc.sql("select count(*) from " + table + " where ci_id = :to")
                        .param("to", to)
                        .query(Integer.class)
                        .single()
                > 0;
        return !isTaken
                && jdbc.sql("update " + table + " set ci_id = :to where ci_id = :from")
                                .param("to", to)
                                .param("from", from)
                                .update()
                        > 0;
    }

    private boolean isWaiting(List<Long> handOvers) {
        return !handOvers.isEmpty()
                && jdbc.sql("select count(*) from hand_over where id in (:ids) and state = 'WAITING'")
                                .param("ids", handOvers)
                                .query(Integer.class)
                                .single()
                        > 0;
    }

    private List<Counted> counted(CiRecord kept, CiRecord other) {
        return jdbc.sql("select o.take_id, o.expected, o.recorded_location, o.seen_by, o.seen_at,"
                        + " case when k.ci_id is null then 0 else 1 end,"
                        + " case when k.ci_id is not null and k.seen_at is null and o.seen_at is not null then 1 else 0 end"
                        + " from stock_take_item o left join stock_take_item k on k.take_id = o.take_id and k.ci_id = :kept"
                        + " where o.ci_id = :other")
                .param("kept", kept.id())
                .param("other", other.id())
                .query((row, i) -> new Counted(
                        row.getLong(1),
                        row.getBoolean(2),
                        row.getObject(3, Long.class),
                        row.getString(4),
                        row.getObject(5, Long.class),
                        row.getInt(6) > 0,
                        row.getInt(7) > 0))
                .list();
    }

    private void count(Counted line, long kept, long other) {
        if (!line.wasThere()) {
            move(line.take(), other, kept);
            return;
        }
        if (line.seenForBoth()) {
            seen(line.take(), kept, line.seenBy(), line.seenAt());
        }
        jdbc.sql("delete from stock_take_item where take_id = :take and ci_id = :ci")
                .param("take", line.take())
                .param("ci", other)
                .update();
    }

    private void countBack(Counted line, long kept, long other) {
        if (!line.wasThere()) {
            move(line.take(), kept, other);
            return;
        }
        if (line.seenForBoth()) {
            seen(line.take(), kept, null, null);
        }
        jdbc.sql("insert into stock_take_item (take_id, ci_id, expected, recorded_location, seen_by, seen_at)"
                        + " values (:take, :ci, :expected, :recorded, :by, :at)")
                .param("take", line.take())
                .param("ci", other)
                .param("expected", line.expected())
                .param("recorded", line.recorded())
                .param("by", line.seenBy())
                .param("at", line.seenAt())
                .update();
    }

    private void move(long take, long from, long to) {
        jdbc.sql("update stock_take_item set ci_id = :to where take_id = :take and ci_id = :from")
                .param("take", take)
                .param("from", from)
                .param("to", to)
                .update();
    }

    private void seen(long take, long ci, @Nullable String by, @Nullable Long at) {
        jdbc.sql("update stock_take_item set seen_by = :by, seen_at = :at where take_id = :take and ci_id = :ci")
                .param("take", take)
                .param("ci", ci)
                .param("by", by)
                .param("at", at)
                .update();
    }

    private static Moved read(String moved) {
        try {
            return JSON.readValue(moved, Moved.class);
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
