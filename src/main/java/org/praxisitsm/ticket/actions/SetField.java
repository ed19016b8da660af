package org.praxisitsm.ticket.actions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.ActionRefused;
import org.praxisitsm.practice.FieldValues;
import org.praxisitsm.practice.ServiceAction;
import org.springframework.stereotype.Component;

/** Sets one attribute or field of the ticket. */
@Component
class SetField implements ServiceAction {

    private static final int LONGEST_SHOWN = 80;
    private static final Set<String> ATTRIBUTES =
            Set.of("group", "assignee", "service", "priority", "subject", "affected");

    private final FieldValues fieldValues;

    SetField(FieldValues fieldValues) {
        this.fieldValues = fieldValues;
    }

    @Override
    public Signature signature() {
        return new Signature(
                "setField",
                "Set field",
                "Sets one attribute or field of the ticket; no value removes it.",
                List.of(
                        new Input("field", ValueType.TEXT, true, "Field or attribute"),
                        new Input("value", ValueType.TEXT, false, "Its new value")),
                List.of(),
                List.of("invalid-value"));
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) throws ActionRefused {
        var name = inputs.get("field").toString();
        var change = new HashMap<String, Object>();
        change.put(name, typed(context, name, inputs.get("value")));
        context.change(change);
        return Map.of();
    }

    @Override
    public Map<String, Object> rehearse(ActionContext context, Map<String, Object> inputs) throws ActionRefused {
        return run(context, inputs);
    }

    private @org.jspecify.annotations.Nullable Object typed(
            ActionContext context, String name, @org.jspecify.annotations.Nullable Object value) throws ActionRefused {
        var field = context.pack().descriptor().field(name).orElse(null);
        try {
            if (name.equals("priority")) {
                return value == null ? null : Integer.valueOf(value.toString());
            }
            if (field == null && !ATTRIBUTES.contains(name)) {
                throw new IllegalArgumentException("There is no field or attribute " + name + ".");
            }
            if (field == null || value == null) {
                return value;
            }
            return switch (field.type()) {
                case NUMBER, MONEY -> fieldValues.typed(field, new java.math.BigDecimal(value.toString()));
                case BOOLEAN -> Boolean.valueOf(value.toString());
                case CHOICES ->
                    fieldValues.typed(field, List.of(value.toString().split("\\s*,\\s*")));
                default -> fieldValues.typed(field, value);
            };
        } catch (NumberFormatException wrong) {
            throw new ActionRefused(
                    "invalid-value", name + ": is no number: '" + shortened(String.valueOf(value)) + "'");
        } catch (IllegalArgumentException wrong) {
            throw new ActionRefused("invalid-value", name + ": " + wrong.getMessage());
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    }
}
