package org.praxisitsm.ui.insight;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.CsvLine;
import org.praxisitsm.sla.LevelFilter;
import org.praxisitsm.sla.LevelLine;
import org.praxisitsm.sla.ServiceLevelReport;
import org.praxisitsm.sla.ServiceLevelReport.Show;

/** Writes the list behind a figure as comma-separated values, page by page. */
final class LevelExport {

    static final int MOST_LINES = 100_000;
    private static final int PAGE = 500;

    private final ServiceLevelReport report;

    LevelExport(ServiceLevelReport report) {
        this.report = report;
    }

    /** Keys and instants as the API has them, durations in minutes: for machines and spreadsheets alike. */
    void write(Show show, LevelFilter filter, Viewer viewer, OutputStream out) throws IOException {
        write(
                out,
                CsvLine.of(
                        "number",
                        "subject",
                        "practice",
                        "kind",
                        "agreement",
                        "target",
                        "outcome",
                        "near",
                        "group",
                        "priority",
                        "service",
                        "cause",
                        "startedAt",
                        "dueAt",
                        "endedAt",
                        "usedMinutes",
                        "promisedMinutes"));
        @Nullable String cursor = null;
        var written = 0;
        do {
            var page = report.list(show, filter, PAGE, cursor, viewer);
            for (var line : page.items()) {
                write(out, line(filter, line));
            }
            written += page.items().size();
            cursor = page.next();
        } while (cursor != null && written < MOST_LINES);
    }

    private static String line(LevelFilter filter, LevelLine line) {
        return CsvLine.of(
                line.number(),
                line.subject(),
                line.practice(),
                filter.kind(),
                line.agreement(),
                line.target(),
                line.outcome(),
                line.near(),
                line.group(),
                line.priority(),
                line.service(),
                line.cause(),
                line.startedAt(),
                line.dueAt(),
                line.endedAt(),
                line.elapsed().toMinutes(),
                line.promised() == null ? null : line.promised().toMinutes());
    }

    private static void write(OutputStream out, String line) throws IOException {
        out.write(line.getBytes(StandardCharsets.UTF_8));
    }
}
