package org.praxisitsm.workflow;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.PracticeDescriptor;

/** Names and forms of process variables: simple values only, so that nothing is ever serialised. */
final class Variables {

    static final String TICKET_ID = "ticketId";
    static final String OUTCOME = "outcome";

    private Variables() {}

    /** Everything a diagram can read of a ticket; what is not there is null. */
    static Map<String, Object> of(
            PracticeDescriptor practice, Map<String, ?> ticket, @Nullable String criticality, boolean vip) {
        var variables = new HashMap<String, Object>();
        for (var name : new String[] {
            "number", "requester", "affected", "unit", "service", "channel", "group", "assignee", "priority"
        }) {
            variables.put(name, ticket.get(name));
        }
        variables.put("criticality", criticality);
        variables.put("vip", vip);
        practice.fields().stream()
                .filter(PracticeDescriptor.Field::variable)
                .forEach(field -> variables.put(field.key(), simple(ticket.get(field.key()))));
        return variables;
    }

    static @Nullable Object simple(@Nullable Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream().map(Objects::toString).collect(Collectors.joining(","));
        }
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().scale() <= 0
                            && number.abs().compareTo(BigDecimal.valueOf(1_000_000_000)) < 0
                    ? (Object) number.intValue()
                    : (Object) number.doubleValue();
        }
        return value instanceof Map<?, ?> ? value.toString() : value;
    }

    /** Values as plain JSON types. */
    static Map<String, Object> plain(Map<String, ?> values) {
        var plain = new LinkedHashMap<String, Object>();
        values.forEach((name, value) -> {
            if (value != null) {
                plain.put(name, value instanceof Instant ? value.toString() : value);
            }
        });
        return plain;
    }
}
