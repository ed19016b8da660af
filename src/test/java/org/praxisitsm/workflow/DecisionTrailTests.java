package org.praxisitsm.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.audit.AuditTrail;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.Drafts;
import org.praxisitsm.practice.Packs;
import org.praxisitsm.rules.Decisions;
import org.praxisitsm.rules.RequiredDecision;
import org.praxisitsm.rules.RequiredDecisions;
import org.praxisitsm.shared.DecisionMade.Kind;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketIntake;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** A published pack whose table requires others: what each said stands in the trail, and is said so again. */
@Tag("database")
@SpringBootTest
class DecisionTrailTests {

    private static final String KEY = "drd-trail";

    @Autowired
    Drafts drafts;

    @Autowired
    TicketIntake intake;

    @Autowired
    TicketDesk desk;

    @Autowired
    AuditTrail trail;

    @Autowired
    Decisions decisions;

    @Autowired
    Viewers viewers;

    private static Map<String, String> pack() {
        var demo = Packs.texts();
        demo.put("rules/demo/demo-priority.dmn", RequiredDecisions.DEMO);
        demo.put(
                "processes/demo/demo-start.form",
                Packs.FORM.replace(
                        "]}",
                        ", {\"type\": \"select\", \"id\": \"Field_2\", \"key\": \"impact\", \"label\": \"Impact\","
                                + " \"values\": [{\"label\": \"One\", \"value\": \"one\"}, {\"label\": \"Site\", \"value\": \"site\"}]}]}"));
        demo.put("rules/demo/demo-priority.cases.csv", "name,in.impact,in.vip,out.priority\na site,site,false,1\n");
        demo.put("rules/demo/demo-level.cases.csv", "name,in.impact,out.level\na site,site,high\n");
        var texts = new LinkedHashMap<String, String>();
        demo.forEach((path, text) -> texts.put(
                path.replace("demo", KEY),
                text.replace("demo", KEY).replace("prefix: DEM", "prefix: DRT\nsecondPerson: false")));
        return texts;
    }

    @Test
    void eachDecisionIsRecordedAndCanBeMadeAgain() {
        var admin = viewers.of("admin");
        var draft = drafts.upload(KEY, Packs.of(pack()).toZip(), admin);
        drafts.publish(KEY, draft.id(), "Decided in steps", admin);

        var number = intake.open(
                        new OpenTicket(KEY, "It rains in", null, null, null, "PORTAL", Map.of("impact", "site")),
                        viewers.of("requester"))
                .number();

        assertThat(desk.get(number, admin).priority()).isEqualTo(1);
        var made = trail.decisionsOf(number, Viewer.system("test")).stream()
                .map(AuditTrail.DecisionRecord::decision)
                .sorted(java.util.Comparator.comparing(one -> one.inputs().size()))
                .toList();
        assertThat(made)
                .extracting(one -> one.key() + " " + one.kind())
                .containsExactlyInAnyOrder(
                        KEY + "-level " + Kind.TABLE, KEY + "-days " + Kind.LITERAL, KEY + "-priority " + Kind.TABLE);
        var asked = made.get(2);
        assertThat(asked.inputs().keySet()).isEqualTo(java.util.Set.of("impact", "days", "vip", "level"));
        var again = decisions.evaluate(KEY + "-priority", new LinkedHashMap<>(asked.inputs()), admin);
        assertThat(again.outputs()).isEqualTo(asked.outputs());
        assertThat(again.matchedRules()).isEqualTo(asked.matchedRules());
        assertThat(again.required())
                .extracting(RequiredDecision::decision)
                .containsExactly(KEY + "-level", KEY + "-days");
        assertThat(decisions
                        .evaluate(KEY + "-days", Map.of("impact", "one"), admin)
                        .outputs())
                .isEqualTo(Map.of("days", 10));
    }
}
