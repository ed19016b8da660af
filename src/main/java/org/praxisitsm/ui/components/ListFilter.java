package org.praxisitsm.ui.components;

import com.vaadin.flow.router.QueryParameters;
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
            List.of("practice", "priority", "category", "group", "assignee", "requester", "service", "q");

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
        return new TaskFilter(
                groups,
                view.assignee(),
                view.unassigned(),
                get("practice"),
                null,
                priorities(),
                categories().isEmpty() ? view.categories() : categories(),
                get("q"));
    }

    /** Nothing in common must list nothing: an empty list would mean any group. */
    private List<String> groupsWithin(List<String> view) {
        var common = groups().stream()
                .filter(group -> view.isEmpty() || view.contains(group))
                .toList();
        return common.isEmpty() ? List.of("") : common;
    }

    public TicketFilter tickets() {
        return new TicketFilter(
                get("practice"),
                List.of(),
                categories(),
                false,
                groups(),
                get("assignee"),
                false,
                get("requester"),
                null,
                priorities(),
                get("service"),
                null,
                null,
                get("q"),
                Map.of());
    }

    private Stream<String> parts(String key) {
        return Stream.of(Objects.requireNonNullElse(get(key), "").split(",")).filter(part -> !part.isBlank());
    }
}
