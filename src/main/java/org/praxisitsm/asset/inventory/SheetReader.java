package org.praxisitsm.asset.inventory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Refusal;

/**
 * Reads tables from CSV (comma, semicolon or tab) and from the first sheet of an XLSX workbook. XLSX is read by ourselves with
 * the platform's streaming parser: the libraries for it bring their own XML parser for the whole application along.
 *
 * @see "ECMA-376, Office Open XML"
 */
public final class SheetReader {

    private static final int MOST_COLUMNS = 200;
    private static final int LONGEST_CELL = 10_000;
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);

    private final InventorySettings settings;

    public SheetReader(InventorySettings settings) {
        this.settings = settings;
    }

    /** @throws Refusal malformed where it is neither, or damaged; too large beyond a limit */
    public SheetTable read(byte[] bytes) {
        if (bytes.length == 0) {
            throw Refusal.malformed("The file is empty");
        }
        boolean isZip = bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K';
        var rows = isZip ? workbook(bytes) : csv(SaneText.of(bytes).text());
        int head = 0;
        while (head < rows.size() && rows.get(head).stream().allMatch(String::isBlank)) {
            head++;
        }
        if (head == rows.size()) {
            throw Refusal.malformed("The file has no line with names of columns");
        }
        var lines = new ArrayList<>(rows.subList(head + 1, rows.size()));
        while (!lines.isEmpty() && lines.get(lines.size() - 1).stream().allMatch(String::isBlank)) {
            lines.remove(lines.size() - 1);
        }
        return new SheetTable(List.copyOf(rows.get(head)), List.copyOf(lines), head + 2);
    }

    private List<List<String>> csv(String text) {
        var first = text.lines().findFirst().orElse("");
        char separator = List.of(';', '\t', ',').stream()
                .max(java.util.Comparator.comparingLong(
                        c -> first.chars().filter(x -> x == c).count()))
                .orElse(',');
        var rows = new ArrayList<List<String>>();
        try (var parser =
                CSVFormat.RFC4180.builder().setDelimiter(separator).get().parse(new StringReader(text))) {
            for (var record : parser) {
                var row = new ArrayList<String>();
                record.forEach(cell -> row.add(cell.strip()));
                add(rows, row);
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw Refusal.malformed("Not readable as CSV after line " + rows.size() + ": " + e.getMessage());
        }
        return rows;
    }

    private void add(List<List<String>> rows, List<String> row) {
        if (rows.size() > settings.maxRows()) {
            throw Refusal.tooLarge("A table has at most " + settings.maxRows() + " lines");
        }
        if (row.size() > MOST_COLUMNS) {
            throw Refusal.tooLarge("Line " + (rows.size() + 1) + " has more than " + MOST_COLUMNS + " columns");
        }
        for (var cell : row) {
            if (cell.length() > LONGEST_CELL) {
                throw Refusal.tooLarge(
                        "Line " + (rows.size() + 1) + " has a cell of more than " + LONGEST_CELL + " characters");
            }
        }
        rows.add(List.copyOf(row));
    }

    private List<List<String>> workbook(byte[] bytes) {
        var files = unzipped(bytes);
        var sheets = new TreeMap<Integer, byte[]>();
        files.forEach((name, content) -> {
            if (name.matches("xl/worksheets/sheet\\d{1,4}\\.xml")) {
                sheets.put(Integer.parseInt(name.replaceAll("\\D", "")), content);
            }
        });
        if (sheets.isEmpty()) {
            throw Refusal.malformed("The file is no XLSX workbook: it has no sheet");
        }
        try {
            var texts = files.containsKey("xl/sharedStrings.xml")
                    ? texts(files.get("xl/sharedStrings.xml"))
                    : List.<String>of();
            var dates = files.containsKey("xl/styles.xml") ? dates(files.get("xl/styles.xml")) : List.<Boolean>of();
            return sheet(sheets.firstEntry().getValue(), texts, dates);
        } catch (XMLStreamException damaged) {
            throw Refusal.malformed("The workbook is damaged: its XML cannot be read");
        }
    }

    /** Bytes are counted as they come out, over all files together. */
    private Map<String, byte[]> unzipped(byte[] bytes) {
        long left = settings.maxUnpacked().toBytes() * 4;
        var files = new HashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (files.size() > 2_000) {
                    throw Refusal.tooLarge("The workbook has too many files in it");
                }
                var content = new ByteArrayOutputStream();
                var buffer = new byte[16_384];
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    left -= read;
                    if (left < 0) {
                        throw Refusal.tooLarge("The workbook unpacks to more than is taken here");
                    }
                    content.write(buffer, 0, read);
                }
                if (entry.getName().matches("xl/(sharedStrings|styles)\\.xml|xl/worksheets/sheet\\d{1,4}\\.xml")) {
                    files.put(entry.getName(), content.toByteArray());
                }
            }
        } catch (IOException | IllegalArgumentException damaged) {
            throw Refusal.malformed("The workbook is damaged: it cannot be unpacked");
        }
        return files;
    }

    private static XMLStreamReader xml(byte[] content) throws XMLStreamException {
        return MessageTree.reader(new String(content, StandardCharsets.UTF_8));
    }

    private static List<String> texts(byte[] content) throws XMLStreamException {
        var texts = new ArrayList<String>();
        var reader = xml(content);
        StringBuilder text = null;
        boolean isShown = false;
        boolean isPhonetic = false;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "si" -> text = new StringBuilder();
                    case "t" -> isShown = true;
                    case "rPh" -> isPhonetic = true;
                    default -> {
                        // Forms of letters say nothing.
                    }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "si" -> texts.add(String.valueOf(text));
                    case "t" -> isShown = false;
                    case "rPh" -> isPhonetic = false;
                    default -> {
                        // As above.
                    }
                }
            } else if (reader.isCharacters() && isShown && !isPhonetic && text != null) {
                text.append(reader.getText());
            }
        }
        return texts;
    }

    /** @return for each style of cells whether it shows a date */
    private static List<Boolean> dates(byte[] content) throws XMLStreamException {
        var own = new HashMap<String, Boolean>();
        var dates = new ArrayList<Boolean>();
        var reader = xml(content);
        boolean ofCells = false;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "numFmt" ->
                        own.put(
                                reader.getAttributeValue(null, "numFmtId"),
                                String.valueOf(reader.getAttributeValue(null, "formatCode"))
                                        .replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]", "")
                                        .matches("(?i).*[dy].*"));
                    case "cellXfs" -> ofCells = true;
                    case "xf" -> {
                        if (ofCells) {
                            var id = String.valueOf(reader.getAttributeValue(null, "numFmtId"));
                            dates.add(own.getOrDefault(id, id.matches("1[4-7]|22")));
                        }
                    }
                    default -> {
                        // Colours and borders say nothing.
                    }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && reader.getLocalName().equals("cellXfs")) {
                ofCells = false;
            }
        }
        return dates;
    }

    private List<List<String>> sheet(byte[] content, List<String> texts, List<Boolean> dates)
            throws XMLStreamException {
        var rows = new ArrayList<List<String>>();
        var reader = xml(content);
        List<String> row = null;
        int column = 0;
        String type = null;
        String style = null;
        var value = new StringBuilder();
        boolean inValue = false;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "row" -> {
                        var number = reader.getAttributeValue(null, "r");
                        int at = number != null && number.matches("\\d{1,7}")
                                ? Integer.parseInt(number)
                                : rows.size() + 1;
                        if (at > settings.maxRows() + 1) {
                            throw Refusal.tooLarge("A table has at most " + settings.maxRows() + " lines");
                        }
                        while (rows.size() < at - 1) {
                            add(rows, List.of());
                        }
                        row = new ArrayList<>();
                        column = -1;
                    }
                    case "c" -> {
                        column = column(reader.getAttributeValue(null, "r"), column);
                        type = reader.getAttributeValue(null, "t");
                        style = reader.getAttributeValue(null, "s");
                        value.setLength(0);
                    }
                    case "v", "t" -> inValue = true;
                    default -> {
                        // Formulas are not read: their last value is.
                    }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "v", "t" -> inValue = false;
                    case "c" -> {
                        if (row != null && column < MOST_COLUMNS) {
                            while (row.size() <= column) {
                                row.add("");
                            }
                            row.set(column, shown(value.toString(), type, style, texts, dates));
                        }
                    }
                    case "row" -> add(rows, row == null ? List.of() : row);
                    default -> {
                        // As above.
                    }
                }
            } else if (reader.isCharacters() && inValue) {
                value.append(reader.getText());
            }
        }
        return rows;
    }

    private static int column(@Nullable String reference, int before) {
        if (reference == null || !reference.matches("[A-Z]{1,3}\\d*")) {
            return before + 1;
        }
        int column = 0;
        for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
            column = column * 26 + reference.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }

    private static String shown(
            String value, @Nullable String type, @Nullable String style, List<String> texts, List<Boolean> dates) {
        var bare = value.strip();
        if ("s".equals(type)) {
            int at = bare.matches("\\d{1,8}") ? Integer.parseInt(bare) : -1;
            return at >= 0 && at < texts.size() ? texts.get(at).strip() : "";
        }
        if ("b".equals(type)) {
            return bare.equals("1") ? "true" : "false";
        }
        if (type == null || type.equals("n")) {
            int at = style != null && style.matches("\\d{1,6}") ? Integer.parseInt(style) : -1;
            if (at >= 0 && at < dates.size() && dates.get(at) && bare.matches("\\d{1,7}(\\.\\d+)?")) {
                return EPOCH.plusDays((long) Double.parseDouble(bare)).toString();
            }
            return bare.matches("-?\\d+\\.0+") ? bare.substring(0, bare.indexOf('.')) : bare;
        }
        return bare;
    }
}
