package org.praxisitsm.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiClass;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.ClassEditing;
import org.praxisitsm.asset.NewCi;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Stock, orders, hand-overs, disposal and stock-takes over a real port, also where they are misused. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Tag("database")
class AssetLifeContractTests {

    @LocalServerPort
    int port;

    @Autowired
    Assets assets;

    @Autowired
    Viewers viewers;

    @Autowired
    ClassEditing editing;

    private final String model = "Model " + UUID.randomUUID();
    private Client agent;
    private Client requester;
    private Client hr;

    @BeforeEach
    void signIn() {
        agent = Client.as("agent", port);
        requester = Client.as("requester", port);
        hr = Client.as("hr", port);
    }

    private String stored() {
        return assets.create(
                        NewCi.of("client", model)
                                .with(CiFields.STATE, "stored")
                                .attribute("model", model)
                                .attribute("purchase-price", 1180)
                                .attribute("purchased-at", "2026-03-17")
                                .attribute("useful-life", 48),
                        viewers.of("agent"))
                .number();
    }

    @Test
    void handOverIsConfirmedByThePersonOnly() throws Exception {
        var number = stored();
        assertThat(requester
                        .post("/assets/" + number + "/hand-overs", Map.of("person", "requester"))
                        .status())
                .isEqualTo(404);
        var made = agent.post("/assets/" + number + "/hand-overs", Map.of("person", "requester"));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.at("state")).isEqualTo("WAITING");
        var path = "/hand-overs/" + made.at("id");

