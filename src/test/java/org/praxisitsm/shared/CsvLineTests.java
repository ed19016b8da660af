package org.praxisitsm.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTests {

    @Test
    void valuesAreSeparatedAndQuotedWhereNeeded() {
        assertThat(CsvLine.of("INC1", null, 3, -4, true, Instant.EPOCH))
                .isEqualTo("INC1,,3,-4,true,1970-01-01T00:00:00Z\r\n");
        assertThat(CsvLine.of("a, b", "say \"no\"", "two\nlines"))
                .isEqualTo("\"a, b\",\"say \"\"no\"\"\",\"two\nlines\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+49 40 1234",
                "-2+3",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "  =HYPERLINK(\"http://x\")",
                "%0A=1",
                "|calc",
                "=cmd|' /C calc'!A0"
            })
    void whatASpreadsheetWouldRunIsText(String text) {
        assertThat(CsvLine.of(text)).startsWith("\"'" + text.charAt(0));
    }
}
