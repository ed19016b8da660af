package org.praxisitsm.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Category;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.practice.PublishedPack;

/** A practice as its current version has it. */
@Schema(name = "Practice")
record PracticeBody(
        @Schema(example = "incident") String key,
        String name,
        String description,
        @Schema(example = "it") String unit,
        @Schema(example = "INC") String prefix,
        int version,
        Instant publishedAt,
        List<State> states,
        List<Field> fields,
        @Schema(description = "Running tickets by pack version, for those who work there", example = "{\"1\": 12}")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable
                Map<Integer, Integer> running) {

    @Schema(name = "State")
    record State(@Schema(example = "in-progress") String key, String label, Category category) {}

    @Schema(name = "Field")
    record Field(
            @Schema(example = "impact") String key,
            String label,
            PracticeDescriptor.FieldType type,
            Map<String, String> options,
            @Schema(description = "Of amounts of money, ISO 4217, where the practice says it", example = "EUR")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable
                    String currency) {}

    static PracticeBody of(PublishedPack published, @Nullable Map<Integer, Integer> running) {
        var descriptor = published.pack().descriptor();
        return new PracticeBody(
                descriptor.key(),
                descriptor.name(),
                descriptor.description(),
                descriptor.unit(),
                descriptor.prefix(),
                published.version(),
                published.publishedAt(),
                descriptor.states().stream()
                        .map(state -> new State(state.key(), state.label(), state.category()))
                        .toList(),
                descriptor.fields().stream()
                        .filter(field -> running != null || !field.internal())
                        .map(field ->
                                new Field(field.key(), field.label(), field.type(), field.options(), field.currency()))
                        .toList(),
                running);
    }

    /** A published version; it never changes. */
    @Schema(name = "PackVersion")
    record Version(
            int version,
            String hash,
            Instant publishedAt,
            String publishedBy,
            @Nullable String approvedBy,
            @Nullable String comment,
            @Schema(description = "Tickets that run on it") int running) {

        static Version of(PublishedPack published, Map<Integer, Integer> running) {
            return new Version(
                    published.version(),
                    published.hash(),
                    published.publishedAt(),
                    published.publishedBy(),
                    published.approvedBy(),
                    published.comment(),
                    running.getOrDefault(published.version(), 0));
        }
    }
}
