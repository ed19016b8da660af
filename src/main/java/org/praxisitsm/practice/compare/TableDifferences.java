package org.praxisitsm.practice.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Beside;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.compare.Differences.Thing;
import org.praxisitsm.practice.gate.PackText;
import org.praxisitsm.practice.gate.XmlNode;

/** Tables by row and grids by rule: rows added, removed and moved, cells that say something else. */
final class TableDifferences {

    /** @param columns by id, in order, with their titles; @param rows by key, each a cell by column id */
    private record Sheet(
            String kind,
            Map<String, String> aspects,
            Map<String, String> columns,
            Map<String, Map<String, String>> rows,
            Map<String, String> notes) {}

    private static final Thing WHOLE = new Thing(null, "table", "Table", "Table");

    private TableDifferences() {}

    static void tables(XmlNode before, XmlNode after, Differences said) {
        if (DecisionDifferences.isGraph(before) || DecisionDifferences.isGraph(after)) {
            DecisionDifferences.between(before, after, said);
        } else {
            ofTables(before, after, said);
        }
    }

    /** @param before an element with one table in it; @param after likewise */
    static void ofTables(XmlNode before, XmlNode after, Differences said) {
        var old = table(before);
        var now = table(after);
        if (old != null && now != null) {
            between(matched(old, now), now, said);
        } else if (old != null || now != null) {
            said.changed(WHOLE, "", old == null ? "" : "a table", now == null ? "" : "a table");
        }
    }

    /** @return the rules of the table in it, each in one line */
    static List<String> lines(XmlNode decision) {
        var sheet = table(decision);
        if (sheet == null) {
            return List.of();
        }
        return sheet.rows().keySet().stream()
                .map(key -> {
                    var note = sheet.notes().getOrDefault(key, "");
                    return line(sheet, key) + (note.isEmpty() ? "" : " · " + note);
                })
                .toList();
    }

    static void grids(List<List<String>> before, List<List<String>> after, Differences said) {
        between(grid(before), grid(after), said);
    }

    /** @return both as lines, where one of them holds more than one table */
    static Optional<List<List<String>>> graphs(Pack before, Pack after, String path) {
        if (!path.endsWith(".dmn")) {
            return Optional.empty();
        }
        var old = before.files().has(path) ? PackText.xml(before, path) : Optional.<XmlNode>empty();
        var now = after.files().has(path) ? PackText.xml(after, path) : Optional.<XmlNode>empty();
        if (Stream.of(old, now).flatMap(Optional::stream).noneMatch(DecisionDifferences::isGraph)) {
            return Optional.empty();
        }
        return Optional.of(List.of(
                old.map(DecisionDifferences::lines).orElse(List.of()),
                now.map(DecisionDifferences::lines).orElse(List.of())));
    }

    static boolean isSheet(String path) {
        return path.endsWith(".dmn") || path.endsWith(".rules.csv") || path.endsWith(".cases.csv");
    }

    /** Columns of both, the newer ones first; each row begins with what it is called. */
    static Beside beside(Pack before, Pack after, String path) {
        var old = sheet(before, path);
        var now = sheet(after, path);
        var matched = matched(old, now);
        var columns = new LinkedHashMap<>(now.columns());
        old.columns().forEach(columns::putIfAbsent);
        var head = new ArrayList<>(List.of(""));
        head.addAll(columns.values());
        head.add("note");
        return new Beside(head, PackBeside.aligned(lines(matched, columns), lines(now, columns)));
    }

    private static Map<String, List<String>> lines(Sheet sheet, Map<String, String> columns) {
        var lines = new LinkedHashMap<String, List<String>>();
        sheet.rows().forEach((key, cells) -> {
            var line = new ArrayList<String>();
            line.add(sheet.kind().equals("case") ? key : "");
            columns.keySet().forEach(column -> line.add(cells.getOrDefault(column, "")));
            line.add(sheet.notes().getOrDefault(key, ""));
            lines.put(key, line);
        });
        return lines;
    }

