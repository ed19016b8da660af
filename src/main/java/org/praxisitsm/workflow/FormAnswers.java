package org.praxisitsm.workflow;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.ticket.TicketProgress;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Where the answers of a form come from and where they go: ticket, journal, process variables. */
@Component
class FormAnswers {

    private static final String REPLY = "reply";
    private static final String NOTE = "note";

    /** Written by the form, never shown again in the next one. */
    private static final Set<String> FOR_THE_JOURNAL = Set.of(REPLY, NOTE);

    private static final Set<String> RECORD_ONLY = Set.of("subject", "description", REPLY, NOTE);

    private final TicketProgress progress;
    private final DerivedFacts derived;

    FormAnswers(TicketProgress progress, DerivedFacts derived) {
        this.progress = progress;
        this.derived = derived;
    }

    /**
     * @param variables of the process; read only where the form asks for what the ticket does not say
     * @return by key what the ticket or the process knows of the form's questions
     */
    Map<String, Object> known(
            FormDefinition form, Map<String, Object> ticket, Supplier<? extends Map<String, Object>> variables) {
        var known = new LinkedHashMap<String, Object>();
        collect(form.components(), ticket, SingletonSupplier.of(variables::get), known);
        return known;
    }

    private void collect(
            List<FormDefinition.Component> components,
            Map<String, Object> ticket,
            Supplier<Map<String, Object>> variables,
            Map<String, Object> known) {
        for (var component : components) {
            collect(component.components(), ticket, variables, known);
            var key = component.key();
            if (key == null || FOR_THE_JOURNAL.contains(key)) {
                continue;
            }
            var value = ticket.get(key);
            if (value == null) {
                value = variables.get().getOrDefault(key, component.defaultValue());
            }
            if (value != null) {
                known.put(key, value);
            }
        }
    }

    void write(long ticketId, Map<String, Object> values, Viewer by) {
        for (var key : FOR_THE_JOURNAL) {
            var text = values.get(key);
            if (text != null && !text.toString().isBlank()) {
                progress.journal(ticketId, text.toString(), key.equals(NOTE), by.account());
            }
        }
    }

    /** @return what the process may read of the answers */
    Map<String, Object> variables(Map<String, Object> values) {
        var variables = new HashMap<String, Object>();
        values.forEach((key, value) -> {
            if (!RECORD_ONLY.contains(key) && !isLong(value) && !isStructured(value)) {
                variables.put(key, Variables.simple(value));
            }
        });
        variables.putAll(derived.of(values));
        return variables;
    }

    /** Rows and files: the record holds them, and no gateway can read them. */
    private static boolean isStructured(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Collection<?> several && several.stream().anyMatch(Map.class::isInstance);
    }

    /** The engine keeps texts up to 4,000 characters; the record holds the others. */
    private static boolean isLong(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof String text && text.length() > 1_000;
    }
}
