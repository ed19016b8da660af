package org.praxisitsm.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Offerings over a real port: whose one may look at, and how those who answer for them change them. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Tag("database")
class OfferingContractTests {

    @LocalServerPort
    int port;

    private Client as(String account) {
        return Client.as(account, port);
    }

    private static Map<String, Object> offering(String key) {
        return new HashMap<>(Map.of(
                "key",
                key,
                "category",
                "devices",
                "names",
                Map.of("en", "Monitor arm", "de", "Monitorarm"),
                "summaries",
                Map.of("en", "Holds one screen."),
                "practice",
                "service-request",
                "audience",
                "everybody",
                "price",
                89.9,
                "deliveryDays",
                4));
    }

    private List<String> keys(String account, String query) throws Exception {
        var answer = as(account).get("/offerings" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("items").findValuesAsText("key");
    }

    @ParameterizedTest
    @CsvSource({
        "requester, requester, 200",
        "requester, approver, 200", // of the same unit
        "requester, hr-owner, 403",
        "requester, no-such-person, 403",
        "erik.halvorsen, requester, 200", // up the line
        "manager, hr-owner, 200",
        "agent, hr-owner, 200",
        "hr, requester, 200",
        "finance-owner, hr, 403",
        "admin, hr, 200"
    })
    void onlyThoseWhoMayAskForSomebodySeeWhatThatOneMayHave(String by, String person, int status) throws Exception {
        assertThat(as(by).get("/offerings?for=" + person).status()).isEqualTo(status);
        assertThat(as(by).get("/offerings/laptop?for=" + person).status()).isEqualTo(status);
        if (status == 403) {
            var order = Map.of(
                    "practice",
                    "service-request",
                    "subject",
                    "A laptop",
                    "affected",
                    person,
                    "fields",
                    Map.of("offering", "laptop", "quantity", 1));
            var answer = as(by).post("/tickets", order);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().path("errors").findValuesAsText("field")).contains("affected");
        }
    }

