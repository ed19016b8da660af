package org.praxisitsm.workflow;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.FormValidation;
import org.praxisitsm.practice.NeededFor;

/** Takes the answers that a scenario writes as a person's: people and services in it need not exist. */
record WrittenAnswers(SandboxTicket ticket, FormValidation forms) {

    /** @throws IllegalArgumentException where the outcome needs an answer that is not there, and as without one */
    void take(@Nullable FormDefinition form, String outcome, Map<String, Object> answers) {
        take(form == null ? null : NeededFor.asked(form, outcome), answers);
    }

    /** @throws IllegalArgumentException where the form does not ask for it, or asks for something in vain */
    void take(@Nullable FormDefinition form, Map<String, Object> answers) {
        if (form == null) {
            if (!answers.isEmpty()) {
                throw new IllegalArgumentException(
                        "there is no form that asks for " + String.join(", ", answers.keySet()) + ".");
            }
            return;
        }
        var asked = new LinkedHashMap<String, FormDefinition.Component>();
        collect(form.components(), asked);
        for (var key : answers.keySet()) {
            if (!asked.containsKey(key)) {
                throw new IllegalArgumentException("the form " + form.id() + " does not ask for '" + key + "'.");
            }
        }
        var values = new HashMap<>(ticket.values);
        values.putAll(answers);
        var visible = forms.visible(form, values, values);
        asked.forEach((key, component) -> {
            if (component.required()
                    && visible.contains(key)
                    && values.get(key) == null
                    && component.defaultValue() == null) {
                var needed = component.traits().neededFor();
                throw new IllegalArgumentException("the form " + form.id() + " requires '" + key + "'"
                        + (needed.isEmpty() ? "." : " for the outcome '" + needed.get(0) + "'."));
            }
            if (values.get(key) == null && component.defaultValue() != null && visible.contains(key)) {
                ticket.values.put(key, component.defaultValue());
            }
        });
        answers.forEach((key, value) -> {
            if (visible.contains(key)) {
                ticket.values.put(key, value);
            }
        });
    }

    private static void collect(
            List<FormDefinition.Component> components, Map<String, FormDefinition.Component> asked) {
        for (var component : components) {
            if (component.key() != null) {
                asked.put(component.key(), component);
            }
            collect(component.components(), asked);
        }
    }
}
