package org.praxisitsm.practice.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Role;
import org.praxisitsm.practice.PracticeDescriptor.Field;
import org.praxisitsm.practice.PracticeDescriptor.FieldType;
import org.praxisitsm.practice.reading.DescriptorReader.Texts;

/** Reads the fields that practice.yaml adds to a ticket. */
final class FieldReader {

    private static final Set<String> MEMBERS = Set.of(
            "key", "label", "type", "variable", "internal", "editableBy", "options", "maxLength", "currency", "labels");
    private static final Set<String> ROLES = Arrays.stream(Role.values())
            .map(role -> role.name().toLowerCase().replace('_', '-'))
            .collect(Collectors.toUnmodifiableSet());

    private FieldReader() {}

    static List<Field> fields(YamlTree yaml) {
        var fields = new ArrayList<Field>();
        var keys = new HashSet<String>();
        for (var item : yaml.list()) {
            item.only(MEMBERS).map();
            fields.add(field(item, keys));
        }
        if (fields.size() > 100) {
            yaml.complain("A practice has at most 100 fields", "Leave out what nobody reads.");
        }
        return List.copyOf(fields);
    }

    private static Field field(YamlTree item, Set<String> keys) {
        var type = Texts.oneOf(item.child("type"), FieldType.class);
        return new Field(
                key(item.child("key"), keys),
                item.child("label").text(80),
                type,
                variable(item.child("variable"), type),
                item.child("internal").flag(false),
                roles(item.child("editableBy")),
                options(item.child("options"), type),
                item.child("maxLength").number(type == FieldType.LONG_TEXT ? 20_000 : 400, 1, 20_000),
                currency(item.child("currency"), type),
                Texts.labels(item.child("labels")));
    }

    private static String key(YamlTree yaml, Set<String> keys) {
        var key = Texts.matching(
                yaml, "[a-z][A-Za-z0-9]{0,39}", "a name in lower camel case, at most 40 characters, e.g. rootCause");
        if (ReservedNames.ALL.contains(key)) {
            yaml.complain("Every ticket has " + key + " already", "Choose another key.");
        }
        if (!keys.add(key)) {
            yaml.complain("The field " + key + " stands twice", "Give each field its own key.");
        }
        return key;
    }

    private static List<String> roles(YamlTree yaml) {
        var roles = new ArrayList<String>();
        for (var item : yaml.list()) {
            var role = item.text(40);
            if (!ROLES.contains(role)) {
                item.complain(
                        "There is no role " + role,
                        "One of " + ROLES.stream().sorted().toList() + ".");
            }
            roles.add(role);
        }
        return List.copyOf(roles);
    }

    private static boolean variable(YamlTree yaml, FieldType type) {
        var wanted = yaml.flag(false);
        if (wanted && type == FieldType.ROWS) {
            yaml.complain("Rows are no process variable", "Let a field of its own say what a gateway has to know");
        }
        if (wanted && type == FieldType.FILES) {
            yaml.complain("Files are no process variable", "Let a field of its own say what a gateway has to know");
        }
        return wanted;
    }

    private static @Nullable String currency(YamlTree yaml, FieldType type) {
        var code = yaml.textOrNull();
        if (code == null) {
            return null;
        }
        if (type != FieldType.MONEY || !TraitReader.isCurrency(code)) {
            yaml.complain("A currency is said of MONEY only, as three letters", "For example: currency: EUR");
        }
        return code;
    }

    private static Map<String, String> options(YamlTree yaml, FieldType type) {
        var options = new LinkedHashMap<String, String>();
        yaml.map().forEach((value, label) -> {
            if (!value.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,59}")) {
                label.complain(
                        "An option's value has letters, digits, dots and dashes only", "Put words in the label.");
            }
            options.put(value, label.text(160));
        });
        var wanted = type == FieldType.CHOICE || type == FieldType.CHOICES;
        if (wanted && options.isEmpty()) {
            yaml.complain("A choice needs options", "Write options: {value: Label, ...}.");
        } else if (!wanted && !options.isEmpty()) {
            yaml.complain("Only CHOICE and CHOICES have options", "Change the type or leave the options out.");
        }
        return Collections.unmodifiableMap(options);
    }
}
