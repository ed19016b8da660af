package org.praxisitsm.asset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Visibility.Predicate;
import org.praxisitsm.shared.Refusal;
import org.springframework.stereotype.Component;

/**
 * Who may see and change which item: the one policy that list, search, API, screens, graph and export ask. Docs:
 * docs/assets.md.
 *
 * <p>Staff see the items of the units of their roles, those that their groups look after, and those of shared classes; of a
 * class that is kept for groups, only where they are in one of them. A person always sees what they own or have.
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
            String ciClass,
            String unit,
            boolean shared,
            @Nullable String owner,
            @Nullable String user,
            @Nullable String group) {}

    private final Classes classes;

    AssetAccess(Classes classes) {
        this.classes = classes;
    }

    public boolean maySee(Viewer viewer, Facts facts) {
        if (viewer.isSystem()
                || viewer.account().equals(facts.owner())
                || viewer.account().equals(facts.user())) {
            return true;
        }
        if (!isStaff(viewer) || !mayReadClass(viewer, facts.ciClass())) {
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
                || mayChangeClass(viewer, facts.ciClass())
                        && (viewer.has(Role.AGENT, facts.unit())
                                || viewer.has(Role.ADMINISTRATOR, facts.unit())
                                || isStaff(viewer) && isInGroup(viewer, facts.group()) && viewer.has(Role.AGENT));
    }

    /** @return whether the groups of the person see items of the class at all, where role and unit let them */
    public boolean mayReadClass(Viewer viewer, String ciClass) {
        return viewer.isSystem() || classes.rightsOf(ciClass).mayRead(viewer.groups());
    }

    /** @return whether the groups of the person change and create items of the class, where role and unit let them */
    public boolean mayChangeClass(Viewer viewer, String ciClass) {
        return viewer.isSystem() || classes.rightsOf(ciClass).mayChange(viewer.groups());
    }

    /** @throws Refusal forbidden where the class is kept for groups that the person is not in */
    public void requireClass(Viewer viewer, String ciClass) {
        if (!mayChangeClass(viewer, ciClass)) {
            throw Refusal.forbidden("Only members of the groups that its class is kept for create "
                    + CiValues.shortened(ciClass) + " assets.");
        }
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

    /** @return whether no item of any class, unit or owner is kept from the viewer */
    public boolean seesAll(Viewer viewer) {
        return viewer.isSystem()
                || isStaff(viewer)
                        && readable(viewer).contains(Viewer.EVERY_UNIT)
                        && closedTo(viewer).isEmpty();
    }

    /** @return classes whose items the groups of the viewer do not see, whatever role and unit let them */
    public Set<String> closedTo(Viewer viewer) {
        return viewer.isSystem() ? Set.of() : classes.closedTo(viewer.groups());
    }

    /** @return units whose items the viewer sees by role, {@link Viewer#EVERY_UNIT} for all */
    Set<String> readable(Viewer viewer) {
        return viewer.isSystem() ? Set.of(Viewer.EVERY_UNIT) : viewer.unitsOf(READERS);
    }

    /** The same taken apart: an item is visible where at least one holds, and each is found by an index of its own. */
    List<Predicate> ways(Viewer viewer, String alias) {
        if (viewer.isSystem()) {
            return List.of(new Predicate("1 = 1", Map.of()));
        }
        var ways = new ArrayList<Predicate>();
        if (isStaff(viewer)) {
            var closed = classes.closedTo(viewer.groups());
            var units = viewer.unitsOf(READERS).stream().sorted().toList();
            if (units.contains(Viewer.EVERY_UNIT) && closed.isEmpty()) {
                return List.of(new Predicate("1 = 1", Map.of()));
            }
            byRole(viewer, units, alias).stream()
                    .map(way -> closed.isEmpty() ? way : without(closed, way, alias))
                    .forEach(ways::add);
        }
        ways.add(new Predicate(alias + ".owner = :a_account", Map.of(ACCOUNT, viewer.account())));
        ways.add(new Predicate(alias + ".user_account = :a_account", Map.of(ACCOUNT, viewer.account())));
        return ways;
    }

    private static List<Predicate> byRole(Viewer viewer, List<String> units, String alias) {
        if (units.contains(Viewer.EVERY_UNIT)) {
            return List.of(new Predicate("1 = 1", Map.of()));
        }
        var ways = new ArrayList<Predicate>();
        for (var i = 0; i < units.size(); i++) {
            ways.add(way(alias + ".unit", "a_unit" + i, units.get(i)));
        }
        ways.add(new Predicate(alias + ".shared = true", Map.of(), List.of(alias + ".shared"), null));
        var groups = viewer.groups().stream().sorted().toList();
        for (var i = 0; i < groups.size(); i++) {
            ways.add(way(alias + ".support_group", "a_group" + i, groups.get(i)));
        }
        return ways;
    }

    private static Predicate way(String column, String parameter, String value) {
        return new Predicate(column + " = :" + parameter, Map.of(parameter, value), List.of(column), null);
    }

    private static Predicate without(Set<String> closed, Predicate way, String alias) {
        var parameters = new LinkedHashMap<>(way.parameters());
        parameters.put("a_closed", closed);
        return new Predicate(
                way.sql() + " and " + alias + ".class_key not in (:a_closed)", parameters, way.same(), way.group());
    }

    private static boolean isInGroup(Viewer viewer, @Nullable String group) {
        return group != null && viewer.groups().contains(group);
    }
}
