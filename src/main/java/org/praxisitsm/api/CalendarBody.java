package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.sla.CalendarDocument;
import org.praxisitsm.sla.CalendarVersion;
import org.springframework.http.ResponseEntity;

/** A service calendar as it is read. */
@Schema(name = "Calendar")
record CalendarBody(
        @Schema(example = "service-desk") String key,
        int version,
        @Schema(example = "Service desk") Object name,
        @Schema(description = "IANA time zone", example = "Europe/Berlin") Object zone,
        @Schema(
                        description = "Windows by weekday, start included, end excluded; days left out are closed",
                        example = "{\"MONDAY\": [[\"08:00\", \"12:00\"], [\"13:00\", \"24:00\"]]}")
                Object hours,
        @Schema(example = "[{\"date\": \"2026-12-25\", \"name\": \"Christmas\"}]") Object holidays,
        @Schema(
                        description = "EVERY_YEAR, NTH_WEEKDAY, WEEKDAY_FROM, EASTER, ORTHODOX_EASTER",
                        example = "[{\"type\": \"EASTER\", \"days\": -2, \"name\": \"Good Friday\"}]")
                Object rules,
        @Schema(
                        description = "Dates with other hours, also where they are holidays",
                        example = "[{\"date\": \"2026-12-24\", \"name\": \"Christmas Eve\", \"hours\": [[\"08:00\","
                                + " \"12:00\"]]}]")
                Object exceptions,
        Instant effectiveFrom,
        Instant publishedAt,
        String publishedBy,
        @Nullable String comment) {

    /** What PUT takes. */
    @Schema(name = "CalendarContent")
    record Content(
            @Schema(example = "Service desk") String name,
            @Schema(example = "Europe/Berlin") String zone,
            @Schema(example = "{\"MONDAY\": [[\"08:00\", \"12:00\"], [\"13:00\", \"24:00\"]]}")
                    Map<String, List<List<String>>> hours,
            @Schema(example = "[{\"date\": \"2026-12-25\", \"name\": \"Christmas\"}]") @Nullable
                    List<Map<String, Object>> holidays,
            @Schema(
                            example =
                                    "[{\"type\": \"NTH_WEEKDAY\", \"ordinal\": -1, \"weekday\": \"MONDAY\", \"month\":"
                                            + " 5, \"name\": \"Memorial Day\"}]")
                    @Nullable
                    List<Map<String, Object>> rules,
            @Schema(
                            example = "[{\"date\": \"2026-12-24\", \"name\": \"Christmas Eve\", \"hours\": [[\"08:00\","
                                    + " \"12:00\"]]}]")
                    @Nullable
                    List<Map<String, Object>> exceptions,
            @Schema(description = "First instant at which new measurements take it; at once where left out") @Nullable
                    Instant effectiveFrom,
            @Nullable String comment) {}

    static CalendarBody of(CalendarVersion version) {
        var document = CalendarDocument.write(version.definition());
        return new CalendarBody(
                version.key(),
                version.version(),
                document.get("name"),
                document.get("zone"),
                document.get("hours"),
                document.get("holidays"),
                document.get("rules"),
                document.get("exceptions"),
                version.effectiveFrom(),
                version.publishedAt(),
                version.publishedBy(),
                version.comment());
    }

    static ResponseEntity<CalendarBody> tagged(CalendarVersion version) {
        return ResponseEntity.ok().eTag(ReadVersion.tag(version.version())).body(of(version));
    }
}
