package org.praxisitsm.asset.impact;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The dependencies next to some configuration items; none from an item to itself. Whether the other end lives is asked apart. */
interface Neighbours {

    /** @return at most {@code most} dependencies of others on one of these */
    List<Dependency> dependents(Collection<Long> providers, int most);

    /** @return at most {@code most} dependencies of these on others */
    List<Dependency> providers(Collection<Long> dependents, int most);

    /** @return every dependency of these, also of kinds that are not followed: members of a set back each other up all the same */
    List<Dependency> needs(Collection<Long> dependents);

    /** @return those that are not retired */
    Set<Long> living(Collection<Long> items);

    /** @return whether the walk follows dependencies of this kind */
    boolean follows(String kind);
}
