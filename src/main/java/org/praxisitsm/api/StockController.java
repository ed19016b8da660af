package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.lifecycle.Contracts;
import org.praxisitsm.asset.lifecycle.LicencePosition;
import org.praxisitsm.asset.lifecycle.Licences;
import org.praxisitsm.asset.lifecycle.Order;
import org.praxisitsm.asset.lifecycle.Order.NewLine;
import org.praxisitsm.asset.lifecycle.Order.NewOrder;
import org.praxisitsm.asset.lifecycle.Orders;
import org.praxisitsm.asset.lifecycle.Orders.Delivery;
import org.praxisitsm.asset.lifecycle.Stock;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Stock")
class StockController {

    private final Stock stock;
    private final Orders orders;
    private final Licences licences;
    private final Contracts contracts;

    StockController(Stock stock, Orders orders, Licences licences, Contracts contracts) {
        this.stock = stock;
        this.orders = orders;
        this.licences = licences;
        this.contracts = contracts;
    }

    @Schema(name = "StockLevel")
    record LevelBody(
            String unit,
            String ciClass,
            String model,
            @Nullable String location,
            int available,
            int reserved,
            int onOrder,
            int minimum,
            int shortage) {

        static LevelBody of(Stock.Level level) {
            return new LevelBody(
                    level.unit(),
                    level.ciClass(),
                    level.model(),
                    level.location(),
                    level.available(),
                    level.reserved(),
                    level.onOrder(),
                    level.minimum(),
                    level.shortage());
        }
    }

    @Schema(name = "StockMinimum")
    record Minimum(
            @Schema(description = "The caller's where left out") @Nullable String unit,
            @Schema(example = "client") @Nullable String ciClass,
            @Schema(example = "ThinkPad T14") @Nullable String model,
            @Schema(description = "Number of the place; the whole unit where left out") @Nullable String location,
            @Nullable Integer minimum) {}

    @Schema(name = "Order")
    record OrderBody(
            String number,
            String unit,
            @Nullable String supplier,
            @Nullable String ticket,
            @Schema(example = "OPEN") String state,
            @Nullable String note,
            String orderedBy,
            Instant orderedAt,
            @Nullable Instant expectedAt,
            BigDecimal total,
            List<Order.Line> lines) {

        static OrderBody of(Order order) {
            return new OrderBody(
                    order.number(),
                    order.unit(),
                    order.supplier(),
                    order.ticket(),
                    order.state().name(),
                    order.note(),
                    order.orderedBy(),
                    order.orderedAt(),
                    order.expectedAt(),
                    order.total(),
                    order.lines());
        }
    }

    @Schema(name = "NewOrder")
    record NewOrderBody(
            @Schema(description = "The caller's where left out") @Nullable String unit,
            @Nullable String supplier,
            @Nullable Instant expectedAt,
            @Nullable String note,
            @Nullable List<NewOrderLine> lines) {}

    record NewOrderLine(
            @Nullable String ciClass, @Nullable String model, @Nullable Integer quantity, @Nullable BigDecimal price) {}

    @Schema(name = "Delivery")
    record DeliveryBody(
            @Nullable Integer line,
            @Nullable Integer quantity,
            @Nullable List<String> serials,
            @Nullable List<String> assetTags,
            @Schema(description = "Number of the place") @Nullable String location,
            @Nullable LocalDate warrantyUntil) {}

    record Received(List<String> assets) {}

    @Schema(name = "LicencePosition")
    record PositionBody(String product, String metric, long bought, long used, long balance, String standing) {

        static PositionBody of(LicencePosition one) {
            return new PositionBody(
                    one.product(),
                    one.metric().name(),
                    one.bought(),
                    one.used(),
                    one.balance(),
                    one.standing().name());
        }
    }

    @GetMapping("/stock")
    @Operation(summary = "What lies in stock by model and place, what is short first")
    Listing<LevelBody> levels(Viewer viewer) {
        return Listing.complete(stock.levels(viewer).stream().map(LevelBody::of).toList());
    }

    @PutMapping("/stock/minimum")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Say how many of a model shall be free", description = "0 takes it back.")
    void require(@RequestBody Minimum body, Viewer viewer) {
        stock.require(
                body.unit() == null ? viewer.unit() : body.unit(),
                Given.text("ciClass", body.ciClass()),
                Given.text("model", body.model()),
                body.location(),
                number("minimum", body.minimum()),
                viewer);
    }

    @GetMapping("/orders")
    @Operation(summary = "Orders, the latest first")
    Listing<OrderBody> list(
            @RequestParam @Nullable Boolean open,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor,
            Viewer viewer) {
        return Listing.of(
                orders.list(open, Listing.limit(limit), cursor, viewer).map(OrderBody::of));
    }

    @PostMapping("/orders")
    @Operation(summary = "Place an order")
    ResponseEntity<?> place(@RequestBody NewOrderBody body, Viewer viewer, Once once) {
        var lines = body.lines() == null ? List.<NewOrderLine>of() : body.lines();
        var order = new NewOrder(
                body.unit() == null ? viewer.unit() : body.unit(),
                body.supplier(),
                body.expectedAt(),
                body.note(),
                lines.stream()
                        .map(line -> new NewLine(
                                text(line.ciClass()),
                                text(line.model()),
                                line.quantity() == null ? 0 : line.quantity(),
                                line.price()))
                        .toList());
        return once.answer(() -> {
            var placed = OrderBody.of(orders.place(order, viewer));
            return ResponseEntity.created(URI.create("/api/v1/orders/" + placed.number()))
                    .body(placed);
        });
    }

    @GetMapping("/orders/{number}")
    @Operation(summary = "One order")
    OrderBody order(@PathVariable String number, Viewer viewer) {
        return OrderBody.of(orders.get(number, viewer));
    }

    @PostMapping("/orders/{number}/receive")
    @Operation(summary = "Take a delivery into the stock", description = "Each piece becomes an asset.")
    ResponseEntity<?> receive(@PathVariable String number, @RequestBody DeliveryBody body, Viewer viewer, Once once) {
        var delivery = new Delivery(
                number("line", body.line()),
                number("quantity", body.quantity()),
                list(body.serials()),
                list(body.assetTags()),
                body.location(),
                body.warrantyUntil());
        return once.answer(() -> ResponseEntity.ok(new Received(orders.receive(number, delivery, viewer))));
    }

    @PostMapping("/orders/{number}/cancel")
    @Operation(summary = "Wait no longer for what has not arrived")
    ResponseEntity<?> cancel(@PathVariable String number, Viewer viewer, Once once) {
        return once.answer(() -> ResponseEntity.ok(OrderBody.of(orders.cancel(number, viewer))));
    }

    @GetMapping("/licences")
    @Operation(summary = "Licence position: bought against installed, what is short first")
    Listing<PositionBody> positions(Viewer viewer) {
        return Listing.complete(
                licences.positions(viewer).stream().map(PositionBody::of).toList());
    }

    @GetMapping("/contracts")
    @Operation(summary = "Contracts with their notice dates, what is due first")
    Listing<Contracts.Contract> contracts(Viewer viewer) {
        return Listing.complete(contracts.all(viewer));
    }

    private static int number(String member, @Nullable Integer value) {
        if (value == null) {
            throw Refusal.invalid(member, "must not be empty");
        }
        return value;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static List<String> list(@Nullable List<String> values) {
        return values == null
                ? List.of()
                : values.stream().map(one -> one == null ? "" : one).toList();
    }
}
