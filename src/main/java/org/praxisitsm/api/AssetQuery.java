package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.CiFilter;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.springframework.web.bind.annotation.BindParam;

/** Which assets to list. Lists of values are separated by commas; every filter must hold. */
@Query(prefixes = AssetQuery.ATTRIBUTE)
record AssetQuery(
        @BindParam("class") @Parameter(name = "class", description = "Keys of classes, with all below") @Nullable
                List<String> ciClass,
        @Nullable List<String> state,
        @Nullable String unit,
        @Parameter(description = "Account or me") @Nullable String owner,
        @Parameter(description = "Account or me: who has it") @Nullable String user,
        @Parameter(description = "Account or me: who owns or has it") @Nullable String person,
        @Nullable List<String> group,
        @Parameter(description = "1 (highest) to 4, own or inherited") @Nullable List<Integer> criticality,
        @Nullable List<String> environment,
        @Parameter(description = "Number of a place: what stands in it, however deep") @Nullable String location,
        @Parameter(description = "Key of the catalogue's service that it is") @Nullable String service,
        @Parameter(description = "true: only those whose life is over, all: these too; else false") @Nullable
                String ended,
        @Parameter(description = "Words that begin words of name, number, serial, tag or searchable attributes")
                @Nullable
                String q,
        @Parameter(example = "name", description = "name, number, class, criticality, lastSeenAt, updatedAt") @Nullable
                String sort,
        @Parameter(description = "1 to 500, 50 where left out") @Nullable Integer limit,
        @Parameter(description = "next of the slice before") @Nullable String cursor) {

    static final String ATTRIBUTE = "attribute.";

    CiFilter filter(Viewer viewer, HttpServletRequest request) {
        return new CiFilter(
                TicketQuery.blankAsNull(q),
                TicketQuery.orEmpty(ciClass),
                TicketQuery.orEmpty(state),
                TicketQuery.blankAsNull(unit),
                TicketQuery.account(owner, viewer),
                TicketQuery.account(user, viewer),
                TicketQuery.account(person, viewer),
                TicketQuery.orEmpty(group),
                TicketQuery.orEmpty(criticality),
                TicketQuery.orEmpty(environment),
                TicketQuery.blankAsNull(location),
                TicketQuery.blankAsNull(service),
                attributes(request),
                over());
    }

    private @Nullable Boolean over() {
        return switch (ended == null || ended.isBlank() ? "false" : ended) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            case "all" -> null;
            default -> throw Refusal.invalid("ended", "must be true, false or all");
        };
    }

    private static Map<String, String> attributes(HttpServletRequest request) {
        var attributes = new HashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> {
            if (name.startsWith(ATTRIBUTE)) {
                attributes.put(name.substring(ATTRIBUTE.length()), values[0]);
            }
        });
        return attributes;
    }
}
