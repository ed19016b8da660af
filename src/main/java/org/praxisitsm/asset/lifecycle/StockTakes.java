package org.praxisitsm.asset.lifecycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.AssetAccess;
import org.praxisitsm.asset.AssetRows;
import org.praxisitsm.asset.CiClass.Phase;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.CiPatch;
import org.praxisitsm.asset.CiRecord;
import org.praxisitsm.asset.Classes;
import org.praxisitsm.asset.lifecycle.StockTake.Finding;
import org.praxisitsm.asset.lifecycle.StockTake.Line;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Page;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketNumbers;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts what lies in a place, by scanning labels; what differs is corrected when the count is closed, and on the record. */
@Service
@Transactional
public class StockTakes {

    private static final String PREFIX = "STK";
    private static final int MOST_EXPECTED = 20_000;
    private static final int MOST_UNKNOWN = 1_000;
    private static final int DEEPEST = 8;
    private static final int LONGEST_CODE = 190;
    private static final int LONGEST_NOTE = 1_000;
    private static final Pattern LABEL = Pattern.compile("(?i)^https?://[^/\\s]+/a/([\\w-]{1,32})/?$");

    /** What a scan was. */
    public record Scan(String code, @Nullable Line line) {

        public boolean isKnown() {
            return line != null;
        }
    }

    private record Head(
            long id,
            String number,
            String unit,
            long locationId,
            String location,
            String place,
            boolean open,
            String startedBy,
            java.time.Instant startedAt,
            @Nullable String closedBy,
            java.time.@Nullable Instant closedAt,
            @Nullable String note) {}

