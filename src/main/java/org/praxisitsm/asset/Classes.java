package org.praxisitsm.asset;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.CiClass.Attribute;
import org.praxisitsm.asset.CiClass.Rights;
import org.praxisitsm.asset.CiClass.State;
import org.springframework.stereotype.Service;

/** The classes of configuration items and the kinds of relations between them. */
@Service
public class Classes {

    private static final Duration FRESH = Duration.ofSeconds(10);

    /** @param attributes of each class with those that it inherits, worked out once: reports by the thousand ask for them */
    private record Known(
            Instant readAt,
            Map<String, CiClass> classes,
            Map<String, RelationKind> kinds,
            Map<String, Rights> rights,
            Map<String, List<Attribute>> attributes) {}

    private final ClassRows rows;
    private final Clock clock;
    private volatile @Nullable Known known;

    Classes(ClassRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** @return every class, parents before their children, siblings by key */
    public List<CiClass> all() {
        return List.copyOf(known().classes().values());
    }

    public Optional<CiClass> find(String key) {
        return Optional.ofNullable(known().classes().get(key));
    }

    /** @return the class and those it inherits from, itself first; empty for an unknown one */
    public List<CiClass> lineage(String key) {
        var line = new ArrayList<CiClass>();
        var classes = known().classes();
        var next = classes.get(key);
        while (next != null && !line.contains(next)) {
            line.add(next);
            next = next.parent() == null ? null : classes.get(next.parent());
        }
        return line;
    }

    /** @return its attributes with those it inherits, the most general first; the nearest definition of a key counts */
    public List<Attribute> attributesOf(String key) {
        return known().attributes().computeIfAbsent(key, this::inherited);
    }

    private List<Attribute> inherited(String key) {
        var attributes = new LinkedHashMap<String, Attribute>();
        var line = lineage(key);
        for (var i = line.size() - 1; i >= 0; i--) {
            line.get(i).attributes().forEach(one -> attributes.put(one.key(), one));
        }
        return List.copyOf(attributes.values());
    }

    public Optional<Attribute> attribute(String key, String attribute) {
        return attributesOf(key).stream()
                .filter(one -> one.key().equals(attribute))
                .findFirst();
    }

    /** @return the states of its items in the order of a life: its own, or those of the nearest parent that has some */
    public List<State> statesOf(String key) {
        return lineage(key).stream()
                .map(CiClass::states)
                .filter(states -> !states.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    public Optional<State> state(String key, String state) {
        return statesOf(key).stream().filter(one -> one.key().equals(state)).findFirst();
    }

    /** @return whether it is the ancestor or a class below it */
    public boolean isA(String key, String ancestor) {
        return lineage(key).stream().anyMatch(one -> one.key().equals(ancestor));
    }

    /** @return the class and all below it */
    public Set<String> withBelow(String key) {
        return known().classes().keySet().stream()
                .filter(one -> isA(one, key))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** @return whether the staff of every unit sees its items: marked so itself, or one of its parents is */
    public boolean isShared(String key) {
        return lineage(key).stream().anyMatch(CiClass::shared);
    }

    /** @return who alone reads and changes items of the class, with what it inherits; everybody for an unknown class */
    public Rights rightsOf(String key) {
        return known().rights().getOrDefault(key, Rights.EVERYBODY);
    }

    /** @return the classes whose items stay hidden from whoever is in these groups only */
    Set<String> closedTo(Set<String> groups) {
        return known().rights().entrySet().stream()
                .filter(one -> !one.getValue().mayRead(groups))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public List<RelationKind> kinds() {
        return List.copyOf(known().kinds().values());
    }

    public Optional<RelationKind> kind(String kind) {
        return Optional.ofNullable(known().kinds().get(kind));
    }

    private Known known() {
        var now = clock.instant();
        var cached = known;
        if (cached == null || Duration.between(cached.readAt(), now).abs().compareTo(FRESH) > 0) {
            var classes = ordered(rows.classes());
            cached = new Known(
                    now,
                    classes,
                    rows.kinds().stream()
                            .sorted(Comparator.comparing(RelationKind::kind))
                            .collect(Collectors.toMap(
                                    RelationKind::kind, Function.identity(), (a, b) -> a, LinkedHashMap::new)),
                    rights(classes.values()),
                    new ConcurrentHashMap<>());
            known = cached;
        }
        return cached;
    }

    /** Only of classes that are not for everybody: mostly none. */
    private static Map<String, Rights> rights(Collection<CiClass> parentsFirst) {
        var rights = new HashMap<String, Rights>();
        for (var one : parentsFirst) {
            var inherited =
                    one.parent() == null ? Rights.EVERYBODY : rights.getOrDefault(one.parent(), Rights.EVERYBODY);
            var whole = inherited.narrowedBy(one.rights());
            if (!whole.isForEverybody()) {
                rights.put(one.key(), whole);
            }
        }
        return Map.copyOf(rights);
    }

    private static Map<String, CiClass> ordered(List<CiClass> read) {
        var sorted = read.stream().sorted(Comparator.comparing(CiClass::key)).toList();
        var ordered = new LinkedHashMap<String, CiClass>();
        below(null, sorted, ordered);
        // A parent that is gone does not hide its children.
        sorted.forEach(one -> ordered.putIfAbsent(one.key(), one));
        return ordered;
    }

    private static void below(@Nullable String parent, List<CiClass> all, Map<String, CiClass> ordered) {
        for (var one : all) {
            if (Objects.equals(one.parent(), parent) && ordered.putIfAbsent(one.key(), one) == null) {
                below(one.key(), all, ordered);
            }
        }
    }

    void changed() {
        known = null;
    }
}
