package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Category;
import org.praxisitsm.ticket.TaskRow;

/** An open task. */
@Schema(name = "Task")
record TaskBody(
        String id,
        @Schema(example = "INC0000123") String ticket,
        @Schema(example = "Diagnose incident") String name,
        @Schema(example = "Task_DiagnoseIncident") String activity,
        String practice,
        @Nullable String group,
        @Nullable String assignee,
        int priority,
        Instant createdAt,
        @Nullable Instant dueAt,
        String subject,
        String requester,
        String state,
        Category category) {

    static TaskBody of(TaskRow row) {
        return new TaskBody(
                row.id(),
                row.ticket(),
                row.name(),
                row.activity(),
                row.practice(),
                row.group(),
                row.assignee(),
                row.priority(),
                row.createdAt(),
                row.dueAt(),
                row.subject(),
                row.requester(),
                row.state(),
                row.category());
    }
}
