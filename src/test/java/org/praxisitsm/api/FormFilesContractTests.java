package org.praxisitsm.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files in answers over REST: uploaded first, named by the answer, attached with it; and everything that is not one's own. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Tag("database")
class FormFilesContractTests {

    private static final byte[] PDF = "%PDF-1.7\n% an offer\n".getBytes(StandardCharsets.US_ASCII);

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private Client requester;
    private Client agent;

    @BeforeEach
    void clients() throws Exception {
        requester = Client.as("requester", port);
        agent = Client.as("agent", port);
        for (var client : List.of(requester, agent)) {
            for (var old : client.get("/uploads").json().path("items")) {
                client.send("DELETE", "/uploads/" + old.path("id").asText(), null, null, Map.of());
            }
        }
    }

    private static String upload(Client client, String name, byte[] bytes) throws Exception {
        var kept = client.upload("/uploads", name, bytes);
        assertThat(kept.status()).as(kept.text()).isEqualTo(201);
        return kept.at("id");
    }

    private static Map<String, Object> purchase(Object offers) {
        var fields = new HashMap<String, Object>();
        fields.put("purchaseKind", "goods");
        fields.put("quantity", 6);
        fields.put("amount", 90);
        fields.put("supplier", "Regalbau");
        fields.put("costCentre", "porto-hub");
        fields.put("neededBy", "2030-04-01");
        if (offers != null) {
            fields.put("offers", offers);
        }
        return Map.of(
                "practice", "finance-purchase", "subject", "Six racks", "description", "For aisle 4", "fields", fields);
    }

