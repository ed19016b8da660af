package org.praxisitsm.sla;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Category;
import org.praxisitsm.sla.Agreement.Rule;
import org.praxisitsm.sla.Agreement.Trigger;

/** What is known of a ticket after each fact, and which triggers the last fact set off. */
final class Situation {

    private final Map<String, Object> values = new HashMap<>();
    private @Nullable String state;
    private @Nullable Category category;
    private @Nullable Instant openedAt;
    private @Nullable Fact last;

    void hear(Fact fact) {
        last = fact;
        switch (fact.kind()) {
            case OPENED -> {
                openedAt = fact.at();
                state = fact.text("state");
                category = Category.valueOf(fact.text("category"));
                values.putAll(fact.map("values"));
            }
            case STATE -> {
                state = fact.text("to");
                category = Category.valueOf(fact.text("toCategory"));
            }
            case CHANGED -> values.putAll(fact.map("after"));
            default -> {
                // Nothing that lasts.
            }
        }
    }

    @Nullable
    Instant openedAt() {
        return openedAt;
    }

    @Nullable
    Object value(String name) {
        return values.get(name);
    }

    Map<String, Object> values() {
        return values;
    }

    boolean isOnHold() {
        return category == Category.ON_HOLD;
    }

    boolean isOver() {
        return category != null && category.isOver();
    }

    /** @return whether the last fact brought the ticket back from resolved or closed */
    boolean isReopened() {
        return last != null
                && last.kind() == Fact.Kind.STATE
                && Category.valueOf(last.text("fromCategory")).isOver()
                && !Category.valueOf(last.text("toCategory")).isOver();
    }

    boolean isSetOff(List<Rule> rules, Agreement.Effect effect) {
        return rules.stream().anyMatch(rule -> rule.then() == effect && isSetOff(rule.when()));
    }

    /** @return whether the trigger's lasting condition holds now */
    boolean holds(Trigger trigger) {
        return switch (trigger.kind()) {
            case STATE -> trigger.value().equals(state);
            case CATEGORY -> category != null && trigger.value().equals(category.name());
            default -> false;
        };
    }

    private boolean isSetOff(Trigger trigger) {
        var fact = Objects.requireNonNull(last);
        return switch (trigger.kind()) {
            case EVENT -> isEvent(fact, trigger.value());
            case STATE ->
                fact.kind() == Fact.Kind.STATE && fact.text("to").equals(trigger.value())
                        || fact.kind() == Fact.Kind.OPENED && trigger.value().equals(state);
            case CATEGORY -> enters(fact, trigger.value());
            case STEP -> fact.kind() == Fact.Kind.STEPS && names(fact, "begun").contains(trigger.value());
            case LEAVES ->
                fact.kind() == Fact.Kind.STEPS && names(fact, "ended").contains(trigger.value());
            case GROUP -> trigger.value().equals(becomes(fact, "group"));
            case LEAVES_GROUP ->
                fact.kind() == Fact.Kind.CHANGED
                        && fact.map("after").containsKey("group")
                        && trigger.value().equals(fact.map("before").get("group"));
            case FIELD -> {
                var now = becomes(fact, trigger.value());
                yield now != null && (trigger.is() == null || trigger.is().equals(now.toString()));
            }
        };
    }

    private static boolean enters(Fact fact, String category) {
        return switch (fact.kind()) {
            case OPENED -> fact.text("category").equals(category);
            case STATE ->
                fact.text("toCategory").equals(category)
                        && !fact.text("fromCategory").equals(category);
            default -> false;
        };
    }

    private static List<?> names(Fact fact, String member) {
        return fact.value(member) instanceof List<?> list ? list : List.of();
    }

    /** @return the value that the fact gives to it, or null */
    private static @Nullable Object becomes(Fact fact, String name) {
        return switch (fact.kind()) {
            case OPENED -> fact.map("values").get(name);
            case CHANGED -> fact.map("after").get(name);
            default -> null;
        };
    }

    private boolean isEvent(Fact fact, String event) {
        return switch (event) {
            case "opened" -> fact.kind() == Fact.Kind.OPENED;
            case "agent-replied" -> fact.kind() == Fact.Kind.AGENT_REPLIED;
            case "requester-replied" -> fact.kind() == Fact.Kind.REQUESTER_REPLIED;
            case "noted" -> fact.kind() == Fact.Kind.NOTED;
            case "assigned" -> becomes(fact, "assignee") != null;
            case "group-assigned" -> becomes(fact, "group") != null;
            case "priority-changed" ->
                fact.kind() == Fact.Kind.CHANGED && fact.map("after").containsKey("priority");
            case "service-changed" ->
                fact.kind() == Fact.Kind.CHANGED && fact.map("after").containsKey("service");
            case "hold-started" -> enters(fact, "ON_HOLD");
            case "hold-ended" ->
                fact.kind() == Fact.Kind.STATE
                        && fact.text("fromCategory").equals("ON_HOLD")
                        && !fact.text("toCategory").equals("ON_HOLD");
            case "resolved" -> enters(fact, "RESOLVED");
            case "closed" -> enters(fact, "CLOSED");
            case "cancelled" -> enters(fact, "CANCELLED");
            case "reopened" -> isReopened();
            default -> false;
        };
    }
}
