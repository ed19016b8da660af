package org.praxisitsm.rules.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.praxisitsm.rules.RequiredDecisions;
import org.praxisitsm.rules.sheet.DecisionsText.Kind;

/** Decisions that require each other, changed in their file: what is not meant stays as it was written. */
class DecisionsTextTests {

    private final DecisionsText file = read(RequiredDecisions.DEMO);

    private static DecisionsText read(String text) {
        return DecisionsText.read(text).orElseThrow();
    }

    @Test
    void whatItReadsAndAnswers() {
        assertThat(file.isGraph()).isTrue();
        assertThat(file.decisions())
                .containsExactly(
                        new DecisionsText.Decision(
                                "demo-priority",
                                "Priority",
                                Kind.TABLE,
                                List.of("demo-days", "demo-level"),
                                List.of("days", "vip", "level"),
                                List.of("priority"),
                                "",
                                ""),
                        new DecisionsText.Decision(
                                "demo-days",
                                "Days",
                                Kind.EXPRESSION,
                                List.of("demo-level"),
                                List.of("level"),
                                List.of("days"),
                                "if level = \"high\" then 2 else 10",
                                "integer"),
                        new DecisionsText.Decision(
                                "demo-level",
                                "Level",
                                Kind.TABLE,
                                List.of(),
                                List.of("impact"),
                                List.of("level"),
                                "",
                                ""));
        assertThat(file.before("demo-priority")).containsExactlyInAnyOrder("demo-days", "demo-level");
        assertThat(file.around("Rule_3")).contains("demo-level");
        assertThat(file.mayRequire("demo-level", "demo-priority")).isFalse();
        assertThat(file.mayRequire("demo-level", "demo-level")).isFalse();
    }

    @Test
    void eachChangeTouchesItsPlaceOnly() {
        var demo = RequiredDecisions.DEMO;
        assertThat(file.withExpression("demo-days", "if level < \"x\" then 1 else 2")
                        .text())
                .isEqualTo(demo.replace("if level = \"high\" then 2 else 10", "if level &lt; \"x\" then 1 else 2"));
        assertThat(file.withExpression("demo-days", "if level = \"high\" then 2 else 10")
                        .text())
                .isEqualTo(demo);
        assertThat(file.withName("demo-days", "Days \"left\"").text())
                .isEqualTo(demo.replace("name=\"Days\"", "name=\"Days &quot;left&quot;\""));
        assertThat(file.withAnswer("demo-days", "hours", "long").text())
                .isEqualTo(demo.replace("name=\"days\" typeRef=\"integer\"", "name=\"hours\" typeRef=\"long\""));
        var without = file.withoutRequirement("demo-days", "demo-level");
        assertThat(without.decision("demo-days").orElseThrow().requires()).isEmpty();
        assertThat(demo.length() - without.text().length()).isLessThan(130);
        var again = without.connected("demo-days");
        assertThat(again.decision("demo-days").orElseThrow().requires()).containsExactly("demo-level");
        assertThat(again.connected("demo-days").text()).isEqualTo(again.text());
    }

    @Test
    void aTableOfSeveralIsChangedByItself() {
        var table = TableText.read(RequiredDecisions.DEMO, "demo-level").orElseThrow();
        assertThat(table.name()).isEqualTo("Level");
        assertThat(table.withCell(0, 1, "\"top\"").withCell(0, 1, "\"high\"").text())
                .isEqualTo(RequiredDecisions.DEMO);
        assertThat(table.withCell(1, 1, "\"none\"").text())
                .isEqualTo(RequiredDecisions.DEMO.replace("\"low\"", "\"none\""));
        assertThat(TableText.read(RequiredDecisions.DEMO)).isEmpty();
        assertThat(TableText.read(RequiredDecisions.DEMO, "demo-days")).isEmpty();
    }

    @Test
    void anotherDecisionComesAndGoes() throws Exception {
        for (var practice : List.of("incident", "hr-onboarding")) {
            try (var files = Files.list(Path.of("rules/" + practice))) {
                for (var path :
                        files.filter(one -> one.toString().endsWith(".dmn")).toList()) {
                    var text = Files.readString(path);
                    var before = read(text);
                    assertThat(before.isGraph()).isFalse();
                    var own = before.decisions().get(0).id();
                    var more = before.withTable("x-level", "Level <1>", "priority", "integer", "level", "string")
                            .withNewExpression("x-days", "Days", "days", "number")
                            .withRequirement(own, "x-level")
                            .withRequirement("x-level", "x-days");
                    assertThat(more.isGraph()).isTrue();
                    assertThat(more.decision("x-level").orElseThrow().name()).isEqualTo("Level <1>");
                    assertThat(TableText.read(more.text(), "x-level")
                                    .orElseThrow()
                                    .rules())
                            .hasSize(1);
                    assertThatThrownBy(() -> more.withRequirement("x-days", own))
                            .isInstanceOf(IllegalArgumentException.class);
                    assertThat(more.without("x-days").without("x-level").text()).isEqualTo(text);
                }
            }
        }
    }

