package org.praxisitsm.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Page;
import org.praxisitsm.workflow.Migrations;

/** Tickets on their way from one version to another, or only tried. */
@Schema(name = "Migration")
record MigrationBody(
        String migration,
        String practice,
        int from,
        int to,
        boolean dryRun,
        Migrations.Status status,
        List<Migrations.Wish> mapping,
        Migrations.Choice choice,
        @Nullable Integer haltAfter,
        String startedBy,
        Instant startedAt,
        @Nullable Instant finishedAt,
        Counts counts,
        @Schema(description = "In the answer to a dry run: the first of them")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable
                List<Line> tickets,
        @Schema(description = "Cursor for the tickets after those") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
                String next) {

    @Schema(name = "MigrationCounts")
    record Counts(int total, int waiting, int moved, int stays, int failed) {}

    /** A ticket of a migration. */
    @Schema(name = "MigratedTicket")
    record Line(
            @Schema(example = "INC0000301") String number,
            @Schema(description = "Whether it was moved, or would be; null while it waits") @Nullable Boolean moves,
            Migrations.Result result,
            @Schema(description = "Why it is not moved") @Nullable String message,
            @Schema(description = "What becomes of its steps, tasks, timers, called processes and state")
                    List<Migrations.Fate> effects,
            @Nullable Instant at) {

        static Line of(Migrations.Line line) {
            return new Line(
                    line.number(),
                    line.result() == Migrations.Result.WAITING ? null : line.result() == Migrations.Result.MOVED,
                    line.result(),
                    line.message(),
                    line.fates(),
                    line.at());
        }
    }

    static MigrationBody of(Migrations.Migration migration, @Nullable Page<Migrations.Line> tickets) {
        var counts = migration.counts();
        return new MigrationBody(
                String.valueOf(migration.id()),
                migration.practice(),
                migration.from(),
                migration.to(),
                migration.dryRun(),
                migration.status(),
                migration.wishes(),
                migration.choice(),
                migration.haltAfter(),
                migration.startedBy(),
                migration.startedAt(),
                migration.finishedAt(),
                new Counts(
                        counts.values().stream().mapToInt(Integer::intValue).sum(),
                        counts.get(Migrations.Result.WAITING),
                        counts.get(Migrations.Result.MOVED),
                        counts.get(Migrations.Result.STAYS),
                        counts.get(Migrations.Result.FAILED)),
                tickets == null ? null : tickets.items().stream().map(Line::of).toList(),
                tickets == null ? null : tickets.next());
    }
}