        assertThat(agent.post(path + "/confirm", Map.of()).status()).isEqualTo(404);
        assertThat(hr.get(path).status()).isEqualTo(404);
        assertThat(requester.get("/hand-overs").text()).contains(number);
        var confirmed = requester.post(path + "/confirm", Map.of("note", "Thank you."));
        assertThat(confirmed.status()).isEqualTo(200);
        assertThat(confirmed.at("state")).isEqualTo("CONFIRMED");
        assertThat(requester.post(path + "/deny", Map.of()).status()).isEqualTo(409);
        assertThat(requester.post("/hand-overs/nonsense/confirm", Map.of()).status())
                .isEqualTo(404);
        assertThat(agent.post("/assets/" + number + "/hand-overs", Map.of("person", "nobody"))
                        .text())
                .contains("person");
    }

    @Test
    void disposalWantsProof() throws Exception {
        var number = stored();
        assertThat(agent.post("/assets/" + number + "/dispose", Map.of("certificate", "W-1"))
                        .status())
                .isEqualTo(409);
        assertThat(agent.post("/assets/" + number + "/retire", Map.of("reason", "Old"))
                        .at("state"))
                .isEqualTo("retired");
        var bare = agent.post("/assets/" + number + "/dispose", Map.of("certificate", "W-1"));
        assertThat(bare.status()).isEqualTo(409);
        assertThat(bare.text()).contains("proof");
        assertThat(hr.upload("/assets/" + number + "/proof", "w.txt", "Wiped".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(404);
        assertThat(agent.upload("/assets/" + number + "/proof", "w.txt", "Wiped".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(201);
        assertThat(agent.post("/assets/" + number + "/dispose", Map.of("certificate", "W-1"))
                        .at("state"))
                .isEqualTo("disposed");
    }

    @Test
    void orderNamesEveryBadValue() throws Exception {
        for (var price : List.of("-1", "1e30", "1e400", "0.000001")) {
            var body = "{\"lines\": [{\"ciClass\": \"client\", \"model\": \"" + model
                    + "\", \"quantity\": 1, \"price\": " + price + "}]}";
            var answer = agent.post("/orders", body.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.status()).as(price).isEqualTo(422);
            assertThat(answer.text()).as(price).contains("price");
        }
        assertThat(agent.post("/orders", Map.of()).text()).contains("lines");
        assertThat(agent.post("/orders", Map.of("lines", List.of(Map.of()))).status())
                .isEqualTo(422);
        assertThat(agent.post("/orders", Map.of("unit", "hr", "lines", List.of(line(1))))
                        .status())
                .isEqualTo(403);
        assertThat(requester.post("/orders", Map.of("lines", List.of(line(1)))).status())
                .isEqualTo(403);
    }

    private Map<String, Object> line(int quantity) {
        return Map.of("ciClass", "client", "model", model, "quantity", quantity, "price", 1180.5);
    }

    @Test
    void orderIsReceivedIntoTheStock() throws Exception {
        var placed = agent.post("/orders", Map.of("supplier", "Nordlys IT", "lines", List.of(line(2))));
        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.json().path("total").decimalValue()).isEqualByComparingTo("2361.00");
        var path = "/orders/" + placed.at("number");
        assertThat(hr.get(path).status()).isEqualTo(404);
        assertThat(hr.post(path + "/receive", Map.of("line", 1, "quantity", 1)).status())
                .isEqualTo(404);
        assertThat(agent.post(path + "/receive", Map.of("quantity", 1)).text()).contains("line");
        assertThat(agent.post(path + "/receive", Map.of("line", 1, "quantity", 3))
                        .status())
                .isEqualTo(422);
        var received = agent.post(
                path + "/receive",
                Map.of(
                        "line",
                        1,
                        "quantity",
                        2,
                        "serials",
                        List.of("S-" + UUID.randomUUID()),
                        "warrantyUntil",
                        "2029-11-30"));
        assertThat(received.status()).isEqualTo(200);
        assertThat(received.json().path("assets")).hasSize(2);
        assertThat(agent.get(path).at("state")).isEqualTo("RECEIVED");
        assertThat(agent.get("/stock").text()).contains(model);
        assertThat(hr.get("/stock").text()).doesNotContain(model);
        assertThat(requester.get("/stock").json().path("items")).isEmpty();
        assertThat(agent.json("PUT", "/stock/minimum", Map.of("ciClass", "client", "model", model, "minimum", 9))
                        .status())
                .isEqualTo(204);
        assertThat(agent.json("PUT", "/stock/minimum", Map.of("ciClass", "client", "model", model))
                        .text())
                .contains("minimum");
        assertThat(agent.get("/orders?cursor=nonsense!").status()).isEqualTo(422);
        assertThat(agent.get("/orders?open=true&limit=1").json().path("items").size())
                .isLessThanOrEqualTo(1);
    }

    @Test
    void bookValueIsToldMonthByMonth() throws Exception {
        var number = stored();
        var value = agent.get("/assets/" + number + "/value?on=2027-02-28");
        assertThat(value.status()).isEqualTo(200);
        assertThat(value.json().path("value").decimalValue()).isEqualByComparingTo("885.00");
        assertThat(value.json().path("months")).hasSize(48);
        assertThat(agent.get("/assets/" + number + "/value?on=yesterday").status())
                .isEqualTo(422);
        assertThat(hr.get("/assets/" + number + "/value").status()).isEqualTo(404);
    }

    @Test
    void stockTakeOfAnotherUnitIsNotThere() throws Exception {
        var place = assets.create(NewCi.of("location", "Shelf " + model), viewers.of("agent"))
                .number();
        assertThat(hr.post("/stock-takes", Map.of("unit", "it", "location", place))
                        .status())
                .isEqualTo(403);
        var begun = agent.post("/stock-takes", Map.of("location", place));
        assertThat(begun.status()).isEqualTo(201);
        var path = "/stock-takes/" + begun.at("number");
        assertThat(hr.get(path).status()).isEqualTo(404);
        assertThat(hr.post(path + "/scans", Map.of("code", "x")).status()).isEqualTo(404);
        assertThat(hr.post(path + "/close", Map.of()).status()).isEqualTo(404);
        assertThat(requester.get(path).status()).isEqualTo(404);
        assertThat(agent.post(path + "/scans", Map.of("code", "x".repeat(500))).text())
                .contains("code");
        var scanned = agent.post(path + "/scans", Map.of("code", stored()));
        assertThat(scanned.json().path("known").asBoolean()).isTrue();
        assertThat(scanned.json().path("line").path("finding").asText()).isEqualTo("UNEXPECTED");
        assertThat(agent.post(path + "/close", Map.of("correct", false)).status())
                .isEqualTo(200);
        assertThat(agent.post(path + "/close", Map.of()).status()).isEqualTo(409);
        assertThat(agent.post("/stock-takes", Map.of("location", stored())).text())
                .contains("location");
    }

    @Test
    void licencesAndContractsAreListed() throws Exception {
        assertThat(agent.get("/licences").status()).isEqualTo(200);
        assertThat(agent.get("/contracts").status()).isEqualTo(200);
    }

    @Test
    void whatIsKeptForAGroupIsNeitherInTheTrailNorAmongTheOrdersOfOthers() throws Exception {
        var key = "safe-" + UUID.randomUUID().toString().substring(0, 8);
        var names = Map.of("en", key);
        var kept = new CiClass.Rights(Set.of("network"), Set.of());
        editing.create(
                new CiClass(key, "device", names, "box", false, false, kept, List.of(), List.of(), 1),
                Viewer.system("test"));
        var keeper = Client.as("network", port);
        var line = new LinkedHashMap<String, Object>(line(1));
        line.put("ciClass", key);
        var order = keeper.post("/orders", Map.of("lines", List.of(line)));
        assertThat(order.status()).isEqualTo(201);
        var path = "/orders/" + order.at("number");
        var received = keeper.post(path + "/receive", Map.of("line", 1, "quantity", 1));
        var number = received.json().path("assets").get(0).asText();
        assertThat(keeper.get("/assets/" + number).status()).isEqualTo(200);
        assertThat(agent.get(path).status()).isEqualTo(404);
        assertThat(agent.get("/orders?limit=500").text()).doesNotContain(order.at("number"));
        for (var reader : List.of(Client.as("admin", port), Client.as("auditor", port))) {
            for (var query : List.of("objectId=" + number, "objectId=" + order.at("number"), "actor=network")) {
                assertThat(reader.get("/audit?" + query).json().path("items").toString())
                        .doesNotContain(number, order.at("number"), model);
                assertThat(reader.get("/audit/export?" + query).text())
                        .doesNotContain(number, order.at("number"), model);
            }
        }
    }
}
