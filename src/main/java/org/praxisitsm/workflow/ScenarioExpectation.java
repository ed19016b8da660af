package org.praxisitsm.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.ticket.TicketProgress.Step;

/** Compares what a scenario expects with how its ticket stands. */
record ScenarioExpectation(SandboxTicket ticket, boolean ended) {

    /** @return the first difference, in words */
    Optional<String> check(Map<String, Object> expected) {
        for (var entry : expected.entrySet()) {
            var difference = difference(entry.getKey(), entry.getValue());
            if (difference != null) {
                return Optional.of(difference);
            }
        }
        return Optional.empty();
    }

    private @Nullable String difference(String name, @Nullable Object expected) {
        return switch (name) {
            case "state" -> compare(name, expected, ticket.state().key());
            case "category" -> compare(name, expected, ticket.state().category().name());
            case "ended" -> compare(name, expected, ended);
            case "priority", "group", "assignee" -> compare(name, expected, ticket.values.get(name));
            case "fields" -> fields(expected);
            case "at" -> at(list(expected));
            case "asks" -> asks(list(expected));
            case "path" -> path(list(expected));
            case "not" ->
                list(expected).stream()
                        .filter(ticket.passed::contains)
                        .findFirst()
                        .map(passed -> "it passed " + passed + ", which it should not.")
                        .orElse(null);
            default -> "expect does not know '" + name + "'.";
        };
    }

    private static @Nullable String compare(String what, @Nullable Object expected, @Nullable Object actual) {
        return Objects.equals(Objects.toString(expected, null), Objects.toString(actual, null))
                ? null
                : what + " should be " + expected + " and is " + actual + ".";
    }

    private @Nullable String fields(@Nullable Object expected) {
        for (var field :
                ScenarioFile.map(Objects.requireNonNull(expected), "fields").entrySet()) {
            var difference = compare(field.getKey(), field.getValue(), ticket.values.get(field.getKey()));
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private @Nullable String at(List<String> expected) {
        var standing = new ArrayList<>(ticket.standsAt());
        for (var wanted : expected) {
            var found = standing.stream()
                    .filter(step -> wanted.equals(step.name()) || wanted.equals(step.activity()))
                    .findFirst();
            if (found.isEmpty()) {
                return "it should stand at " + wanted + "; it stands at " + names(ticket.standsAt()) + ".";
            }
            standing.remove(found.get());
        }
        return standing.isEmpty() ? null : "it also stands at " + names(standing) + ".";
    }

    private @Nullable String asks(List<String> expected) {
        return Set.copyOf(expected).equals(Set.copyOf(ticket.asks.values()))
                ? null
                : "it should ask " + expected + " and asks "
                        + ticket.asks.values().stream().sorted().toList() + ".";
    }

    private static List<String> names(List<Step> steps) {
        return steps.stream().map(Step::name).toList();
    }

    private @Nullable String path(List<String> expected) {
        var from = 0;
        for (var wanted : expected) {
            var found = ticket.passed.subList(from, ticket.passed.size()).indexOf(wanted);
            if (found < 0) {
                return "it did not pass " + wanted + " in this order; it passed " + ticket.passed + ".";
            }
            from += found + 1;
        }
        return null;
    }

    private static List<String> list(@Nullable Object value) {
        return value instanceof List<?> several
                ? several.stream().map(Objects::toString).toList()
                : List.of(Objects.toString(value));
    }
}
