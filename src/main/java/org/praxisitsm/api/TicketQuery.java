package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Category;
import org.praxisitsm.ticket.TicketFilter;

/** Which tickets to list. Lists of values are separated by commas; every filter must hold. */
@Query(fields = true)
record TicketQuery(
        @Parameter(example = "incident") @Nullable String practice,
        @Parameter(description = "States in the practice's words") @Nullable List<String> state,
        @Nullable List<Category> category,
        @Parameter(description = "true: only NEW, IN_PROGRESS and ON_HOLD") @Nullable Boolean open,
        @Parameter(description = "Group keys") @Nullable List<String> group,
        @Parameter(description = "Account, me, or none") @Nullable String assignee,
        @Parameter(description = "Account or me") @Nullable String requester,
        @Parameter(description = "Account or me: requester, affected, watcher or assignee") @Nullable String member,
        @Nullable List<Integer> priority,
        @Nullable String service,
        @Parameter(description = "Number of an asset that they concern") @Nullable String asset,
        @Parameter(description = "First instant, included") @Nullable Instant openedFrom,
        @Parameter(description = "Last instant, excluded") @Nullable Instant openedTo,
        @Parameter(description = "Only tickets whose next due lies before this instant") @Nullable Instant dueTo,
        @Parameter(description = "Number, or words of the subject") @Nullable String q,
        @Parameter(example = "-updatedAt") @Nullable String sort,
        @Parameter(description = "1 to 500, 50 where left out") @Nullable Integer limit,
        @Parameter(description = "next of the slice before") @Nullable String cursor) {

    TicketFilter filter(Viewer viewer, HttpServletRequest request) {
        boolean none = "none".equals(assignee);
        return new TicketFilter(
                blankAsNull(practice),
                orEmpty(state),
                orEmpty(category),
                Boolean.TRUE.equals(open),
                orEmpty(group),
                none ? null : account(assignee, viewer),
                none,
                account(requester, viewer),
                account(member, viewer),
                orEmpty(priority),
                blankAsNull(service),
                openedFrom,
                openedTo,
                blankAsNull(q),
                fields(request),
                dueTo);
    }

    static <T> List<T> orEmpty(@Nullable List<T> values) {
        return values == null
                ? List.of()
                : values.stream().filter(java.util.Objects::nonNull).toList();
    }

    static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    static @Nullable String account(@Nullable String named, Viewer viewer) {
        return "me".equals(named) ? viewer.account() : blankAsNull(named);
    }

    private static Map<String, String> fields(HttpServletRequest request) {
        var fields = new HashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> {
            if (name.startsWith(KnownParameters.FIELD_PREFIX)) {
                fields.put(name.substring(KnownParameters.FIELD_PREFIX.length()), values[0]);
            }
        });
        return fields;
    }
}
