package org.praxisitsm.practice.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.FormDefinition.Component;

/** Reads one component of a form. */
final class ComponentReader {

    private static final String VALUE = "form-value";
    private static final String DYNAMIC = "form-dynamic-text";

    private final FormReader form;
    private final JsonNode json;
    private final String pointer;
    private final int depth;
    private final String id;

    ComponentReader(FormReader form, JsonNode json, String pointer, int depth) {
        this.form = form;
        this.json = json;
        this.pointer = pointer;
        this.depth = depth;
        this.id =
                json.path("id").asText(json.path("key").asText(json.path("type").asText("?")));
    }

    Component component() {
        var type = json.path("type").asText("");
        if (!ComponentTypes.ALL.contains(type)) {
            complain(
                    "/type",
                    "form-component",
                    "A form cannot hold a component of type '" + type + "'",
                    "Use one of " + ComponentTypes.inWords() + ".");
        } else {
            form.refuseUnknown(json, pointer, id, ComponentTypes.membersOf(type));
        }
        checkId();
        if (form.isInRows() && ComponentTypes.NOT_IN_ROWS.contains(type)) {
            complain(
                    "/type",
                    "form-component",
                    "A row cannot hold a component of type '" + type + "'",
                    "Put it before or behind the list");
        }
        var validate = objectOf("validate", ComponentTypes.VALIDATE);
        return new Component(
                id,
                type.equals(ComponentTypes.PICKER) ? "file" : type,
                key(type),
                text("label", 400),
                text("description", 1_000),
                text("text", 10_000),
                flag(validate, "required"),
                count(validate, "minLength"),
                count(validate, "maxLength"),
                amount(validate, "min"),
                amount(validate, "max"),
                pattern(validate),
                subtype(type),
                readOnly(),
                defaultValue(),
                options(type),
                condition(objectOf("conditional", Set.of("hide")), "hide", "/conditional/hide"),
                readOnlyIf(),
                new TraitReader(json, this::complain).traits(type),
                children(type));
    }

    private List<Component> children(String type) {
        var place = pointer + "/components";
        if (type.equals("group")) {
            return form.components(json.path("components"), place, depth + 1);
        }
        if (!type.equals(ComponentTypes.ROWS) || form.isInRows()) {
            return List.of();
        }
        var columns = form.columns(json.path("components"), place, depth + 1);
        if (columns.isEmpty()) {
            complain("/components", "form-component", "A list of rows has no columns", "Add the questions of a row");
        }
        return columns;
    }

    private void checkId() {
        if (json.has("id")
                && (!json.get("id").isTextual() || !form.isNewId(json.get("id").asText()))) {
            complain("/id", "form-structure", "The id " + id + " is no text or stands twice", "Give each its own id.");
        }
    }

    private @Nullable String key(String type) {
        if (!ComponentTypes.holdsValue(type)) {
            return null;
        }
        var member = type.equals(ComponentTypes.ROWS) ? "path" : "key";
        var key = json.path(member).asText("");
        if (!key.matches("[a-z][A-Za-z0-9]{0,39}")) {
            complain(
                    "/" + member,
                    "form-key",
                    "The key '" + key + "' is no name in lower camel case",
                    "For example: rootCause.");
        } else if (ReservedNames.ALL.contains(key) && !ReservedNames.ASKED_BY_FORMS.contains(key)) {
            complain(
                    "/key",
                    "form-key",
                    "The key " + key + " belongs to the ticket or the process, which no answer overwrites",
                    "Give the field a key of its own.");
        } else if (!form.isNewKey(key)) {
            complain("/key", "form-key", "The key " + key + " stands twice", "Give each field its own key.");
        }
        return key;
    }

    /** Texts of a form are shown as they are; form-js would evaluate expressions and templates in them. */
    private @Nullable String text(String name, int longest) {
        if (!json.has(name) || json.get(name).isNull()) {
            return null;
        }
        var text = json.get(name).asText("");
        if (!json.get(name).isTextual() || text.length() > longest) {
            complain("/" + name, VALUE, name + " must be a text of at most " + longest + " characters", "Shorten it.");
        } else if (text.startsWith("=") || text.contains("{{")) {
            complain(
                    "/" + name,
                    DYNAMIC,
                    name + " must be plain text, not an expression",
                    "Write the words themselves.");
        }
        return text;
    }

    private JsonNode objectOf(String name, Set<String> members) {
        var object = json.path(name);
        if (object.isObject()) {
            form.refuseUnknown(object, pointer + "/" + name, id, members);
        } else if (!object.isMissingNode() && !object.isNull()) {
            complain("/" + name, VALUE, name + " must be an object", "Save the form with the form editor.");
        }
        return object;
    }

