package org.praxisitsm.ui.components;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.catalog.Services;
import org.praxisitsm.identity.People;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.practice.Practices;
import org.springframework.stereotype.Component;

/** What things are called on screen: people, groups, services, and the words that a practice has for its states. */
@Component
public class Names {

    private final People people;
    private final Services services;
    private final Practices practices;

    Names(People people, Services services, Practices practices) {
        this.people = people;
        this.services = services;
        this.practices = practices;
    }

    public String person(@Nullable String account) {
        return account == null ? "" : people.nameOf(account);
    }

    public String group(@Nullable String key) {
        return key == null ? "" : people.group(key).map(People.Group::name).orElse(key);
    }

    public String service(@Nullable String key) {
        return key == null ? "" : services.find(key).map(Services.Service::name).orElse(key);
    }

    public String practice(String key) {
        return practices.current(key).map(it -> it.pack().descriptor().name()).orElse(key);
    }

    /** @return the practice's own word in the reader's language, the key itself where the version is not known. */
    public String state(String practice, int version, String key, Locale locale) {
        return practices
                .version(practice, version)
                .flatMap(it -> it.pack().descriptor().state(key))
                .map(state -> label(state.label(), state.labels(), locale))
                .orElse(key);
    }

    public String field(String practice, int version, String key, Locale locale) {
        return practices
                .version(practice, version)
                .flatMap(it -> it.pack().descriptor().field(key))
                .map(field -> label(field.label(), field.labels(), locale))
                .orElse(key);
    }

    /** @return the value of a field as a person reads it. */
    public String value(String practice, int version, String key, @Nullable Object value) {
        var field = practices
                .version(practice, version)
                .flatMap(it -> it.pack().descriptor().field(key));
        if (value == null || field.isEmpty()) {
            return value == null ? "" : value.toString();
        }
        return switch (field.get().type()) {
            case PERSON -> person(value.toString());
            case GROUP -> group(value.toString());
            case SERVICE -> service(value.toString());
            case CHOICE, CHOICES -> chosen(field.get(), value);
            default -> value.toString();
        };
    }

    private static String chosen(PracticeDescriptor.Field field, Object value) {
        var values = value instanceof Iterable<?> several ? several : java.util.List.of(value);
        var words = new java.util.StringJoiner(", ");
        values.forEach(each -> words.add(field.options().getOrDefault(each.toString(), each.toString())));
        return words.toString();
    }

    private static String label(String label, Map<String, String> labels, Locale locale) {
        return labels.getOrDefault(locale.getLanguage(), label);
    }
}
