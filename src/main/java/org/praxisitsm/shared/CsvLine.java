package org.praxisitsm.shared;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A line of a file with comma-separated values (RFC 4180) that spreadsheets can open without harm: text that they would take
 * for a formula begins with an apostrophe.
 */
public final class CsvLine {

    private static final String FORMULA = "=+-@\t\r\n|%";

    private CsvLine() {}

    /** @return the values, quoted where needed, with the line's end; null is empty */
    public static String of(@Nullable Object... values) {
        return Arrays.stream(values).map(CsvLine::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        var text = value.toString();
        // Spaces before do not keep a spreadsheet from seeing a formula; a number of ours is none.
        var bare = text.stripLeading();
        if (!(value instanceof Number)
                && (!bare.isEmpty() && FORMULA.indexOf(bare.charAt(0)) >= 0
                        || !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0)) {
            text = "'" + text;
        }
        return text.matches("(?s).*[\",\r\n'].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
