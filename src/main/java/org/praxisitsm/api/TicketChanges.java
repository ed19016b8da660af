package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.Refusal.FieldError;

/** The members of a PATCH. A map is bound, not this, because a member that is null differs from one left out. */
@Schema(name = "TicketChanges")
record TicketChanges(
        @Nullable String subject,
        @Nullable String description,
        @Schema(example = "network") @Nullable String group,
        @Schema(example = "agent") @Nullable String assignee,
        @Schema(example = "vpn") @Nullable String service,
        @Nullable String affected,
        @Nullable Map<String, Object> fields) {

    private static final Set<String> TEXTS =
            Set.of("subject", "description", "group", "assignee", "service", "affected");
    private static final Set<String> BY_THE_PROCESS =
            Set.of("state", "category", "priority", "process", "resolvedAt", "closedAt");

    static Map<String, Object> checked(Map<String, Object> changes) {
        var errors = new ArrayList<FieldError>();
        changes.forEach((name, value) -> {
            var problem = problem(name, value);
            if (problem != null) {
                errors.add(new FieldError(name, problem));
            }
        });
        if (changes.isEmpty()) {
            errors.add(new FieldError("body", "names nothing to change"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return changes;
    }

    private static @Nullable String problem(String name, @Nullable Object value) {
        if (TEXTS.contains(name)) {
            return value == null || value instanceof String ? null : "must be a text";
        }
        if (name.equals("fields")) {
            return value instanceof Map ? null : "must be an object";
        }
        return BY_THE_PROCESS.contains(name)
                ? "is moved by the process alone: complete a task or send a command"
                : "is not a member of this request";
    }
}
