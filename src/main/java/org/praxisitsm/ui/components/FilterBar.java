package org.praxisitsm.ui.components;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.praxisitsm.identity.People;
import org.praxisitsm.practice.Category;
import org.praxisitsm.practice.Practices;

/** The filters of a list as chips, each with a cross, and a small form to add more. The address holds them. */
public class FilterBar extends Composite<Div> {

    private final transient Names names;
    private final transient Consumer<ListFilter> changed;
    private final transient Map<String, String> practices = new LinkedHashMap<>();
    private final transient Map<String, String> groups = new LinkedHashMap<>();
    private transient ListFilter shown = new ListFilter(Map.of());

    public FilterBar(Names names, Practices practices, People people, Consumer<ListFilter> changed) {
        this.names = names;
        this.changed = changed;
        practices
                .all()
                .forEach(it -> this.practices.put(
                        it.pack().descriptor().key(), it.pack().descriptor().name()));
        people.groups().forEach(group -> groups.put(group.key(), group.name()));
        getContent().addClassName("px-filters");
    }

    /** @param fixed what the list is narrowed to by itself, in words */
    public void show(ListFilter filter, List<String> fixed) {
        shown = filter;
        getContent().removeAll();
        fixed.forEach(text -> {
            var chip = new Span(text);
            chip.addClassNames("px-chip", "fix");
            getContent().add(chip);
        });
        filter.values().forEach((key, value) -> getContent().add(chip(key, value)));
        getContent().add(adding());
        if (!filter.values().isEmpty()) {
            var clear = new Button(getTranslation("filter.clear"), click -> changed.accept(new ListFilter(Map.of())));
            clear.addThemeNames("tertiary", "small", "accent");
            getContent().add(clear);
        }
    }

    private Span chip(String key, String value) {
        var bold = new com.vaadin.flow.component.html.Span(words(key, value));
        bold.addClassName("px-strong");
        var cross = new NativeButton("", click -> changed.accept(shown.with(key, null)));
        cross.add(new PxIcon("close"));
        cross.setAriaLabel(getTranslation("filter.remove", getTranslation("filter." + key)));
        var chip = new Span(new Span(getTranslation("filter." + key)), bold, cross);
        chip.addClassName("px-chip");
        return chip;
    }

    private String words(String key, String value) {
        return String.join(
                ", ", Stream.of(value.split(",")).map(part -> word(key, part)).toList());
    }

    private String word(String key, String value) {
        return switch (key) {
            case "practice" -> practices.getOrDefault(value, value);
            case "group" -> groups.getOrDefault(value, value);
            case "priority" -> "P" + value;
            case "category" -> getTranslation("category." + value);
            case "assignee", "requester" -> names.person(value);
            case "service" -> names.service(value);
            default -> value;
        };
    }

    private Div adding() {
        var button = new Button(getTranslation("filter.add"), new PxIcon("plus"));
        button.setId("add-filter");
        button.addThemeNames("small");
        var popover = new Popover(form());
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_START);
        popover.setAriaLabel(getTranslation("filter.add"));
        return new Div(button, popover);
    }

    private Div form() {
        var text = new TextField(getTranslation("filter.q"));
        text.setValue(shown.values().getOrDefault("q", ""));
        var practice = choice("practice", practices);
        var group = choice("group", groups);
        var priority = new CheckboxGroup<Integer>(getTranslation("filter.priority"), List.of(1, 2, 3, 4, 5));
        priority.setItemLabelGenerator(level -> "P" + level);
        priority.setValue(Set.copyOf(shown.priorities()));
        var category = new CheckboxGroup<Category>(getTranslation("filter.category"), List.of(Category.values()));
        category.setItemLabelGenerator(each -> getTranslation("category." + each.name()));
        category.setValue(Set.copyOf(shown.categories()));
        var apply = new Button(
                getTranslation("filter.apply"),
                click -> changed.accept(shown.with("q", text.getValue())
                        .with("practice", practice.getValue())
                        .with("group", group.getValue())
                        .with("priority", joined(priority.getValue().stream().sorted()))
                        .with(
                                "category",
                                joined(category.getValue().stream().sorted().map(Enum::name)))));
        apply.addThemeNames("primary", "small");
        var form = new Div(text, practice, group, priority, category, apply);
        form.addClassName("px-filter-form");
        return form;
    }

    private ComboBox<String> choice(String key, Map<String, String> options) {
        var box = new ComboBox<String>(getTranslation("filter." + key));
        box.setItems(options.keySet());
        box.setItemLabelGenerator(value -> options.getOrDefault(value, value));
        box.setClearButtonVisible(true);
        var current = shown.get(key);
        box.setValue(current != null && options.containsKey(current) ? current : null);
        return box;
    }

    private static String joined(Stream<?> values) {
        return String.join(",", values.map(Object::toString).toList());
    }
}
