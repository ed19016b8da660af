package org.praxisitsm.ui.components;

import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Category;
import org.praxisitsm.ticket.TaskFilter;
import org.praxisitsm.ticket.TicketFilter;

/** What a list is narrowed to, as it stands in the address. Values that make no sense there are passed over. */
public record ListFilter(Map<String, String> values) {

    public static final List<String> KEYS =
            List.of("practice", "priority", "category", "group", "assignee", "requester", "service", "due", "q");

    private static final Set<Category> OPEN = Set.of(Category.NEW, Category.IN_PROGRESS, Category.ON_HOLD);

    private static final Set<String> SEVERAL = Set.of("priority", "category", "group");

    public ListFilter {
        values = new LinkedHashMap<>(values);
    }

    public static ListFilter of(QueryParameters query) {
        var values = new LinkedHashMap<String, String>();
        KEYS.forEach(key -> query.getSingleParameter(key)
                .filter(value -> !value.isBlank())
                .ifPresent(value -> values.put(key, value)));
        return new ListFilter(values);
    }

    public QueryParameters query() {
        return QueryParameters.simple(values);
    }

    public @Nullable String get(String key) {
        return values.get(key);
    }

    public ListFilter with(String key, @Nullable String value) {
        var changed = new LinkedHashMap<>(values);
        changed.remove(key);
        if (value != null && !value.isBlank()) {
            changed.put(key, value);
        }
        return new ListFilter(changed);
    }

    public List<Integer> priorities() {
        return parts("priority")
                .filter(part -> part.matches("[1-5]"))
                .map(Integer::valueOf)
                .toList();
    }

    public List<Category> categories() {
        Set<String> known = Stream.of(Category.values()).map(Enum::name).collect(Collectors.toSet());
        return parts("category").filter(known::contains).map(Category::valueOf).toList();
    }

    public List<String> groups() {
        return parts("group").toList();
    }

    /** Tasks of a view, narrowed further; a group chosen here must be one that the view shows. */
    public TaskFilter within(TaskFilter view) {
        var groups = groups().isEmpty() ? view.groups() : groupsWithin(view.groups());
        var assignee = get("assignee");
        // A person asked for within the tasks of another, or of nobody, finds none.
        var nobody = assignee != null
                && (view.unassigned()
                        || view.assignee() != null && !view.assignee().equals(assignee));
        return new TaskFilter(
                nobody ? List.of("") : groups,
                assignee == null ? view.assignee() : assignee,
                view.unassigned(),
                get("practice"),
                null,
                priorities(),
                categories().isEmpty() ? view.categories() : categories(),
                get("q"),
                get("requester"),
                get("service"),
                view.dueTo());
    }

    /** What is asked for twice is taken from the other, as in a view that is narrowed further. */
    public ListFilter and(ListFilter other) {
        var both = new LinkedHashMap<>(values);
        both.putAll(other.values);
        return new ListFilter(both);
    }

    /** Another value beside those that are there, for what may have several; in place of it otherwise. */
    public ListFilter adding(String key, String value) {
        var present = parts(key).toList();
        if (!SEVERAL.contains(key) || present.isEmpty()) {
            return with(key, value);
        }
        return present.contains(value) ? this : with(key, String.join(",", present) + "," + value);
    }

    /** Nothing in common must list nothing: an empty list would mean any group. */
    private List<String> groupsWithin(List<String> view) {
        var common = groups().stream()
                .filter(group -> view.isEmpty() || view.contains(group))
                .toList();
        return common.isEmpty() ? List.of("") : common;
    }

    /**
     * @param zone whose midnight ends the day
     * @return before when the rows must be due, or null for any
     */
    public @Nullable Instant dueTo(Instant now, ZoneId zone) {
        return switch (Objects.requireNonNullElse(get("due"), "")) {
            case "late" -> now;
            case "today" -> midnight(now, zone);
            default -> null;
        };
    }

    /** @return the end of the day in the zone */
    public static Instant midnight(Instant now, ZoneId zone) {
        return now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** @param dueTo see {@link #dueTo} */
    public TicketFilter tickets(@Nullable Instant dueTo) {
        return within(TicketFilter.any(), dueTo);
    }

    /**
     * Tickets of a view, narrowed further: what is asked for outside the view finds none.
     *
     * @param dueTo see {@link #dueTo}
     */
    public TicketFilter within(TicketFilter view, @Nullable Instant dueTo) {
        var groups = groups().isEmpty() ? view.groups() : groupsWithin(view.groups());
        var categories = categories().stream()
                .filter(category -> !view.open() || OPEN.contains(category))
                .toList();
        var assignee = get("assignee");
        var nothing = assignee != null
                        && (view.unassigned()
                                || view.assignee() != null && !view.assignee().equals(assignee))
                || categories.isEmpty() && !categories().isEmpty();
        return new TicketFilter(
                get("practice"),
                List.of(),
                categories,
                view.open(),
                nothing ? List.of("") : groups,
                assignee == null ? view.assignee() : assignee,
                view.unassigned(),
                get("requester"),
                view.member(),
                priorities(),
                get("service"),
                null,
                null,
                get("q"),
                Map.of(),
                dueTo);
    }

    private Stream<String> parts(String key) {
        return Stream.of(Objects.requireNonNullElse(get(key), "").split(",")).filter(part -> !part.isBlank());
    }
}
