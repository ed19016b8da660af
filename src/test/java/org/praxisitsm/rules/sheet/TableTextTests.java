package org.praxisitsm.rules.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A table is changed where somebody changed it, and nowhere else. */
class TableTextTests {

    private static final Pattern DECISION = Pattern.compile("<decision id=\"([^\"]+)\"");

    private static final String FOREIGN =
            """
            <?xml version="1.0"?>
            <!-- drawn elsewhere <rule> -->
            <dmn:definitions xmlns:dmn="https://www.omg.org/spec/DMN/20191111/MODEL/" id='defs'>
              <dmn:decision id="size" name="Size &amp; weight">
                <dmn:decisionTable id="t"   hitPolicy = "UNIQUE" >
                  <dmn:input id="i1"><dmn:inputExpression id="e1" typeRef="integer"><dmn:text><![CDATA[amount]]></dmn:text></dmn:inputExpression></dmn:input>
                  <dmn:output id="o1" name="size" typeRef="string"/>
                  <dmn:rule id="small">
                    <!-- up to ten -->
                    <dmn:inputEntry id="a1"><dmn:text>&lt;= 10</dmn:text></dmn:inputEntry>
                    <dmn:outputEntry id="a2"><dmn:text>"s"</dmn:text></dmn:outputEntry>
                    <dmn:annotationEntry><dmn:text>Light</dmn:text></dmn:annotationEntry>
                  </dmn:rule>
                  <dmn:rule id="large"><dmn:inputEntry id="b1"/><dmn:outputEntry id="b2"><dmn:text/></dmn:outputEntry></dmn:rule>
                </dmn:decisionTable>
              </dmn:decision>
            </dmn:definitions>
            """;

    private static TableText foreign() {
        return TableText.read(FOREIGN).orElseThrow();
    }

    /** Every table that we ship, also those that others of their file require. */
    private static List<TableText> shipped() throws IOException {
        var tables = new ArrayList<TableText>();
        try (var files = Files.walk(Path.of("rules"))) {
            for (var file : files.filter(file -> file.toString().endsWith(".dmn"))
                    .sorted()
                    .toList()) {
                var text = Files.readString(file);
                DECISION.matcher(text).results().forEach(found -> TableText.read(text, found.group(1))
                        .ifPresent(tables::add));
            }
        }
        assertThat(tables).hasSizeGreaterThan(20);
        return tables;
    }

    @Test
    void readsWhateverPrefixQuotesAndSectionsTheFileHas() {
        var table = foreign();
        assertThat(table.name()).isEqualTo("Size & weight");
        assertThat(table.hitPolicy()).isEqualTo("UNIQUE");
        assertThat(table.inputs()).containsExactly(new TableText.Column("i1", "", "amount", "integer", ""));
        assertThat(table.rules())
                .containsExactly(
                        new TableText.Rule("small", List.of("<= 10", "\"s\""), "Light"),
                        new TableText.Rule("large", List.of("", ""), ""));
    }

    @Test
    void oneCellChangesOneLine() throws IOException {
        for (var table : shipped()) {
            var before = table.text();
            for (var rule = 0; rule < table.rules().size(); rule++) {
                assertThat(table.withCell(
                                        rule, 0, table.rules().get(rule).cells().get(0))
                                .text())
                        .as("the same again")
                        .isEqualTo(before);
                var after = table.withCell(rule, 0, "\"<x>\"");
                assertThat(differing(before, after.text()))
                        .as(table.id() + " " + rule)
                        .isEqualTo(1);
                assertThat(after.rules().get(rule).cells().get(0)).isEqualTo("\"<x>\"");
            }
        }
    }

    private static long differing(String before, String after) {
        var one = before.lines().toList();
        var other = after.lines().toList();
        assertThat(other).hasSameSizeAs(one);
        return IntStream.range(0, one.size())
                .filter(i -> !one.get(i).equals(other.get(i)))
                .count();
    }

    @Test
    void emptyCellsOfEveryFormAreFilled() {
        var table = foreign().withCell(1, 0, "> 10").withCell(1, 1, "\"l\"");
        assertThat(table.rules().get(1).cells()).containsExactly("> 10", "\"l\"");
        assertThat(table.text())
                .contains(
                        "<dmn:inputEntry id=\"b1\"><dmn:text>&gt; 10</dmn:text></dmn:inputEntry><dmn:outputEntry id=\"b2\"><dmn:text>\"l\"</dmn:text></dmn:outputEntry>")
                .contains("<!-- up to ten -->", "<![CDATA[amount]]>");
    }

    @Test
    void aNewRuleLooksAsItsNeighbourAndHasIdsOfItsOwn() throws IOException {
        var table = TableText.read(Files.readString(Path.of("rules/incident/incident-closure.dmn")))
                .orElseThrow();
        var more = table.withRule(5, List.of("\"gone\"", "", "1"), "At once");
        assertThat(more.rules()).hasSize(6);
        assertThat(more.rules().get(5))
                .isEqualTo(new TableText.Rule("Closure_06", List.of("\"gone\"", "", "1"), "At once"));
        assertThat(more.text())
                .startsWith(table.text().substring(0, table.text().indexOf("    </decisionTable>")))
                .contains(
                        """
                              <rule id="Closure_06">
                                <description>At once</description>
                                <inputEntry id="Closure_06_in_resolutionCode">
                                  <text>"gone"</text>
                                </inputEntry>
                        """
                                .indent(0));
        assertThat(more.withoutRule(5).text()).isEqualTo(table.text());
        assertThat(table.withRule(0, List.of(), "").withoutRule(0).text()).isEqualTo(table.text());
    }

