package org.praxisitsm.rules.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of a CSV file (RFC 4180), changed cell by cell: lines that nobody touched stay as they were written. Immutable;
 * every change answers a new one. Rows are counted from 0 over all lines that hold anything.
 */
public final class CsvSheet {

    /** A cell from its first character to behind its last, quotation marks included. */
    private record Cell(int from, int to, String value) {}

    private record Row(int from, int to, List<Cell> cells) {

        boolean isBlank() {
            return cells.stream().allMatch(cell -> cell.value().isBlank());
        }
    }

    private final String text;
    private final List<Row> rows;

    private CsvSheet(String text, List<Row> rows) {
        this.text = text;
        this.rows = rows;
    }

    /** @return empty where a quotation mark is not closed */
    public static Optional<CsvSheet> read(String text) {
        return new Reader(text).read().map(rows -> new CsvSheet(text, rows));
    }

    public String text() {
        return text;
    }

    /** @return the values as they are meant, without blanks around them */
    public List<List<String>> rows() {
        return rows.stream()
                .map(row ->
                        row.cells().stream().map(cell -> cell.value().strip()).toList())
                .toList();
    }

    /** @return the value, or empty where the row ends before it */
    public String cell(int row, int column) {
        var cells = rows.get(row).cells();
        return column < cells.size() ? cells.get(column).value().strip() : "";
    }

    /** @return the same with this cell; a row that ends before it is made longer */
    public CsvSheet withCell(int row, int column, String value) {
        if (cell(row, column).equals(value.strip())) {
            return this;
        }
        var cells = rows.get(row).cells();
        var splice = new Splice(text);
        if (column < cells.size()) {
            splice.replace(cells.get(column).from(), cells.get(column).to(), written(value));
        } else {
            splice.insert(rows.get(row).to(), ",".repeat(column - cells.size() + 1) + written(value));
        }
        return read(splice);
    }

    /** @return the same with a row at this place */
    public CsvSheet withRow(int at, List<String> values) {
        var line = String.join(",", values.stream().map(CsvSheet::written).toList());
        if (at < rows.size()) {
            return read(new Splice(text).insert(rows.get(at).from(), line + newline()));
        }
        var last = rows.isEmpty() ? 0 : rows.get(rows.size() - 1).to();
        return read(new Splice(text).insert(last, (last == 0 ? "" : newline()) + line));
    }

    public CsvSheet withoutRow(int row) {
        var from = rows.get(row).from();
        var to =
                row + 1 < rows.size() ? rows.get(row + 1).from() : rows.get(row).to();
        if (row + 1 == rows.size() && row > 0) {
            from = rows.get(row - 1).to();
        }
        return read(new Splice(text).replace(from, to, ""));
    }

    public CsvSheet withRowMoved(int from, int to) {
        var order = new ArrayList<>(rows);
        order.add(to, order.remove(from));
        var splice = new Splice(text);
        for (var i = 0; i < rows.size(); i++) {
            if (rows.get(i) != order.get(i)) {
                splice.replace(
                        rows.get(i).from(),
                        rows.get(i).to(),
                        text.substring(order.get(i).from(), order.get(i).to()));
            }
        }
        return read(splice);
    }

    /** @param values of the new column from the first row on; rows without one get an empty cell */
    public CsvSheet withColumn(int at, List<String> values) {
        var splice = new Splice(text);
        for (var i = 0; i < rows.size(); i++) {
            var value = i < values.size() ? written(values.get(i)) : "";
            var cells = rows.get(i).cells();
            if (at < cells.size()) {
                splice.insert(cells.get(at).from(), value + ",");
            } else {
                splice.insert(rows.get(i).to(), ",".repeat(at - cells.size() + 1) + value);
            }
        }
        return read(splice);
    }

    public CsvSheet withoutColumn(int column) {
        var splice = new Splice(text);
        for (var row : rows) {
            var cells = row.cells();
            if (column < cells.size()) {
                var isLast = column + 1 == cells.size();
                var from = isLast && column > 0
                        ? cells.get(column - 1).to()
                        : cells.get(column).from();
                var to = isLast ? cells.get(column).to() : cells.get(column + 1).from();
                splice.replace(from, to, "");
            }
        }
        return read(splice);
    }

    public CsvSheet withColumnMoved(int from, int to) {
        var splice = new Splice(text);
        for (var row : rows) {
            var cells = row.cells();
            var order = new ArrayList<>(cells);
            if (Math.max(from, to) >= order.size()) {
                continue;
            }
            order.add(to, order.remove(from));
            for (var i = 0; i < cells.size(); i++) {
                if (cells.get(i) != order.get(i)) {
                    splice.replace(
                            cells.get(i).from(),
                            cells.get(i).to(),
                            text.substring(order.get(i).from(), order.get(i).to()));
                }
            }
        }
        return read(splice);
    }

    private String newline() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    private static String written(String value) {
        var quoted = value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                || !value.equals(value.strip());
        return quoted ? "\"" + value.replace("\"", "\"\"") + "\"" : value;
    }

    private static CsvSheet read(Splice splice) {
        return read(splice.done())
                .orElseThrow(() -> new IllegalStateException("The rows cannot be read after a change"));
    }

    private static final class Reader {

        private final String text;
        private final List<Row> rows = new ArrayList<>();
        private List<Cell> cells = new ArrayList<>();
        private int at;

        Reader(String text) {
            this.text = text;
            this.at = text.startsWith("\uFEFF") ? 1 : 0;
        }

        Optional<List<Row>> read() {
            var from = at;
            while (at < text.length()) {
                var cell = cell();
                if (cell.isEmpty()) {
                    return Optional.empty();
                }
                cells.add(cell.get());
                if (at < text.length() && text.charAt(at) == ',') {
                    at++;
                    if (at == text.length()) {
                        cells.add(new Cell(at, at, ""));
                    } else {
                        continue;
                    }
                }
                end(from);
                from = at;
            }
            return Optional.of(List.copyOf(rows));
        }

        private void end(int from) {
            var row = new Row(from, cells.get(cells.size() - 1).to(), List.copyOf(cells));
            if (!row.isBlank()) {
                rows.add(row);
            }
            cells = new ArrayList<>();
            if (at < text.length() && text.charAt(at) == '\r') {
                at++;
            }
            if (at < text.length() && text.charAt(at) == '\n') {
                at++;
            }
        }

        private Optional<Cell> cell() {
            var from = at;
            var ahead = at;
            while (ahead < text.length() && text.charAt(ahead) == ' ') {
                ahead++;
            }
            if (ahead < text.length() && text.charAt(ahead) == '"') {
                at = ahead;
                return quoted(from);
            }
            while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return Optional.of(new Cell(from, at, text.substring(from, at)));
        }

        private Optional<Cell> quoted(int from) {
            var value = new StringBuilder();
            while (++at < text.length()) {
                var c = text.charAt(at);
                if (c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    at++;
                    value.append(c);
                } else if (c == '"') {
                    at++;
                    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
                        value.append(text.charAt(at++));
                    }
                    return Optional.of(new Cell(from, at, value.toString()));
                } else {
                    value.append(c);
                }
            }
            return Optional.empty();
        }
    }
}
