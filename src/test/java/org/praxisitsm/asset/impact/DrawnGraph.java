package org.praxisitsm.asset.impact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A graph in memory, drawn by a test. */
final class DrawnGraph implements Neighbours {

    final List<Dependency> dependencies = new ArrayList<>();
    final Set<Long> retired = new HashSet<>();

    DrawnGraph needs(long dependent, long... providers) {
        for (var provider : providers) {
            dependencies.add(new Dependency(dependent, provider, "depends-on", null, 1));
        }
        return this;
    }

    DrawnGraph needsSome(long dependent, String set, int needed, long... providers) {
        for (var provider : providers) {
            dependencies.add(new Dependency(dependent, provider, "depends-on", set, needed));
        }
        return this;
    }

    @Override
    public List<Dependency> dependents(Collection<Long> providers, int most) {
        return found(each -> providers.contains(each.provider()), most);
    }

    @Override
    public List<Dependency> providers(Collection<Long> dependents, int most) {
        return found(each -> dependents.contains(each.dependent()), most);
    }

    @Override
    public List<Dependency> needs(Collection<Long> dependents) {
        return found(each -> dependents.contains(each.dependent()), Integer.MAX_VALUE);
    }

    DrawnGraph retired(long... items) {
        for (var item : items) {
            retired.add(item);
        }
        return this;
    }

    DrawnGraph withoutRetired() {
        var rest = new DrawnGraph();
        dependencies.stream()
                .filter(each -> !retired.contains(each.dependent()) && !retired.contains(each.provider()))
                .forEach(rest.dependencies::add);
        return rest;
    }

    @Override
    public Set<Long> living(Collection<Long> items) {
        var living = new HashSet<>(items);
        living.removeAll(retired);
        return living;
    }

    @Override
    public boolean follows(String kind) {
        return true;
    }

    private List<Dependency> found(Predicate<Dependency> wanted, int most) {
        return dependencies.stream().filter(wanted).limit(most).toList();
    }
}
