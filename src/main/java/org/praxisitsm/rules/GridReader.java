package org.praxisitsm.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.praxisitsm.shared.Refusal;

/** Reads the CSV of a grid. Anything it does not know is refused with file, line and column. */
final class GridReader {

    static final int MAX_CHARACTERS = 262_144;
    static final int MAX_RULES = 1_000;
    static final int MAX_COLUMNS = 40;
    static final int MAX_CELL = 500;

    private final String file;

    GridReader(String file) {
        this.file = file;
    }

    GridDefinition read(String text) {
        var lines = lines(text);
        if (lines.size() < 3) {
            throw refused(1, 1, "a grid begins with three header lines");
        }
        var columns = new GridHeader(file, lines.get(0), lines.get(1), lines.get(2)).columns();
        var rows = new ArrayList<GridDefinition.Row>();
        var ids = new HashSet<String>();
        for (var i = 3; i < lines.size(); i++) {
            rows.add(row(columns, lines.get(i), ids));
        }
        if (rows.isEmpty() || rows.size() > MAX_RULES) {
            throw refused(4, 1, "a grid has 1 to " + MAX_RULES + " rules");
        }
        return new GridDefinition(columns, List.copyOf(rows));
    }

    private List<Line> lines(String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw refused(1, 1, "a grid has at most " + MAX_CHARACTERS + " characters");
        }
        var lines = new ArrayList<Line>();
        try (var parser = CSVFormat.RFC4180.parse(
                new java.io.StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text))) {
            var from = 1L;
            for (var found : parser) {
                if (!isBlank(found)) {
                    lines.add(new Line(from, found.toList()));
                }
                from = parser.getCurrentLineNumber() + 1;
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw refused(lines.size() + 1L, 1, "not readable as CSV: " + e.getMessage());
        }
        return lines;
    }

    private static boolean isBlank(CSVRecord found) {
        return found.stream().allMatch(String::isBlank);
    }

    private GridDefinition.Row row(List<GridColumn> columns, Line line, Set<String> ids) {
        if (line.cells().size() > columns.size()) {
            throw refused(line.number(), columns.size() + 1, "more cells than columns");
        }
        var cells = new ArrayList<String>();
        String id = "";
        String note = null;
        for (var i = 0; i < columns.size(); i++) {
            var cell = line.cell(i);
            if (columns.get(i) instanceof GridColumn.Label label) {
                id = label.isNote() ? id : cell;
                note = label.isNote() && !cell.isEmpty() ? cell : note;
            } else if (!cell.isEmpty()) {
                var problem = GridCells.problem(columns.get(i), cell);
                if (!problem.isEmpty()) {
                    throw refused(line.number(), i + 1, problem);
                }
            }
            cells.add(cell);
        }
        if (id.isEmpty() || id.length() > 64 || !ids.add(id)) {
            throw refused(line.number(), 1, "a rule has an id of its own, at most 64 characters");
        }
        return new GridDefinition.Row(id, note, List.copyOf(cells));
    }

    private Refusal refused(long line, int column, String problem) {
        return refused(file, line, column, problem);
    }

    static Refusal refused(String file, long line, int column, String problem) {
        return Refusal.invalid(file, "line " + line + ", column " + column + ": " + problem);
    }

    /** A record with the line of the file it begins on. */
    record Line(long number, List<String> cells) {

        String cell(int index) {
            return index < cells.size() ? cells.get(index).strip() : "";
        }
    }
}
