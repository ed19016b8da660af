package org.praxisitsm.practice;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.FormDefinition.Component;

/** Which components of a form are shown with these values. What is hidden has no value for the conditions of others. */
final class FormConditions {

    private static final int MOST_ROUNDS = 10;

    private final Supplier<Feel> feel;
    private final FormDefinition form;
    private final Map<String, Object> values = new HashMap<>();
    private Set<String> hiddenKeys = Set.of();
    private Set<String> shown = Set.of();

    FormConditions(Supplier<Feel> feel, FormDefinition form, Map<String, ?> context, Map<String, ?> answers) {
        this.feel = feel;
        this.form = form;
        // A condition may name what nobody answered yet: absent is null, not unknown.
        form.fields().forEach(field -> values.put(field.key(), null));
        values.putAll(context);
        values.putAll(answers);
        settle(answers);
    }

    /** Hiding one may show another: repeated until nothing changes, or as it stands after ten rounds. */
    private void settle(Map<String, ?> answers) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var before = hiddenKeys;
            var nowShown = new LinkedHashSet<String>();
            var nowHidden = new HashSet<String>();
            walk(form.components(), false, nowShown, nowHidden);
            shown = nowShown;
            hiddenKeys = nowHidden;
            if (nowHidden.equals(before)) {
                return;
            }
            answers.forEach((key, value) -> values.put(key, nowHidden.contains(key) ? null : value));
        }
    }

    private void walk(List<Component> components, boolean inHidden, Set<String> nowShown, Set<String> nowHidden) {
        for (var component : components) {
            boolean hides = inHidden || holds(component.hideIf());
            if (hides && component.key() != null) {
                nowHidden.add(component.key());
            } else if (!hides) {
                nowShown.add(component.key() == null ? component.id() : component.key());
            }
            if (component.key() == null) {
                walk(component.components(), hides, nowShown, nowHidden);
            }
        }
    }

    /** @return keys of the fields, and ids of the other components, that are shown */
    Set<String> shown() {
        return Set.copyOf(shown);
    }

    boolean isAsked(Component component) {
        return !hiddenKeys.contains(component.key()) && !component.readOnly() && !holds(component.readOnlyIf());
    }

    private boolean holds(@Nullable String expression) {
        return expression != null && feel.get().isTrue(expression, values);
    }
}
