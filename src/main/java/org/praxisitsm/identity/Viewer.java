package org.praxisitsm.identity;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * On whose behalf something is read or done: the only thing services ask about a person's rights.
 *
 * @param account sign-in name, unique
 * @param name name as shown
 * @param unit unit the person belongs to, e.g. {@code it}
 * @param grants roles with the unit that each is granted for
 * @param groups keys of the support groups that the person is a member of
 */
public record Viewer(String account, String name, String unit, Set<Grant> grants, Set<String> groups) {

    /** The unit that stands for all units in a grant. */
    public static final String EVERY_UNIT = "*";

    public record Grant(Role role, String unit) {}

    public Viewer {
        grants = Set.copyOf(grants);
        groups = Set.copyOf(groups);
    }

    /** A component acting by itself, e.g. a timer: may see and do everything its caller asks for. */
    public static Viewer system(String component) {
        return new Viewer(
                "system:" + component,
                component,
                EVERY_UNIT,
                Set.of(new Grant(Role.ADMINISTRATOR, EVERY_UNIT)),
                Set.of());
    }

    public boolean isSystem() {
        return account.startsWith("system:");
    }

    /** @return whether the role is granted for any unit. */
    public boolean has(Role role) {
        return grants.stream().anyMatch(grant -> grant.role() == role);
    }

    public boolean has(Role role, String unit) {
        return grants.stream()
                .anyMatch(grant -> grant.role() == role
                        && (grant.unit().equals(EVERY_UNIT) || grant.unit().equals(unit)));
    }

    /** @return the units that any of the roles is granted for; contains {@link #EVERY_UNIT} for a grant over all. */
    public Set<String> unitsOf(Role... roles) {
        var wanted = Set.of(roles);
        return grants.stream()
                .filter(grant -> wanted.contains(grant.role()))
                .map(Grant::unit)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @return whether the person only reports and requests: no group, queue or engine word may be shown. */
    public boolean isOnlyRequester() {
        return Arrays.stream(Role.values()).filter(Viewer::isOfStaff).noneMatch(this::has);
    }

    /** @return whether the person has a role for the unit beyond that of requesters and approvers */
    public boolean worksFor(String unit) {
        return Arrays.stream(Role.values()).filter(Viewer::isOfStaff).anyMatch(role -> has(role, unit));
    }

    private static boolean isOfStaff(Role role) {
        return role != Role.REQUESTER && role != Role.APPROVER;
    }
}