    private boolean flag(JsonNode object, String name) {
        var value = object.path(name);
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            complain("/validate/" + name, VALUE, name + " must be true or false", "Expressions are not allowed here.");
        }
        return value.asBoolean(false);
    }

    private @Nullable Integer count(JsonNode object, String name) {
        var amount = amount(object, name);
        if (amount == null) {
            return null;
        }
        if (amount.signum() < 0
                || amount.compareTo(BigDecimal.valueOf(100_000)) > 0
                || amount.stripTrailingZeros().scale() > 0) {
            complain("/validate/" + name, VALUE, name + " must be a whole number up to 100000", "Correct it.");
            return null;
        }
        return amount.intValue();
    }

    private @Nullable BigDecimal amount(JsonNode object, String name) {
        var value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (value.isNumber() || value.isTextual() && value.asText().matches("-?[0-9]{1,18}(\\.[0-9]{1,9})?")) {
            return new BigDecimal(value.asText());
        }
        complain("/validate/" + name, VALUE, name + " must be a number", "Expressions are not allowed here.");
        return null;
    }

    private @Nullable String pattern(JsonNode validate) {
        var named = validate.path("validationType").asText("custom");
        var pattern = ComponentTypes.NAMED_PATTERNS.getOrDefault(
                named, validate.path("pattern").asText(null));
        if (!ComponentTypes.NAMED_PATTERNS.containsKey(named) && !named.isEmpty() && !named.equals("custom")) {
            complain(
                    "/validate/validationType", VALUE, "There is no kind of check " + named, "email, phone or custom.");
        }
        if (pattern == null || pattern.isEmpty()) {
            return null;
        }
        SafePattern.problem(pattern)
                .ifPresent(problem -> complain(
                        "/validate/pattern",
                        "form-pattern",
                        "The pattern cannot be used: " + problem,
                        SafePattern.HINT));
        return pattern;
    }

    private @Nullable String subtype(String type) {
        if (!type.equals("datetime")) {
            return null;
        }
        var subtype = json.path("subtype").asText("date");
        if (!Set.of("date", "datetime", "time").contains(subtype)) {
            complain("/subtype", VALUE, "There is no kind of date " + subtype, "One of date, datetime, time.");
        }
        return subtype;
    }

    private boolean readOnly() {
        return json.path("readonly").asBoolean(false) || json.path("disabled").asBoolean(false);
    }

    private @Nullable String readOnlyIf() {
        return json.path("readonly").isTextual() ? condition(json, "readonly", "/readonly") : null;
    }

    private @Nullable String condition(JsonNode object, String name, String place) {
        var value = object.path(name);
        if (value.isMissingNode() || value.isNull() || value.isBoolean()) {
            return null;
        }
        var text = value.asText("").trim();
        if (!text.startsWith("=") || text.length() > 1_000 || text.length() < 2) {
            complain(
                    place,
                    "form-condition",
                    "A condition is FEEL after an equals sign",
                    "For example: =impact = \"site\"");
            return null;
        }
        return text.substring(1).trim();
    }

    private @Nullable Object defaultValue() {
        var value = json.path("defaultValue");
        if (value.isTextual()) {
            if (value.asText().startsWith("=")) {
                complain(
                        "/defaultValue", DYNAMIC, "A default is a value, not an expression", "Write the value itself.");
            }
            return value.asText();
        }
        if (value.isArray()) {
            var items = new java.util.ArrayList<Object>();
            value.forEach(item -> items.add(item.asText()));
            return List.copyOf(items);
        }
        if (value.isObject()) {
            complain("/defaultValue", VALUE, "A default is a plain value or a list", "Write the value itself.");
        }
        return value.isNumber() ? value.decimalValue() : value.isBoolean() ? (Object) value.asBoolean() : null;
    }

    private Map<String, String> options(String type) {
        if (!ComponentTypes.CHOICES.contains(type)) {
            return Map.of();
        }
        var options = new LinkedHashMap<String, String>();
        var values = json.path("values");
        for (int i = 0; i < values.size(); i++) {
            option(values.get(i), "/values/" + i, options);
        }
        if (options.isEmpty() || options.size() > 500) {
            complain(
                    "",
                    "form-options",
                    "The options of a choice are written out, 1 to 500",
                    "Add values: [{label, value}].");
        }
        return Collections.unmodifiableMap(options);
    }

    private void option(JsonNode option, String place, Map<String, String> options) {
        var value = option.path("value");
        var label = option.path("label").asText(value.asText(""));
        var plain =
                value.isTextual() && !value.asText().isBlank() && value.asText().length() <= 200;
        if (!plain || label.isBlank() || label.startsWith("=") || label.contains("{{")) {
            complain(
                    place,
                    "form-options",
                    "An option has a value and a label, both plain texts",
                    "Correct the option.");
        } else if (options.putIfAbsent(value.asText(), label) != null) {
            complain(place, "form-options", "The option " + value.asText() + " stands twice", "Remove one.");
        }
        if (option.isObject()) {
            form.refuseUnknown(option, pointer + place, id, Set.of("label", "value"));
        }
    }

    private void complain(String place, String rule, String message, String hint) {
        form.error(pointer + place, id, rule, message, hint);
    }
}
