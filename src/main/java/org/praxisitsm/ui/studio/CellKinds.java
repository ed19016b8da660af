package org.praxisitsm.ui.studio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.praxisitsm.catalog.Services;
import org.praxisitsm.identity.People;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PracticeDescriptor.FieldType;
import org.praxisitsm.rules.sheet.TableText;
import org.praxisitsm.ui.studio.CellKind.Type;

/** Which values the columns of a pack's tables and grids can have: what the practice, the catalogue and the people offer. */
final class CellKinds {

    private static final Pattern TEXT = Pattern.compile("\"([^\"\\\\]*)\"");

    private final Pack pack;
    private final People people;
    private final Services services;
    private final Locale locale;
    private final UnaryOperator<String> words;

    /** @param words texts of the bundles by key */
    CellKinds(Pack pack, People people, Services services, Locale locale, UnaryOperator<String> words) {
        this.pack = pack;
        this.people = people;
        this.services = services;
        this.locale = locale;
        this.words = words;
    }

    /** A column that is answered. */
    CellKind of(TableText.Column column) {
        return of(column.name(), Type.of(column.type()), column.values(), true);
    }

    /**
     * A column that is compared.
     *
     * @param said all that a required decision can say there, empty where none is read or anything may come
     */
    CellKind of(TableText.Column column, List<Object> said) {
        var kind = of(column.name(), Type.of(column.type()), column.values(), false);
        if (kind.type() != Type.TEXT || said.isEmpty()) {
            return kind;
        }
        var options = new LinkedHashMap<String, String>();
        said.forEach(value ->
                options.put(value.toString(), kind.options().getOrDefault(value.toString(), value.toString())));
        return new CellKind(kind.name(), kind.type(), options, false);
    }

    CellKind of(String name, Type type, String listed, boolean answer) {
        var options = options(name, type, listed);
        return new CellKind(name, type, options, answer);
    }

    private Map<String, String> options(String name, Type type, String listed) {
        var options = new LinkedHashMap<String, String>();
        if (type == Type.TRUTH) {
            options.put("true", words.apply("studio.sheet.yes"));
            options.put("false", words.apply("studio.sheet.no"));
            return options;
        }
        if (!listed.isBlank()) {
            TEXT.matcher(listed).results().forEach(found -> options.put(found.group(1), found.group(1)));
            return options;
        }
        var field = pack.descriptor().field(name);
        if (field.isPresent() && !field.get().options().isEmpty()) {
            field.get()
                    .options()
                    .keySet()
                    .forEach(key -> options.put(key, pack.in(locale).option(name, key)));
            return options;
        }
        if (name.equals("group")
                || field.filter(one -> one.type() == FieldType.GROUP).isPresent()) {
            people.groups().forEach(group -> options.put(group.key(), group.name()));
        } else if (name.equals("service")
                || field.filter(one -> one.type() == FieldType.SERVICE).isPresent()) {
            services.all().forEach(service -> options.put(service.key(), service.name()));
        } else if (name.equals("criticality")) {
            for (var one : new String[] {"LOW", "MEDIUM", "HIGH", "CRITICAL"}) {
                options.put(one, words.apply("studio.sheet.criticality." + one.toLowerCase(Locale.ROOT)));
            }
        } else if (name.equals("agreement")) {
            pack.agreements().forEach(path -> {
                var key = path.substring(path.lastIndexOf('/') + 1, path.length() - ".yaml".length());
                options.put(key, key);
            });
        } else if (name.equals("state")) {
            pack.descriptor()
                    .states()
                    .forEach(state -> options.put(state.key(), pack.in(locale).state(state.key())));
        }
        return options;
    }
}
