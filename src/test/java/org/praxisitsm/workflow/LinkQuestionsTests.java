package org.praxisitsm.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.praxisitsm.approval.ApprovalLinks;
import org.praxisitsm.approval.ApprovalReads;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketIntake;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** By the link of a mail whatever an outcome needs is asked and answered: a choice, a day, an amount. */
class LinkQuestionsTests extends MovingTest {

    private static final String KEY = "asked-by-link";

    @Autowired
    Practices practices;

    @Autowired
    TicketIntake intake;

    @Autowired
    TicketDesk desk;

    @Autowired
    ApprovalReads reads;

    @Autowired
    ApprovalLinks links;

    @Autowired
    WebApplicationContext web;

    private MockMvc browser;

    @BeforeEach
    void anybodyWhoIsNotSignedIn() {
        browser =
                MockMvcBuilders.webAppContextSetup(web).apply(springSecurity()).build();
    }

    @Test
    void whatAnOutcomeNeedsIsAskedAndAMissingAnswerKeepsTheOthers() throws Exception {
        if (practices.current(KEY).isEmpty()) {
            practice.publish(KEY, AskedByLink.pack(KEY, "ABL"));
        }
        var number = intake.open(
                        new OpenTicket(KEY, "A fair", null, null, null, "PORTAL", Map.of()), practice.of("requester"))
                .number();
        var vote = reads.ofTicket(number, practice.admin()).get(0).counting().get(0);
        var token = links.issue(vote.id(), AskedByLink.APPROVER).orElseThrow();
        var seen = browser.perform(get("/vote/" + token)).andReturn().getResponse();
        assertThat(seen.getContentAsString())
                .contains("<select name=\"value.site\"", "type=\"date\"", "name=\"value.limit\"", "<span>SEK</span>")
                .contains("Needed for “Approve”.")
                .contains("name=\"value.told\"");

        var refused = browser.perform(post("/vote/" + token)
                        .param("outcome", "approve")
                        .param("value.site", "porto")
                        .param("value.day", "")
                        .param("value.limit", "twelve")
                        .param("value.owner", "Nobody Nowhere")
                        .param("value.team", "service-desk")
                        .param("value.told", "", "true")
                        .param("value.reason", ""))
                .andReturn()
                .getResponse();
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString())
                .as("told at its question, with a way to each")
                .contains("<p class=\"wrong\" id=\"why-day\">“Approve” needs an answer here.</p>")
                .contains("<p class=\"wrong\" id=\"why-limit\">A number is expected")
                .contains("<p class=\"wrong\" id=\"why-owner\">There is no person Nobody Nowhere")
                .contains("<a href=\"#answer-day\">Day</a>, <a href=\"#answer-limit\">Up to</a>")
                .containsOnlyOnce("autofocus")
                .as("what was typed stands there still")
                .contains(
                        "<option value=\"porto\" selected>",
                        "value=\"twelve\"",
                        "value=\"Nobody Nowhere\"",
                        "value=\"true\" checked")
                .as("and nothing sends people to the portal for what they can answer here")
                .doesNotContain("Open my approvals");
        assertThat(desk.get(number, Viewer.system("test")).state()).isEqualTo("new");

        var said = browser.perform(post("/vote/" + token)
                        .param("outcome", "approve")
                        .param("value.site", "porto")
                        .param("value.day", "2030-02-01")
                        .param("value.limit", "1,200.50")
                        .param("value.owner", "Paulo Serra")
                        .param("value.team", "service-desk")
                        .param("value.told", "", "true"))
                .andReturn()
                .getResponse();
        assertThat(said.getStatus()).as(said.getContentAsString()).isEqualTo(200);
        assertThat(desk.get(number, Viewer.system("test")).fields())
                .containsEntry("site", "porto")
                .containsEntry("day", "2030-02-01")
                .containsEntry("told", true)
                .containsEntry("owner", "paulo.serra")
                .containsEntry("team", "service-desk")
                .extractingByKey("limit")
                .satisfies(limit -> assertThat(new BigDecimal(limit.toString())).isEqualByComparingTo("1200.5"));
    }
}