    private static Sheet sheet(Pack pack, String path) {
        var none = new Sheet("rule", Map.of(), Map.of(), Map.of(), Map.of());
        if (!pack.files().has(path)) {
            return none;
        }
        if (path.endsWith(".dmn")) {
            var table = PackText.xml(pack, path).map(TableDifferences::table).orElse(null);
            return table == null ? none : table;
        }
        return PackText.csv(pack, path)
                .map(rows -> path.endsWith(".cases.csv") ? cases(rows) : grid(rows))
                .orElse(none);
    }

    /** Cases go by their name, wherever they stand. */
    static void cases(List<List<String>> before, List<List<String>> after, Differences said) {
        between(cases(before), cases(after), said);
    }

    private static Sheet cases(List<List<String>> lines) {
        var head = lines.isEmpty() ? List.<String>of() : lines.get(0);
        var columns = new LinkedHashMap<String, String>();
        head.stream().skip(1).forEach(title -> columns.put(title, title));
        var rows = new LinkedHashMap<String, Map<String, String>>();
        for (var line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            var cells = new LinkedHashMap<String, String>();
            for (var i = 1; i < line.size() && i < head.size(); i++) {
                cells.put(head.get(i), line.get(i));
            }
            rows.putIfAbsent(line.isEmpty() ? "" : line.get(0), cells);
        }
        return new Sheet("case", Map.of(), columns, rows, Map.of());
    }

    /** Rows whose ids changed but whose cells did not are the same rows: an editor may number anew. */
    private static Sheet matched(Sheet old, Sheet now) {
        var keys = new LinkedHashMap<String, String>();
        var free = new ArrayList<>(now.rows().keySet());
        free.removeAll(old.rows().keySet());
        for (var row : old.rows().entrySet()) {
            if (!now.rows().containsKey(row.getKey())) {
                free.stream()
                        .filter(candidate -> now.rows().get(candidate).equals(row.getValue()))
                        .findFirst()
                        .ifPresent(candidate -> {
                            keys.put(row.getKey(), candidate);
                            free.remove(candidate);
                        });
            }
        }
        var rows = new LinkedHashMap<String, Map<String, String>>();
        var notes = new LinkedHashMap<String, String>();
        old.rows().forEach((key, cells) -> rows.put(keys.getOrDefault(key, key), cells));
        old.notes().forEach((key, note) -> notes.put(keys.getOrDefault(key, key), note));
        return new Sheet(old.kind(), old.aspects(), old.columns(), rows, notes);
    }

    private static void between(Sheet old, Sheet now, Differences said) {
        said.changed(WHOLE, old.aspects(), now.aspects());
        old.columns().forEach((id, title) -> {
            if (!now.columns().containsKey(id)) {
                said.removed(column(id, title), title);
            } else {
                said.changed(
                        column(id, now.columns().get(id)),
                        "title",
                        title,
                        now.columns().get(id));
            }
        });
        now.columns().forEach((id, title) -> {
            if (!old.columns().containsKey(id)) {
                said.added(column(id, title), title);
            }
        });
        rows(old, now, said);
    }

    private static Thing column(String id, String title) {
        return new Thing(id, "column", title, "Column " + title);
    }

    private static void rows(Sheet old, Sheet now, Differences said) {
        var before = List.copyOf(old.rows().keySet());
        var after = List.copyOf(now.rows().keySet());
        for (var key : before) {
            if (!now.rows().containsKey(key)) {
                said.removed(row(before.indexOf(key), old, key), line(old, key));
            }
        }
        for (var key : after) {
            var was = old.rows().get(key);
            var row = row(after.indexOf(key), now, key);
            if (was == null) {
                said.added(row, line(now, key));
                continue;
            }
            now.columns().forEach((column, title) -> {
                if (old.columns().containsKey(column)) {
                    said.changed(
                            row,
                            title,
                            was.getOrDefault(column, ""),
                            now.rows().get(key).getOrDefault(column, ""));
                }
            });
            said.changed(row, "note", old.notes().get(key), now.notes().get(key));
        }
        for (var key : Differences.reordered(before, after)) {
            var row = row(after.indexOf(key), now, key);
            said.moved(
                    row,
                    row.what() + " stood at place " + (before.indexOf(key) + 1) + ".",
                    String.valueOf(before.indexOf(key) + 1),
                    String.valueOf(after.indexOf(key) + 1));
        }
    }

