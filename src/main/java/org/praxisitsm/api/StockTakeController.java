package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.lifecycle.StockTake;
import org.praxisitsm.asset.lifecycle.StockTakes;
import org.praxisitsm.identity.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/stock-takes")
@Tag(name = "Stock")
class StockTakeController {

    private final StockTakes takes;

    StockTakeController(StockTakes takes) {
        this.takes = takes;
    }

    @Schema(name = "StockTake")
    record TakeBody(
            String number,
            String unit,
            String location,
            String place,
            boolean open,
            String startedBy,
            Instant startedAt,
            @Nullable String closedBy,
            @Nullable Instant closedAt,
            @Nullable String note,
            List<StockTake.Line> lines,
            List<String> unknown) {

        static TakeBody of(StockTake take) {
            return new TakeBody(
                    take.number(),
                    take.unit(),
                    take.location(),
                    take.place(),
                    take.open(),
                    take.startedBy(),
                    take.startedAt(),
                    take.closedBy(),
                    take.closedAt(),
                    take.note(),
                    take.lines(),
                    take.unknown());
        }
    }

    @Schema(name = "NewStockTake")
    record NewTake(
            @Schema(description = "The caller's where left out") @Nullable String unit,
            @Schema(description = "Number of the place") @Nullable String location) {}

    @Schema(name = "Scan")
    record ScanBody(@Schema(example = "CI0000001") @Nullable String code) {}

    @Schema(name = "ScanResult")
    record ScanResult(String code, boolean known, StockTake.@Nullable Line line) {}

    @Schema(name = "StockTakeClosing")
    record Closing(
            @Schema(description = "Put right what differs; true where left out") @Nullable Boolean correct,
            @Nullable String note) {}

    @GetMapping
    @Operation(summary = "Stock-takes without their lines, the latest first")
    Listing<TakeBody> list(
            @RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor, Viewer viewer) {
        return Listing.of(takes.list(Listing.limit(limit), cursor, viewer).map(TakeBody::of));
    }

    @PostMapping
    @Operation(summary = "Begin to count what a unit has in a place")
    ResponseEntity<?> start(@RequestBody NewTake body, Viewer viewer, Once once) {
        var location = Given.text("location", body.location());
        return once.answer(() -> {
            var begun = TakeBody.of(takes.start(body.unit() == null ? viewer.unit() : body.unit(), location, viewer));
            return ResponseEntity.created(URI.create("/api/v1/stock-takes/" + begun.number()))
                    .body(begun);
        });
    }

    @GetMapping("/{number}")
    @Operation(summary = "One stock-take with what was expected and seen")
    TakeBody get(@PathVariable String number, Viewer viewer) {
        return TakeBody.of(takes.get(number, viewer));
    }

    @PostMapping("/{number}/scans")
    @Operation(summary = "Note that a label was read")
    ResponseEntity<?> scan(@PathVariable String number, @RequestBody ScanBody body, Viewer viewer, Once once) {
        var code = Given.text("code", body.code());
        return once.answer(() -> {
            var scan = takes.scan(number, code, viewer);
            return ResponseEntity.ok(new ScanResult(scan.code(), scan.isKnown(), scan.line()));
        });
    }

    @DeleteMapping("/{number}/scans/{asset}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a scan back")
    void unsee(@PathVariable String number, @PathVariable String asset, Viewer viewer) {
        takes.unsee(number, asset, viewer);
    }

    @PostMapping("/{number}/close")
    @Operation(summary = "End a stock-take, and put right what differs")
    ResponseEntity<?> close(
            @PathVariable String number,
            @RequestBody(required = false) @Nullable Closing body,
            Viewer viewer,
            Once once) {
        var correct = body == null || body.correct() == null || body.correct();
        return once.answer(() -> ResponseEntity.ok(
                TakeBody.of(takes.close(number, correct, body == null ? null : body.note(), viewer))));
    }
}
