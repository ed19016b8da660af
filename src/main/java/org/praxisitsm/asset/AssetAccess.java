package org.praxisitsm.asset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Visibility.Predicate;
import org.springframework.stereotype.Component;

/**
 * Who may see and change which item: the one policy that list, search, API, screens, graph and export ask. Docs:
 * docs/assets.md.
 *
 * <p>Staff see the items of the units of their roles, those that their groups look after, and those of shared classes. A
 * person always sees what they own or have.
 */
@Component
public class AssetAccess {

    /** The parameter of the ways that lead to what the viewer owns or has. */
    static final String ACCOUNT = "a_account";

    private static final Role[] READERS = {
        Role.AGENT, Role.MANAGER, Role.PROCESS_OWNER, Role.AUDITOR, Role.ADMINISTRATOR
    };

    /** The facts the policy decides on. */
    public record Facts(
            String unit, boolean shared, @Nullable String owner, @Nullable String user, @Nullable String group) {}

    public boolean maySee(Viewer viewer, Facts facts) {
        if (viewer.isSystem()
                || viewer.account().equals(facts.owner())
                || viewer.account().equals(facts.user())) {
            return true;
        }
        if (!isStaff(viewer)) {
            return false;
        }
        var units = viewer.unitsOf(READERS);
        return facts.shared()
                || units.contains(Viewer.EVERY_UNIT)
                || units.contains(facts.unit())
                || isInGroup(viewer, facts.group());
    }

    public boolean mayChange(Viewer viewer, Facts facts) {
        return viewer.isSystem()
                || viewer.has(Role.AGENT, facts.unit())
                || viewer.has(Role.ADMINISTRATOR, facts.unit())
                || isStaff(viewer) && isInGroup(viewer, facts.group()) && viewer.has(Role.AGENT);
    }

    /** @return whether the person may create items of the unit */
    public boolean mayCreate(Viewer viewer, String unit) {
        return viewer.isSystem() || viewer.has(Role.AGENT, unit) || viewer.has(Role.ADMINISTRATOR, unit);
    }

    /** @return whether the person may change classes and kinds of relations */
    public boolean mayDefine(Viewer viewer) {
        return viewer.isSystem() || viewer.has(Role.ADMINISTRATOR);
    }

    /** @return whether the person works with other people's items at all, or only sees their own */
    public boolean isStaff(Viewer viewer) {
        return viewer.isSystem() || !viewer.isOnlyRequester();
    }

    /**
     * The policy for SQL over {@code ci}.
     *
     * @param alias of the table, e.g. {@code c}
     * @return named parameters ({@code :a_account} ...) and a condition that is never empty
     */
    public Predicate predicate(Viewer viewer, String alias) {
        var ways = ways(viewer, alias);
        if (ways.size() == 1) {
            return ways.get(0);
        }
        var parameters = new LinkedHashMap<String, Object>();
        ways.forEach(way -> parameters.putAll(way.parameters()));
        return new Predicate(
                ways.stream().map(way -> "(" + way.sql() + ")").collect(Collectors.joining(" or ", "(", ")")),
                parameters);
    }

    /** The same taken apart: an item is visible where at least one holds, and each is found by an index of its own. */
    List<Predicate> ways(Viewer viewer, String alias) {
        if (viewer.isSystem()) {
            return List.of(new Predicate("1 = 1", Map.of()));
        }
        var ways = new ArrayList<Predicate>();
        if (isStaff(viewer)) {
            var units = viewer.unitsOf(READERS).stream().sorted().toList();
            if (units.contains(Viewer.EVERY_UNIT)) {
                return List.of(new Predicate("1 = 1", Map.of()));
            }
            for (var i = 0; i < units.size(); i++) {
                ways.add(new Predicate(
                        alias + ".unit = :a_unit" + i,
                        Map.of("a_unit" + i, units.get(i)),
                        List.of(alias + ".unit"),
                        null));
            }
            ways.add(new Predicate(alias + ".shared = true", Map.of(), List.of(alias + ".shared"), null));
            var groups = viewer.groups().stream().sorted().toList();
            for (var i = 0; i < groups.size(); i++) {
                ways.add(new Predicate(
                        alias + ".support_group = :a_group" + i,
                        Map.of("a_group" + i, groups.get(i)),
                        List.of(alias + ".support_group"),
                        null));
            }
        }
        ways.add(new Predicate(alias + ".owner = :a_account", Map.of(ACCOUNT, viewer.account())));
        ways.add(new Predicate(alias + ".user_account = :a_account", Map.of(ACCOUNT, viewer.account())));
        return ways;
    }

    private static boolean isInGroup(Viewer viewer, @Nullable String group) {
        return group != null && viewer.groups().contains(group);
    }
}
