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
public record TicketCurrency(PracticeDescriptor practice, String currency) {

    private static final String MONEY = "money";

    private static final String ROWS = "dynamiclist";

    /** @return the form with the currency, also in what clients render themselves; the same where the ticket has none */
    public static FormDefinition in(FormDefinition form, PracticeDescriptor practice, @Nullable Object currency) {
        return currency == null || currency.toString().isBlank()
                ? form
                : new TicketCurrency(practice, currency.toString()).in(form);
    }

    private FormDefinition in(FormDefinition form) {
        var said = said(form.components(), false);
        if (said.equals(form.components())) {
            return form;
        }
        JsonNode schema = form.schema().deepCopy();
        say(schema, false);
        return new FormDefinition(form.id(), schema, said);
    }

    /** @param rows whether these are the columns of rows, whose keys are none of the practice's fields */
    private List<Component> said(List<Component> components, boolean rows) {
        return components.stream()
                .map(it -> it.components().isEmpty()
                        ? isWithout(it, rows) ? it.in(currency) : it
                        : it.holding(said(it.components(), rows || it.type().equals(ROWS))))
                .toList();
    }

    private boolean isWithout(Component it, boolean rows) {
        return it.type().equals(MONEY) && it.traits().currency() == null && (rows || isOpen(it.key()));
    }

    private boolean isOpen(@Nullable String key) {
        return Optional.ofNullable(key)
                .flatMap(practice::field)
                .map(Field::currency)
                .isEmpty();
    }

    private void say(JsonNode node, boolean rows) {
        for (var child : node.path("components")) {
            var type = child.path("type").asText();
            if (child instanceof ObjectNode it
                    && type.equals(MONEY)
                    && !it.has("currency")
                    && (rows || isOpen(it.path("key").asText(null)))) {
                it.put("currency", currency);
            }
            say(child, rows || type.equals(ROWS));
        }
    }
}
