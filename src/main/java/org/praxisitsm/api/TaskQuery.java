package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Category;
import org.praxisitsm.ticket.TaskFilter;

/** Which open tasks to list. */
@Query
record TaskQuery(
        @Parameter(description = "Group keys, separated by commas") @Nullable List<String> group,
        @Parameter(description = "Account, me, or none") @Nullable String assignee,
        @Nullable String practice,
        @Parameter(example = "INC0000123") @Nullable String ticket,
        @Nullable List<Integer> priority,
        @Nullable List<Category> category,
        @Parameter(description = "Number, or words of the subject") @Nullable String q,
        @Parameter(example = "priority,createdAt") @Nullable String sort,
        @Parameter(description = "1 to 500, 50 where left out") @Nullable Integer limit,
        @Parameter(description = "next of the slice before") @Nullable String cursor) {

    TaskFilter filter(Viewer viewer) {
        boolean none = "none".equals(assignee);
        return new TaskFilter(
                TicketQuery.orEmpty(group),
                none ? null : TicketQuery.account(assignee, viewer),
                none,
                TicketQuery.blankAsNull(practice),
                TicketQuery.blankAsNull(ticket),
                TicketQuery.orEmpty(priority),
                TicketQuery.orEmpty(category),
                TicketQuery.blankAsNull(q));
    }
}
