package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.lifecycle.AssetLife;
import org.praxisitsm.asset.lifecycle.BookValues;
import org.praxisitsm.asset.lifecycle.BookValues.BookValue;
import org.praxisitsm.asset.lifecycle.Depreciation;
import org.praxisitsm.asset.lifecycle.Proofs;
import org.praxisitsm.asset.lifecycle.Reservations;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/assets/{number}")
@Tag(name = "Assets")
class AssetLifeController {

    private final AssetLife life;
    private final Reservations reservations;
    private final Proofs proofs;
    private final BookValues values;
    private final Assets assets;

    AssetLifeController(AssetLife life, Reservations reservations, Proofs proofs, BookValues values, Assets assets) {
        this.life = life;
        this.reservations = reservations;
        this.proofs = proofs;
        this.values = values;
        this.assets = assets;
    }

    @Schema(name = "AssetStanding")
    record Standing(String number, @Schema(example = "reserved") String state) {}

    record Reserving(@Schema(description = "Ticket it is put aside for") @Nullable String ticket) {}

    record Defect(@Nullable String defect) {}

    record Repaired(@Schema(example = "89.90") @Nullable BigDecimal cost) {}

    record Returned(@Schema(description = "Number of the place") @Nullable String location) {}

    record Retired(@Nullable String reason) {}

    record Disposed(@Schema(description = "Number of the wipe certificate") @Nullable String certificate) {}

    @Schema(name = "WipeProof")
    record ProofBody(String id, String name, String sha256) {}

    @Schema(name = "BookValue")
    record ValueBody(
            LocalDate on,
            BigDecimal value,
            BigDecimal cost,
            BigDecimal residual,
            String method,
            int lifeInMonths,
            LocalDate boughtOn,
            List<Depreciation.Step> months) {

        static ValueBody of(BookValue value) {
            var plan = value.plan();
            return new ValueBody(
                    value.on(),
                    value.value(),
                    plan.cost(),
                    plan.residual(),
                    plan.method().name(),
                    plan.lifeInMonths(),
                    plan.boughtOn(),
                    plan.schedule());
        }
    }

    @PostMapping("/reserve")
    @Operation(summary = "Put an asset of the stock aside")
    ResponseEntity<?> reserve(
            @PathVariable String number,
            @RequestBody(required = false) @Nullable Reserving body,
            Viewer viewer,
            Once once) {
        return done(
                once, number, viewer, () -> reservations.reserve(number, body == null ? null : body.ticket(), viewer));
    }

    @PostMapping("/release")
    @Operation(summary = "Put a reserved asset back into the stock")
    ResponseEntity<?> release(@PathVariable String number, Viewer viewer, Once once) {
        return done(once, number, viewer, () -> reservations.releaseAsset(number, viewer));
    }

    @PostMapping("/repair")
    @Operation(summary = "Send an asset to repair")
    ResponseEntity<?> repair(
            @PathVariable String number,
            @RequestBody(required = false) @Nullable Defect body,
            Viewer viewer,
            Once once) {
        return done(
                once,
                number,
                viewer,
                () -> life.sendToRepair(number, body == null ? null : body.defect(), null, viewer));
    }

    @PostMapping("/repaired")
    @Operation(summary = "Take an asset back from repair")
    ResponseEntity<?> repaired(
            @PathVariable String number,
            @RequestBody(required = false) @Nullable Repaired body,
            Viewer viewer,
            Once once) {
        return done(
                once,
                number,
                viewer,
                () -> life.returnFromRepair(number, body == null ? null : body.cost(), null, viewer));
    }

    @PostMapping("/return")
    @Operation(summary = "Put an asset back into the stock")
    ResponseEntity<?> returned(
            @PathVariable String number,
            @RequestBody(required = false) @Nullable Returned body,
            Viewer viewer,
            Once once) {
        return done(
                once,
                number,
                viewer,
                () -> life.returnToStock(number, body == null ? null : body.location(), null, viewer));
    }

    @PostMapping("/retire")
    @Operation(summary = "Take an asset out of use for good")
    ResponseEntity<?> retire(
            @PathVariable String number,
            @RequestBody(required = false) @Nullable Retired body,
            Viewer viewer,
            Once once) {
        return done(once, number, viewer, () -> life.retire(number, body == null ? null : body.reason(), null, viewer));
    }

    @PostMapping(path = "/proof", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "Add the certificate that an asset's data are wiped", description = "One part named file.")
    ResponseEntity<?> proof(
            @PathVariable String number, @RequestPart MultipartFile file, Viewer viewer, HttpServletRequest request) {
        Uploads.checkParts(request);
        var name = Uploads.name(file);
        try (var content = file.getInputStream()) {
            var kept = proofs.add(number, name, content, viewer);
            return ResponseEntity.status(HttpStatus.CREATED)
                    .body(new ProofBody(String.valueOf(kept.file()), kept.name(), kept.sha256()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PostMapping("/dispose")
    @Operation(
            summary = "Note that a retired asset has left the house",
            description = "409 without a certificate that was added since it was retired.")
    ResponseEntity<?> dispose(
            @PathVariable String number,
            @RequestBody(required = false) @Nullable Disposed body,
            Viewer viewer,
            Once once) {
        return done(once, number, viewer, () -> life.dispose(number, body == null ? null : body.certificate(), viewer));
    }

    @GetMapping("/value")
    @Operation(summary = "What an asset is worth on the books, month by month")
    ValueBody value(
            @PathVariable String number, @RequestParam(required = false) @Nullable LocalDate on, Viewer viewer) {
        return values.of(number, on, viewer)
                .map(ValueBody::of)
                .orElseThrow(() -> Refusal.notFound(
                        number + " has no book value: purchase price, day of purchase and useful life are needed."));
    }

    private ResponseEntity<?> done(Once once, String number, Viewer viewer, Runnable act) {
        return once.answer(() -> {
            act.run();
            var ci = assets.get(number, viewer);
            return ResponseEntity.ok(new Standing(ci.number(), ci.state()));
        });
    }
}