    private void refused(Client.Answer answer, int status, String words) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.text()).contains(words);
    }

    private static List<String> names(JsonNode files) {
        var names = new ArrayList<String>();
        files.forEach(file -> names.add(file.path("name").asText()));
        return names;
    }

    @Test
    void whatAnAnswerNamesIsAttachedWithTheTicketAndStaysItsSenders() throws Exception {
        var id = upload(requester, "offer.pdf", PDF);
        assertThat(agent.get("/uploads").text()).doesNotContain(id);
        var ticket = requester.post("/tickets", purchase(List.of(id)));
        assertThat(ticket.status()).as(ticket.text()).isEqualTo(201);
        var number = ticket.at("number");
        var seen = requester.get("/tickets/" + number).json();
        assertThat(names(seen.path("fields").path("offers"))).containsExactly("offer.pdf");
        var attached =
                requester.get("/tickets/" + number + "/attachments").json().path("items");
        assertThat(names(attached)).containsExactly("offer.pdf");
        assertThat(attached.path(0).path("author").asText()).isEqualTo("requester");
        assertThat(requester.get("/tickets/" + number + "/attachments/" + id).bytes())
                .isEqualTo(PDF);
        assertThat(requester.get("/uploads").json().path("items")).isEmpty();
        refused(requester.post("/tickets", purchase(List.of(id))), 422, "fields.offers");
    }

    @Test
    void nobodyNamesWhatIsNotTheirs() throws Exception {
        var others = upload(agent, "other.pdf", PDF);
        refused(requester.post("/tickets", purchase(List.of(others))), 422, "fields.offers");
        var report = agent.post(
                "/tickets",
                Map.of(
                        "practice",
                        "incident",
                        "subject",
                        "VPN drops",
                        "description",
                        "Since the update",
                        "fields",
                        Map.of("category", "network", "impact", "team", "urgency", "high")));
        var kept = agent.upload("/tickets/" + report.at("number") + "/attachments", "secret.pdf", PDF);
        assertThat(kept.status()).as(report.text() + kept.text()).isEqualTo(201);
        refused(requester.post("/tickets", purchase(List.of(kept.at("id")))), 422, "fields.offers");
        refused(agent.post("/tickets", purchase(List.of(kept.at("id")))), 422, "fields.offers");
        for (var forged : List.of("0", "-1", "999999999999999999", "9".repeat(40), "trial-1", "x")) {
            refused(requester.post("/tickets", purchase(List.of(forged))), 422, "fields.offers");
        }
        refused(requester.post("/tickets", purchase(Map.of("id", others))), 422, "fields.offers");
        refused(requester.send("DELETE", "/uploads/" + others, null, null, Map.of()), 404, "no upload");
        assertThat(agent.get("/uploads").json().path("items")).hasSize(1);
    }

    @Test
    void wrongKindsProgramsEmptyOnesAndTooManyAreRefused() throws Exception {
        var disguised = upload(requester, "offer.pdf", "<html><script>alert(1)</script></html>".getBytes());
        refused(requester.post("/tickets", purchase(List.of(disguised))), 422, "of another kind");
        var named = upload(requester, "offer.txt", PDF);
        refused(requester.post("/tickets", purchase(List.of(named))), 422, "of another kind");
        refused(requester.upload("/uploads", "run.pdf", "#!/bin/sh\nrm -rf /".getBytes()), 415, "program");
        refused(requester.upload("/uploads", "empty.pdf", new byte[0]), 422, "empty");
        refused(requester.upload("/uploads", "..", PDF), 422, "file");
        var many = new ArrayList<String>();
        for (var i = 0; i < 1_000; i++) {
            many.add(String.valueOf(i));
        }
        refused(requester.post("/tickets", purchase(many)), 422, "At most 20 files");
        var kept = 2;
        var answer = requester.upload("/uploads", "a.pdf", PDF);
        while (answer.status() == 201) {
            kept++;
            answer = requester.upload("/uploads", "a.pdf", PDF);
        }
        refused(answer, 409, "limit");
        assertThat(kept).isEqualTo(40);
    }

    @Test
    void whatTheFieldDoesNotAcceptIsRefusedAtUploadWhereItIsSaid() throws Exception {
        var forPdf = "/uploads?accept=.pdf,image/*";
        assertThat(requester.upload(forPdf, "offer.PDF", PDF).status()).isEqualTo(201);
        refused(requester.upload(forPdf, "offer.txt", "An offer".getBytes()), 422, "of another kind");
        refused(requester.upload(forPdf, "offer.pdf", "<html></html>".getBytes()), 422, "of another kind");
        assertThat(requester.get("/uploads").json().path("items")).hasSize(1);
        for (var none : List.of("pdf", "*", ".pdf,,", ".x".repeat(30), ".pdf," + ".a,".repeat(20) + ".b", "")) {
            refused(
                    requester.upload("/uploads?accept=" + URLEncoder.encode(none, UTF_8), "offer.pdf", PDF),
                    422,
                    "accept");
        }
    }

    @Test
    void theDescriptionOfAPracticeSaysInWhichCurrencyItsAmountsAre() throws Exception {
        for (var field : requester.get("/practices/finance-purchase").json().path("fields")) {
            var money = field.path("type").asText().equals("MONEY");
            assertThat(field.path("currency").asText("")).as(field.toString()).isEqualTo(money ? "EUR" : "");
        }
    }

    @Test
    void aFileIsNotPutIntoAFieldFromOutsideOfAForm() throws Exception {
        var number = requester.post("/tickets", purchase(null)).at("number");
        var id = upload(agent, "offer.pdf", PDF);
        var finance = Client.as("finance", port);
        var patched = finance.json("PATCH", "/tickets/" + number, Map.of("fields", Map.of("offers", List.of(id))));
        assertThat(patched.status()).as(patched.text()).isBetween(400, 422);
        assertThat(requester.get("/tickets/" + number).json().path("fields").path("offers"))
                .isEmpty();
    }

    @Test
    void documentsOfAConfidentialCaseStayConfidential() throws Exception {
        var id = upload(requester, "letter.pdf", PDF);
        var opened = requester.post(
                "/tickets",
                Map.of(
                        "practice",
                        "hr-case",
                        "subject",
                        "A letter",
                        "description",
                        "See there",
                        "fields",
                        Map.of("topic", "pay", "documents", List.of(id))));
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        var path = "/tickets/" + opened.at("number") + "/attachments/" + id;
        assertThat(requester.get(path).bytes()).isEqualTo(PDF);
        for (var account : List.of("agent", "admin")) {
            assertThat(Client.as(account, port).get(path).status()).as(account).isEqualTo(404);
        }
    }
}
