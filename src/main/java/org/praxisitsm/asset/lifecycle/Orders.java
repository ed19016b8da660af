package org.praxisitsm.asset.lifecycle;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.AssetAccess;
import org.praxisitsm.asset.AssetRows;
import org.praxisitsm.asset.AssetWriter;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.CiRecord;
import org.praxisitsm.asset.Classes;
import org.praxisitsm.asset.NewCi;
import org.praxisitsm.asset.lifecycle.Order.Line;
import org.praxisitsm.asset.lifecycle.Order.NewLine;
import org.praxisitsm.asset.lifecycle.Order.NewOrder;
import org.praxisitsm.asset.lifecycle.Order.State;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Page;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.Refusal.FieldError;
import org.praxisitsm.ticket.TicketNumbers;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Orders of assets, line by line: what was ordered, when it is expected, what has arrived. */
@Service
@Transactional(noRollbackFor = LifecycleRefusal.class)
public class Orders {

    private static final String PREFIX = "ORD";
    private static final int MOST_LINES = 100;
    private static final int MOST_OF_ONE = 10_000;
    private static final int MOST_AT_ONCE = 200;
    private static final int LONGEST_MODEL = 255;

    /**
     * What came with a delivery.
     *
     * @param serial numbers, one a device; may be shorter than the quantity, or empty
     * @param tags of the labels, in the same order
     * @param location number of the place where they lie now, or null
     */
    public record Delivery(
            int line,
            int quantity,
            List<String> serials,
            List<String> tags,
            @Nullable String location,
            @Nullable LocalDate warrantyUntil) {}

    private final JdbcClient jdbc;
    private final TicketNumbers numbers;
    private final AssetWriter writer;
    private final AssetRows rows;
    private final AssetAccess access;
    private final Classes classes;
    private final LifeItems items;
    private final LifeStates states;
    private final Reservations reservations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Orders(
            JdbcClient jdbc,
            TicketNumbers numbers,
            AssetWriter writer,
            AssetRows rows,
            AssetAccess access,
            Classes classes,
            LifeItems items,
            LifeStates states,
            Reservations reservations,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.numbers = numbers;
        this.writer = writer;
        this.rows = rows;
        this.access = access;
        this.classes = classes;
        this.items = items;
        this.states = states;
        this.reservations = reservations;
        this.events = events;
        this.clock = clock;
    }

    /** @throws Refusal invalid, with every bad value; forbidden, where the viewer does not look after assets of the unit */
    public Order place(NewOrder order, Viewer by) {
        return place(order, null, by);
    }

    Order place(NewOrder order, @Nullable String ticket, Viewer by) {
        mustLookAfter(order.unit(), by);
        check(order);
        order.lines().forEach(line -> access.requireClass(by, line.ciClass()));
        var id = Ids.next();
        var number = numbers.next(PREFIX);
        jdbc.sql(
                        """
                        insert into asset_order
                            (id, number, unit, supplier, ticket, state, note, ordered_by, ordered_at, expected_at, version)
                        values (:id, :number, :unit, :supplier, :ticket, 'OPEN', :note, :by, :at, :expected, 1)""")
                .param("id", id)
                .param("number", number)
                .param("unit", order.unit())
                .param("supplier", blank(order.supplier()))
                .param("ticket", ticket)
                .param("note", blank(order.note()))
                .param("by", by.account())
                .param("at", Micros.of(clock.instant()))
                .param("expected", Micros.of(order.expectedAt()))
                .update();
        for (var i = 0; i < order.lines().size(); i++) {
            var line = order.lines().get(i);
            jdbc.sql(
                            """
                            insert into asset_order_line
                                (id, order_id, position, class_key, model, quantity, received, price)
                            values (:id, :order, :position, :class, :model, :quantity, 0, :price)""")
                    .param("id", Ids.next())
                    .param("order", id)
                    .param("position", i + 1)
                    .param("class", line.ciClass())
                    .param("model", line.model().strip())
                    .param("quantity", line.quantity())
                    .param("price", line.price())
                    .update();
        }
        var placed = find(number).orElseThrow();
        tell(by, "order.placed", placed, Map.of("lines", placed.lines().size(), "total", placed.total()));
        return placed;
    }

