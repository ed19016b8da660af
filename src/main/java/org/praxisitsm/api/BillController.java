package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.inventory.Bills;
import org.praxisitsm.asset.inventory.InventorySettings;
import org.praxisitsm.identity.Viewer;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Bills of materials: what applications are built of, and where a component is in use. */
@RestController
@RequestMapping("/api/v1/inventory")
@Tag(name = "Inventory")
class BillController {

    private final Bills bills;
    private final InventorySettings settings;

    BillController(Bills bills, InventorySettings settings) {
        this.bills = bills;
        this.settings = settings;
    }

    @Schema(name = "ImportedBill")
    record ImportedBody(
            @Schema(example = "CI0000042") String asset,
            @Schema(description = "Whether the application is new") boolean created,
            @Schema(example = "CycloneDX 1.5") String format,
            @Schema(description = "How many components the bill lists") int components,
            @Schema(description = "How many of them differ from each other") int distinct,
            int added,
            int removed) {

        static ImportedBody of(Bills.Imported done) {
            return new ImportedBody(
                    done.number(),
                    done.created(),
                    done.format(),
                    done.components(),
                    done.distinct(),
                    done.added(),
                    done.removed());
        }
    }

    @Schema(name = "SoftwareUse")
    record UseBody(
            String id,
            String name,
            String version,
            String publisher,
            String kind,
            String purl,
            String licence,
            long assets) {

        static UseBody of(Bills.Use use) {
            return new UseBody(
                    String.valueOf(use.id()),
                    use.name(),
                    use.version(),
                    use.publisher(),
                    use.kind(),
                    use.purl(),
                    use.licence(),
                    use.items());
        }
    }

    @PostMapping("/sbom")
    @Operation(
            summary = "Import a bill of materials",
            description =
                    "CycloneDX as JSON or XML, SPDX as JSON or tags and values, plain or compressed. Its components hang"
                            + " under the asset, or under the application that the bill names. The same again changes nothing.")
    ImportedBody take(@RequestParam(required = false) @Nullable String asset, HttpServletRequest request, Viewer viewer)
            throws IOException {
        var bytes = JsonBodies.bounded(
                new ServletServerHttpRequest(request), settings.maxImport().toBytes());
        return ImportedBody.of(bills.take(asset, bytes, viewer));
    }

    @GetMapping("/software")
    @Operation(summary = "Software by how its name begins, with how many assets have it")
    Listing<UseBody> software(
            @RequestParam String name, @RequestParam(required = false) @Nullable Integer limit, Viewer viewer) {
        return Listing.complete(bills.software(name, Listing.limit(limit), viewer).stream()
                .map(UseBody::of)
                .toList());
    }
}
