package org.praxisitsm.ui.components;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.praxisitsm.practice.Practices;

/** The filters of a list as chips, each with a cross, and one field that finds more by typing. The address holds them. */
public class FilterBar extends Composite<Div> {

    private final transient FilterSuggestions suggestions;
    private final transient Consumer<ListFilter> changed;
    private final ComboBox<FilterSuggestions.Suggestion> more = new ComboBox<>();
    private transient ListFilter shown = new ListFilter(Map.of());

    public FilterBar(Names names, Practices practices, FormSources sources, Consumer<ListFilter> changed) {
        this.suggestions = new FilterSuggestions(practices, sources, names, getLocale());
        this.changed = changed;
        getContent().addClassName("px-filters");
        more.setId("add-filter");
        more.addClassName("px-add-filter");
        more.setPlaceholder(getTranslation("filter.add"));
        more.setAriaLabel(getTranslation("filter.add"));
        more.setPrefixComponent(new PxIcon("plus"));
        more.setItemLabelGenerator(FilterSuggestions.Suggestion::label);
        more.setItemsWithFilterConverter(
                query -> suggestions.of(query.getFilter().orElse("")).stream()
                        .skip(query.getOffset())
                        .limit(query.getLimit()),
                typed -> typed);
        more.addValueChangeListener(change -> {
            var chosen = change.getValue();
            if (chosen != null) {
                more.clear();
                changed.accept(shown.adding(chosen.key(), chosen.value()));
            }
        });
    }

    /** Goes to the field that finds more. */
    public void focus() {
        more.focus();
    }

    /** @param fixed what the list is narrowed to by itself, by name */
    public void show(ListFilter filter, Map<String, String> fixed) {
        shown = filter;
        getContent().removeAll();
        fixed.forEach((name, words) -> {
            var bold = new Span(words);
            bold.addClassName("px-strong");
            var chip = new Span(new Span(name), bold);
            chip.addClassNames("px-chip", "fix");
            getContent().add(chip);
        });
        filter.values().forEach((key, value) -> getContent().add(chip(key, value)));
        getContent().add(more);
        if (!filter.values().isEmpty()) {
            var space = new Span();
            space.addClassName("px-grow");
            var clear = new Button(getTranslation("filter.clear"), click -> changed.accept(new ListFilter(Map.of())));
            clear.setId("clear-filters");
            clear.addThemeNames("tertiary", "small", "accent");
            getContent().add(space, clear);
        }
    }

    private Span chip(String key, String value) {
        var bold = new Span(words(key, value));
        bold.addClassName("px-strong");
        var cross = new NativeButton("", click -> changed.accept(shown.with(key, null)));
        cross.add(new PxIcon("close"));
        cross.setAriaLabel(getTranslation("filter.remove", getTranslation("filter." + key)));
        var chip = new Span(new Span(getTranslation("filter." + key)), bold, cross);
        chip.addClassName("px-chip");
        return chip;
    }

    /** @return the values of a filter as a person reads them */
    public String words(String key, String value) {
        return String.join(
                ", ",
                Stream.of(value.split(","))
                        .map(part -> suggestions.word(key, part))
                        .toList());
    }
}
