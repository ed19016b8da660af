package org.praxisitsm.ui.asset;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiFilter;
import org.praxisitsm.asset.CiRow;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.CsvLine;

/** Writes a list of assets as comma-separated values, page by page, with the keys that an import and the API take. */
final class AssetExport {

    static final int MOST_LINES = 100_000;
    private static final int PAGE = 500;

    private final Assets assets;

    AssetExport(Assets assets) {
        this.assets = assets;
    }

    void write(CiFilter filter, @Nullable String sort, Viewer viewer, OutputStream out) throws IOException {
        write(
                out,
                CsvLine.of(
                        "number",
                        "class",
                        "name",
                        "state",
                        "unit",
                        "owner",
                        "user",
                        "group",
                        "criticality",
                        "environment",
                        "location",
                        "locationName",
                        "service",
                        "serial",
                        "assetTag",
                        "source",
                        "lastSeenAt",
                        "updatedAt"));
        @Nullable String cursor = null;
        var written = 0;
        do {
            var page = assets.list(filter, sort, PAGE, cursor, viewer);
            for (var row : page.items()) {
                write(out, line(row));
            }
            written += page.items().size();
            cursor = page.next();
        } while (cursor != null && written < MOST_LINES);
    }

    private static String line(CiRow row) {
        return CsvLine.of(
                row.number(),
                row.ciClass(),
                row.name(),
                row.state(),
                row.unit(),
                row.owner(),
                row.user(),
                row.group(),
                row.criticality(),
                row.environment(),
                row.location(),
                row.locationName(),
                row.service(),
                row.serial(),
                row.assetTag(),
                row.source(),
                row.lastSeenAt(),
                row.updatedAt());
    }

    private static void write(OutputStream out, String line) throws IOException {
        out.write(line.getBytes(StandardCharsets.UTF_8));
    }
}
