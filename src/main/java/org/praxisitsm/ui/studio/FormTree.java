package org.praxisitsm.ui.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.PracticeDescriptor.Field;

/** A form while it is edited: its components in order, groups with what they hold. Members that no screen knows stay. */
final class FormTree {

    /** @param depth how many groups are around it */
    record Row(ObjectNode component, ArrayNode siblings, int index, int depth) {

        String type() {
            return component.path("type").asText();
        }

        String text(String member) {
            return component.path(member).asText();
        }

        /** @return how findings name it */
        String id() {
            return component.path("id").asText(component.path("key").asText(type()));
        }
    }

    static final List<String> CHOICES = List.of("select", "radio", "checklist", "taglist");
    static final List<String> SHOWN_ONLY = List.of("text", "separator", "spacer", "group");

    static final String ROWS = "dynamiclist";
    static final String FILES = "filepicker";
    private static final List<String> HOLDERS = List.of("group", ROWS);

    private final ObjectNode root;

    FormTree(ObjectNode root) {
        this.root = root;
    }

    ObjectNode root() {
        return root;
    }

    List<Row> rows() {
        var rows = new ArrayList<Row>();
        collect((ArrayNode) root.path("components"), 0, rows);
        return rows;
    }

    private static void collect(ArrayNode siblings, int depth, List<Row> rows) {
        for (int i = 0; i < siblings.size(); i++) {
            if (siblings.get(i) instanceof ObjectNode component) {
                rows.add(new Row(component, siblings, i, depth));
                if (component.path("components") instanceof ArrayNode inner && depth < 8) {
                    collect(inner, depth + 1, rows);
                }
            }
        }
    }

    Optional<Row> find(ObjectNode component) {
        return rows().stream().filter(row -> row.component() == component).findFirst();
    }

    /** @return whether it is asked anew in each row of a list */
    boolean isInRow(ObjectNode component) {
        return find(component)
                .filter(row -> rows().stream()
                        .anyMatch(around ->
                                around.type().equals(ROWS) && around.component().path("components") == row.siblings()))
                .isPresent();
    }

    /** @return the new component, behind {@code after}, inside of it where it is a group, or at the end */
    ObjectNode add(String type, String label, @Nullable ObjectNode after) {
        var component = FormText.JSON.createObjectNode();
        component.put("id", free("Field_" + type.replace("-", ""), ids()));
        component.put("type", type);
        if (type.equals("text")) {
            component.put("text", label);
        } else if (!List.of("separator", "spacer").contains(type)) {
            component.put("label", label);
        }
        if (!SHOWN_ONLY.contains(type)) {
            component.put(keyMember(type), free(keyOf(label), keys()));
        }
        if (HOLDERS.contains(type)) {
            component.putArray("components");
        }
        if (CHOICES.contains(type)) {
            component.putArray("values");
        }
        place(component, after);
        return component;
    }

    /** @return a question for a field of the practice: its key, its words, its kind, its options */
    ObjectNode ask(Field field, @Nullable ObjectNode after) {
        var component = add(typeOf(field), field.label(), after);
        component.put(keyMember(component.path("type").asText()), field.key());
        component.put("id", free("Field_" + field.key(), ids()));
        if (!field.options().isEmpty()) {
            var values = component.putArray("values");
            field.options()
                    .forEach((value, label) ->
                            values.addObject().put("label", label).put("value", value));
        }
        if (component.path("type").asText().equals("datetime")) {
            component.put("subtype", field.type().name().equals("DATE") ? "date" : "datetime");
        }
        return component;
    }

    /** form-js calls what a list of rows is kept under its path. */
    static String keyMember(String type) {
        return type.equals(ROWS) ? "path" : "key";
    }

    private static String typeOf(Field field) {
        return switch (field.type()) {
            case TEXT -> "textfield";
            case LONG_TEXT -> "textarea";
            case NUMBER -> "number";
            case MONEY -> "money";
            case BOOLEAN -> "checkbox";
            case DATE, DATE_TIME -> "datetime";
            case CHOICE -> "select";
            case CHOICES -> "checklist";
            case PERSON -> "person";
            case GROUP -> "group-picker";
            case SERVICE -> "service";
            case ASSET -> "asset";
            case ROWS -> "dynamiclist";
            case FILES -> "filepicker";
        };
    }

    private void place(ObjectNode component, @Nullable ObjectNode after) {
        var row = after == null ? Optional.<Row>empty() : find(after);
        if (row.isEmpty()) {
            ((ArrayNode) root.path("components")).add(component);
        } else if (HOLDERS.contains(row.get().type())
                && !component.path("type").asText().equals(ROWS)) {
            ((ArrayNode) row.get().component().path("components")).add(component);
        } else {
            row.get().siblings().insert(row.get().index() + 1, component);
        }
    }

    /** Moves it by one place: past a neighbour, into a group that is the neighbour, or out of the group it is in. */
    void move(ObjectNode component, int step) {
        find(component).ifPresent(row -> {
            var to = row.index() + step;
            if (to < 0 || to >= row.siblings().size()) {
                leave(row, step);
                return;
            }
            var neighbour = row.siblings().get(to);
            row.siblings().remove(row.index());
            if (neighbour.path("components") instanceof ArrayNode inner && !HOLDERS.contains(row.type())) {
                inner.insert(step > 0 ? 0 : inner.size(), component);
            } else {
                row.siblings().insert(to, component);
            }
        });
    }

    private void leave(Row row, int step) {
        rows().stream()
                .filter(around -> around.component().path("components") == row.siblings())
                .findFirst()
                .ifPresent(around -> {
                    row.siblings().remove(row.index());
                    around.siblings().insert(around.index() + (step > 0 ? 1 : 0), row.component());
                });
    }

    void remove(ObjectNode component) {
        find(component).ifPresent(row -> row.siblings().remove(row.index()));
    }

    Set<String> keys() {
        var keys = members("key");
        keys.addAll(members("path"));
        return keys;
    }

    private Set<String> ids() {
        return members("id");
    }

    private Set<String> members(String name) {
        var found = new HashSet<String>();
        rows().forEach(row -> {
            if (row.component().path(name).isTextual()) {
                found.add(row.text(name));
            }
        });
        return found;
    }

    /** Puts a value, or takes the member away where there is none; what does not change keeps its place in the file. */
    static void set(ObjectNode object, String member, JsonNode value) {
        var none = value.isNull()
                || value.isTextual() && value.asText().isEmpty()
                || value.isObject() && value.isEmpty()
                || value.isBoolean() && !value.asBoolean();
        if (none) {
            object.remove(member);
        } else {
            object.set(member, value);
        }
    }

    /** @return a name in lower camel case for an answer to this question */
    static String keyOf(String label) {
        var id = NewForm.idOf(label);
        var key = new StringBuilder();
        for (var word : id.split("-")) {
            if (!word.isEmpty()) {
                key.append(key.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
            }
        }
        var text = key.isEmpty() ? "answer" : key.toString();
        return text.length() > 40 ? text.substring(0, 40) : text;
    }

    private static String free(String wanted, Set<String> taken) {
        var name = wanted;
        for (int i = 2; taken.contains(name); i++) {
            name = wanted + i;
        }
        return name;
    }
}
