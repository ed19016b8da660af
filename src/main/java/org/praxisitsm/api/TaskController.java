package org.praxisitsm.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.workflow.Tasks;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tasks")
@Tag(name = "Tasks")
class TaskController {

    private final Tasks tasks;
    private final TicketQueries queries;

    TaskController(Tasks tasks, TicketQueries queries) {
        this.tasks = tasks;
        this.queries = queries;
    }

    @Schema(name = "TaskForm")
    record FormBody(
            @Schema(description = "Camunda Forms JSON") JsonNode schema,
            Map<String, Object> values,
            @Schema(description = "The buttons, the first is primary") List<Tasks.Outcome> outcomes) {}

    record NewAssignee(@Schema(example = "agent") @Nullable String assignee) {}

    record Completion(
            @Schema(description = "One of the form's outcomes", example = "resolve") @Nullable String outcome,
            @Schema(description = "Answers by key; what is left out keeps what the form returned") @Nullable
                    Map<String, Object> values) {}

    @GetMapping
    @Operation(summary = "List open tasks")
    Listing<TaskBody> list(@ParameterObject TaskQuery query, Viewer viewer) {
        int limit = Listing.limit(query.limit());
        return Listing.of(queries.tasks(query.filter(viewer), query.sort(), limit, query.cursor(), viewer)
                .map(TaskBody::of));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read a task")
    TaskBody read(@PathVariable String id, Viewer viewer) {
        return TaskBody.of(queries.task(id, viewer));
    }

    @GetMapping("/{id}/form")
    @Operation(summary = "The form of a task, with what is known already")
    FormBody form(@PathVariable String id, Viewer viewer) {
        var form = tasks.form(id, viewer);
        return new FormBody(form.schema(), form.values(), form.outcomes());
    }

    @PostMapping("/{id}/claim")
    @Operation(summary = "Take a task")
    ResponseEntity<?> claim(
            @PathVariable String id, @RequestBody(required = false) @Nullable Nothing body, Viewer viewer, Once once) {
        return once.answer(() -> ResponseEntity.ok(TaskBody.of(tasks.claim(id, viewer))));
    }

    @PostMapping("/{id}/unclaim")
    @Operation(summary = "Give a task back to its group")
    ResponseEntity<?> unclaim(
            @PathVariable String id, @RequestBody(required = false) @Nullable Nothing body, Viewer viewer, Once once) {
        return once.answer(() -> ResponseEntity.ok(TaskBody.of(tasks.unclaim(id, viewer))));
    }

    @PostMapping("/{id}/assign")
    @Operation(summary = "Hand a task to somebody")
    ResponseEntity<?> assign(@PathVariable String id, @RequestBody NewAssignee body, Viewer viewer, Once once) {
        var assignee = Given.text("assignee", body.assignee());
        return once.answer(() -> ResponseEntity.ok(TaskBody.of(tasks.assign(id, assignee, viewer))));
    }

    @PostMapping("/{id}/complete")
    @Operation(summary = "Complete a task", description = "If-Match takes the ETag of the ticket; answers the ticket.")
    ResponseEntity<?> complete(
            @PathVariable String id, @RequestBody Completion body, ReadVersion read, Viewer viewer, Once once) {
        Map<String, Object> values = body.values() == null ? Map.of() : body.values();
        return once.answer(() ->
                TicketBody.tagged(tasks.complete(id, body.outcome(), values, read.version(), Tasks.Way.API, viewer)));
    }
}
