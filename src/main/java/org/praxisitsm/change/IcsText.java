package org.praxisitsm.change;

import java.nio.charset.StandardCharsets;

/**
 * Lines of an iCalendar file, folded where they are longer than 75 bytes.
 *
 * @see "RFC 5545, 3.1 Content lines"
 */
final class IcsText {

    private static final int WIDTH = 74;

    private final StringBuilder text = new StringBuilder();

    void line(String content) {
        var bytes = 0;
        for (var i = 0; i < content.length(); ) {
            var point = content.codePointAt(i);
            var size = new String(Character.toChars(point)).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > WIDTH) {
                text.append("\r\n ");
                bytes = 1;
            }
            text.appendCodePoint(point);
            bytes += size;
            i += Character.charCount(point);
        }
        text.append("\r\n");
    }

    static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\r\n|\r|\n", "\\\\n")
                .replaceAll("\\p{Cntrl}", " ");
    }

    String calendar(String name) {
        var head = new IcsText();
        head.line("BEGIN:VCALENDAR");
        head.line("VERSION:2.0");
        head.line("PRODID:-//Praxis//Change calendar//EN");
        head.line("CALSCALE:GREGORIAN");
        head.line("METHOD:PUBLISH");
        head.line("X-WR-CALNAME:" + escaped(name));
        return head.text.append(text).append("END:VCALENDAR\r\n").toString();
    }
}
