package org.praxisitsm.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.change.ConflictKind;
import org.praxisitsm.change.Severity;
import org.praxisitsm.change.SeverityPolicy.Verdict;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.rules.sheet.CsvSheet;
import org.praxisitsm.rules.sheet.GridAnalysis;
import org.praxisitsm.shared.DecisionMade.Kind;
import org.praxisitsm.shared.DecisionMade.MatchedRule;
import org.praxisitsm.shared.Refusal;

/** How much a conflict stands in the way: by the shipped grid, by a grid of one's own, by the table of a pack of before. */
class ConflictGridTests {

    private static final String KEY = "change-conflict-severity";
    private static final String PATH = "rules/change-enablement/" + KEY;
    private static final String HEAD =
            "rule,when,when,then,note\n,conflict.kind,conflict.steps,severity,\n,equals,less than,set,\n";

    private final ConflictSeverities policy = new ConflictSeverities(new Tables(), new Grids());
    private final String grid = Files.readString(Path.of(PATH + ".rules.csv"));
    private final String table;

    ConflictGridTests() throws IOException {
        try (var before = getClass().getResourceAsStream("/rules/" + KEY + "-of-before.dmn")) {
            table = new String(before.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Pack pack(Map<String, String> files) {
        return Packs.of("change-enablement", false, files);
    }

    private static Map<String, Object> facts(ConflictKind kind) {
        var facts = new HashMap<String, Object>();
        facts.put("conflict", kind.name());
        facts.put("changeType", "normal");
        facts.put("otherApproved", false);
        facts.put("starting", false);
        facts.put("steps", 0);
        facts.put("approved", false);
        facts.put("minutes", 60);
        facts.put("criticality", null);
        return facts;
    }

    @Test
    void theGridSaysWhatTheTableOfBeforeSaidWhateverTheConflict() {
        var now = pack(Map.of(PATH + ".rules.csv", grid));
        var before = pack(Map.of(PATH + ".dmn", table));
        for (var kind : ConflictKind.values()) {
            for (var type : new String[] {"normal", "standard", "emergency", null}) {
                for (var truths = 0; truths < 4; truths++) {
                    for (var steps : new int[] {0, 1, 6}) {
                        var facts = facts(kind);
                        facts.put("changeType", type);
                        facts.put("otherApproved", (truths & 1) > 0);
                        facts.put("starting", (truths & 2) > 0);
                        facts.put("steps", steps);
                        var ours = policy.judge(now, KEY, facts);
                        var theirs = policy.judge(before, KEY, facts);
                        assertThat(ours.severity()).as(facts.toString()).isEqualTo(theirs.severity());
                        assertThat(ours.why()).as(facts.toString()).isEqualTo(theirs.why());
                        assertThat(ours.inputs()).as(facts.toString()).isEqualTo(theirs.inputs());
                        assertThat(ours.matchedRules())
                                .singleElement()
                                .extracting(MatchedRule::row)
                                .as(facts.toString())
                                .isEqualTo(theirs.matchedRules().get(0).row());
                    }
                }
            }
        }
    }

    @Test
    void aPackOfBeforeKeepsItsTableUntilAGridTakesItsPlace() {
        var lenient = HEAD + "All,,,INFO,Nothing hinders\n";
        var facts = facts(ConflictKind.BLACKOUT);
        var before = policy.judge(pack(Map.of(PATH + ".dmn", table)), KEY, facts);
        assertThat(before.kind()).isEqualTo(Kind.TABLE);
        assertThat(before.severity()).isEqualTo(Severity.BLOCKING);
        var both = policy.judge(pack(Map.of(PATH + ".dmn", table, PATH + ".rules.csv", lenient)), KEY, facts);
        assertThat(both.kind()).isEqualTo(Kind.GRID);
        assertThat(both.severity()).isEqualTo(Severity.INFO);
        assertThat(both.why()).isEqualTo("Nothing hinders");
        assertThatThrownBy(() -> policy.judge(pack(Map.of()), KEY, facts))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no grid or table " + KEY);
    }

    @Test
    void theFirstRuleThatFitsCountsAndNoneIsAWarning() {
        var own = HEAD + "Near,SAME_CI,1,BLOCKING,Near\nFar,SAME_CI,,INFO,Far\n";
        var pack = pack(Map.of(PATH + ".rules.csv", own));
        var facts = facts(ConflictKind.SAME_CI);
        assertThat(policy.judge(pack, KEY, facts))
                .extracting(Verdict::severity, Verdict::why)
                .containsExactly(Severity.BLOCKING, "Near");
        facts.put("steps", 1);
        assertThat(policy.judge(pack, KEY, facts).severity()).isEqualTo(Severity.INFO);
        facts.put("steps", null);
        assertThat(policy.judge(pack, KEY, facts).severity()).isEqualTo(Severity.INFO);
        var other = policy.judge(pack, KEY, facts(ConflictKind.LEAD_TIME));
        assertThat(other.severity()).isEqualTo(Severity.WARNING);
        assertThat(other.matchedRules()).isEmpty();
        assertThat(other.inputs()).containsOnlyKeys("conflict", "steps");
    }

    @Test
    void aGridWithoutTheKindAmongItsConditionsIsAskedAsWell() {
        var own = "rule,when,then\n,conflict.starting,severity\n,is,set\nNow,true,BLOCKING\n";
        var facts = facts(ConflictKind.GROUP_BOOKED);
        facts.put("starting", true);
        assertThat(policy.judge(pack(Map.of(PATH + ".rules.csv", own)), KEY, facts)
                        .severity())
                .isEqualTo(Severity.BLOCKING);
    }

    @ParameterizedTest
    @CsvSource({
        "conflict.kind, ticket.category, unknown fact 'ticket.category': use conflict.<name>",
        "conflict.kind, candidate.load, unknown fact 'candidate.load': use conflict.<name>",
        "conflict.kind, conflict.ticket, unknown fact 'conflict.ticket'",
        "BLOCKING, FATAL, 'FATAL' is no severity: use INFO"
    })
    void whatAGridCannotSayIsRefused(String old, String fresh, String said) {
        var own = (HEAD + "A,SAME_CI,,BLOCKING,\n").replace(old, fresh);
        assertThatThrownBy(() -> GridDefinition.parse("g", own))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(said);
    }

    @Test
    void actionsOfOtherGridsAreRefusedBesideIt() {
        var own = "rule,when,then,then\n,conflict.kind,severity,score\n,equals,set,add\nA,SAME_CI,INFO,3\n";
        assertThatThrownBy(() -> GridDefinition.parse("g", own)).hasMessageContaining("severity alone");
    }

    @Test
    void whatIsNoConflictIsRefused() {
        var grids = new Grids();
        var pack = pack(Map.of(PATH + ".rules.csv", grid));
        for (var inputs : Stream.<Map<String, Object>>of(Map.of(), Map.of("conflict", 3), Map.of("ticket", Map.of()))
                .toList()) {
            assertThatThrownBy(() -> grids.decide(pack, KEY, inputs))
                    .as(inputs.toString())
                    .hasMessageContaining("conflict");
        }
    }

    @Test
    void ofTheShippedGridNothingIsHiddenAndAHiddenRuleIsTold() {
        assertThat(GridAnalysis.of(CsvSheet.read(grid).orElseThrow(), "conflict.steps"::equals))
                .isEmpty();
        var lines = grid.split("\n");
        var moved =
                String.join("\n", Arrays.copyOf(lines, 3)) + "\n" + lines[lines.length - 1] + "\n" + lines[5] + "\n";
        assertThat(GridAnalysis.of(CsvSheet.read(moved).orElseThrow(), "conflict.steps"::equals))
                .singleElement()
                .satisfies(remark -> assertThat(remark.sentence()).contains("answered before it (rule Else)"));
    }
}