    private final JdbcClient jdbc;
    private final TicketNumbers numbers;
    private final AssetAccess access;
    private final AssetRows rows;
    private final Classes classes;
    private final LifeItems items;
    private final LifeStates states;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StockTakes(
            JdbcClient jdbc,
            TicketNumbers numbers,
            AssetAccess access,
            AssetRows rows,
            Classes classes,
            LifeItems items,
            LifeStates states,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.numbers = numbers;
        this.access = access;
        this.rows = rows;
        this.classes = classes;
        this.items = items;
        this.states = states;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Begins to count what the unit has in a place and in the places within it.
     *
     * @throws Refusal conflict, where the unit counts there already
     */
    public StockTake start(String unit, String location, Viewer by) {
        mustLookAfter(unit, by);
        var place = items.visible(location, by);
        if (!classes.isA(place.ciClass(), "place")) {
            throw Refusal.invalid("location", place.number() + " is no place.");
        }
        // The place's row makes two who begin at the same time one after the other.
        items.locked(place.id());
        jdbc.sql("select number from stock_take where unit = :unit and location_id = :place and state = 'OPEN'")
                .param("unit", unit)
                .param("place", place.id())
                .query(String.class)
                .optional()
                .ifPresent(open -> {
                    throw Refusal.conflict(open + " counts " + place.name() + " already. Close it first.");
                });
        var id = Ids.next();
        var number = numbers.next(PREFIX);
        jdbc.sql(
                        "insert into stock_take (id, number, unit, location_id, state, started_by, started_at) values (:id, :number,"
                                + " :unit, :place, 'OPEN', :by, :at)")
                .param("id", id)
                .param("number", number)
                .param("unit", unit)
                .param("place", place.id())
                .param("by", by.account())
                .param("at", Micros.of(clock.instant()))
                .update();
        var expected = expect(id, unit, within(place.id()), by);
        tell(by, "stock-take.started", number, Map.of("location", place.number(), "expected", expected));
        return report(head(number, by), by);
    }

    private int expect(long take, String unit, Collection<Long> places, Viewer by) {
        var expected = jdbc.sql("select id, location_id from ci where ended = false and unit = :unit and location_id in"
                        + " (:places) and class_key in (:classes) order by id limit " + (MOST_EXPECTED + 1))
                .param("unit", unit)
                .param("places", places)
                .param("classes", countable(by))
                .query((row, i) -> new long[] {row.getLong(1), row.getLong(2)})
                .list();
        if (expected.size() > MOST_EXPECTED) {
            throw Refusal.invalid(
                    "location",
                    "More than " + MOST_EXPECTED + " assets are there: count the places within it one by one.");
        }
        for (var one : expected) {
            jdbc.sql(
                            "insert into stock_take_item (take_id, ci_id, expected, recorded_location) values (:take, :ci, true,"
                                    + " :place)")
                    .param("take", take)
                    .param("ci", one[0])
                    .param("place", one[1])
                    .update();
        }
        return expected.size();
    }

    /** @return classes of what one can hold in one's hands: what may lie in stock */
    private List<String> countable(Viewer by) {
        return classes.all().stream()
                .filter(one -> access.mayReadClass(by, one.key()))
                .filter(one -> !one.isAbstract())
                .filter(one -> classes.statesOf(one.key()).stream().anyMatch(state -> state.phase() == Phase.STORED))
                .map(org.praxisitsm.asset.CiClass::key)
                .toList();
    }

    private Set<Long> within(long place) {
        var found = new LinkedHashSet<Long>();
        var level = List.of(place);
        for (var depth = 0; depth < DEEPEST && !level.isEmpty(); depth++) {
            found.addAll(level);
            level = jdbc
                    .sql("select id from ci where location_id in (:places) and class_key in (:classes)")
                    .param("places", level)
                    .param("classes", classes.withBelow("place"))
                    .query(Long.class)
                    .list()
                    .stream()
                    .filter(id -> !found.contains(id))
                    .toList();
        }
        return found;
    }

    /**
     * Notes that a label was read: the address on it, the number of the asset, its tag or its serial number.
     *
     * @return what it is; without a line where it belongs to nothing that the viewer may know of
     */
    public Scan scan(String number, String code, Viewer by) {
        var head = open(number, by);
        var read = code.strip();
        if (read.isEmpty() || read.length() > LONGEST_CODE) {
            throw Refusal.invalid("code", "Must be 1 to " + LONGEST_CODE + " characters.");
        }
        var found = resolve(read, head.unit(), by);
        if (found.isEmpty()) {
            noteUnknown(head.id(), read, by);
            return new Scan(read, null);
        }
        see(head.id(), found.get(), by);
        return new Scan(
                read,
                seen(head, by).stream()
                        .filter(line -> line.asset().equals(found.get().number()))
                        .findFirst()
                        .orElse(null));
    }

    private Optional<CiRecord> resolve(String code, String unit, Viewer by) {
        var label = LABEL.matcher(code);
        var text = label.matches() ? label.group(1) : code;
        return rows.find(text.toUpperCase(Locale.ROOT))
                .or(() -> identified("ASSET_TAG", text))
                .or(() -> identified("SERIAL", text))
                .filter(ci -> ci.unit().equals(unit))
                .filter(ci -> items.maySee(ci, by));
    }

    private Optional<CiRecord> identified(String kind, String text) {
        var ids = rows.identified(kind, List.of(AssetRows.identifier(text)));
        return ids.size() == 1 ? rows.find(ids.get(0)) : Optional.empty();
    }

    private void see(long take, CiRecord ci, Viewer by) {
        var now = Micros.of(clock.instant());
        var known = jdbc.sql(
                        "update stock_take_item set seen_by = coalesce(seen_by, :by), seen_at = coalesce(seen_at, :at)"
                                + " where take_id = :take and ci_id = :ci")
                .param("by", by.account())
                .param("at", now)
                .param("take", take)
                .param("ci", ci.id())
                .update();
        if (known == 0) {
            jdbc.sql(
                            "insert into stock_take_item (take_id, ci_id, expected, recorded_location, seen_by, seen_at) values"
                                    + " (:take, :ci, false, :place, :by, :at)")
                    .param("take", take)
                    .param("ci", ci.id())
                    .param("place", ci.locationId())
                    .param("by", by.account())
                    .param("at", now)
                    .update();
        }
    }

    private void noteUnknown(long take, String code, Viewer by) {
        var known = jdbc.sql("select count(*) from stock_take_unknown where take_id = :take")
                .param("take", take)
                .query(Integer.class)
                .single();
        if (known >= MOST_UNKNOWN) {
            throw Refusal.conflict("More than " + MOST_UNKNOWN + " codes are unknown: something else is wrong.");
        }
        try {
            jdbc.sql("insert into stock_take_unknown (take_id, code, seen_by, seen_at) values (:take, :code, :by, :at)")
                    .param("take", take)
                    .param("code", code)
                    .param("by", by.account())
                    .param("at", Micros.of(clock.instant()))
                    .update();
        } catch (DuplicateKeyException readBefore) {
            // It is on the list already.
        }
    }

    /** Takes a scan or tick back. */
    public void unsee(String number, String asset, Viewer by) {
        var head = open(number, by);
        var ci = items.visible(asset, by);
        jdbc.sql("delete from stock_take_item where take_id = :take and ci_id = :ci and expected = false")
                .param("take", head.id())
                .param("ci", ci.id())
                .update();
        jdbc.sql("update stock_take_item set seen_by = null, seen_at = null where take_id = :take and ci_id = :ci")
                .param("take", head.id())
                .param("ci", ci.id())
                .update();
    }

    /**
     * Ends the count.
     *
     * @param correct whether what differs is put right in the inventory: the missing become missing, what was seen stands here
     *     from now on
     */
    public StockTake close(String number, boolean correct, @Nullable String note, Viewer by) {
        if (note != null && note.length() > LONGEST_NOTE) {
            throw Refusal.invalid("note", "At most " + LONGEST_NOTE + " characters.");
        }
        var head = open(number, by);
        var lines = lines(head);
        if (correct) {
            lines.forEach(line -> correct(head, line, by));
        }
        jdbc.sql(
                        "update stock_take set state = 'CLOSED', closed_by = :by, closed_at = :at, note = :note where id = :id")
                .param("by", by.account())
                .param("at", Micros.of(clock.instant()))
                .param("note", note == null || note.isBlank() ? null : note.strip())
                .param("id", head.id())
                .update();
        var closed = report(head(number, by), by);
        var after = new LinkedHashMap<String, Object>();
        after.put("found", closed.found());
        after.put("missing", closed.of(Finding.MISSING).size());
        after.put("moved", closed.of(Finding.MOVED).size());
        after.put("unexpected", closed.of(Finding.UNEXPECTED).size());
        after.put("unknown", closed.unknown().size());
        after.put("corrected", correct);
        tell(by, "stock-take.closed", number, after);
        return closed;
    }

    private void correct(Head head, Line line, Viewer by) {
        var seen = rows.find(line.asset());
        if (seen.isEmpty() || line.finding() == Finding.FOUND) {
            return;
        }
        var ci = items.locked(seen.get().id());
        if (ci.ended() || !items.mayChange(ci, by)) {
            return;
        }
        if (line.finding() == Finding.MISSING) {
            // Somebody carried it elsewhere while the count went on: then it is not missing.
            if (within(head.locationId()).contains(ci.locationId())) {
                items.patch(ci, CiPatch.of(CiFields.STATE, states.of(ci.ciClass(), LifeStates.MISSING)), by.account());
            }
            return;
        }
        items.patch(ci, CiPatch.of(CiFields.LOCATION, head.location()), by.account());
    }

    private Head open(String number, Viewer by) {
        jdbc.sql("select id from stock_take where number = :number for update")
                .param("number", number)
                .query(Long.class)
                .optional();
        var head = head(number, by);
        mustLookAfter(head.unit(), by);
        if (!head.open()) {
            throw Refusal.conflict(head.number() + " is closed.");
        }
        return head;
    }

    private void mustLookAfter(String unit, Viewer by) {
        if (!access.mayCreate(by, unit)) {
            throw Refusal.forbidden("You do not look after the assets of " + LifeItems.shortened(unit) + ".");
        }
    }

    /** @throws Refusal not found, also where the viewer may not know of it */
    @Transactional(readOnly = true)
    public StockTake get(String number, Viewer viewer) {
        return report(head(number, viewer), viewer);
    }

    /** @return heads without lines, the latest first */
    @Transactional(readOnly = true)
    public Page<StockTake> list(int size, @Nullable String cursor, Viewer viewer) {
        var units = UnitRights.readable(viewer);
        if (units.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        var every = units.contains(Viewer.EVERY_UNIT);
        var query = jdbc.sql(select() + " where t.id < :before" + (every ? "" : " and t.unit in (:units)")
                        + " order by t.id desc limit " + (size + 1))
                .param("before", Cursors.before(cursor));
        var found = (every ? query : query.param("units", units))
                .query(StockTakes::head)
                .list();
        return new Page<>(
                found.stream()
                        .limit(size)
                        .map(head -> whole(head, List.of(), List.of()))
                        .toList(),
                found.size() > size ? Cursors.of(found.get(size - 1).id()) : null);
    }

    private Head head(String number, Viewer viewer) {
        return jdbc.sql(select() + " where t.number = :number")
                .param("number", number)
                .query(StockTakes::head)
                .optional()
                .filter(head -> UnitRights.mayRead(viewer, head.unit()))
                .orElseThrow(() -> Refusal.notFound(
                        "There is no stock-take " + LifeItems.shortened(number) + " that you may see."));
    }

    private static String select() {
        return "select t.id, t.number, t.unit, t.location_id, p.number, p.name, t.state, t.started_by, t.started_at,"
                + " t.closed_by, t.closed_at, t.note from stock_take t join ci p on p.id = t.location_id";
    }

    private static Head head(ResultSet row, int i) throws SQLException {
        return new Head(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getString(7).equals("OPEN"),
                row.getString(8),
                Micros.instant(row.getLong(9)),
                row.getString(10),
                Micros.instant(row.getObject(11, Long.class)),
                row.getString(12));
    }

    private StockTake report(Head head, Viewer viewer) {
        var unknown = jdbc.sql("select code from stock_take_unknown where take_id = :take order by seen_at, code")
                .param("take", head.id())
                .query(String.class)
                .list();
        return whole(head, seen(head, viewer), unknown);
    }

    private static StockTake whole(Head head, List<Line> lines, List<String> unknown) {
        return new StockTake(
                head.number(),
                head.unit(),
                head.location(),
                head.place(),
                head.open(),
                head.startedBy(),
                head.startedAt(),
                head.closedBy(),
                head.closedAt(),
                head.note(),
                lines,
                unknown);
    }

    /** What is kept for groups is counted by them. */
    private List<Line> seen(Head head, Viewer viewer) {
        return lines(head).stream()
                .filter(line -> access.mayReadClass(viewer, line.ciClass()))
                .toList();
    }

    private List<Line> lines(Head head) {
        var lines = new ArrayList<Line>();
        jdbc.sql(
                        """
                        select c.number, c.name, c.class_key, c.asset_tag, c.serial, i.expected, i.recorded_location, p.name,
                            i.seen_by, i.seen_at
                        from stock_take_item i join ci c on c.id = i.ci_id left join ci p on p.id = i.recorded_location
                        where i.take_id = :take""")
                .param("take", head.id())
                .query(row -> {
                    var seen = row.getObject(10, Long.class);
                    var expected = row.getBoolean(6);
                    var finding = expected
                            ? seen == null ? Finding.MISSING : Finding.FOUND
                            : row.getObject(7, Long.class) == null ? Finding.UNEXPECTED : Finding.MOVED;
                    lines.add(new Line(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            finding,
                            row.getString(8),
                            row.getString(9),
                            Micros.instant(seen)));
                });
        lines.sort(Comparator.comparing(Line::finding).thenComparing(Line::name).thenComparing(Line::asset));
        return lines;
    }

    private void tell(Viewer by, String act, String number, Map<String, ?> after) {
        events.publishEvent(Act.on(by.account(), act, "stock-take", number, after));
    }
}
