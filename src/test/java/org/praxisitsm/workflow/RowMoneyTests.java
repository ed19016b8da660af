package org.praxisitsm.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.PackFiles;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ui.components.Names;
import org.springframework.beans.factory.annotation.Autowired;

/** Amounts in rows, and those that a command asks for, are in the currency of the ticket where nothing says another. */
class RowMoneyTests extends MovingTest {

    private static final String KEY = "row-money";

    @Autowired
    Practices practices;

    @Autowired
    TicketIntake intake;

    @Autowired
    TicketDesk desk;

    @Autowired
    Commands commands;

    @Autowired
    Names names;

    @Test
    void whatACommandAsksForIsInTheCurrencyOfTheTicket() {
        if (practices.current(KEY).isEmpty()) {
            practice.publish(KEY, pack());
        }
        var requester = practice.of("requester");
        var order = new OpenTicket(KEY, "Chairs", null, null, null, "PORTAL", Map.of("currency", "SEK"));
        var number = intake.open(order, requester).number();

        var form = commands.offered(number, requester).get(0).form();
        assertThat(form).isNotNull();
        assertThat(form.fields())
                .extracting(field -> field.traits().currency())
                .as("the ticket's; what a field has of its own comes with its words")
                .containsExactly("SEK", null, null);
        assertThat(form.fields().get(2).components())
                .extracting(column -> column.traits().currency())
                .as("a column is no field, also where one has its name")
                .containsExactly(null, "SEK", "SEK", "USD");
        assertThat(form.schema().findValuesAsText("currency"))
                .as("for whoever draws it; what the field says the practice says")
                .containsExactly("SEK", "SEK", "SEK", "USD");
        assertThat(names.inWords(desk.get(number, requester), commands.offered(number, requester))
                        .get(0)
                        .form())
                .isNotNull()
                .extracting(FormDefinition::fields)
                .satisfies(fields -> assertThat(
                                fields.get(2).components().get(2).traits().currency())
                        .isEqualTo("SEK"));

        commands.send(
                number, "Start_More", Map.of("lines", List.of(Map.of("article", "Chair", "each", 1_200.5))), requester);
        var ticket = desk.get(number, requester);
        assertThat(names.value(ticket, "lines", ticket.fields().get("lines"), Locale.ENGLISH, ZoneOffset.UTC))
                .isEqualTo("Article: Chair · Each: SEK\u00a01,200.50");
    }

    private static PackFiles pack() {
        var small = new SmallPack(KEY, "RMO")
                .field("currency", "type: TEXT, maxLength: 3, variable: true")
                .field("total", "type: MONEY")
                .field("limit", "type: MONEY, currency: EUR")
                .field("lines", "type: ROWS")
                .asks("currency")
                .drawn(DRAWN)
                .with("processes/" + KEY + "/more.form", FORM.getBytes(StandardCharsets.UTF_8));
        var diagram = "processes/" + KEY + "/" + KEY + "-main.bpmn";
        var drawn = new String(small.bytes(diagram), StandardCharsets.UTF_8)
                .replace(
                        "<bpmn:process ",
                        "<bpmn:message id=\"Message_More\" name=\"More is needed\" />\n<bpmn:process ");
        return small.with(diagram, drawn.getBytes(StandardCharsets.UTF_8));
    }

    private static final String FORM =
            """
            {"id": "more", "type": "default", "components": [
              {"type": "group", "id": "G_1", "label": "Sums", "components": [
                {"type": "money", "id": "F_total", "key": "total", "label": "Total"}]},
              {"type": "money", "id": "F_limit", "key": "limit", "label": "Up to"},
              {"type": "dynamiclist", "id": "F_lines", "path": "lines", "label": "Lines", "components": [
                {"type": "textfield", "id": "C_article", "key": "article", "label": "Article"},
                {"type": "money", "id": "C_each", "key": "each", "label": "Each"},
                {"type": "money", "id": "C_limit", "key": "limit", "label": "At most"},
                {"type": "money", "id": "C_duty", "key": "duty", "label": "Duty", "currency": "USD"}]}
            ]}
            """;

    private static final String DRAWN =
            """
            <bpmn:sequenceFlow id="Flow_1" sourceRef="Start_Reported" targetRef="Task_Work" />
            <bpmn:sequenceFlow id="Flow_2" sourceRef="Task_Work" targetRef="End_Closed" />
            <bpmn:subProcess id="Sub_More" name="More" triggeredByEvent="true">
              <bpmn:startEvent id="Start_More" name="Order more" isInterrupting="false">
                <bpmn:extensionElements>
                  <camunda:properties>
                    <camunda:property name="offeredTo" value="agent, requester" />
                    <camunda:property name="form" value="more" />
                  </camunda:properties>
                </bpmn:extensionElements>
                <bpmn:messageEventDefinition id="Event_More" messageRef="Message_More" />
              </bpmn:startEvent>
              <bpmn:endEvent id="End_More" name="More ordered" />
              <bpmn:sequenceFlow id="Flow_3" sourceRef="Start_More" targetRef="End_More" />
            </bpmn:subProcess>
            """;
}
