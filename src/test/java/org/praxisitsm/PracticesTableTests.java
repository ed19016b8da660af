package org.praxisitsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.workflow.ShippedPacks;

/**
 * Prints what the shipped packs have of what tools of the field have by practice, and holds docs/practices.md against it:
 * {@code -Dpractices.rewrite=true} writes it anew. What is wanted stands in practices.txt, what there is comes from the packs.
 */
class PracticesTableTests {

    private static final Path KEPT = Path.of("docs", "practices.md");
    private static final List<String> KINDS = List.of("state", "field", "decision", "measure");

    @Test
    void keptTableSaysWhatThePacksHave() throws IOException {
        var packs = ShippedPacks.all().collect(Collectors.toMap(Pack::key, Function.identity()));
        var text = head();
        for (var line : Files.readAllLines(Path.of("src/test/resources/practices.txt"))) {
            if (!line.startsWith("#")) {
                text.addAll(practice(line.split("\\|"), packs));
            }
        }
        var table = String.join("\n", text) + "\n";
        System.out.println(table);
        if (Boolean.getBoolean("practices.rewrite")) {
            Files.writeString(KEPT, table);
        }
        assertThat(Files.readString(KEPT))
                .as("docs/practices.md is old: run PracticesTableTests with -Dpractices.rewrite=true")
                .isEqualTo(table);
    }

    private static List<String> head() {
        return new ArrayList<>(List.of(
                "# Practices",
                "",
                "Praxis supports ITIL 4 practices, and services of human resources and finance, by packs. What stands here is read from the packs by",
                "`PracticesTableTests`, which fails when the page is old (`-Dpractices.rewrite=true` writes it anew).",
                "",
                "*Present*: the pack has it. *Automated*: a state is expected by a scenario that is run, a field or decision is read or filled by a table or the diagram,",
                "a measure has a clock. *Documented*: the page of the practice. *Proved by*: the test, beside `ShippedExampleTests` and `ShippedCasesTests`, which run every",
                "scenario and case of every pack."));
    }

    private static List<String> practice(String[] wanted, Map<String, Pack> packs) throws IOException {
        var lines = new ArrayList<>(List.of("", "## " + wanted[0], ""));
        var pack = packs.get(wanted[1]);
        if (pack == null) {
            lines.add("Absent: no pack `" + wanted[1] + "` is shipped.");
            return lines;
        }
        var proof = proof(wanted[2]);
        var page = Files.exists(Path.of("docs", pack.key() + ".md")) ? "[yes](" + pack.key() + ".md)" : "no";
        lines.add("| kind | what | present | automated | documented | proved by |");
        lines.add("|---|---|---|---|---|---|");
        for (var i = 0; i < KINDS.size(); i++) {
            for (var item : wanted[3 + i].split(", ")) {
                var words = item.split("=");
                var present = isPresent(KINDS.get(i), words[1], pack);
                lines.add("| %s | %s | %s | %s | %s | %s |"
                        .formatted(
                                KINDS.get(i),
                                words[0],
                                present ? "yes" : "**absent**",
                                present && isAutomated(KINDS.get(i), words[1], pack) ? "yes" : "no",
                                present ? page : "no",
                                present ? proof : ""));
            }
        }
        return lines;
    }

    private static String proof(String test) throws IOException {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            assertThat(files.anyMatch(file -> file.endsWith(test + ".java")))
                    .as("a test %s", test)
                    .isTrue();
        }
        return "`" + test + "`";
    }

    /** Words that begin with @ are attributes of every ticket, with ! targets of agreements. */
    private static boolean isPresent(String kind, String word, Pack pack) {
        return switch (word.charAt(0)) {
            case '@' -> true;
            case '!' -> texts(pack, pack.agreements()).contains("key: " + word.substring(1) + "\n");
            default ->
                switch (kind) {
                    case "state" ->
                        pack.descriptor().states().stream()
                                .anyMatch(state -> state.key().equals(word));
                    case "decision" ->
                        pack.fileOf(word).isPresent()
                                || pack.grids().stream().anyMatch(file -> file.endsWith("/" + word + ".rules.csv"));
                    default -> pack.descriptor().field(word).isPresent();
                };
        };
    }

    private static boolean isAutomated(String kind, String word, Pack pack) {
        return switch (word.charAt(0)) {
            case '@', '!' -> true;
            default ->
                switch (kind) {
                    case "state" -> texts(pack, pack.scenarios()).contains("state: " + word);
                    case "decision" -> pack.cases().stream().anyMatch(file -> file.endsWith("/" + word + ".cases.csv"));
                    default -> isUsed(word, pack);
                };
        };
    }

    private static boolean isUsed(String field, Pack pack) {
        var tables = texts(pack, pack.tables());
        var diagrams = texts(pack, pack.diagrams());
        return tables.contains("<text>" + field + "</text>")
                || tables.contains("name=\"" + field + "\"")
                || diagrams.contains(field)
                || texts(pack, pack.agreements()).contains("field: " + field);
    }

    private static String texts(Pack pack, @Nullable List<String> paths) {
        return paths == null ? "" : paths.stream().map(pack::text).collect(Collectors.joining("\n"));
    }
}
