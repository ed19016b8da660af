package org.praxisitsm.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackFiles;
import org.praxisitsm.practice.PackReader;
import org.praxisitsm.rules.sheet.TableAnalysis;
import org.praxisitsm.rules.sheet.TableText;

/** A table that reads what others decide is asked for what they can say, and for nothing else. */
class RequiredAnswersTests {

    private static final String PATH = "rules/demo/demo-priority.dmn";
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

    /**
     * Rows are parted by semicolons and cells by bars. The required decision is a table by impact, or an expression.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            textBlock =
                    """
            "site" | "high" ; "one" | "low" ; - | "low"            ! "high" ; "low"          ! (nothing)
            "site" | "high" ; "one" | "low" ; - | "low"            ! "high"                  ! GAP No rule answers: level "low".
            "site" | "high" ; "one" | "low" ; - | "none"           ! "high" ; "low"          ! GAP No rule answers: level "none".
            "site" | "high" ; "one" | "low"                        ! "high" ; "low"          ! GAP_WHERE_ABSENT No rule answers: level not given.
            "site" | "high" ; "one" | null ; - | "low"             ! "high" ; "low"          ! GAP_WHERE_ABSENT No rule answers: level not given.
            "site" | "high" ; - | "low"                            ! "high" ; "low" ; "mid"  ! NEVER_SAID Rule 3 never counts: what it asks of level is never decided.
            - | "low" ; "site" | "high"                            ! "low"                   ! (nothing)
            "site" | upper case(impact) ; - | "low"                ! "high" ; "low"          ! GAP No rule answers: level anything else.
            = "low"                                                ! "low"                   ! (nothing)
            = if impact = "site" then "high" else "low"            ! "high" ; "low"          ! (nothing)
            = if impact = "if then else" then "high" else if impact = "one" then "mid" else "low" ! "high" ; "low" ! GAP No rule answers: level "mid".
            = if impact = "site" then "high" else null             ! "high"                  ! GAP_WHERE_ABSENT No rule answers: level not given.
            = upper case(impact)                                   ! "high" ; not("high")    ! (nothing)
            """)
    void valuesOfARequiredDecisionAreAllThereIs(String required, String cells, String expected) {
        assertThat(said("string", required, cells)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            textBlock =
                    """
            "site" | 10 ; "one" | 2 ; - | 5 ! < 5 ; [5..10]      ! (nothing)
            "site" | 10 ; "one" | 2 ; - | 5 ! <= 2 ; > 5         ! GAP No rule answers: level 5.
            "site" | 10 ; "one" | 2 ; - | 5 ! 2, 5 ; 10 ; [3..4] ! NEVER_SAID Rule 3 never counts: what it asks of level is never decided.
            """)
    void numbersAreToldOneByOne(String required, String cells, String expected) {
        assertThat(said("integer", required, cells)).isEqualTo(expected);
    }

    /** What a rule answers comes together: no pair of answers that no rule has is missed. */
    @Test
    void answersOfOneRuleComeTogether() {
        var xml = file(table(
                        "demo-level",
                        List.of("impact"),
                        List.of("level", "urgent"),
                        "string",
                        "\"site\" | \"high\" | \"yes\" ; - | \"low\" | \"no\"",
                        ""))
                .replace(
                        "</definitions>",
                        table(
                                        "demo-priority",
                                        List.of("level", "urgent"),
                                        List.of("result"),
                                        "string",
                                        "\"high\" | \"yes\" | 1 ; \"low\" | \"no\" | 2",
                                        "demo-level")
                                + "</definitions>");
        assertThat(TableAnalysis.of(TableText.read(xml, "demo-priority").orElseThrow(), pack(xml)))
                .isEmpty();
    }

    /** A circle is the gate's to refuse; here it must only end. */
    @Test
    void aCircleEnds() {
        var xml =
                file(table("demo-level", List.of("result"), List.of("level"), "string", "- | \"low\"", "demo-priority")
                        + table("demo-priority", List.of("level"), List.of("result"), "string", "- | 1", "demo-level"));
        assertThat(TableAnalysis.of(TableText.read(xml, "demo-priority").orElseThrow(), pack(xml)))
                .isEmpty();
    }

    private static String said(String type, String required, String cells) {
        var rows = cells.lines()
                .flatMap(line -> java.util.Arrays.stream(line.split(";")))
                .map(cell -> cell.strip() + " | 1")
                .collect(Collectors.joining(" ; "));
        var own = table("demo-priority", List.of("level"), List.of("result"), type, rows, "demo-level");
        var other = required.startsWith("=")
                ? "<decision id=\"demo-level\" name=\"L\"><variable id=\"V\" name=\"level\" typeRef=\"" + type
                        + "\"/><literalExpression id=\"E\"><text>"
                        + escaped(required.substring(1).strip())
                        + "</text></literalExpression></decision>"
                : table("demo-level", List.of("impact"), List.of("level"), "string", required, "");
        var xml = file(own + other);
        var remarks = TableAnalysis.of(TableText.read(xml, "demo-priority").orElseThrow(), pack(xml)).stream()
                .map(remark -> remark.kind() + " " + remark.sentence())
                .collect(Collectors.joining(" + "));
        return remarks.isEmpty() ? "(nothing)" : remarks;
    }

    private static String file(String decisions) {
        return "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"D\" name=\"D\" namespace=\"http://t\">"
                + decisions + "</definitions>";
    }

    private static String table(
            String id, List<String> inputs, List<String> outputs, String type, String rows, String requires) {
        var text = new StringBuilder("<decision id=\"%1$s\" name=\"%1$s\">".formatted(id));
        if (!requires.isEmpty()) {
            text.append("<informationRequirement id=\"N_%s\"><requiredDecision href=\"#%s\"/></informationRequirement>"
                    .formatted(id, requires));
        }
        text.append("<decisionTable id=\"T_%s\" hitPolicy=\"FIRST\">".formatted(id));
        inputs.forEach(name -> text.append(
                "<input id=\"I_%1$s_%2$s\"><inputExpression id=\"X_%1$s_%2$s\" typeRef=\"%3$s\"><text>%2$s</text></inputExpression></input>"
                        .formatted(id, name, type)));
        outputs.forEach(name -> text.append("<output id=\"O_%s_%2$s\" name=\"%2$s\"/>".formatted(id, name)));
        var number = 0;
        for (var row : rows.split(";")) {
            text.append("<rule id=\"R_%s_%d\">".formatted(id, ++number));
            var cells = row.split("\\|");
            for (var i = 0; i < cells.length; i++) {
                text.append("<%1$s id=\"C_%2$s_%3$d_%4$d\"><text>%5$s</text></%1$s>"
                        .formatted(
                                i < inputs.size() ? "inputEntry" : "outputEntry",
                                id,
                                number,
                                i,
                                escaped(cells[i].strip())));
            }
            text.append("</rule>");
        }
        return text.append("</decisionTable></decision>").toString();
    }

    private static String escaped(String feel) {
        return feel.replace("<", "&lt;").replace(">", "&gt;");
    }

    private static Pack pack(String xml) {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("processes/demo/practice.yaml", YAML.getBytes(StandardCharsets.UTF_8));
        files.put(PATH, xml.getBytes(StandardCharsets.UTF_8));
        return PackReader.read(new PackFiles(files));
    }
}
