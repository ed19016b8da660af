package org.praxisitsm.practice.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.praxisitsm.practice.Beside;
import org.praxisitsm.practice.Beside.Row;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.Pack;

/** One file of two states of a pack beside each other. */
public final class PackBeside {

    /** More lines than that are not aligned: all of one, then all of the other. */
    private static final int MOST_LINES = 2_000;

    /** Columns of a form; the first three say what a question is, the others what is special about it. */
    private static final List<String> FORM = List.of(
            "label",
            "type",
            "required",
            "description",
            "subtype",
            "default",
            "minLength",
            "maxLength",
            "min",
            "max",
            "pattern",
            "options",
            "hide",
            "readonly",
            "from",
            "currency",
            "accept",
            "several",
            "columns",
            "neededFor");

    private PackBeside() {}

    /** @param path of a table, grid, cases file, form, or anything that is read as text */
    public static Beside of(Pack before, Pack after, String path) {
        var graphs = TableDifferences.graphs(before, after, path);
        if (graphs.isPresent()) {
            return texts(
                    String.join("\n", graphs.get().get(0)),
                    String.join("\n", graphs.get().get(1)));
        }
        if (TableDifferences.isSheet(path)) {
            return TableDifferences.beside(before, after, path);
        }
        if (path.endsWith(".form")) {
            return forms(components(before, path), components(after, path));
        }
        return texts(text(before, path), text(after, path));
    }

    /** @return the same files as lines, however they could be read otherwise */
    public static Beside asText(Pack before, Pack after, String path) {
        return texts(text(before, path), text(after, path));
    }

    private static String text(Pack pack, String path) {
        return pack.files().has(path) ? pack.text(path) : "";
    }

    private static Map<String, List<String>> components(Pack pack, String path) {
        var found = new LinkedHashMap<String, List<String>>();
        var name = path.substring(path.lastIndexOf('/') + 1, path.length() - ".form".length());
        var form = pack.files().has(path) ? pack.forms().get(name) : null;
        if (form != null) {
            collect(form.components(), found);
        }
        return found;
    }

    private static void collect(List<FormDefinition.Component> components, Map<String, List<String>> found) {
        for (var component : components) {
            var key = component.key() == null ? component.type() + " " + component.id() : component.key();
            found.put(key, cells(component));
            collect(component.components(), found);
        }
    }

    /** @return what the editor of forms lets somebody say of a component, in the order of {@link #FORM} */
    private static List<String> cells(FormDefinition.Component it) {
        var label = it.label() == null ? it.text() : it.label();
        return Stream.of(
                        label,
                        it.type(),
                        it.required() ? "required" : "",
                        it.description(),
                        it.subtype(),
                        it.defaultValue(),
                        it.minLength(),
                        it.maxLength(),
                        it.min(),
                        it.max(),
                        it.pattern(),
                        it.options().entrySet().stream()
                                .map(option -> option.getKey() + " = " + option.getValue())
                                .collect(Collectors.joining("; ")),
                        it.hideIf(),
                        it.readOnly() ? "true" : it.readOnlyIf(),
                        it.traits().from(),
                        it.traits().currency(),
                        String.join(", ", it.traits().accept()),
                        it.traits().several() ? "true" : "",
                        it.traits().columns(),
                        String.join(", ", it.traits().neededFor()))
                .map(cell -> Objects.toString(cell, ""))
                .toList();
    }

    private static Beside forms(Map<String, List<String>> before, Map<String, List<String>> after) {
        return new Beside(FORM, aligned(before, after));
    }

    /** Rows of both in the order of the newer one; what is gone stands where it stood, behind what was before it. */
    static List<Row> aligned(Map<String, List<String>> before, Map<String, List<String>> after) {
        var rows = new ArrayList<Row>();
        var gone = new ArrayList<>(before.keySet());
        for (var entry : after.entrySet()) {
            while (!gone.isEmpty() && !after.containsKey(gone.get(0))) {
                rows.add(Row.of(before.get(gone.remove(0)), null));
            }
            gone.remove(entry.getKey());
            rows.add(Row.of(before.get(entry.getKey()), entry.getValue()));
        }
        gone.stream().filter(key -> !after.containsKey(key)).forEach(key -> rows.add(Row.of(before.get(key), null)));
        return rows;
    }

    private static Beside texts(String before, String after) {
        var old = before.isEmpty() ? List.<String>of() : before.lines().toList();
        var now = after.isEmpty() ? List.<String>of() : after.lines().toList();
        var stay =
                old.size() > MOST_LINES || now.size() > MOST_LINES ? List.<String>of() : Differences.common(old, now);
        var rows = new ArrayList<Row>();
        int i = 0;
        int j = 0;
        for (var line : stay) {
            var removed = new ArrayList<String>();
            var added = new ArrayList<String>();
            while (!old.get(i).equals(line)) {
                removed.add(old.get(i++));
            }
            while (!now.get(j).equals(line)) {
                added.add(now.get(j++));
            }
            pairs(removed, added, rows);
            rows.add(Row.of(List.of(line), List.of(line)));
            i++;
            j++;
        }
        pairs(old.subList(i, old.size()), now.subList(j, now.size()), rows);
        return new Beside(List.of(), rows);
    }

    private static void pairs(List<String> removed, List<String> added, List<Row> rows) {
        for (var i = 0; i < Math.max(removed.size(), added.size()); i++) {
            rows.add(Row.of(
                    i < removed.size() ? List.of(removed.get(i)) : null,
                    i < added.size() ? List.of(added.get(i)) : null));
        }
    }
}
