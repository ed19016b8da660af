package org.praxisitsm.practice.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.FormDefinition.Component;

/** Reads a .form file. The answer is good only where nothing was complained about. */
public final class FormReader {

    static final String UNKNOWN = "form-unknown-member";
    private static final String RULE = "form-structure";
    private static final Set<String> MEMBERS = Set.of(
            "id",
            "name",
            "type",
            "components",
            "schemaVersion",
            "executionPlatform",
            "executionPlatformVersion",
            "exporter",
            "versionTag",
            "generated",
            "$schema",
            "properties");
    private static final int MOST_COMPONENTS = 200;
    private static final int DEEPEST_GROUP = 4;

    private final String file;
    private final JsonSource source;
    private final Findings findings;
    private Set<String> keys = new HashSet<>();
    private boolean inRows;
    private final Set<String> ids = new HashSet<>();
    private int count;

    private FormReader(String file, JsonSource source, Findings findings) {
        this.file = file;
        this.source = source;
        this.findings = findings;
    }

    /** @return the form, or empty where it is no JSON object with an id and components */
    public static Optional<FormDefinition> read(String file, byte[] bytes, Findings findings) {
        return JsonSource.read(file, bytes, findings).flatMap(source -> new FormReader(file, source, findings).form());
    }

    private Optional<FormDefinition> form() {
        var root = source.root();
        if (!root.isObject()
                || !root.path("id").isTextual()
                || !root.path("components").isArray()) {
            error("", null, RULE, "A form is an object with id and components", "Save it with the form editor.");
            return Optional.empty();
        }
        refuseUnknown(root, "", null, MEMBERS);
        var id = root.get("id").textValue();
        if (!id.matches("[A-Za-z][A-Za-z0-9_-]{0,99}")) {
            error("/id", null, RULE, "The form's id has letters, digits, dashes and underscores only", "Rename it.");
        }
        if (root.has("type") && !"default".equals(root.path("type").asText())) {
            error("/type", null, RULE, "The form's type is not default", "Write \"type\": \"default\".");
        }
        return Optional.of(new FormDefinition(id, root, components(root.get("components"), "/components", 0)));
    }

    List<Component> components(JsonNode array, String pointer, int depth) {
        var components = new ArrayList<Component>();
        if (depth > DEEPEST_GROUP) {
            error(pointer, null, RULE, "Groups nest deeper than " + DEEPEST_GROUP, "Use fewer groups.");
            return components;
        }
        for (int i = 0; i < array.size(); i++) {
            var place = pointer + "/" + i;
            if (++count > MOST_COMPONENTS) {
                error(place, null, RULE, "A form has at most " + MOST_COMPONENTS + " components", "Split the form.");
                return components;
            }
            if (array.get(i).isObject()) {
                components.add(new ComponentReader(this, array.get(i), place, depth).component());
            } else {
                error(place, null, RULE, "A component is an object", "Save the form with the form editor.");
            }
        }
        return List.copyOf(components);
    }

    /** The questions of a row: their keys are names in the row alone. */
    List<Component> columns(JsonNode array, String pointer, int depth) {
        var around = keys;
        keys = new HashSet<>();
        inRows = true;
        try {
            return components(array, pointer, depth);
        } finally {
            keys = around;
            inRows = false;
        }
    }

    boolean isInRows() {
        return inRows;
    }

    boolean isNewKey(String key) {
        return keys.add(key);
    }

    boolean isNewId(String id) {
        return ids.add(id);
    }

    void refuseUnknown(
            JsonNode object, String pointer, @org.jspecify.annotations.Nullable String element, Set<String> known) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                error(
                        pointer + "/" + name.replace("~", "~0").replace("/", "~1"),
                        element,
                        UNKNOWN,
                        "The member " + name + " is not supported here",
                        "Leave it out; see \"Forms\" in docs/pack-reference.md.");
            }
        });
    }

    void error(
            String pointer,
            @org.jspecify.annotations.Nullable String element,
            String rule,
            String message,
            String hint) {
        findings.error(file, element, source.lines().get(pointer), rule, message, hint);
    }
}
