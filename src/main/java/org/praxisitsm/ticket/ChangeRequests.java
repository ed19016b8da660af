package org.praxisitsm.ticket;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.FieldValues;
import org.praxisitsm.practice.PracticeDescriptor.Field;
import org.praxisitsm.shared.OneLine;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.Refusal.FieldError;
import org.springframework.stereotype.Component;

/** What a person wants to change outside a task's form: is it known, allowed, and of the right type? */
@Component
class ChangeRequests {

    private static final Set<String> BY_WHO_WORKS =
            Set.of("subject", "description", "affected", "group", "assignee", "service", "priority");

    private final TicketChanges changes;
    private final People people;
    private final FieldValues fieldValues;

    ChangeRequests(TicketChanges changes, People people, FieldValues fieldValues) {
        this.changes = changes;
        this.people = people;
        this.fieldValues = fieldValues;
    }

    Map<String, Object> checked(Ticket ticket, Map<String, ?> wanted, boolean works, Viewer by) {
        var errors = new ArrayList<FieldError>();
        var values = new LinkedHashMap<String, Object>();
        wanted.forEach((name, value) -> {
            if (name.equals("fields")) {
                fields(ticket, value, works, by, values, errors);
            } else if (!BY_WHO_WORKS.contains(name)) {
                errors.add(new FieldError(
                        name,
                        "Cannot be changed; " + String.join(", ", new java.util.TreeSet<>(BY_WHO_WORKS))
                                + " and fields can."));
            } else if (!works) {
                throw Refusal.forbidden(name + ": only those who work on " + ticket.number + " may change it.");
            } else {
                values.put(name, attribute(name, value, errors));
            }
        });
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return values;
    }

    private void fields(
            Ticket ticket,
            @Nullable Object sent,
            boolean works,
            Viewer by,
            Map<String, Object> values,
            List<FieldError> errors) {
        if (!(sent instanceof Map<?, ?> fields)) {
            errors.add(new FieldError("fields", "An object with the practice's fields."));
            return;
        }
        var practice = changes.practiceOf(ticket);
        fields.forEach((key, value) -> {
            var member = "fields." + key;
            var field = practice.field(Objects.toString(key)).orElse(null);
            if (field == null) {
                errors.add(new FieldError(member, practice.name() + " has no such field."));
            } else if (!mayEdit(field, ticket, works, by)) {
                throw Refusal.forbidden(member + ": the practice does not let you change it here.");
            } else {
                try {
                    values.put(field.key(), fieldValues.typed(field, value));
                } catch (IllegalArgumentException wrong) {
                    errors.add(new FieldError(member, wrong.getMessage()));
                }
            }
        });
    }

    private static boolean mayEdit(Field field, Ticket ticket, boolean works, Viewer by) {
        return field.editableBy().stream().anyMatch(role -> switch (role.toUpperCase(Locale.ROOT)) {
            case "AGENT" -> works;
            case "REQUESTER" -> by.account().equals(ticket.requester) && !ticket.category.isOver();
            default -> hasRole(by, role, ticket.unit);
        });
    }

    private static boolean hasRole(Viewer by, String role, String unit) {
        try {
            return by.has(Role.valueOf(role.toUpperCase(Locale.ROOT).replace('-', '_')), unit);
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    private @Nullable Object attribute(String name, @Nullable Object value, List<FieldError> errors) {
        var problem = problem(name, value);
        if (problem != null) {
            errors.add(new FieldError(name, problem));
        }
        return value;
    }

    private @Nullable String problem(String name, @Nullable Object value) {
        if (name.equals("priority")) {
            return value instanceof Integer priority && priority >= 1 && priority <= 5
                    ? null
                    : "A number from 1 (highest) to 5.";
        }
        if (value != null && !(value instanceof String)) {
            return "A text.";
        }
        var text = value == null ? "" : ((String) value).strip();
        return switch (name) {
            case "subject" ->
                OneLine.isBlank(text)
                        ? "Say in a few words what it is about."
                        : OneLine.isBroken(text)
                                ? "One line, without breaks and tabs."
                                : text.length() > TicketIntake.MAX_SUBJECT
                                        ? "At most " + TicketIntake.MAX_SUBJECT + " characters."
                                        : null;
            case "description" ->
                text.length() > TicketIntake.MAX_DESCRIPTION
                        ? "At most " + TicketIntake.MAX_DESCRIPTION + " characters."
                        : null;
            case "group" -> text.isEmpty() || people.group(text).isPresent() ? null : "There is no group " + text + ".";
            case "service" ->
                text.isEmpty() || fieldValues.isService(text) ? null : "There is no service " + text + ".";
            default ->
                text.isEmpty()
                                || people.person(text)
                                        .filter(People.Person::active)
                                        .isPresent()
                        ? null
                        : "There is no active person " + text + ".";
        };
    }
}
