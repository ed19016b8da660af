package org.praxisitsm.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Refusal;

/** Holds given inputs against what a table reads: each by name, none left out, none too many, each of its type. */
final class TableInputs {

    private static final Set<String> WHOLE = Set.of("integer", "long");
    private static final Set<String> NUMBERS = Set.of("integer", "long", "number", "double");
    private static final Set<String> INSTANTS = Set.of("date", "time", "datetime", "dateTime", "date and time");
    private static final int MAX_TEXT = 10_000;

    private TableInputs() {}

    /** @throws Refusal invalid, naming every input that is missing, unknown or of the wrong type */
    static void check(List<DecisionModel.Wanted> wanted, Map<String, ?> given) {
        var errors = new ArrayList<Refusal.FieldError>();
        for (var input : wanted) {
            if (!given.containsKey(input.name())) {
                errors.add(
                        new Refusal.FieldError("inputs." + input.name(), "is missing; give null where there is none"));
            } else if (!fits(input.type(), given.get(input.name()))) {
                errors.add(new Refusal.FieldError("inputs." + input.name(), "must be of the type " + input.type()));
            }
        }
        var names = wanted.stream().map(DecisionModel.Wanted::name).collect(Collectors.toSet());
        given.keySet().stream()
                .filter(name -> !names.contains(name))
                .map(name -> new Refusal.FieldError("inputs." + name, "is no input of this table"))
                .forEach(errors::add);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    private static boolean fits(@Nullable String type, @Nullable Object value) {
        if (value == null || type == null) {
            return !(value instanceof String text) || text.length() <= MAX_TEXT;
        }
        if (WHOLE.contains(type)) {
            return value instanceof Integer || value instanceof Long;
        }
        if (NUMBERS.contains(type)) {
            return value instanceof Number;
        }
        if (type.equals("boolean")) {
            return value instanceof Boolean;
        }
        if (type.equals("string") || INSTANTS.contains(type)) {
            return value instanceof String text && text.length() <= MAX_TEXT;
        }
        return true;
    }
}