    @Test
    void aNewFileIsAnExpression() {
        var blank = DecisionsText.blank("demo-days", "Days & nights", "days", "integer", "demo");
        assertThat(blank.decisions()).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(Kind.EXPRESSION);
            assertThat(one.name()).isEqualTo("Days & nights");
            assertThat(one.answer()).isEqualTo("days");
        });
        assertThat(blank.withExpression("demo-days", "1 + 1").decisions().get(0).expression())
                .isEqualTo("1 + 1");
        assertThat(blank.withName("demo-days", "Nights").name()).isEqualTo("Nights");
    }

    @Test
    void theDrawingShowsDecisionsAndTheFactsTheyRead() {
        var picture = read(DecisionPicture.of(file, name -> name));
        assertThat(picture.isDrawn()).isTrue();
        assertThat(picture.decisions())
                .extracting(DecisionsText.Decision::name)
                .containsExactly("Priority", "Days", "Level");
        assertThat(picture.sources())
                .extracting(DecisionsText.Source::name)
                .containsExactly("Impact", "Priority policy");

        var bare = read(RequiredDecisions.DEMO
                .replaceAll("<inputData.*</inputData>", "")
                .replaceAll("<informationRequirement id=\"Need_5\">.*?</informationRequirement>", ""));
        assertThat(read(DecisionPicture.of(bare, name -> "the " + name)).sources())
                .extracting(DecisionsText.Source::name)
                .contains("the impact", "the vip")
                .doesNotContain("the level", "the days");
        // What the file draws itself is shown as it is drawn.
        assertThat(DecisionPicture.of(picture, name -> name)).isEqualTo(picture.text());
    }

    @Test
    void whatIsMovedStaysThereAndTheRestWhereItStood() {
        var moved = DecisionPicture.moved(file, "demo-level", 700, 40);
        assertThat(moved.places().get("demo-level")).containsExactly(700, 40);
        assertThat(moved.decisions()).isEqualTo(file.decisions());
        assertThat(moved.isDrawn()).isTrue();

        var picture = read(DecisionPicture.of(moved, name -> name));
        var again = DecisionPicture.moved(moved, "demo-days", 10, -30);
        assertThat(again.places().get("demo-level")).containsExactly(700, 40);
        assertThat(again.places().get("demo-priority"))
                .containsExactly(picture.places().get("demo-priority"));

        // What comes later is drawn beneath; lines come and go with what they stand for.
        var more = DecisionPicture.redrawn(again.withNewExpression("demo-new", "New", "fresh", "string")
                .withRequirement("demo-priority", "demo-new"));
        assertThat(more.isDrawn()).isTrue();
        assertThat(more.places().get("demo-new")[1]).isGreaterThan(40);
        var less = more.without("demo-new");
        assertThat(less.isDrawn()).isTrue();
        assertThat(less.decisions()).isEqualTo(file.decisions());
        assertThat(less.text()).doesNotContain("demo-new");
    }

    @Test
    void factsThatTheFileDoesNotDrawAreNeverWrittenIntoIt() {
        var bare = read(RequiredDecisions.DEMO
                .replaceAll("<inputData.*</inputData>", "")
                .replaceAll("<informationRequirement id=\"Need_5\">.*?</informationRequirement>", ""));
        var moved = DecisionPicture.moved(bare, "demo-level", 300, 300);
        assertThat(moved.text()).doesNotContain("Fact_");
        assertThat(DecisionPicture.movable(bare)).contains("demo-level").noneMatch(id -> id.startsWith("Fact_"));
        assertThat(read(DecisionPicture.of(moved, name -> "the " + name)).sources())
                .extracting(DecisionsText.Source::name)
                .contains("the impact", "the vip");
        assertThat(DecisionPicture.moved(bare, "Fact_impact", 1, 1)).isSameAs(bare);
    }

    @Test
    void circlesAndForeignFilesAreReadWithoutHarm() throws Exception {
        var circle = read(RequiredDecisions.DEMO.replace(
                "<requiredInput href=\"#impact\" />", "<requiredDecision href=\"#demo-days\" />"));
        assertThat(circle.before("demo-days")).contains("demo-days", "demo-level");
        assertThat(read(DecisionPicture.of(circle, name -> name)).isDrawn()).isTrue();
        assertThat(DecisionsText.read("<definitions/>")).isEmpty();
        assertThat(DecisionsText.read("<!DOCTYPE a><definitions/>")).isEmpty();

        var samples = Path.of("../shared/data/dmn-tck");
        Assumptions.assumeTrue(Files.isDirectory(samples), "The DMN samples are not beside the project");
        try (var files = Files.walk(samples)) {
            for (var path : files.filter(one -> one.toString().endsWith(".dmn")).toList()) {
                var read = read(Files.readString(path));
                assertThat(read.decisions()).as(path.toString()).isNotEmpty();
                assertThat(DecisionPicture.of(read, name -> name)).isNotEmpty();
                for (var decision : read.decisions()) {
                    assertThat(read.withName(decision.id(), decision.name()).text())
                            .isEqualTo(read.text());
                }
            }
        }
    }
}
