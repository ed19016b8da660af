package org.praxisitsm.practice;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.praxisitsm.practice.FormDefinition.Component;

/**
 * Answers that only some outcomes of a task need: {@code "properties": {"neededFor": "decline, back"}} of a component. With any
 * other outcome they may stay empty.
 *
 * @see "docs/pack-reference.md, Needed for an outcome"
 */
public final class NeededFor {

    /** Member of a component's {@code properties}, which form-js keeps as it finds them. */
    public static final String PROPERTY = "neededFor";

    public static final int MOST = 20;

    private static final Pattern OUTCOME = Pattern.compile("[a-z][A-Za-z0-9-]{0,39}");

    private NeededFor() {}

    /** @return keys of outcomes, parted by commas; empty where the text is none */
    public static Optional<List<String>> read(String text) {
        var outcomes =
                Arrays.stream(text.split(",", -1)).map(String::strip).distinct().toList();
        return outcomes.size() <= MOST
                        && outcomes.stream()
                                .allMatch(each -> OUTCOME.matcher(each).matches())
                ? Optional.of(outcomes)
                : Optional.empty();
    }

    /** @return the form as it asks whoever gives this outcome: what the outcome needs is required */
    public static FormDefinition asked(FormDefinition form, String outcome) {
        return new FormDefinition(form.id(), form.schema(), asked(form.components(), outcome));
    }

    private static List<Component> asked(List<Component> components, String outcome) {
        return components.stream()
                .map(it -> it.key() == null
                        ? it.holding(asked(it.components(), outcome))
                        : it.traits().neededFor().contains(outcome) ? it.neededFor(outcome) : it)
                .toList();
    }

    /** @return what is said of a required answer that is not there */
    static String missing(Component component) {
        return component.traits().neededFor().isEmpty()
                ? "A value is required"
                : "A value is required for the outcome "
                        + component.traits().neededFor().get(0);
    }
}
