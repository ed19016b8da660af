package org.praxisitsm.practice.reading;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The components that a form may hold, and the members that each may have: the supported subset of Camunda Forms. */
public final class ComponentTypes {

    /** Shown only. */
    private static final List<String> STATIC = List.of("text", "separator", "spacer", "group");

    public static final Set<String> CHOICES = Set.of("checklist", "radio", "select", "taglist");

    /** Ours: values from the directory, the catalogue, the ticket's attachments; an amount of money. */
    public static final Set<String> OURS =
            Set.of("person", "group-picker", "service", "asset", "offering", "file", "money");

    /** form-js's name for {@code file}. */
    public static final String PICKER = "filepicker";

    public static final Set<String> FILES = Set.of("file", PICKER);

    /** The same questions as often as it takes; form-js names its value {@code path}. */
    static final String ROWS = "dynamiclist";

    /** What cannot stand in a row. */
    static final Set<String> NOT_IN_ROWS =
            Set.of(ROWS, "group", "file", PICKER, "offering", "separator", "spacer", "text");

    private static final List<String> FIELDS = List.of(
            "textfield",
            "textarea",
            "number",
            "checkbox",
            "checklist",
            "radio",
            "select",
            "taglist",
            "datetime",
            "person",
            "group-picker",
            "service",
            "asset",
            "offering",
            "file",
            PICKER,
            "money",
            "dynamiclist");

    public static final Set<String> ALL =
            Stream.concat(FIELDS.stream(), STATIC.stream()).collect(Collectors.toUnmodifiableSet());

    static final Set<String> VALIDATE =
            Set.of("required", "minLength", "maxLength", "min", "max", "pattern", "validationType");

    static final Map<String, String> NAMED_PATTERNS = Map.of(
            "email", "[^@ ]{1,64}@[A-Za-z0-9.-]{1,190}",
            "phone", "[+]?[0-9 ()/.-]{3,30}");

    private static final Set<String> EVERYWHERE = Set.of("id", "type", "layout", "conditional", "properties");
    private static final Set<String> OF_FIELDS =
            Set.of("key", "label", "description", "validate", "readonly", "disabled", "defaultValue", "appearance");
    private static final Map<String, Set<String>> OWN = Map.ofEntries(
            Map.entry("text", Set.of("text")),
            Map.entry("group", Set.of("label", "components", "showOutline", "path", "verticalAlignment")),
            Map.entry("spacer", Set.of("height")),
            Map.entry("number", Set.of("decimalDigits", "increment", "serializeToString")),
            Map.entry("money", Set.of("decimalDigits", "increment", "currency")),
            Map.entry("file", Set.of("accept", "multiple")),
            Map.entry(PICKER, Set.of("accept", "multiple")),
            Map.entry(
                    "datetime",
                    Set.of(
                            "subtype",
                            "dateLabel",
                            "timeLabel",
                            "disallowPassedDates",
                            "use24h",
                            "timeSerializingFormat",
                            "timeInterval")),
            Map.entry("select", Set.of("values", "searchable")),
            Map.entry("radio", Set.of("values")),
            Map.entry("checklist", Set.of("values")),
            Map.entry("taglist", Set.of("values")));

    private static final Set<String> OF_ROWS = Set.of(
            "path",
            "components",
            "showOutline",
            "isRepeating",
            "allowAddRemove",
            "defaultRepetitions",
            "disableCollapse",
            "nonCollapsedItems",
            "verticalAlignment");

    private ComponentTypes() {}

    public static boolean holdsValue(String type) {
        return !STATIC.contains(type);
    }

    static Set<String> membersOf(String type) {
        var members = new HashSet<>(EVERYWHERE);
        if (holdsValue(type)) {
            members.addAll(OF_FIELDS);
        }
        members.addAll(type.equals(ROWS) ? OF_ROWS : OWN.getOrDefault(type, Set.of()));
        return members;
    }

    static String inWords() {
        return Stream.concat(FIELDS.stream(), STATIC.stream()).collect(Collectors.joining(", "));
    }
}
