package org.praxisitsm.rules.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CsvSheetTests {

    private static final String TEXT = "name,in.a, out.b \r\n\"one, two\",\"{x: \"\"y\"\"}\",3\r\n\r\nshort\r\n";

    @Test
    void readsQuotedCellsAndLinesThatEndEarly() {
        var sheet = CsvSheet.read(TEXT).orElseThrow();
        assertThat(sheet.rows())
                .containsExactly(
                        List.of("name", "in.a", "out.b"), List.of("one, two", "{x: \"y\"}", "3"), List.of("short"));
        assertThat(CsvSheet.read("a,\"b")).isEmpty();
        assertThat(CsvSheet.read("a,").orElseThrow().rows()).containsExactly(List.of("a", ""));
    }

    @Test
    void changesOneCellAndNothingElse() {
        var sheet = CsvSheet.read(TEXT).orElseThrow();
        assertThat(sheet.withCell(1, 2, "3").text()).isEqualTo(TEXT);
        assertThat(sheet.withCell(1, 2, "a \"b\"").text()).isEqualTo(TEXT.replace(",3\r\n", ",\"a \"\"b\"\"\"\r\n"));
        assertThat(sheet.withCell(2, 2, "9").text()).isEqualTo(TEXT.replace("short", "short,,9"));
    }

    @Test
    void rowsAndColumnsComeAndGo() {
        var sheet = CsvSheet.read(TEXT).orElseThrow();
        assertThat(sheet.withRow(3, List.of("x", "", "y")).text()).isEqualTo(TEXT.replace("short", "short\r\nx,,y"));
        assertThat(sheet.withRow(1, List.of("x")).withoutRow(1).text()).isEqualTo(TEXT);
        assertThat(sheet.withRow(3, List.of("x")).withoutRow(3).text()).isEqualTo(TEXT);
        assertThat(sheet.withColumn(1, List.of("in.c", "", "7"))
                        .withoutColumn(1)
                        .rows()
                        .get(1))
                .isEqualTo(sheet.rows().get(1));
        assertThat(sheet.withRowMoved(0, 2).withRowMoved(2, 0).text()).isEqualTo(TEXT);
        assertThat(sheet.withColumnMoved(0, 2).rows().get(1)).containsExactly("{x: \"y\"}", "3", "one, two");
    }

    @Test
    void anyEditsKeepTheRowsThatWereMeant() throws IOException {
        var seed = Long.getLong("seed", System.nanoTime());
        System.out.println("Seed of the random edits: " + seed);
        var random = new Random(seed);
        try (var files = Files.walk(Path.of("rules"))) {
            for (var file : files.filter(one -> one.toString().endsWith(".csv")).toList()) {
                edited(CsvSheet.read(Files.readString(file)).orElseThrow(), random, file + ", seed " + seed);
            }
        }
    }

    private static void edited(CsvSheet begun, Random random, String name) {
        var sheet = begun;
        var expected = new ArrayList<List<String>>();
        sheet.rows().forEach(row -> expected.add(new ArrayList<>(row)));
        for (var i = 0; i < 60; i++) {
            var row = random.nextInt(expected.size());
            switch (random.nextInt(4)) {
                case 0 -> {
                    var value = List.of("a,b", "\"q\"", "plain", "two\nlines").get(random.nextInt(4));
                    var column = random.nextInt(expected.get(row).size());
                    sheet = sheet.withCell(row, column, value);
                    expected.get(row).set(column, value);
                }
                case 1 -> {
                    var cells = List.of("r" + i, "", "x y");
                    sheet = sheet.withRow(row, cells);
                    expected.add(row, new ArrayList<>(cells));
                }
                case 2 -> {
                    var to = random.nextInt(expected.size());
                    sheet = sheet.withRowMoved(row, to);
                    expected.add(to, expected.remove(row));
                }
                default -> {
                    if (expected.size() > 2) {
                        sheet = sheet.withoutRow(row);
                        expected.remove(row);
                    }
                }
            }
            assertThat(sheet.rows()).as(name + ", edit " + i).isEqualTo(expected);
        }
    }
}
