package org.praxisitsm.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.praxisitsm.TestDatabase;

/** Prints what was measured as rows of a table, and keeps it in {@code target/bench.md}. */
public final class BenchReport {

    private static final Path FILE = Path.of("target", "bench.md");

    private BenchReport() {}

    public static String database() {
        return TestDatabase.isMariaDb() ? "MariaDB" : "H2";
    }

    public static void head(String title, String... columns) throws IOException {
        line("\n" + title + " (" + database() + ")\n");
        row((Object[]) columns);
        line(Arrays.stream(columns).map(column -> "---").collect(Collectors.joining("|", "|", "|")));
    }

    /** Numbers with fractions get one digit behind the point. */
    public static void row(Object... cells) throws IOException {
        line(Arrays.stream(cells)
                .map(cell ->
                        cell instanceof Double number ? String.format(Locale.ROOT, "%.1f", number) : cell.toString())
                .collect(Collectors.joining(" | ", "| ", " |")));
    }

    private static void line(String text) throws IOException {
        System.out.println(text);
        Files.writeString(FILE, text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
