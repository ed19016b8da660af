package org.praxisitsm.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.praxisitsm.approval.ApprovalLinks;
import org.praxisitsm.approval.ApprovalReads;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketIntake;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What the link of a mail shows of a form with rows, and that it can be answered. */
@SpringBootTest
class VotePageTests {

    private static final String OWNER = "paulo.serra";

    @Autowired
    TicketIntake intake;

    @Autowired
    TicketDesk desk;

    @Autowired
    ApprovalReads reads;

    @Autowired
    ApprovalLinks links;

    @Autowired
    Viewers viewers;

    @Autowired
    WebApplicationContext web;

    private MockMvc browser;

    @BeforeEach
    void browser() {
        browser = MockMvcBuilders.webAppContextSetup(web).build();
    }

    @Test
    void aPurchaseWithRowsIsReadAndDecidedByTheLink() throws Exception {
        var order = new OpenTicket(
                "finance-purchase",
                "Scales by link",
                "The old ones are past their date.",
                null,
                null,
                "PORTAL",
                Map.of(
                        "purchaseKind",
                        "goods",
                        "quantity",
                        6,
                        "amount",
                        1_200,
                        "costCentre",
                        "porto-hub",
                        "lines",
                        List.of(Map.of("article", "Scale", "pieces", 6))));
        var number = intake.open(order, viewers.of("requester")).number();
        var vote =
                reads.ofTicket(number, viewers.of("finance")).get(0).counting().get(0);
        assertThat(vote.holder()).isEqualTo(OWNER);
        var token = links.issue(vote.id(), OWNER).orElseThrow();

        var seen = browser.perform(get("/vote/" + token)).andReturn().getResponse();
        assertThat(seen.getContentAsString())
                .contains("The old ones are past their date.", "Scale", "name=\"value.decisionReason\"")
                .as("the word of the form, and nothing asked that no ticket can answer")
                .contains("What is it for?")
                .doesNotContain(">description<", "value.article", "value.pieces");

        var said = browser.perform(
                        post("/vote/" + token).param("outcome", "approve").param("value.decisionReason", ""))
                .andReturn()
                .getResponse();
        assertThat(said.getStatus()).isEqualTo(200);
        assertThat(desk.get(number, viewers.of("finance")).state()).isEqualTo("order");
    }

    @Test
    void aLinkThatIsNotKnownIsToldInTheLanguageOfTheBrowser() throws Exception {
        var page = browser.perform(get("/vote/abc").locale(Locale.GERMANY))
                .andReturn()
                .getResponse();
        assertThat(page.getStatus()).isEqualTo(404);
        assertThat(page.getContentAsString(java.nio.charset.StandardCharsets.UTF_8))
                .contains("lang=\"de\"")
                .contains("Meine Genehmigungen öffnen");
    }
}
