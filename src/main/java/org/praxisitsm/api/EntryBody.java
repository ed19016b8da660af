package org.praxisitsm.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
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
