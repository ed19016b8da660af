package org.praxisitsm.asset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.RelationKind.Cardinality;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.Refusal.FieldError;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Kinds of relations are data: administrators add some, and change what they are called, who is hit and what may be related. What
 * relations there are already must still be allowed afterwards. Shipped kinds stay, as actions and screens know them.
 */
@Service
@Transactional
public class RelationKindEditing {

    /** Of so many items the inherited criticality is reckoned anew at once where somebody changes who is hit. */
    static final int MOST_ANEW = 10_000;

    private static final String KEY = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final int LONGEST_KEY = 32;
    private static final int LONGEST_NAME = 60;

    private final Classes classes;
    private final ClassRows rows;
    private final AssetAccess access;
    private final Criticality criticality;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Set<String> shipped = new HashSet<>();

    RelationKindEditing(
            Classes classes,
            ClassRows rows,
            AssetAccess access,
            Criticality criticality,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.classes = classes;
        this.rows = rows;
        this.access = access;
        this.criticality = criticality;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** @throws Refusal forbidden; invalid, with everything that is wrong; conflict where the key is taken */
    public RelationKind create(RelationKind draft, Viewer by) {
        require(by);
        if (classes.kind(draft.kind()).isPresent()) {
            throw Refusal.conflict("The kind of relation " + draft.kind() + " is there already.");
        }
        refuse(check(draft));
        rows.insert(draft);
        classes.changed();
        told(by, "relation-kind.created", draft, Map.of());
        return draft;
    }

    /**
     * @param before what the change is based on
     * @throws Refusal forbidden; not found; conflict where it was changed since; invalid, also where relations that there are
     *     would not be allowed any more
     */
    public RelationKind change(RelationKind before, RelationKind draft, Viewer by) {
        require(by);
        var known = rows.locked(draft.kind())
                .orElseThrow(() ->
                        Refusal.notFound("There is no kind of relation " + CiValues.shortened(draft.kind()) + "."));
        if (!known.equals(before)) {
            classes.changed();
            throw Refusal.conflict(
                    "The kind of relation " + draft.kind() + " was changed by somebody else after you read it.");
        }
        var errors = check(draft);
        inUse(known, draft, errors);
        refuse(errors);
        rows.update(draft);
        classes.changed();
        if (known.impact() != draft.impact()) {
            anew(draft.kind());
        }
        told(by, "relation-kind.changed", draft, Map.of("definition", ClassRows.text(known.definition())));
        return draft;
    }

    /** @throws Refusal forbidden; not found; conflict where it is shipped, or there are relations of it */
    public void remove(String kind, Viewer by) {
        require(by);
        var known = rows.locked(kind)
                .orElseThrow(() -> Refusal.notFound("There is no kind of relation " + CiValues.shortened(kind) + "."));
        if (isShipped(kind)) {
            throw Refusal.conflict(kind + " is shipped with Praxis and stays; it need not be used.");
        }
        var relations = count("select count(*) from ci_relation where kind = :kind", kind, Map.of());
        if (relations > 0) {
            throw Refusal.conflict("There are " + relations + " relations of the kind " + kind + ".");
        }
        rows.deleteKind(kind);
        classes.changed();
        told(by, "relation-kind.removed", known, Map.of("definition", ClassRows.text(known.definition())));
    }

    /** @return whether it comes with Praxis and so cannot be removed */
    public boolean isShipped(String kind) {
        synchronized (shipped) {
            if (shipped.isEmpty()) {
                ShippedClasses.read().kinds().forEach(one -> shipped.add(one.kind()));
            }
            return shipped.contains(kind);
        }
    }

    private void require(Viewer by) {
        if (!access.mayDefine(by)) {
            throw Refusal.forbidden("Only an administrator changes kinds of relations.");
        }
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    private List<FieldError> check(RelationKind draft) {
        var errors = new ArrayList<FieldError>();
        if (!draft.kind().matches(KEY) || draft.kind().length() > LONGEST_KEY) {
            errors.add(new FieldError("kind", "Kebab case, at most " + LONGEST_KEY + " characters."));
        }
        named("names", draft.names(), errors);
        named("inverse", draft.inverse(), errors);
        known("fromClasses", draft.fromClasses(), errors);
        known("toClasses", draft.toClasses(), errors);
        return errors;
    }

    private static void named(String field, Map<String, String> names, List<FieldError> errors) {
        if (names.getOrDefault("en", "").isBlank()) {
            errors.add(new FieldError(field, "An English name is needed."));
        } else if (names.values().stream().anyMatch(name -> name.length() > LONGEST_NAME)) {
            errors.add(new FieldError(field, "At most " + LONGEST_NAME + " characters."));
        }
    }

    private void known(String field, List<String> keys, List<FieldError> errors) {
        keys.stream()
                .filter(key -> classes.find(key).isEmpty())
                .forEach(
                        key -> errors.add(new FieldError(field, "There is no class " + CiValues.shortened(key) + ".")));
    }

    /** Nothing that is there may become what it must not be. */
    private void inUse(RelationKind known, RelationKind draft, List<FieldError> errors) {
        if (draft.targets() == Cardinality.ONE
                && known.targets() == Cardinality.MANY
                && count(
                                "select count(*) from (select from_id from ci_relation where kind = :kind group by from_id"
                                        + " having count(*) > 1) several",
                                draft.kind(),
                                Map.of())
                        > 0) {
            errors.add(new FieldError("targets", "There are assets with more than one relation of this kind."));
        }
        if (draft.acyclic() && !known.acyclic() && hasCircle(draft.kind())) {
            errors.add(new FieldError("acyclic", "There is a circle of relations of this kind."));
        }
        fit("fromClasses", "from_id", known.fromClasses(), draft, draft.fromClasses(), errors);
        fit("toClasses", "to_id", known.toClasses(), draft, draft.toClasses(), errors);
        if (known.impact() != draft.impact() && ends(draft.kind()).size() > MOST_ANEW) {
            errors.add(new FieldError(
                    "impact",
                    "More than " + MOST_ANEW + " assets are related in this way: make another kind instead."));
        }
    }

    private void fit(
            String field,
            String column,
            List<String> before,
            RelationKind draft,
            List<String> allowed,
            List<FieldError> errors) {
        if (allowed.isEmpty() || Objects.equals(before, allowed)) {
            return;
        }
        var keys = new LinkedHashSet<String>();
        allowed.forEach(key -> keys.addAll(classes.withBelow(key)));
        var others = keys.isEmpty()
                ? 0
                : count(
                        "select count(*) from ci_relation r join ci c on c.id = r." + column
                                + " where r.kind = :kind and c.class_key not in (:keys)",
                        draft.kind(),
                        Map.of("keys", keys));
        if (others > 0) {
            errors.add(new FieldError(field, others + " relations of this kind are of other classes."));
        }
    }

    private int count(String sql, String kind, Map<String, ?> more) {
        return jdbc.sql(sql)
                .param("kind", kind)
                .params(more)
                .query(Integer.class)
                .single();
    }

    /** Takes away what points nowhere, again and again: what is left goes round. */
    private boolean hasCircle(String kind) {
        var targets = new java.util.HashMap<Long, Set<Long>>();
        jdbc.sql("select from_id, to_id from ci_relation where kind = :kind")
                .param("kind", kind)
                .query(row -> {
                    targets.computeIfAbsent(row.getLong(1), any -> new HashSet<>())
                            .add(row.getLong(2));
                });
        var before = -1;
        while (before != targets.size()) {
            before = targets.size();
            targets.values().removeIf(each -> each.stream().noneMatch(targets::containsKey));
        }
        return !targets.isEmpty();
    }

    private Set<Long> ends(String kind) {
        var ends = new LinkedHashSet<Long>();
        jdbc.sql("select from_id, to_id from ci_relation where kind = :kind")
                .param("kind", kind)
                .query(row -> {
                    ends.add(row.getLong(1));
                    ends.add(row.getLong(2));
                });
        return ends;
    }

    private void anew(String kind) {
        var ends = ends(kind);
        if (!ends.isEmpty()) {
            criticality.reckoned(ends);
            events.publishEvent(new AssetEvents.AssetRelationsChanged(ends, "system:asset"));
        }
    }

    private void told(Viewer by, String act, RelationKind kind, Map<String, ?> before) {
        events.publishEvent(new Act(
                by.account(),
                act,
                "relation-kind",
                kind.kind(),
                null,
                before,
                Map.of("definition", ClassRows.text(kind.definition())),
                null,
                true));
    }

    /** A draft that nothing has been said of yet. */
    public static RelationKind empty(@Nullable String key) {
        return new RelationKind(
                key == null ? "" : key,
                Map.of(),
                Map.of(),
                RelationKind.Impact.FROM_NEEDS_TO,
                Cardinality.MANY,
                false,
                List.of(),
                List.of());
    }
}
