package org.praxisitsm.asset;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A kind of relation between two items, read from the first to the second: {@code from} runs on {@code to}.
 *
 * @param names how it reads from the first, by language; {@code inverse} from the second
 * @param targets how many seconds a first may have
 * @param acyclic whether no item may, however far along, come back to itself
 * @param fromClasses what the first may be, with all classes below; empty for any
 */
public record RelationKind(
        String kind,
        Map<String, String> names,
        Map<String, String> inverse,
        Impact impact,
        Cardinality targets,
        boolean acyclic,
        List<String> fromClasses,
        List<String> toClasses) {

    /** Who is hit when the other fails. */
    public enum Impact {
        /** The first is hit when the second fails. */
        FROM_NEEDS_TO,
        /** The second is hit when the first fails. */
        TO_NEEDS_FROM,
        NONE
    }

    public enum Cardinality {
        ONE,
        MANY
    }

    /** What is stored of it. */
    record Definition(
            Map<String, String> names,
            Map<String, String> inverse,
            Impact impact,
            @Nullable Cardinality targets,
            boolean acyclic,
            @Nullable List<String> fromClasses,
            @Nullable List<String> toClasses) {}

    static RelationKind of(String kind, Definition stored) {
        return new RelationKind(
                kind,
                stored.names(),
                stored.inverse(),
                stored.impact(),
                stored.targets() == null ? Cardinality.MANY : stored.targets(),
                stored.acyclic(),
                stored.fromClasses() == null ? List.of() : stored.fromClasses(),
                stored.toClasses() == null ? List.of() : stored.toClasses());
    }

    Definition definition() {
        return new Definition(names, inverse, impact, targets, acyclic, fromClasses, toClasses);
    }

    /** @param outward whether it is read from the first */
    public String name(boolean outward, Locale locale) {
        return CiClass.named(outward ? names : inverse, kind, locale);
    }
}