    @Test
    void movingThereAndBackLeavesNothingBehind() throws IOException {
        for (var table : shipped()) {
            var last = table.rules().size() - 1;
            if (last < 1) {
                continue;
            }
            var moved = table.withRuleMoved(0, last);
            assertThat(moved.rules().get(last)).isEqualTo(table.rules().get(0));
            assertThat(moved.withRuleMoved(last, 0).text()).isEqualTo(table.text());
        }
    }

    @Test
    void columnsComeAndGo() throws IOException {
        for (var table : shipped()) {
            var inputs = table.inputs().size();
            var more = table.withInput("How <loud>", "loudness", "integer").withOutput("Colour", "colour", "string");
            assertThat(more.inputs().get(inputs).title()).isEqualTo("How <loud>");
            assertThat(more.inputs().get(inputs).name()).isEqualTo("loudness");
            assertThat(more.rules())
                    .allMatch(rule -> rule.cells().size()
                            == table.inputs().size() + table.outputs().size() + 2);
            var less = more.withoutColumn(more.inputs().size() + more.outputs().size() - 1)
                    .withoutColumn(inputs);
            assertThat(less.text()).as(table.id()).isEqualTo(table.text());
        }
    }

    @Test
    void headsAndHitPolicyAreChangedInPlace() {
        var table = foreign()
                .withColumn(0, "How many", "count", "long")
                .withColumn(1, "Size", "size", "string")
                .withHitPolicy("COLLECT", "COUNT");
        assertThat(table.inputs()).containsExactly(new TableText.Column("i1", "How many", "count", "long", ""));
        assertThat(table.text()).contains("<dmn:output id=\"o1\" name=\"size\" typeRef=\"string\" label=\"Size\"/>");
        assertThat(table.hitPolicy() + table.aggregation()).isEqualTo("COLLECTCOUNT");
        assertThat(table.withHitPolicy("UNIQUE", "").text())
                .doesNotContain("aggregation")
                .contains("hitPolicy = \"UNIQUE\"");
    }

    @Test
    void whatIsNoSingleTableIsNotRead() {
        assertThat(TableText.read("")).isEmpty();
        assertThat(TableText.read("<definitions><decision/></definitions>")).isEmpty();
        assertThat(TableText.read(FOREIGN.replace("</dmn:rule>", ""))).isEmpty();
        assertThat(TableText.read("<!DOCTYPE a><definitions/>")).isEmpty();
        assertThat(TableText.read(FOREIGN.replace("Light", "&bomb;"))).isEmpty();
    }

    @Test
    void aNewTableIsOneThatCanBeFilled() {
        var table = TableText.blank("hr-priority", "Priority <of> \"work\"", "hr");
        assertThat(table.id()).isEqualTo("hr-priority");
        assertThat(table.name()).isEqualTo("Priority <of> \"work\"");
        assertThat(table.withoutRule(0)
                        .withRule(0, List.of("1", "\"hr\""), "First")
                        .rules())
                .containsExactly(new TableText.Rule("Rule_01", List.of("1", "\"hr\""), "First"));
    }

    /** Whatever is done, the text stays one that can be read, with the rules and cells it should have. */
    @Test
    void anyEditsInAnyOrderKeepTheTableWhole() throws IOException {
        var seed = Long.getLong("seed", System.nanoTime());
        System.out.println("Seed of the random edits: " + seed);
        var random = new Random(seed);
        for (var table : shipped()) {
            var expected = new ArrayList<List<String>>();
            table.rules().forEach(rule -> expected.add(new ArrayList<>(rule.cells())));
            for (var i = 0; i < 40; i++) {
                var rules = expected.size();
                var width = table.inputs().size() + table.outputs().size();
                switch (random.nextInt(4)) {
                    case 0 -> {
                        var cells = IntStream.range(0, width)
                                .mapToObj(c -> random.nextBoolean() ? "" : "\"<" + c + "&>\"")
                                .toList();
                        var at = random.nextInt(rules + 1);
                        table = table.withRule(at, cells, random.nextBoolean() ? "" : "Note & more");
                        expected.add(at, new ArrayList<>(cells));
                    }
                    case 1 -> {
                        if (rules > 0) {
                            var at = random.nextInt(rules);
                            table = table.withoutRule(at);
                            expected.remove(at);
                        }
                    }
                    case 2 -> {
                        if (rules > 0) {
                            var from = random.nextInt(rules);
                            var to = random.nextInt(rules);
                            table = table.withRuleMoved(from, to);
                            expected.add(to, expected.remove(from));
                        }
                    }
                    default -> {
                        if (rules > 0) {
                            var rule = random.nextInt(rules);
                            var column = random.nextInt(width);
                            table = table.withCell(rule, column, "< " + i);
                            expected.get(rule).set(column, "< " + i);
                        }
                    }
                }
                assertThat(table.rules().stream().map(TableText.Rule::cells).toList())
                        .as(table.id() + ", seed " + seed + ", edit " + i)
                        .isEqualTo(expected);
                assertThat(table.rules().stream().map(TableText.Rule::id)).doesNotHaveDuplicates();
            }
        }
    }
}