    private void check(NewOrder order) {
        var errors = new ArrayList<FieldError>();
        if (order.lines().isEmpty() || order.lines().size() > MOST_LINES) {
            errors.add(new FieldError("lines", "Must be 1 to " + MOST_LINES + " lines."));
        }
        longest(errors, "supplier", order.supplier(), 160);
        longest(errors, "note", order.note(), 1_000);
        for (var i = 0; i < order.lines().size(); i++) {
            check("lines[" + i + "]", order.lines().get(i), errors);
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    private void check(String path, NewLine line, List<FieldError> errors) {
        var ciClass = classes.find(line.ciClass());
        if (ciClass.isEmpty() || ciClass.get().isAbstract()) {
            errors.add(new FieldError(path + ".class", "Must be the key of a class of which there are items."));
        } else if (classes.attribute(line.ciClass(), StockRows.MODEL).isEmpty()) {
            errors.add(new FieldError(path + ".class", "Items of this class have no model and are not ordered."));
        }
        if (line.model().isBlank() || line.model().length() > LONGEST_MODEL) {
            errors.add(new FieldError(path + ".model", "Must be 1 to " + LONGEST_MODEL + " characters."));
        }
        if (line.quantity() < 1 || line.quantity() > MOST_OF_ONE) {
            errors.add(new FieldError(path + ".quantity", "Must be 1 to " + MOST_OF_ONE + "."));
        }
        try {
            Amounts.checked(path + ".price", line.price());
        } catch (Refusal wrong) {
            errors.addAll(wrong.errors());
        }
    }

    private static void longest(List<FieldError> errors, String field, @Nullable String text, int longest) {
        if (text != null && text.length() > longest) {
            errors.add(new FieldError(field, "At most " + longest + " characters."));
        }
    }

    /**
     * Takes a delivery into the stock: an asset for each piece, with its serial number, price and order.
     *
     * @return the new assets
     * @throws LifecycleRefusal {@code already-known} where an asset has one of the serial numbers or labels
     */
    public List<String> receive(String number, Delivery delivery, Viewer by) {
        var order = locked(number, by);
        return receive(order, delivery, null, by).stream().map(CiRecord::number).toList();
    }

    private List<CiRecord> receive(Order order, Delivery delivery, @Nullable String ticket, Viewer by) {
        if (!order.state().isOpen()) {
            throw Refusal.conflict(order.number() + " is " + order.state() + ": nothing is expected any more.");
        }
        var line = order.lines().stream()
                .filter(one -> one.position() == delivery.line() && access.mayReadClass(by, one.ciClass()))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("line", order.number() + " has no line " + delivery.line() + "."));
        if (delivery.quantity() < 1 || delivery.quantity() > Math.min(line.outstanding(), MOST_AT_ONCE)) {
            throw Refusal.invalid(
                    "quantity",
                    "Must be 1 to " + Math.min(line.outstanding(), MOST_AT_ONCE) + ", what is outstanding.");
        }
        if (delivery.serials().size() > delivery.quantity() || delivery.tags().size() > delivery.quantity()) {
            throw Refusal.invalid("serials", "There are more of them than pieces.");
        }
        mustBeNew("serials", "SERIAL", delivery.serials());
        mustBeNew("tags", "ASSET_TAG", delivery.tags());
        var place = delivery.location() == null || delivery.location().isBlank()
                ? null
                : items.visible(delivery.location(), by).number();
        access.requireClass(by, line.ciClass());
        var made = new ArrayList<CiRecord>();
        for (var i = 0; i < delivery.quantity(); i++) {
            made.add(make(order, line, delivery, i, place, ticket != null, by));
        }
        book(order, line, delivery.quantity());
        tell(by, "order.received", order, Map.of("line", line.position(), "quantity", delivery.quantity()));
        return made;
    }

    private void mustBeNew(String field, String kind, List<String> given) {
        var seen = new LinkedHashMap<String, String>();
        for (var one : given) {
            if (!one.isBlank() && seen.put(AssetRows.identifier(one), one) != null) {
                throw Refusal.invalid(field, one + " is given twice.");
            }
        }
        var known = rows.identified(kind, seen.keySet());
        if (!known.isEmpty()) {
            var number = rows.find(known.get(0)).map(CiRecord::number).orElse("another asset");
            throw new LifecycleRefusal(
                    LifecycleRefusal.ALREADY_KNOWN,
                    number + " has one of these numbers already: two devices never do.");
        }
    }

    private CiRecord make(
            Order order, Line line, Delivery delivery, int i, @Nullable String place, boolean reserved, Viewer by) {
        var item = NewCi.of(line.ciClass(), line.model())
                .with(CiFields.UNIT, order.unit())
                .with(CiFields.STATE, states.of(line.ciClass(), reserved ? LifeStates.RESERVED : LifeStates.STORED))
                .attribute(StockRows.MODEL, line.model());
        var serial = at(delivery.serials(), i);
        if (serial != null) {
            item = item.with(CiFields.SERIAL, serial);
        }
        var tag = at(delivery.tags(), i);
        if (tag != null) {
            item = item.with(CiFields.ASSET_TAG, tag);
        }
        if (place != null) {
            item = item.with(CiFields.LOCATION, place);
        }
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
        item = attribute(item, line.ciClass(), "order-number", order.number());
        item = attribute(item, line.ciClass(), "supplier", order.supplier());
        item = attribute(item, line.ciClass(), "purchase-price", line.price());
        item = attribute(item, line.ciClass(), "purchased-at", today);
        item = attribute(
                item,
                line.ciClass(),
                "warranty-until",
                delivery.warrantyUntil() == null
                        ? null
                        : delivery.warrantyUntil().toString());
        return writer.create(item, items.origin(by.account()));
    }

    private NewCi attribute(NewCi item, String ciClass, String key, @Nullable Object value) {
        return value == null || classes.attribute(ciClass, key).isEmpty() ? item : item.attribute(key, value);
    }

    private static @Nullable String at(List<String> list, int i) {
        return i < list.size() ? blank(list.get(i)) : null;
    }

    private void book(Order order, Line line, int quantity) {
        jdbc.sql("update asset_order_line set received = received + :n where position = :position and order_id ="
                        + " (select id from asset_order where number = :number)")
                .param("n", quantity)
                .param("position", line.position())
                .param("number", order.number())
                .update();
        var outstanding = order.lines().stream().mapToInt(Line::outstanding).sum() - quantity;
        state(order, outstanding == 0 ? State.RECEIVED : State.PARTLY);
    }

    private void state(Order order, State state) {
        jdbc.sql("update asset_order set state = :state, version = version + 1 where number = :number")
                .param("state", state.name())
                .param("number", order.number())
                .update();
    }

    /** What has not arrived is not waited for any more. */
    public Order cancel(String number, Viewer by) {
        var order = locked(number, by);
        if (!order.state().isOpen()) {
            throw Refusal.conflict(order.number() + " is " + order.state() + " and cannot be cancelled.");
        }
        if (order.lines().stream().anyMatch(line -> !access.mayChangeClass(by, line.ciClass()))) {
            throw Refusal.forbidden("Part of " + order.number() + " is kept for groups that you are not in.");
        }
        cancel(order, by);
        return get(number, by);
    }

    private void cancel(Order order, Viewer by) {
        state(order, State.CANCELLED);
        tell(by, "order.cancelled", order, Map.of());
    }

    void cancelOf(String ticket, Viewer by) {
        openOf(ticket).forEach(number -> cancel(locked(number, by), by));
    }

    /** The one piece that a ticket waits for arrives: it is put aside for the ticket at once. */
    String receiveFor(
            String ticket, @Nullable String serial, @Nullable String tag, @Nullable String location, Viewer by) {
        var open = openOf(ticket);
        if (open.isEmpty()) {
            throw Refusal.conflict("Nothing is on order for " + ticket + ".");
        }
        var order = locked(open.get(0), by);
        var line = order.lines().stream()
                .filter(one -> one.outstanding() > 0)
                .findFirst()
                .orElseThrow();
        var delivery = new Delivery(
                line.position(),
                1,
                serial == null ? List.of() : List.of(serial),
                tag == null ? List.of() : List.of(tag),
                location,
                null);
        var made = receive(order, delivery, ticket, by).get(0);
        reservations.keep(made, ticket, by);
        return made.number();
    }

    private List<String> openOf(String ticket) {
        return jdbc.sql(
                        "select number from asset_order where ticket = :ticket and state in ('OPEN', 'PARTLY') order by id")
                .param("ticket", ticket)
                .query(String.class)
                .list();
    }

    /**
     * @return the order, without lines of classes that are kept from the viewer
     * @throws Refusal not found, also where the viewer does not look after assets of its unit, or may know of none of its lines
     */
    @Transactional(readOnly = true)
    public Order get(String number, Viewer viewer) {
        return seen(whole(number, viewer), viewer);
    }

    private Order whole(String number, Viewer viewer) {
        return find(number)
                .filter(order -> UnitRights.mayRead(viewer, order.unit()))
                .filter(order -> !seen(order, viewer).lines().isEmpty())
                .orElseThrow(() ->
                        Refusal.notFound("There is no order " + LifeItems.shortened(number) + " that you may see."));
    }

    private Order seen(Order order, Viewer viewer) {
        var closed = access.closedTo(viewer);
        return closed.isEmpty() ? order : order.without(closed);
    }

    private Order locked(String number, Viewer by) {
        jdbc.sql("select id from asset_order where number = :number for update")
                .param("number", number)
                .query(Long.class)
                .optional();
        var order = whole(number, by);
        mustLookAfter(order.unit(), by);
        return order;
    }

    private void mustLookAfter(String unit, Viewer by) {
        if (!access.mayCreate(by, unit)) {
            throw Refusal.forbidden("You do not look after the assets of " + LifeItems.shortened(unit) + ".");
        }
    }

    /**
     * @param open true for those that something is expected of, null for all
     * @return the latest first
     */
    @Transactional(readOnly = true)
    public Page<Order> list(@Nullable Boolean open, int size, @Nullable String cursor, Viewer viewer) {
        var units = UnitRights.readable(viewer);
        if (units.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        var every = units.contains(Viewer.EVERY_UNIT);
        var closed = access.closedTo(viewer);
        var sql = "select number, id from asset_order o where id < :before"
                + (every ? "" : " and unit in (:units)")
                + (closed.isEmpty()
                        ? ""
                        : " and exists (select 1 from asset_order_line l where l.order_id = o.id and l.class_key not in"
                                + " (:closed))")
                + (open == null
                        ? ""
                        : open ? " and state in ('OPEN', 'PARTLY')" : " and state in ('RECEIVED', 'CANCELLED')")
                + " order by id desc limit " + (size + 1);
        var query = jdbc.sql(sql).param("before", Cursors.before(cursor));
        query = closed.isEmpty() ? query : query.param("closed", closed);
        var found = (every ? query : query.param("units", units))
                .query((row, i) -> Map.entry(row.getString(1), row.getLong(2)))
                .list();
        var items = found.stream()
                .limit(size)
                .map(entry -> seen(find(entry.getKey()).orElseThrow(), viewer))
                .toList();
        return new Page<>(
                items, found.size() > size ? Cursors.of(found.get(size - 1).getValue()) : null);
    }

    private Optional<Order> find(String number) {
        return jdbc.sql(
                        """
                        select id, number, unit, supplier, ticket, state, note, ordered_by, ordered_at, expected_at, version
                        from asset_order where number = :number""")
                .param("number", number)
                .query((row, i) -> order(row, lines(row.getLong(1))))
                .optional();
    }

    private List<Line> lines(long order) {
        return jdbc.sql(
                        "select position, class_key, model, quantity, received, price from asset_order_line where order_id ="
                                + " :order order by position")
                .param("order", order)
                .query((row, i) -> new Line(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getInt(5),
                        plain(row.getBigDecimal(6))))
                .list();
    }

    private static Order order(ResultSet row, List<Line> lines) throws SQLException {
        return new Order(
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                State.valueOf(row.getString(6)),
                row.getString(7),
                row.getString(8),
                Micros.instant(row.getLong(9)),
                Micros.instant(row.getObject(10, Long.class)),
                lines,
                row.getInt(11));
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal price) {
        return price == null
                ? null
                : price.setScale(Math.max(2, price.stripTrailingZeros().scale()));
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** @return the instant that many days ahead, for a lead time */
    Instant inDays(long days) {
        return clock.instant().plus(java.time.Duration.ofDays(days));
    }

    private void tell(Viewer by, String act, Order order, Map<String, ?> after) {
        events.publishEvent(
                order.ticket() == null
                        ? Act.on(by.account(), act, "order", order.number(), after)
                        : new Act(
                                by.account(),
                                act,
                                "order",
                                order.number(),
                                order.ticket(),
                                Map.of(),
                                after,
                                null,
                                true));
    }
}
