package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.inventory.InventorySettings;
import org.praxisitsm.asset.inventory.SheetReader;
import org.praxisitsm.asset.inventory.TableImports;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.Refusal.FieldError;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Assets from tables. */
@RestController
@RequestMapping("/api/v1/inventory/imports")
@Tag(name = "Inventory")
class ImportController {

    private final TableImports imports;
    private final InventorySettings settings;
    private final SheetReader reader;

    ImportController(TableImports imports, InventorySettings settings) {
        this.imports = imports;
        this.settings = settings;
        this.reader = new SheetReader(settings);
    }

    @Schema(name = "AssetImportLine")
    record LineBody(
            int line,
            String verdict,
            String name,
            @Nullable String asset,
            String detail,
            @Schema(description = "What is wrong, by the column of the file") List<FieldError> errors) {

        static LineBody of(TableImports.Line line) {
            return new LineBody(
                    line.line(), line.verdict().name(), line.name(), line.number(), line.detail(), line.errors());
        }
    }

    @Schema(name = "AssetImport")
    record ImportBody(
            @Nullable String id,
            @Schema(example = "PREVIEW") String state,
            int total,
            int done,
            int created,
            int changed,
            int unchanged,
            int refused,
            Map<String, String> columns,
            List<LineBody> lines,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {

        static ImportBody of(
                @Nullable Long id,
                String state,
                int done,
                TableImports.Report report,
                Map<String, String> columns,
                @Nullable Instant started,
                @Nullable Instant ended) {
            return new ImportBody(
                    id == null ? null : id.toString(),
                    state,
                    report.total(),
                    done,
                    report.created(),
                    report.changed(),
                    report.unchanged(),
                    report.refused(),
                    columns,
                    report.lines().stream().map(LineBody::of).toList(),
                    started,
                    ended);
        }
    }

    @PostMapping
    @Operation(
            summary = "Import assets from a table",
            description =
                    "The body is CSV or an XLSX workbook. columns says what its columns mean, as Name=name;S/N=serial;"
                            + "Model=attributes.model; without it their names say it. dryRun, which is the default, says what each of"
                            + " the first 500 lines would do; otherwise it runs, and Location says where it is followed.")
    ResponseEntity<ImportBody> start(
            @RequestParam(name = "class") String ciClass,
            @RequestParam(required = false) @Nullable String columns,
            @RequestParam(required = false) @Nullable String file,
            @RequestParam(required = false) @Nullable Boolean dryRun,
            HttpServletRequest request,
            Viewer viewer)
            throws IOException {
        var bytes = JsonBodies.bounded(
                new ServletServerHttpRequest(request), settings.maxImport().toBytes());
        var table = reader.read(bytes);
        var targets = columns == null ? imports.suggest(table, ciClass) : targets(columns);
        var mapping = new TableImports.Mapping(ciClass, targets);
        if (dryRun == null || dryRun) {
            var report = imports.preview(table, mapping, viewer);
            return ResponseEntity.ok(
                    ImportBody.of(null, "PREVIEW", report.lines().size(), report, targets, null, null));
        }
        var id = imports.start(file == null ? "table" : file, table, mapping, viewer);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/inventory/imports/" + id))
                .body(body(imports.progress(id, viewer)));
    }

    @GetMapping("/{id}")
    @Operation(summary = "How far an import is, and which lines were refused")
    ImportBody progress(@PathVariable String id, Viewer viewer) {
        return body(imports.progress(Numbers.inPath("import", id), viewer));
    }

    private static ImportBody body(TableImports.Progress progress) {
        return ImportBody.of(
                progress.id(),
                progress.state(),
                progress.done(),
                progress.report(),
                Map.of(),
                progress.startedAt(),
                progress.endedAt());
    }

    private static Map<String, String> targets(String columns) {
        var targets = new LinkedHashMap<String, String>();
        for (var pair : columns.split(";")) {
            int equals = pair.lastIndexOf('=');
            if (equals <= 0
                    || targets.put(
                                    pair.substring(0, equals).strip(),
                                    pair.substring(equals + 1).strip())
                            != null) {
                throw Refusal.invalid("columns", "must be written as Column=target;Other=target, each column once");
            }
        }
        return targets;
    }
}
