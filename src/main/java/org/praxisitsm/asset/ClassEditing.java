package org.praxisitsm.asset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.CiClass.Attribute;
import org.praxisitsm.asset.CiClass.State;
import org.praxisitsm.asset.CiClass.Type;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.Refusal.FieldError;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes the classes of items; what is in use is not taken away from under it. Every method is an administrator's. */
@Service
@Transactional
public class ClassEditing {

    private static final String KEY = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final int MOST_ATTRIBUTES = 100;
    private static final int MOST_STATES = 30;
    private static final int MOST_CHOICES = 200;
    private static final int MOST_GENERATIONS = 10;

    private final ClassRows rows;
    private final Classes classes;
    private final AssetAccess access;
    private final People people;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    ClassEditing(
            ClassRows rows,
            Classes classes,
            AssetAccess access,
            People people,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.classes = classes;
        this.access = access;
        this.people = people;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** @throws Refusal forbidden; invalid, with everything that is wrong; conflict where the key is taken */
    public CiClass create(CiClass draft, Viewer by) {
        require(by);
        if (classes.find(draft.key()).isPresent()) {
            throw Refusal.conflict("The class " + draft.key() + " is there already.");
        }
        refuse(check(draft, null));
        rows.insert(draft);
        classes.changed();
        told(by, "class.created", draft, Map.of());
        return classes.find(draft.key()).orElseThrow();
    }

    /**
     * @param draft with the version that it is based on
     * @throws Refusal forbidden; not found; conflict where it was changed since; invalid, also where something that is in use
     *     would be taken away
     */
    public CiClass change(CiClass draft, Viewer by) {
        require(by);
        var before = classes.find(draft.key())
                .orElseThrow(() -> Refusal.notFound("There is no class " + CiValues.shortened(draft.key()) + "."));
        refuse(check(draft, before));
        if (!rows.update(draft)) {
            classes.changed();
            throw Refusal.conflict("The class " + draft.key() + " was changed by somebody else after you read it.");
        }
        classes.changed();
        carry(draft.key());
        told(by, "class.changed", draft, Map.of("definition", ClassRows.text(before.definition())));
        return classes.find(draft.key()).orElseThrow();
    }

    /** @throws Refusal forbidden; not found; conflict where there are items of it, or classes below it */
    public void remove(String key, Viewer by) {
        require(by);
        var known = classes.find(key)
                .orElseThrow(() -> Refusal.notFound("There is no class " + CiValues.shortened(key) + "."));
        if (classes.all().stream().anyMatch(one -> key.equals(one.parent()))) {
            throw Refusal.conflict("There are classes below " + key + ".");
        }
        var items = count("select count(*) from ci where class_key in (:keys)", Set.of(key), Map.of());
        if (items > 0) {
            throw Refusal.conflict("There are " + items + " assets of the class " + key + ".");
        }
        rows.delete(key);
        classes.changed();
        told(by, "class.removed", known, Map.of());
    }

    private void require(Viewer by) {
        if (!access.mayDefine(by)) {
            throw Refusal.forbidden("Only an administrator changes classes of assets.");
        }
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    private List<FieldError> check(CiClass draft, @Nullable CiClass before) {
        var errors = new ArrayList<FieldError>();
        if (!draft.key().matches(KEY) || draft.key().length() > 64) {
            errors.add(new FieldError("key", "Kebab case, at most 64 characters."));
        }
        names("names", draft.names(), errors);
        if (!draft.icon().matches("[a-z][a-z0-9-]{0,31}")) {
            errors.add(new FieldError("icon", "The name of an icon, such as server."));
        }
        parent(draft, before, errors);
        groups("rights.read", draft.rights().read(), errors);
        groups("rights.change", draft.rights().change(), errors);
        attributes(draft, before, errors);
        states(draft, before, errors);
        return errors;
    }

    private void groups(String field, Set<String> groups, List<FieldError> errors) {
        groups.stream()
                .filter(group -> people.group(group).isEmpty())
                .forEach(group -> errors.add(new FieldError(
                        field, "There is no group " + CiValues.shortened(group) + ": name one of the directory.")));
    }

    private void parent(CiClass draft, @Nullable CiClass before, List<FieldError> errors) {
        if (before != null && !Objects.equals(before.parent(), draft.parent())) {
            errors.add(new FieldError("parent", "does not change: what the items have depends on it."));
        } else if (draft.parent() == null) {
            if (before == null) {
                errors.add(new FieldError("parent", "Choose the class that it inherits from."));
            }
        } else if (classes.find(draft.parent()).isEmpty()) {
            errors.add(new FieldError("parent", "There is no class " + CiValues.shortened(draft.parent()) + "."));
        } else if (classes.lineage(draft.parent()).size() >= MOST_GENERATIONS) {
            errors.add(new FieldError("parent", "At most " + MOST_GENERATIONS + " classes below each other."));
        }
        if (before != null
                && draft.isAbstract()
                && !before.isAbstract()
                && count("select count(*) from ci where class_key in (:keys)", Set.of(draft.key()), Map.of()) > 0) {
            errors.add(new FieldError("abstract", "There are assets of this class itself."));
        }
    }

    private void attributes(CiClass draft, @Nullable CiClass before, List<FieldError> errors) {
        if (draft.attributes().size() > MOST_ATTRIBUTES) {
            errors.add(new FieldError("attributes", "At most " + MOST_ATTRIBUTES + "."));
            return;
        }
        var inherited = draft.parent() == null
                ? Map.<String, Attribute>of()
                : classes.attributesOf(draft.parent()).stream().collect(Collectors.toMap(Attribute::key, one -> one));
        var seen = new HashSet<String>();
        for (var i = 0; i < draft.attributes().size(); i++) {
            var one = draft.attributes().get(i);
            var place = "attributes[" + i + "]";
            if (!one.key().matches(KEY) || one.key().length() > 64) {
                errors.add(new FieldError(place + ".key", "Kebab case, at most 64 characters."));
            } else if (CiFields.COLUMNS.containsKey(one.key())) {
                errors.add(new FieldError(place + ".key", "Every asset has " + one.key() + " already."));
            } else if (!seen.add(one.key())) {
                errors.add(new FieldError(place + ".key", one.key() + " is there twice."));
            } else if (inherited.containsKey(one.key())) {
                errors.add(new FieldError(place + ".key", one.key() + " is inherited already."));
            }
            names(place + ".names", one.names(), errors);
            if (one.unit() != null && one.unit().length() > 16) {
                errors.add(new FieldError(place + ".unit", "At most 16 characters."));
            }
            choices(one, place, errors);
        }
        below(draft, seen, errors);
        if (before != null) {
            kept(draft, before, errors);
        }
    }

    private void choices(Attribute one, String place, List<FieldError> errors) {
        if (one.type() == null) {
            errors.add(new FieldError(place + ".type", "Choose what kind of value it holds."));
            return;
        }
        if (one.type() != Type.CHOICE) {
            return;
        }
        if (one.choices().isEmpty() || one.choices().size() > MOST_CHOICES) {
            errors.add(new FieldError(place + ".choices", "1 to " + MOST_CHOICES + " values to choose from."));
        }
        var keys = new HashSet<String>();
        one.choices().forEach(choice -> {
            if (!choice.key().matches(KEY) || choice.key().length() > 64 || !keys.add(choice.key())) {
                errors.add(
                        new FieldError(place + ".choices", "Keys in kebab case, each once: not " + choice.key() + "."));
            }
            names(place + ".choices", choice.names(), errors);
        });
    }

    /** A class below may not have an attribute of its own that it would inherit now. */
    private void below(CiClass draft, Set<String> keys, List<FieldError> errors) {
        classes.withBelow(draft.key()).stream()
                .filter(key -> !key.equals(draft.key()))
                .flatMap(key -> classes.find(key).stream())
                .forEach(one -> one.attributes().stream()
                        .filter(attribute -> keys.contains(attribute.key()))
                        .forEach(attribute -> errors.add(new FieldError(
                                "attributes", one.key() + " below has an attribute " + attribute.key() + " itself."))));
    }

    private void kept(CiClass draft, CiClass before, List<FieldError> errors) {
        var now = draft.attributes().stream()
                .collect(Collectors.toMap(Attribute::key, one -> one, (one, twin) -> one, LinkedHashMap::new));
        for (var was : before.attributes()) {
            var is = now.get(was.key());
            if (is != null && is.type() == was.type() && !narrows(was, is)) {
                continue;
            }
            var values = count(
                    "select count(*) from ci c join ci_attribute a on a.ci_id = c.id where c.class_key in (:keys) and"
                            + " a.attribute = :attribute"
                            + (is != null && is.type() == Type.CHOICE && was.type() == Type.CHOICE
                                    ? " and a.value_text in (:gone)"
                                    : ""),
                    classes.withBelow(draft.key()),
                    is != null && is.type() == Type.CHOICE && was.type() == Type.CHOICE
                            ? Map.of("attribute", was.key(), "gone", gone(was, is))
                            : Map.of("attribute", was.key()));
            if (values > 0) {
                errors.add(new FieldError(
                        "attributes",
                        values + " assets have a value for " + was.key()
                                + ": it stays, with its type and the values that are in use."));
            }
        }
    }

    private static boolean narrows(Attribute was, Attribute is) {
        return was.type() == Type.CHOICE && !gone(was, is).isEmpty();
    }

    private static List<String> gone(Attribute was, Attribute is) {
        return was.choices().stream()
                .map(CiClass.Choice::key)
                .filter(key -> is.choice(key).isEmpty())
                .toList();
    }

    private void states(CiClass draft, @Nullable CiClass before, List<FieldError> errors) {
        if (draft.states().size() > MOST_STATES) {
            errors.add(new FieldError("states", "At most " + MOST_STATES + "."));
            return;
        }
        var keys = new HashSet<String>();
        for (var i = 0; i < draft.states().size(); i++) {
            var one = draft.states().get(i);
            if (!one.key().matches(KEY) || one.key().length() > 32 || !keys.add(one.key())) {
                errors.add(new FieldError("states[" + i + "].key", "Kebab case, at most 32 characters, each once."));
            }
            if (one.phase() == null) {
                errors.add(new FieldError("states[" + i + "].phase", "Choose the part of a life that it belongs to."));
            }
            names("states[" + i + "].names", one.names(), errors);
        }
        if (draft.states().isEmpty() && draft.parent() == null) {
            errors.add(new FieldError("states", "The root has states, or nothing would have any."));
        }
        var heirs = heirs(draft.key());
        var known = draft.states().isEmpty() && draft.parent() != null
                ? classes.statesOf(draft.parent()).stream().map(State::key).collect(Collectors.toSet())
                : keys;
        if (before != null && !known.isEmpty()) {
            var lost = jdbc
                    .sql("select distinct state from ci where class_key in (:keys)")
                    .param("keys", heirs)
                    .query(String.class)
                    .list()
                    .stream()
                    .filter(state -> !known.contains(state))
                    .toList();
            if (!lost.isEmpty()) {
                errors.add(new FieldError(
                        "states", "There are assets in " + String.join(", ", lost) + ": these states stay."));
            }
        }
    }

    /** The class and those below that have its states. */
    private Set<String> heirs(String key) {
        return classes.withBelow(key).stream()
                .filter(one -> {
                    for (var each : classes.lineage(one)) {
                        if (each.key().equals(key)) {
                            return true;
                        }
                        if (!each.states().isEmpty()) {
                            return false;
                        }
                    }
                    return false;
                })
                .collect(Collectors.toSet());
    }

    private static void names(String place, Map<String, String> names, List<FieldError> errors) {
        if (names == null || names.getOrDefault("en", "").isBlank()) {
            errors.add(new FieldError(place + ".en", "must not be empty."));
            return;
        }
        names.forEach((language, name) -> {
            if (!language.matches("[a-z]{2,3}") || name == null || name.length() > 80) {
                errors.add(new FieldError(place + "." + CiValues.shortened(language), "At most 80 characters."));
            }
        });
    }

    private int count(String sql, Set<String> keys, Map<String, ?> more) {
        return jdbc.sql(sql)
                .param("keys", keys.isEmpty() ? Set.of("") : keys)
                .params(more)
                .query(Integer.class)
                .single();
    }

    /** What items have copied from their class. */
    private void carry(String key) {
        for (var below : classes.withBelow(key)) {
            jdbc.sql("update ci set shared = :shared where class_key = :key and shared <> :shared")
                    .param("shared", classes.isShared(below))
                    .param("key", below)
                    .update();
            for (var state : classes.statesOf(below)) {
                jdbc.sql("update ci set ended = :ended where class_key = :key and state = :state and ended <> :ended")
                        .param("ended", state.phase().isEnd())
                        .param("key", below)
                        .param("state", state.key())
                        .update();
            }
        }
    }

    private void told(Viewer by, String act, CiClass one, Map<String, ?> before) {
        events.publishEvent(new Act(
                by.account(),
                act,
                "asset-class",
                one.key(),
                null,
                before,
                Map.of("definition", ClassRows.text(one.definition())),
                null,
                true));
    }
}
