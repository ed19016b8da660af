package org.praxisitsm.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.audit.AuditTrail;
import org.praxisitsm.shared.Act.ProcessStep;

/** An entry of the trail. */
@Schema(name = "AuditEntry")
record EntryBody(
        long sequence,
        Instant at,
        @Schema(example = "agent") String actor,
        @Schema(example = "task.completed") String act,
        ActedOn object,
        @Nullable String ticket,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable Map<String, Object> before,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable Map<String, Object> after,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ProcessStep process) {

    @Schema(name = "ActedOn")
    record ActedOn(@Schema(example = "ticket") String type, @Schema(example = "INC0000123") String id) {}

    /** @return the same entry with those of its values whose names pass */
    EntryBody only(Predicate<String> names) {
        return new EntryBody(
                sequence, at, actor, act, object, ticket, only(before, names), only(after, names), process);
    }

    private static @Nullable Map<String, Object> only(@Nullable Map<String, Object> values, Predicate<String> names) {
        if (values == null) {
            return null;
        }
        var kept = new LinkedHashMap<>(values);
        kept.keySet().removeIf(names.negate());
        return kept;
    }

    /** @return whether it has values at all */
    boolean tells() {
        return before != null && !before.isEmpty() || after != null && !after.isEmpty();
    }

    static EntryBody of(AuditTrail.Entry entry) {
        return new EntryBody(
                entry.sequence(),
                entry.at(),
                entry.actor(),
                entry.act(),
                new ActedOn(entry.objectType(), entry.objectId()),
                entry.ticket(),
                entry.before(),
                entry.after(),
                entry.process());
    }
}
