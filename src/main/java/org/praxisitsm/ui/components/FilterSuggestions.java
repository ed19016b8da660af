package org.praxisitsm.ui.components;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.praxisitsm.practice.Category;
import org.praxisitsm.practice.Practices;

/** What a list can be narrowed to, found by typing some of it. */
final class FilterSuggestions {

    /** @param value as it stands in the address */
    record Suggestion(String key, String value, String label) {}

    private static final int MOST = 40;
    private static final int PEOPLE = 6;

    private final FormSources sources;
    private final Names names;
    private final Locale locale;
    private final Map<String, Map<String, String>> choices = new LinkedHashMap<>();

    FilterSuggestions(Practices practices, FormSources sources, Names names, Locale locale) {
        this.sources = sources;
        this.names = names;
        this.locale = locale;
        for (var level = 1; level <= 5; level++) {
            choice("priority", Integer.toString(level), "P" + level);
        }
        Stream.of(Category.values()).forEach(each -> choice("category", each.name(), t("category." + each.name())));
        for (var due : List.of("late", "today")) {
            choice("due", due, t("filter.due." + due));
        }
        sources.groups().forEach(group -> choice("group", group.key(), group.name()));
        practices
                .all()
                .forEach(it -> choice(
                        "practice",
                        it.pack().descriptor().key(),
                        it.pack().in(locale).name()));
        sources.services().forEach(service -> choice("service", service.key(), service.name()));
    }

    private void choice(String key, String value, String label) {
        choices.computeIfAbsent(key, any -> new LinkedHashMap<>()).put(value, label);
    }

    /** @return the value in words */
    String word(String key, String value) {
        return switch (key) {
            case "assignee", "requester" -> names.person(value);
            default -> choices.getOrDefault(key, Map.of()).getOrDefault(value, value);
        };
    }

    List<Suggestion> of(String typed) {
        var wanted = typed.strip().toLowerCase(Locale.ROOT);
        var found = new ArrayList<Suggestion>();
        if (!wanted.isEmpty()) {
            found.add(new Suggestion("q", typed.strip(), t("filter.q") + ": " + typed.strip()));
        }
        choices.forEach((key, values) -> values.forEach((value, label) -> {
            var words = t("filter." + key) + ": " + label;
            if (words.toLowerCase(Locale.ROOT).contains(wanted)) {
                found.add(new Suggestion(key, value, words));
            }
        }));
        if (wanted.length() > 1) {
            for (var account : sources.people(wanted, PEOPLE)) {
                for (var key : List.of("requester", "assignee")) {
                    found.add(new Suggestion(key, account, t("filter." + key) + ": " + names.person(account)));
                }
            }
        }
        return found.stream().limit(MOST).toList();
    }

    private String t(String key) {
        return I18NProvider.translate(locale, key);
    }
}
