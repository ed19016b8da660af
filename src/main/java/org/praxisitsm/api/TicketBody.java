package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Category;
import org.praxisitsm.ticket.TicketView;
import org.springframework.http.ResponseEntity;

/** A ticket as one reads it. */
@Schema(name = "Ticket")
record TicketBody(
        @Schema(example = "INC0000123") String number,
        @Schema(example = "incident") String practice,
        @Schema(example = "VPN drops every ten minutes") String subject,
        @Nullable String description,
        @Schema(example = "requester") String requester,
        @Nullable String affected,
        String openedBy,
        @Schema(example = "API") String channel,
        @Schema(example = "agent") @Nullable String assignee,
        @Schema(example = "network") @Nullable String group,
        @Schema(example = "vpn") @Nullable String service,
        @Schema(description = "In the practice's own words", example = "in-progress") String state,
        Category category,
        @Schema(description = "1 (highest) to 5", example = "3") @Nullable Integer priority,
        @Schema(example = "{\"impact\": \"team\", \"urgency\": \"high\"}") Map<String, Object> fields,
        Instant openedAt,
        Instant updatedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt,
        @Schema(description = "Also the ETag; send it back as If-Match") int version,
        Process process) {

    /** Where it stands: process id, version of the pack it runs on, steps that are active now. */
    @Schema(name = "TicketProcess")
    record Process(String key, int version, List<Activity> activities) {}

    @Schema(name = "Activity")
    record Activity(String id, String name) {}

    static TicketBody of(TicketView view) {
        var activities = view.steps().stream()
                .map(step -> new Activity(step.id(), step.name()))
                .toList();
        return new TicketBody(
                view.number(),
                view.practice(),
                view.subject(),
                view.description(),
                view.requester(),
                view.affected(),
                view.openedBy(),
                view.channel(),
                view.assignee(),
                view.group(),
                view.service(),
                view.state(),
                view.category(),
                view.priority(),
                view.fields(),
                view.openedAt(),
                view.updatedAt(),
                view.resolvedAt(),
                view.closedAt(),
                view.version(),
                new Process(view.process(), view.packVersion(), activities));
    }

    /** The ticket with its version as ETag. */
    static ResponseEntity<TicketBody> tagged(TicketView view) {
        return ResponseEntity.ok().eTag(ReadVersion.tag(view.version())).body(of(view));
    }
}