    @Test
    void anOfferingIsDraftedPublishedChangedAndRetired() throws Exception {
        var made = as("owner").post("/offerings", offering("monitor-arm"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.header("Location")).endsWith("/offerings/monitor-arm");
        assertThat(made.at("lifecycle")).isEqualTo("DRAFT");
        assertThat(keys("requester", "")).doesNotContain("monitor-arm");
        assertThat(as("requester").get("/offerings/monitor-arm").status()).isEqualTo(404);
        assertThat(keys("owner", "?lifecycle=DRAFT")).contains("monitor-arm");

        var published = as("owner")
                .json(
                        "PATCH",
                        "/offerings/monitor-arm",
                        Map.of("lifecycle", "PUBLISHED"),
                        "If-Match",
                        made.header("ETag"));
        assertThat(published.status()).as(published.text()).isEqualTo(200);
        assertThat(keys("requester", "?q=monitorarm")).containsExactly("monitor-arm");
        assertThat(as("owner")
                        .json("PATCH", "/offerings/monitor-arm", Map.of("price", 5), "If-Match", made.header("ETag"))
                        .status())
                .as("based on what was changed since")
                .isEqualTo(409);

        var nothing = new HashMap<String, Object>();
        nothing.put("price", null);
        assertThat(as("owner")
                        .json("PATCH", "/offerings/monitor-arm", nothing)
                        .json()
                        .path("price")
                        .isNull())
                .isTrue();
        as("owner").json("PATCH", "/offerings/monitor-arm", Map.of("lifecycle", "RETIRED"));
        assertThat(keys("requester", "")).doesNotContain("monitor-arm");

        var acts = as("auditor").get("/audit?objectType=offering&objectId=monitor-arm");
        assertThat(acts.json().path("items"))
                .map(JsonNode::toString)
                .anyMatch(line -> line.contains("offering.created") && line.contains("monitor-arm"))
                .anyMatch(line -> line.contains("offering.changed") && line.contains("89.9"));
    }

    @ParameterizedTest
    @CsvSource({
        "category, no-such-part, category",
        "practice, incident, practice",
        "audience, nobody-knows, audience",
        "service, no-such-service, service",
        "owner, no-such-person, owner",
        "form, no-such-form, form",
        "currency, EURO, currency",
        "price, -1, price",
        "deliveryDays, 4000, deliveryDays",
        "icon, ../x, icon",
        "color, red, color",
        "kind, THING, kind"
    })
    void whatIsWrongIsNamed(String member, String value, String place) throws Exception {
        var body = offering("wrong-one");
        body.put(member, value.matches("-?\\d+") ? (Object) Integer.valueOf(value) : value);
        var answer = as("owner").post("/offerings", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsText("field")).contains(place);
        assertThat(keys("owner", "?lifecycle=DRAFT")).doesNotContain("wrong-one");
    }

    @Test
    void aBundleHoldsWhatIsThereAndKeepsIt() throws Exception {
        var bundle = offering("two-things");
        bundle.put("kind", "BUNDLE");
        bundle.put("lifecycle", "PUBLISHED");
        for (var parts : List.of(
                List.of(), List.of("new-colleague"), List.of("no-such"), List.of("fax"), List.of("badge", "badge"))) {
            bundle.put("parts", parts);
            var answer = as("owner").post("/offerings", bundle);
            assertThat(answer.status()).as(parts + answer.text()).isEqualTo(422);
            assertThat(answer.json().path("errors").findValuesAsText("field")).containsExactly("parts");
        }
        var needed = as("owner").json("PATCH", "/offerings/badge", Map.of("lifecycle", "RETIRED"));
        assertThat(needed.status()).isEqualTo(409);
        assertThat(needed.text()).contains("new-colleague");
    }

    @Test
    void whoeverDoesNotOwnThePracticeChangesNothing() throws Exception {
        for (var other : List.of("requester", "agent", "hr-owner", "auditor")) {
            assertThat(as(other).post("/offerings", offering("theirs")).status())
                    .as(other)
                    .isEqualTo(403);
            assertThat(as(other)
                            .json("PATCH", "/offerings/laptop", Map.of("price", 1))
                            .status())
                    .as(other)
                    .isEqualTo(404);
            assertThat(keys(other, "?lifecycle=PUBLISHED")).as(other).isEmpty();
        }
    }

    @Test
    void aPartOfTheCatalogueIsRenamedAndMovedByThoseWhoOwnIt() throws Exception {
        var read = as("requester").get("/offering-categories/rooms");
        assertThat(read.status()).isEqualTo(200);
        assertThat(as("requester")
                        .json("PATCH", "/offering-categories/rooms", Map.of("place", 0))
                        .status())
                .isEqualTo(403);
        assertThat(as("owner")
                        .json("PATCH", "/offering-categories/no-such", Map.of("place", 0))
                        .status())
                .isEqualTo(404);
        var renamed = as("owner")
                .json(
                        "PATCH",
                        "/offering-categories/rooms",
                        Map.of("names", Map.of("en", "Places", "de", "Plätze"), "place", 40),
                        "If-Match",
                        read.header("ETag"));
        assertThat(renamed.status()).as(renamed.text()).isEqualTo(200);
        assertThat(as("owner")
                        .json(
                                "PATCH",
                                "/offering-categories/rooms",
                                Map.of("place", 1),
                                "If-Match",
                                read.header("ETag"))
                        .status())
                .as("based on what was changed since")
                .isEqualTo(409);
        assertThat(as("requester")
                        .get("/offering-categories")
                        .json()
                        .path("items")
                        .findValuesAsText("key"))
                .last()
                .isEqualTo("rooms");
        for (var wrong : List.of(
                Map.of("place", -1),
                Map.of("names", Map.of("de", "Nur")),
                Map.of("key", "x"),
                Map.of("place", "first"))) {
            var answer = as("owner").json("PATCH", "/offering-categories/rooms", wrong);
            assertThat(answer.status()).as(wrong + answer.text()).isEqualTo(422);
        }
        as("owner")
                .json(
                        "PATCH",
                        "/offering-categories/rooms",
                        Map.of(
                                "names",
                                Map.of("en", "Rooms and desks", "de", "Räume und Plätze"),
                                "place",
                                read.json().path("place").asInt()));
    }
}