    private static Thing row(int index, Sheet sheet, String key) {
        if (sheet.kind().equals("case")) {
            return Thing.named(key, "case", key);
        }
        var note = sheet.notes().getOrDefault(key, "");
        var name = "Row " + (index + 1) + (note.isEmpty() ? "" : " (" + note + ")");
        return new Thing(key, "rule", name, name);
    }

    private static String line(Sheet sheet, String key) {
        var cells = new ArrayList<String>();
        sheet.rows().get(key).forEach((column, cell) -> {
            if (!cell.isEmpty()) {
                cells.add(sheet.columns().getOrDefault(column, column) + " " + cell);
            }
        });
        return String.join(", ", cells);
    }

    private static @Nullable Sheet table(XmlNode root) {
        var table = root.all().stream()
                .filter(node -> node.name.equals("decisionTable"))
                .findFirst()
                .orElse(null);
        if (table == null) {
            return null;
        }
        var aspects = new LinkedHashMap<String, String>();
        aspects.put("hit policy", table.attribute("hitPolicy", "UNIQUE"));
        aspects.put("aggregation", table.attribute("aggregation", ""));
        if (table.parent != null && root != table.parent) {
            aspects.put("name", table.parent.attribute("name", ""));
        }
        var columns = new LinkedHashMap<String, String>();
        var order = new ArrayList<String>();
        var rows = new LinkedHashMap<String, Map<String, String>>();
        var notes = new LinkedHashMap<String, String>();
        for (var child : table.children) {
            if (child.name.equals("input") || child.name.equals("output")) {
                order.add(child.id());
                columns.put(child.id(), title(child));
            } else if (child.name.equals("rule")) {
                var cells = new LinkedHashMap<String, String>();
                var index = 0;
                for (var cell : child.children) {
                    if (cell.name.endsWith("Entry") && !cell.name.startsWith("annotation") && index < order.size()) {
                        cells.put(order.get(index++), text(cell));
                    } else if (cell.name.equals("description") || cell.name.equals("annotationEntry")) {
                        notes.put(child.id(), cell.name.equals("description") ? cell.text() : text(cell));
                    }
                }
                rows.put(child.id(), cells);
            }
        }
        return new Sheet("rule", aspects, columns, rows, notes);
    }

    private static String title(XmlNode column) {
        var label = column.attribute("label", column.attribute("name", ""));
        var expression = column.children.stream()
                .filter(child -> child.name.equals("inputExpression"))
                .map(child -> text(child) + " " + child.attribute("typeRef", ""))
                .findFirst()
                .orElse(column.attribute("name", "") + " " + column.attribute("typeRef", ""));
        return label.isBlank() ? expression.strip() : label + " [" + expression.strip() + "]";
    }

    private static String text(XmlNode cell) {
        return cell.children.stream()
                .filter(child -> child.name.equals("text"))
                .map(XmlNode::text)
                .findFirst()
                .orElse("");
    }

    private static Sheet grid(List<List<String>> lines) {
        var columns = new LinkedHashMap<String, String>();
        var ids = new ArrayList<String>();
        var width = lines.stream().limit(3).mapToInt(List::size).max().orElse(0);
        for (var i = 0; i < width; i++) {
            var title = new ArrayList<String>();
            for (var line : lines.subList(0, Math.min(3, lines.size()))) {
                if (i < line.size() && !line.get(i).isEmpty()) {
                    title.add(line.get(i));
                }
            }
            var id = String.join(" ", title);
            while (ids.contains(id)) {
                id += "'";
            }
            ids.add(id);
            if (i > 0 && !id.equals("note")) {
                columns.put(id, id);
            }
        }
        var rows = new LinkedHashMap<String, Map<String, String>>();
        var notes = new LinkedHashMap<String, String>();
        for (var line : lines.subList(Math.min(3, lines.size()), lines.size())) {
            var cells = new LinkedHashMap<String, String>();
            for (var i = 1; i < line.size() && i < ids.size(); i++) {
                if (ids.get(i).equals("note")) {
                    notes.put(line.get(0), line.get(i));
                } else {
                    cells.put(ids.get(i), line.get(i));
                }
            }
            rows.putIfAbsent(line.get(0), cells);
        }
        return new Sheet("rule", Map.of(), columns, rows, notes);
    }
}
