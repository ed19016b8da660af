package org.praxisitsm.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackFiles;
import org.praxisitsm.practice.PackReader;
import org.praxisitsm.rules.sheet.TableAnalysis;
import org.praxisitsm.rules.sheet.TableAnalysis.Kind;
import org.praxisitsm.rules.sheet.TableAnalysis.Remark;
import org.praxisitsm.rules.sheet.TableText;

/** What the analysis says of a table, held against what the engine does with every input. */
class TableAnalysisTests {

    private static final String PATH = "rules/demo/demo-priority.dmn";

    private final Tables tables = new Tables();

    private record Drawn(String policy, List<String[]> columns, List<String[]> rows) {

        byte[] xml(String hitPolicy) {
            var text = new StringBuilder(
                    "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"D\" name=\"D\""
                            + " namespace=\"http://t\"><decision id=\"demo-priority\" name=\"D\"><decisionTable id=\"T\""
                            + " hitPolicy=\""
                            + hitPolicy + "\">");
            for (var column : columns) {
                text.append("<input id=\"In_")
                        .append(column[0])
                        .append("\"><inputExpression id=\"Ex_")
                        .append(column[0])
                        .append("\" typeRef=\"")
                        .append(column[1])
                        .append("\"><text>")
                        .append(column[0])
                        .append("</text></inputExpression></input>");
            }
            text.append("<output id=\"Out\" name=\"result\" typeRef=\"integer\" />");
            for (var i = 0; i < rows.size(); i++) {
                text.append("<rule id=\"R").append(i + 1).append("\">");
                for (var j = 0; j < columns.size(); j++) {
                    text.append("<inputEntry id=\"C")
                            .append(i)
                            .append('_')
                            .append(j)
                            .append("\"><text>")
                            .append(rows.get(i)[j].replace("<", "&lt;").replace(">", "&gt;"))
                            .append("</text></inputEntry>");
                }
                text.append("<outputEntry id=\"O")
                        .append(i)
                        .append("\"><text>")
                        .append(rows.get(i)[columns.size()])
                        .append("</text></outputEntry></rule>");
            }
            return text.append("</decisionTable></decision></definitions>")
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    private static final String YAML =
            """
            key: demo
            name: Demo
            unit: it
            prefix: DEM
            process: demo-process
            startForm: demo-start
            states:
              - {key: new, label: New, category: NEW}
              - {key: closed, label: Closed, category: CLOSED}
            fields:
              - {key: impact, label: Impact, type: CHOICE, variable: true, options: {one: One, site: Site}}
            """;

    private static List<Remark> analysed(Drawn drawn) {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("processes/demo/practice.yaml", YAML.getBytes(StandardCharsets.UTF_8));
        files.put(PATH, drawn.xml(drawn.policy()));
        Pack pack = PackReader.read(new PackFiles(files));
        return TableAnalysis.of(TableText.read(pack.text(PATH)).orElseThrow(), pack);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            UNIQUE | integer | < 3 ; >= 3           | GAP_WHERE_ABSENT No rule answers: x not given.
            UNIQUE | integer | < 3 ; > 3 ; null     | GAP No rule answers: x 3.
            UNIQUE | integer | < 3 ; > 2 ; null     | (nothing)
            UNIQUE | number  | < 3 ; > 2 ; null     | VIOLATION Rules 1 and 2 both answer: x between 2 and 3.
            UNIQUE | integer | [1..5] ; [5..9] ; not([1..9]) | VIOLATION Rules 1 and 2 both answer: x 5.
            UNIQUE | string  | "a" ; not("a")       | (nothing)
            UNIQUE | string  | "a" ; "b"            | GAP No rule answers: x anything else.
            FIRST  | string  | "a","b" ; "b" ; -    | UNREACHABLE Rule 2 never counts: what it answers is answered before it (rule 1).
            FIRST  | string  | "a" ; "b" ; "a","b" ; - | UNREACHABLE Rule 3 never counts: what it answers is answered before it (rule 1, 2).
            FIRST  | integer | [5..3] ; -           | IMPOSSIBLE Rule 1 accepts no input at all.
            UNIQUE | boolean | true ; false ; null  | (nothing)
            ANY    | boolean | true ; - ; -         | VIOLATION Rules 1 and 2 answer differently: x true. + VIOLATION Rules 1 and 3 answer differently: x true. + VIOLATION Rules 2 and 3 answer differently: whatever is given. + UNREACHABLE Rule 3 never counts: what it answers is answered before it (rule 1, 2).
            COLLECT| string  | "a"                  | (nothing)
            UNIQUE | date    | < date("2026-01-01") ; > date("2026-01-01") ; null | GAP No rule answers: x 2026-01-01.
            UNIQUE | string  | starts with(?, "a") ; "b" | UNKNOWN Rule 1 holds an expression that is not analysed: it is left out of the search for gaps and overlaps.
            """)
    void tableIsToldByItsCells(String policy, String type, String cells, String expected) {
        var rows = new ArrayList<String[]>();
        for (var cell : cells.split(";")) {
            rows.add(new String[] {cell.strip(), String.valueOf(rows.size() + 1)});
        }
        var said = analysed(new Drawn(policy, List.<String[]>of(new String[] {"x", type}), rows)).stream()
                .map(remark -> remark.kind() + " " + remark.sentence())
                .collect(Collectors.joining(" + "));
        assertThat(said.isEmpty() ? "(nothing)" : said).isEqualTo(expected);
    }

    @Test
    void optionsOfAFieldAndPrioritiesAreAllThereIs() {
        var rows = List.of(new String[] {"\"one\"", "-", "1"}, new String[] {"\"site\"", "[1..3]", "2"}, new String[] {
            "\"site\"", "4, 5", "3"
        });
        var columns = List.of(new String[] {"impact", "string"}, new String[] {"priority", "integer"});
        assertThat(analysed(new Drawn("UNIQUE", columns, rows)))
                .extracting(Remark::kind)
                .containsOnly(Kind.GAP_WHERE_ABSENT);
    }

    /** What we ship leaves nothing open: its owners read the advice of their own changes, not of ours. */
    @ParameterizedTest
    @MethodSource("shipped")
    void shippedTablesGiveNoCauseForAWarning(String key) throws java.io.IOException {
        var files = new LinkedHashMap<String, byte[]>();
        for (var folder : List.of("processes/" + key, "rules/" + key)) {
            try (var found = java.nio.file.Files.walk(java.nio.file.Path.of(folder))) {
                for (var file : found.filter(java.nio.file.Files::isRegularFile).toList()) {
                    files.put(file.toString().replace('\\', '/'), java.nio.file.Files.readAllBytes(file));
                }
            }
        }
        assertThat(new TableAdvice().check(PackReader.read(new PackFiles(files))))
                .filteredOn(finding -> finding.severity() == org.praxisitsm.practice.Finding.Severity.WARNING)
                .isEmpty();
    }

    private static List<String> shipped() throws java.io.IOException {
        try (var folders = java.nio.file.Files.list(java.nio.file.Path.of("processes"))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /** Seed 36513572804160: a range that opens and closes unlike itself hid the tests behind it. */
    @Test
    void readsAListBehindAHalfOpenRange() {
        var columns =
                List.of(new String[] {"x", "string"}, new String[] {"n", "double"}, new String[] {"b", "boolean"});
        var rows = new ArrayList<String[]>();
        rows.add(new String[] {"-", "<= 3, >= 5, null", "-", "1"});
        rows.add(new String[] {"null", "< 0, (0..1), (1..3], [5..7), >= 8, null", "-", "2"});
        var remarks = analysed(new Drawn("FIRST", columns, rows));
        assertThat(has(remarks, Kind.UNKNOWN)).isFalse();
        assertThat(rows(remarks, Kind.UNREACHABLE)).containsExactly(2);
    }

    /** Every table is asked with a value of every atom of every column; what comes out must be what was foretold. */
    @Test
    void saysWhatTheEngineDoesOnRandomTables() {
        var seed = Long.getLong("seed", System.nanoTime());
        System.out.println("Seed of the random tables: " + seed);
        var random = new Random(seed);
        for (var i = 0; i < Integer.getInteger("random.tables", 40); i++) {
            var drawn = random(random);
            holds(
                    drawn,
                    "table " + i + " of seed " + seed + ": "
                            + drawn.rows().stream()
                                    .map(row -> String.join(" | ", row))
                                    .toList());
        }
    }

    private static Drawn random(Random random) {
        var columns = List.of(
                new String[] {"x", "string"},
                new String[] {"n", random.nextBoolean() ? "integer" : "double"},
                new String[] {"b", "boolean"});
        var rows = new ArrayList<String[]>();
        var count = 1 + random.nextInt(6);
        for (var i = 0; i < count; i++) {
            rows.add(new String[] {text(random), number(random), truth(random), String.valueOf(random.nextInt(3))});
        }
        return new Drawn(List.of("UNIQUE", "FIRST", "ANY").get(random.nextInt(3)), columns, rows);
    }

    private static String text(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> "\"a\"";
            case 1 -> "\"a\", \"b\"";
            case 2 -> "not(\"b\")";
            case 3 -> "null";
            default -> "-";
        };
    }

    private static String number(Random random) {
        var low = random.nextInt(4);
        return switch (random.nextInt(7)) {
            case 0 -> "< " + low;
            case 1 -> ">= " + low;
            case 2 -> "[" + low + ".." + (low + random.nextInt(3)) + "]";
            case 3 -> "(" + low + ".." + (low + 2) + ")";
            case 4 -> String.valueOf(low) + ", " + (low + 1);
            default -> "-";
        };
    }

    private static String truth(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> "true";
            case 1 -> "false";
            default -> "-";
        };
    }

    private void holds(Drawn drawn, String name) {
        var all = drawn.xml("COLLECT");
        var numbers = new ArrayList<Object>();
        for (var number = -1.0; number <= 7; number += drawn.columns().get(1)[1].equals("integer") ? 1 : 0.5) {
            numbers.add(drawn.columns().get(1)[1].equals("integer") ? (Object) (int) number : (Object) number);
        }
        numbers.add(null);
        var gap = false;
        var absent = false;
        Set<List<Integer>> meet = new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
        var first = new LinkedHashSet<Integer>();
        var ever = new LinkedHashSet<Integer>();
        for (var x : new String[] {"a", "b", "zz", null}) {
            for (var n : numbers) {
                for (var b : new Boolean[] {true, false, null}) {
                    Map<String, Object> inputs = new HashMap<>();
                    inputs.put("x", x);
                    inputs.put("n", n);
                    inputs.put("b", b);
                    var matched = tables.decide(PATH, all, inputs).matchedRules().stream()
                            .map(rule -> Integer.parseInt(rule.id().substring(1)))
                            .sorted()
                            .toList();
                    var given = x != null && n != null && b != null;
                    gap |= matched.isEmpty() && given;
                    absent |= matched.isEmpty() && !given;
                    ever.addAll(matched);
                    if (!matched.isEmpty()) {
                        first.add(matched.get(0));
                    }
                    for (var i = 0; i < matched.size(); i++) {
                        for (var j = i + 1; j < matched.size(); j++) {
                            meet.add(List.of(matched.get(i), matched.get(j)));
                        }
                    }
                }
            }
        }
        var remarks = analysed(drawn);
        assertThat(has(remarks, Kind.GAP)).as(name + ", gap").isEqualTo(gap);
        filled(drawn, remarks, name);
        if (!gap) {
            assertThat(has(remarks, Kind.GAP_WHERE_ABSENT))
                    .as(name + ", absent")
                    .isEqualTo(absent);
        }
        assertThat(rows(remarks, Kind.IMPOSSIBLE)).as(name + ", impossible").isEqualTo(places(drawn, ever, Set.of()));
        if (!drawn.policy().equals("UNIQUE")) {
            assertThat(rows(remarks, Kind.UNREACHABLE))
                    .as(name + ", unreachable")
                    .isEqualTo(places(drawn, first, rows(remarks, Kind.IMPOSSIBLE)));
        }
        if (!drawn.policy().equals("FIRST")) {
            var forbidden = meet.stream()
                    .filter(pair -> drawn.policy().equals("UNIQUE")
                            || !output(drawn, pair.get(0)).equals(output(drawn, pair.get(1))))
                    .collect(Collectors.toSet());
            assertThat(remarks.stream()
                            .filter(remark -> remark.kind() == Kind.VIOLATION)
                            .map(Remark::rows)
                            .collect(Collectors.toSet()))
                    .as(name + ", violations")
                    .isEqualTo(forbidden);
        }
    }

    /** A rule for each gap, as the screen offers it, leaves none and overlaps with nothing. */
    private void filled(Drawn drawn, List<Remark> remarks, String name) {
        var gaps = remarks.stream()
                .filter(remark -> remark.kind() == Kind.GAP || remark.kind() == Kind.GAP_WHERE_ABSENT)
                .toList();
        if (gaps.isEmpty() || gaps.size() >= 20) {
            return;
        }
        var rows = new ArrayList<>(drawn.rows());
        for (var gap : gaps) {
            var cells = new ArrayList<>(gap.cells());
            cells.add("7");
            rows.add(cells.toArray(String[]::new));
        }
        var full = new Drawn(drawn.policy(), drawn.columns(), rows);
        var again = analysed(full);
        assertThat(again)
                .as(name + ", filled by " + gaps.stream().map(Remark::cells).toList())
                .noneMatch(remark -> remark.kind() == Kind.GAP || remark.kind() == Kind.GAP_WHERE_ABSENT);
        if (!drawn.policy().equals("FIRST")) {
            assertThat(again.stream()
                            .filter(remark -> remark.kind() == Kind.VIOLATION)
                            .count())
                    .as(name + ", overlapping after "
                            + gaps.stream().map(Remark::cells).toList())
                    .isEqualTo(remarks.stream()
                            .filter(remark -> remark.kind() == Kind.VIOLATION)
                            .count());
        }
        holds(full, name + ", filled by " + gaps.stream().map(Remark::cells).toList());
    }

    private static String output(Drawn drawn, int row) {
        return drawn.rows().get(row - 1)[drawn.columns().size()];
    }

    private static Set<Integer> places(Drawn drawn, Set<Integer> without, Set<Integer> nor) {
        var places = new TreeSet<Integer>();
        for (var place = 1; place <= drawn.rows().size(); place++) {
            if (!without.contains(place) && !nor.contains(place)) {
                places.add(place);
            }
        }
        return places;
    }

    private static boolean has(List<Remark> remarks, Kind kind) {
        return remarks.stream().anyMatch(remark -> remark.kind() == kind);
    }

    private static Set<Integer> rows(List<Remark> remarks, Kind kind) {
        return remarks.stream()
                .filter(remark -> remark.kind() == kind)
                .map(remark -> remark.rows().get(0))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** 400 rows over eight columns: no endless cutting. */
    @Test
    void hugeTableIsAnalysedOrSaidToBeTooLargeWithoutDelay() {
        var random = new Random(7);
        var columns = new ArrayList<String[]>();
        for (var i = 0; i < 8; i++) {
            columns.add(new String[] {"c" + i, "integer"});
        }
        var rows = new ArrayList<String[]>();
        for (var i = 0; i < 400; i++) {
            var row = new String[9];
            for (var j = 0; j < 8; j++) {
                var low = random.nextInt(50);
                row[j] = "[" + low + ".." + (low + 20) + "]";
            }
            row[8] = "1";
            rows.add(row);
        }
        var begin = System.nanoTime();
        var remarks = analysed(new Drawn("FIRST", columns, rows));
        assertThat(remarks).isNotEmpty();
        assertThat(java.time.Duration.ofNanos(System.nanoTime() - begin)).isLessThan(java.time.Duration.ofSeconds(20));
    }
}
