package org.praxisitsm.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may see which ticket: the one policy that list, search, API, screens and export ask. Docs: docs/visibility.md.
 *
 * <p>Taking part means a row in {@code ticket_member} with any relation; the requester, the affected person and the
 * assignee always have one.
 */
@Component
public class Visibility {

    private static final Role[] READERS = {
        Role.AGENT, Role.MANAGER, Role.PROCESS_OWNER, Role.AUDITOR, Role.ADMINISTRATOR
    };

    /** The facts the policy decides on. */
    public record Facts(
            String unit, boolean confidential, @Nullable String group, @Nullable String assignee, boolean takesPart) {}

    /** A condition for SQL over a table with the columns {@code unit, confidential, group_key, assignee} and the ticket's id. */
    public record Predicate(String sql, Map<String, Object> parameters) {}

    public boolean maySee(Viewer viewer, Facts facts) {
        if (viewer.isSystem() || facts.takesPart()) {
            return true;
        }
        if (facts.confidential()) {
            return isConfidant(viewer, facts);
        }
        return covers(viewer.unitsOf(READERS), facts.unit()) || isInGroup(viewer, facts);
    }

    /** Whether the person works on the ticket as agent (sees internal notes, groups, queues). */
    public boolean mayWork(Viewer viewer, Facts facts) {
        if (viewer.isSystem()) {
            return true;
        }
        if (facts.confidential()) {
            return isConfidant(viewer, facts) || isStaffAssignee(viewer, facts);
        }
        return viewer.has(Role.AGENT, facts.unit())
                || viewer.has(Role.ADMINISTRATOR, facts.unit())
                || isInGroup(viewer, facts);
    }

    /**
     * @param alias table alias, e.g. {@code t}
     * @param ticketId column with the ticket's id, e.g. {@code t.id} or {@code t.ticket_id}
     * @return named parameters ({@code :v_account} ...) and a condition that is never empty ({@code 1 = 1} for all)
     */
    public Predicate predicate(Viewer viewer, String alias, String ticketId) {
        if (viewer.isSystem()) {
            return new Predicate("1 = 1", Map.of());
        }
        var units = viewer.unitsOf(READERS);
        if (units.isEmpty() && viewer.groups().isEmpty()) {
            // Driven by the index on ticket_member (account, ticket_id): few rows, whatever the size of the ticket
            // table.
            return new Predicate(
                    ticketId + " in (select v_m.ticket_id from ticket_member v_m where v_m.account = :v_account)",
                    Map.of("v_account", viewer.account()));
        }
        return staffPredicate(viewer, units, alias, ticketId);
    }

    /** Own columns first, so that a scan over the list's index looks up {@code ticket_member} only for what is left. */
    private static Predicate staffPredicate(Viewer viewer, Set<String> units, String alias, String ticketId) {
        var parameters = new LinkedHashMap<String, Object>();
        var open = new ArrayList<String>();
        if (units.contains(Viewer.EVERY_UNIT)) {
            open.add("1 = 1");
        } else if (!units.isEmpty()) {
            open.add(alias + ".unit in (:v_units)");
            parameters.put("v_units", units.stream().sorted().toList());
        }
        if (!viewer.groups().isEmpty() && !units.contains(Viewer.EVERY_UNIT)) {
            open.add(alias + ".group_key in (:v_groups)");
        }
        var any = new ArrayList<String>();
        any.add("(" + alias + ".confidential = false and (" + String.join(" or ", open) + "))");
        confidant(viewer, alias, parameters).ifPresent(any::add);
        if (String.join(" ", any).contains(":v_groups")) {
            parameters.put("v_groups", viewer.groups().stream().sorted().toList());
        }
        any.add("exists (select 1 from ticket_member v_m where v_m.ticket_id = " + ticketId
                + " and v_m.account = :v_account)");
        parameters.put("v_account", viewer.account());
        return new Predicate("(" + String.join(" or ", any) + ")", parameters);
    }

    private static Optional<String> confidant(Viewer viewer, String alias, Map<String, Object> parameters) {
        var agentOf = viewer.unitsOf(Role.AGENT);
        if (viewer.groups().isEmpty() || agentOf.isEmpty()) {
            return Optional.empty();
        }
        var unit = "";
        if (!agentOf.contains(Viewer.EVERY_UNIT)) {
            unit = " and " + alias + ".unit in (:v_agent_units)";
            parameters.put("v_agent_units", agentOf.stream().sorted().toList());
        }
        return Optional.of(
                "(" + alias + ".confidential = true" + unit + " and " + alias + ".group_key in (:v_groups))");
    }

    private static boolean isConfidant(Viewer viewer, Facts facts) {
        return isInGroup(viewer, facts) && viewer.has(Role.AGENT, facts.unit());
    }

    /** A task row names the requester as assignee of their own tasks; that does not make them an agent. */
    private static boolean isStaffAssignee(Viewer viewer, Facts facts) {
        return facts.takesPart() && viewer.account().equals(facts.assignee()) && !viewer.isOnlyRequester();
    }

    private static boolean isInGroup(Viewer viewer, Facts facts) {
        return facts.group() != null && viewer.groups().contains(facts.group());
    }

    private static boolean covers(Set<String> units, String unit) {
        return units.contains(Viewer.EVERY_UNIT) || units.contains(unit);
    }
}
