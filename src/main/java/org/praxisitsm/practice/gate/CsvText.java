package org.praxisitsm.practice.gate;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.praxisitsm.practice.Finding.Severity;

/** CSV as RFC 4180 has it, with the line on which each row begins. */
final class CsvText {

    record Row(int line, List<String> cells) {

        String cell(int column) {
            return column < cells.size() ? cells.get(column).strip() : "";
        }
    }

    private static final int MOST_ROWS = 2_000;
    private static final int MOST_COLUMNS = 60;
    private static final int LONGEST_CELL = 8_000;

    private final String text;
    private final List<Row> rows = new ArrayList<>();
    private List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private int line = 1;
    private int rowLine = 1;

    private CsvText(String text) {
        this.text = text;
    }

    /** @return rows that hold anything, or empty where the file cannot be read */
    static Optional<List<Row>> read(GateScope scope, String file) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(scope.files().bytes(file)))
                    .toString();
            return Optional.of(new CsvText(text.startsWith("\uFEFF") ? text.substring(1) : text).rows());
        } catch (CharacterCodingException e) {
            scope.at(Severity.ERROR, file, null, "csv-syntax", "The file is not UTF-8", "Save it as UTF-8.");
        } catch (IllegalStateException e) {
            scope.at(
                    Severity.ERROR,
                    file,
                    null,
                    "csv-syntax",
                    String.valueOf(e.getMessage()),
                    "Save it as CSV with commas.");
        }
        return Optional.empty();
    }

    private List<Row> rows() {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line += c == '\n' ? 1 : 0;
            if (quoted) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    add(c);
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    add(c);
                }
            } else if (c == '"' && cell.toString().isBlank()) {
                cell.setLength(0);
                quoted = true;
            } else if (c == ',') {
                endCell();
            } else if (c == '\n') {
                endRow();
            } else if (c != '\r') {
                add(c);
            }
        }
        if (quoted) {
            throw new IllegalStateException("A quotation mark of line " + rowLine + " is not closed");
        }
        endRow();
        return rows;
    }

    private void add(char c) {
        if (cell.length() >= LONGEST_CELL) {
            throw new IllegalStateException(
                    "A cell in line " + rowLine + " is longer than " + LONGEST_CELL + " characters");
        }
        cell.append(c);
    }

    private void endCell() {
        cells.add(cell.toString());
        cell.setLength(0);
        if (cells.size() > MOST_COLUMNS) {
            throw new IllegalStateException("Line " + rowLine + " has more than " + MOST_COLUMNS + " columns");
        }
    }

    private void endRow() {
        endCell();
        if (cells.stream().anyMatch(value -> !value.isBlank())) {
            rows.add(new Row(rowLine, List.copyOf(cells)));
        }
        if (rows.size() > MOST_ROWS) {
            throw new IllegalStateException("The file has more than " + MOST_ROWS + " rows");
        }
        cells = new ArrayList<>();
        rowLine = line;
    }
}
