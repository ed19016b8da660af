package org.praxisitsm.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
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

    /**
     * A condition for SQL over a table with the columns {@code unit, confidential, group_key, assignee} and the ticket's id.
     *
     * @param same columns that are the same in every row for which it holds, as the indexes of the lists' orders begin
     * @param group group of which all those rows are, or null
     */
    public record Predicate(String sql, Map<String, Object> parameters, List<String> same, @Nullable String group) {

        public Predicate(String sql, Map<String, Object> parameters) {
            this(sql, parameters, List.of(), null);
        }
    }

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
        var ways = ways(viewer, alias, ticketId);
        if (ways.size() == 1) {
            return ways.get(0);
        }
        var parameters = new LinkedHashMap<String, Object>();
        ways.forEach(way -> parameters.putAll(way.parameters()));
        return new Predicate(
                ways.stream().map(way -> "(" + way.sql() + ")").collect(Collectors.joining(" or ", "(", ")")),
                parameters);
    }

    /**
     * The same policy taken apart: a ticket is visible where at least one of these holds. Each compares one column with one
     * value or, for those who take part, starts from {@code ticket_member}; so a list that reads a page for each way by index
     * and merges them never reads what the viewer may not see.
     *
     * @return at least one; several may hold for the same ticket
     */
    public List<Predicate> ways(Viewer viewer, String alias, String ticketId) {
        if (viewer.isSystem()) {
            return List.of(new Predicate("1 = 1", Map.of()));
        }
        var ways = new ArrayList<Predicate>();
        var units = viewer.unitsOf(READERS);
        var confidential = alias + ".confidential";
        var open = confidential + " = false";
        if (units.contains(Viewer.EVERY_UNIT)) {
            ways.add(new Predicate(open, Map.of(), List.of(confidential), null));
        } else {
            each(
                    units,
                    "v_unit",
                    (name, unit) -> ways.add(new Predicate(
                            alias + ".unit = :" + name + " and " + open,
                            Map.of(name, unit),
                            List.of(alias + ".unit", confidential),
                            null)));
        }
        each(viewer.groups(), "v_group", (name, group) -> ways.add(ofGroup(viewer, alias, name, group)));
        // Driven by the index on ticket_member (account, ticket_id): few rows, whatever the size of the ticket table.
        ways.add(new Predicate(
                ticketId + " in (select v_m.ticket_id from ticket_member v_m where v_m.account = :v_account)",
                Map.of("v_account", viewer.account())));
        return ways;
    }

    private static Predicate ofGroup(Viewer viewer, String alias, String name, String group) {
        var same = List.of(alias + ".group_key");
        var inGroup = same.get(0) + " = :" + name;
        var agentOf = viewer.unitsOf(Role.AGENT);
        if (agentOf.contains(Viewer.EVERY_UNIT)) {
            return new Predicate(inGroup, Map.of(name, group), same, group);
        }
        if (agentOf.isEmpty()) {
            return new Predicate(inGroup + " and " + alias + ".confidential = false", Map.of(name, group), same, group);
        }
        return new Predicate(
                inGroup + " and (" + alias + ".confidential = false or " + alias + ".unit in (:v_agent_units))",
                Map.of(name, group, "v_agent_units", agentOf.stream().sorted().toList()),
                same,
                group);
    }

    private static void each(Set<String> values, String name, BiConsumer<String, String> what) {
        var sorted = values.stream().sorted().toList();
        for (var i = 0; i < sorted.size(); i++) {
            what.accept(name + i, sorted.get(i));
        }
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
