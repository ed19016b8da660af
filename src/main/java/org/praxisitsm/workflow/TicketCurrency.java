package org.praxisitsm.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.FormDefinition.Component;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.practice.PracticeDescriptor.Field;

/** What was ordered has the currency of its offering: amounts of a form that say none are in that of the ticket. */
record TicketCurrency(PracticeDescriptor practice, String currency) {

    private static final String MONEY = "money";

    /** @return the form with the currency, also in what clients render themselves; the same where the ticket has none */
    static FormDefinition in(FormDefinition form, PracticeDescriptor practice, @Nullable Object currency) {
        return currency == null || currency.toString().isBlank()
                ? form
                : new TicketCurrency(practice, currency.toString()).in(form);
    }

    private FormDefinition in(FormDefinition form) {
        if (form.fields().stream().noneMatch(this::isWithout)) {
            return form;
        }
        JsonNode schema = form.schema().deepCopy();
        say(schema);
        return new FormDefinition(form.id(), schema, said(form.components()));
    }

    private List<Component> said(List<Component> components) {
        return components.stream()
                .map(it -> it.key() == null ? it.holding(said(it.components())) : isWithout(it) ? it.in(currency) : it)
                .toList();
    }

    private boolean isWithout(Component it) {
        return it.type().equals(MONEY) && it.traits().currency() == null && isOpen(it.key());
    }

    private boolean isOpen(@Nullable String key) {
        return Optional.ofNullable(key)
                .flatMap(practice::field)
                .map(Field::currency)
                .isEmpty();
    }

    private void say(JsonNode node) {
        for (var child : node.path("components")) {
            if (child instanceof ObjectNode it
                    && it.path("type").asText().equals(MONEY)
                    && !it.has("currency")
                    && isOpen(it.path("key").asText(null))) {
                it.put("currency", currency);
            }
            if (!child.has("path")) {
                say(child);
            }
        }
    }
}
