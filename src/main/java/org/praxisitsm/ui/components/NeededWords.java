package org.praxisitsm.ui.components;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.FormDefinition.Component;
import org.praxisitsm.practice.NeededFor;
import org.praxisitsm.workflow.Tasks;

/**
 * Says at a question which outcomes need its answer, in the words of their buttons: no form has to write it. The page behind a
 * mail's link says it too, which has no screen to ask for words.
 *
 * @see NeededFor
 */
public final class NeededWords {

    private NeededWords() {}

    /**
     * @param outcomes of the task, labelled as the reader's buttons are; what only other tasks of the form have is not said
     * @return the form with what its outcomes need in the help of its questions
     */
    public static FormDefinition in(FormDefinition form, List<Tasks.Outcome> outcomes, Locale locale) {
        return new FormDefinition(form.id(), form.schema(), in(form.components(), outcomes, locale));
    }

    private static List<Component> in(List<Component> components, List<Tasks.Outcome> outcomes, Locale locale) {
        return components.stream()
                .map(it -> it.key() == null
                        ? it.holding(in(it.components(), outcomes, locale))
                        : it.described(help(it, outcomes, locale)))
                .toList();
    }

    private static @Nullable String help(Component it, List<Tasks.Outcome> outcomes, Locale locale) {
        var labels = outcomes.stream()
                .filter(outcome -> it.traits().neededFor().contains(outcome.id()))
                .map(outcome -> ScreenWords.in(locale, "form.needed.label", outcome.label()))
                .toList();
        if (labels.isEmpty()) {
            return it.description();
        }
        var needed = ScreenWords.in(locale, "form.needed", all(labels, locale));
        var own = it.description() == null ? "" : it.description().strip();
        return own.isEmpty() ? needed : own + (own.matches("(?s).*[.!?…]") ? " " : ". ") + needed;
    }

    private static String all(List<String> labels, Locale locale) {
        var last = labels.size() - 1;
        return last == 0
                ? labels.get(0)
                : ScreenWords.in(
                        locale, "form.needed.and", String.join(", ", labels.subList(0, last)), labels.get(last));
    }

    /** @return what is said where the answer is missing that this outcome needs */
    public static String missing(Tasks.Outcome outcome, Locale locale) {
        return ScreenWords.in(locale, "form.needed.missing", outcome.label());
    }

    /** @return whether the question misses its answer because of this outcome alone */
    public static boolean isFor(Component question, Tasks.@Nullable Outcome outcome, @Nullable Object answer) {
        return outcome != null
                && question.traits().neededFor().contains(outcome.id())
                && (answer == null
                        || answer.toString().isBlank()
                        || answer instanceof java.util.Collection<?> many && many.isEmpty());
    }
}
