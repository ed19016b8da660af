package org.praxisitsm.practice;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.People.Person;

/** What a form may begin with: data of the person who asks, or of the one it is for, that they could have typed themselves. */
public final class PersonDefaults {

    private static final Map<String, Function<Person, @Nullable String>> DATA = new LinkedHashMap<>();

    static {
        DATA.put("account", Person::account);
        DATA.put("name", Person::name);
        DATA.put("email", Person::email);
        DATA.put("phone", Person::phone);
        DATA.put("site", Person::site);
        DATA.put("unit", Person::unit);
        DATA.put("title", Person::title);
        DATA.put("manager", Person::manager);
    }

    private PersonDefaults() {}

    public static boolean isKnown(String from) {
        return from.startsWith("requester.") && DATA.containsKey(from.substring("requester.".length()));
    }

    public static String inWords() {
        return "requester." + String.join(", requester.", DATA.keySet());
    }

    /** @return the form's fields that begin with data of the person, by key; without those that the person has not */
    public static Map<String, Object> of(FormDefinition form, Optional<Person> requester) {
        var values = new LinkedHashMap<String, Object>();
        for (var field : form.fields()) {
            var from = field.traits().from();
            if (from != null && requester.isPresent()) {
                var value = DATA.get(from.substring("requester.".length())).apply(requester.get());
                if (value != null
                        && !value.isBlank()
                        && (field.options().isEmpty() || field.options().containsKey(value))) {
                    values.put(field.key(), value);
                }
            }
        }
        return values;
    }
}
