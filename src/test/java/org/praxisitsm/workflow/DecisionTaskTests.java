package org.praxisitsm.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.praxisitsm.practice.PackReader;
import org.praxisitsm.practice.Packs;
import org.praxisitsm.rules.RequiredDecisions;
import org.praxisitsm.shared.DecisionMade.MatchedRule;

/** A step whose decision requires others: each is told with its rules, and only what the step names reaches the ticket. */
class DecisionTaskTests {

    private static final String TABLE = "rules/demo/demo-priority.dmn";
    private static final String DIAGRAM = "processes/demo/demo-process.bpmn";

    private static TicketOnEngine opened(Map<String, String> changed, String impact) {
        var texts = Packs.texts();
        texts.put(TABLE, RequiredDecisions.DEMO);
        texts.putAll(changed);
        var ticket = new HashMap<String, Object>();
        ticket.put("impact", impact);
        ticket.put("vip", false);
        // Of the same name as an answer on the way: not read, and not overwritten.
        ticket.put("level", "of the ticket");
        return new TicketOnEngine(PackReader.read(Packs.of(texts), "demo")).opened(ticket);
    }

    @Test
    void eachDecisionIsToldInItsOrder() {
        try (var engine = opened(Map.of(), "site")) {
            assertThat(engine.evaluations())
                    .extracting(Stage.Evaluation::decision)
                    .containsExactly("demo-level", "demo-days", "demo-priority");
            assertThat(engine.evaluations().get(0))
                    .isEqualTo(new Stage.Evaluation(
                            "demo-level",
                            true,
                            Map.of("impact", "site"),
                            Map.of("level", "high"),
                            Map.of("level", "high"),
                            List.of(new MatchedRule("Rule_3", 1, "Many people"))));
            assertThat(engine.evaluations().get(1))
                    .isEqualTo(new Stage.Evaluation(
                            "demo-days",
                            false,
                            Map.of("level", "high"),
                            Map.of("days", 2),
                            Map.of("days", 2),
                            List.of()));
            var last = engine.evaluations().get(2);
            assertThat(last.inputs()).isEqualTo(Map.of("impact", "site", "days", 2, "vip", false, "level", "high"));
            assertThat(last.matchedRules()).containsExactly(new MatchedRule("Rule_1", 1, "Short"));
            assertThat(engine.ticket).containsEntry("priority", 1).containsEntry("level", "of the ticket");
            assertThat(engine.ticket).doesNotContainKey("days");
        }
    }

    @Test
    void whatADecisionLeavesOpenIsNotTakenFromTheTicket() {
        try (var engine = opened(Map.of(), "nobody")) {
            assertThat(engine.evaluations().get(0).outputs()).isEmpty();
            assertThat(engine.evaluations().get(1).inputs()).containsEntry("level", null);
            assertThat(engine.ticket).containsEntry("priority", 3);
        }
    }

    @Test
    void aStepMayNameAnExpressionOfTheFile() {
        var diagram = Packs.DIAGRAM.replace("decisionRef=\"demo-priority\"", "decisionRef=\"demo-days\"");
        try (var engine = opened(Map.of(DIAGRAM, diagram), "site")) {
            assertThat(engine.evaluations())
                    .extracting(Stage.Evaluation::decision)
                    .containsExactly("demo-level", "demo-days");
            assertThat(engine.ticket).containsEntry("days", 2).doesNotContainKey("priority");
        }
    }

    @Test
    void severalFilesOfDecisionsStandBesideEachOther() {
        var other = RequiredDecisions.DEMO.replace("demo-", "more-").replace("Definitions_1", "Definitions_2");
        try (var engine = opened(Map.of("rules/demo/more-priority.dmn", other), "site")) {
            assertThat(engine.ticket).containsEntry("priority", 1);
        }
    }
}
