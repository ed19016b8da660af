package org.praxisitsm.identity;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may see which ticket: the one policy that list, search, API, screens and export ask. Docs: docs/visibility.md.
 */
@Component
public class Visibility {

    /** The facts the policy decides on. */
    public record Facts(
            String unit, boolean confidential, @Nullable String group, @Nullable String assignee, boolean takesPart) {}

    /** A condition for SQL over a table with the columns {@code unit, confidential, group_key, assignee} and the ticket's id. */
    public record Predicate(String sql, Map<String, Object> parameters) {}

    public boolean maySee(Viewer viewer, Facts facts) {
        throw new UnsupportedOperationException("identity");
    }

    /** Whether the person works on the ticket as agent (sees internal notes, groups, queues). */
    public boolean mayWork(Viewer viewer, Facts facts) {
        throw new UnsupportedOperationException("identity");
    }

    /**
     * @param alias table alias, e.g. {@code t}
     * @param ticketId column with the ticket's id, e.g. {@code t.id} or {@code t.ticket_id}
     * @return named parameters ({@code :v_account} ...) and a condition that is never empty ({@code 1 = 1} for all)
     */
    public Predicate predicate(Viewer viewer, String alias, String ticketId) {
        throw new UnsupportedOperationException("identity");
    }
}
