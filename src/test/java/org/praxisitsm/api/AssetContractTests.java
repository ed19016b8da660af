package org.praxisitsm.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.NewCi;
import org.praxisitsm.identity.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Assets over a real port: what clients rely on, and what they try. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Tag("database")
class AssetContractTests {

    @LocalServerPort
    int port;

    @Autowired
    Assets assets;

    @Autowired
    JdbcClient jdbc;

    private Client agent;

    @BeforeEach
    void signIn() {
        agent = Client.as("agent", port);
    }

    private String make(String ciClass, String name) throws Exception {
        var made = agent.post("/assets", Map.of("class", ciClass, "name", name));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.at("number");
    }

    private static List<String> numbers(Client.Answer answer) {
        var numbers = new ArrayList<String>();
        answer.json()
                .path("items")
                .forEach(item -> numbers.add(item.path("number").asText()));
        return numbers;
    }

    @Test
    void isCreatedReadChangedAndListed() throws Exception {
        var made = agent.post(
                "/assets",
                Map.of(
                        "class", "server",
                        "name", "SRV-REST-1",
                        "serial", "R-1",
                        "group", "platform",
                        "attributes", Map.of("memory-mb", 65536, "os", "Debian 12", "purchase-price", 12.5)));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo("/api/v1/assets/" + made.at("number"));
        var read = agent.get("/assets/" + made.at("number"));
        assertThat(read.at("class")).isEqualTo("server");
        assertThat(read.json().at("/attributes/memory-mb").isIntegralNumber()).isTrue();
        assertThat(read.json().at("/attributes/purchase-price").asDouble()).isEqualTo(12.5);
        assertThat(agent.get("/assets/" + read.at("id")).at("number")).isEqualTo(made.at("number"));
        var changed = agent.json(
                "PATCH", "/assets/" + made.at("number"), Map.of("state", "in-repair"), "If-Match", read.header("ETag"));
        assertThat(changed.at("state")).isEqualTo("in-repair");
        var stale = agent.json(
                "PATCH", "/assets/" + made.at("number"), Map.of("state", "in-use"), "If-Match", read.header("ETag"));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(numbers(agent.get("/assets?class=device&q=srv-rest&attribute.os=debian%2012&state=in-repair")))
                .containsExactly(made.at("number"));
        assertThat(agent.get("/assets/" + made.at("number") + "/history")
                        .json()
                        .at("/items/0/field")
                        .asText())
                .isEqualTo("state");
    }

    @Test
    void sameKeyAnswersTheFirstResultAgain() throws Exception {
        var body = Map.of("class", "document", "name", "Once only");
        var first = agent.post("/assets", body, "Idempotency-Key", "asset-once");
        var again = agent.post("/assets", body, "Idempotency-Key", "asset-once");
        assertThat(again.at("number")).isEqualTo(first.at("number"));
        assertThat(numbers(agent.get("/assets?q=once%20only"))).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            no class             | {"name": "x"}                                                        | class
            an unknown class     | {"class": "spaceship", "name": "x"}                                  | class
            an abstract class    | {"class": "device", "name": "x"}                                     | class
            a class that is a number | {"class": 7, "name": "x"}                                        | class
            no name              | {"class": "server"}                                                  | name
            a blank name         | {"class": "server", "name": "  "}                                    | name
            a name of two lines  | {"class": "server", "name": "a\\nb"}                                 | name
            an unknown member    | {"class": "server", "name": "x", "colour": "red"}                    | colour
            an unknown attribute | {"class": "server", "name": "x", "attributes": {"wings": 2}}         | attributes.wings
            attributes as a list | {"class": "server", "name": "x", "attributes": []}                   | attributes
            text for a number    | {"class": "server", "name": "x", "attributes": {"memory-mb": "big"}} | attributes.memory-mb
            an object as a value | {"class": "server", "name": "x", "attributes": {"os": {"a": 1}}}     | attributes.os
            a list as a name     | {"class": "server", "name": ["x"]}                                   | name
            a huge exponent      | {"class": "server", "name": "x", "attributes": {"memory-mb": 1e300}} | attributes.memory-mb
            a day that is none   | {"class": "server", "name": "x", "attributes": {"warranty-until": "2027-02-30"}} | attributes.warranty-until
            a script as address  | {"class": "server", "name": "x", "attributes": {"documentation": "javascript:1"}} | attributes.documentation
            a state of others    | {"class": "server", "name": "x", "state": "expired"}                 | state
            criticality 0        | {"class": "server", "name": "x", "criticality": 0}                   | criticality
            criticality 1.5      | {"class": "server", "name": "x", "criticality": 1.5}                 | criticality
            nobody as owner      | {"class": "server", "name": "x", "owner": "nobody-there"}            | owner
            a place that is none | {"class": "server", "name": "x", "location": "CI9999999"}            | location
            a service of a server| {"class": "server", "name": "x", "service": "vpn"}                   | service
            a contract without a partner | {"class": "contract", "name": "x"}                           | attributes.supplier""")
    void badValuesAreRefusedByName(String what, String body, String field) throws Exception {
        var count = count();
        var answer = agent.post("/assets", Client.JSON.readTree(body));
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsText("field")).contains(field);
        assertThat(count()).as("nothing half done").isEqualTo(count);
    }

    private int count() {
        return jdbc.sql("select count(*) from ci").query(Integer.class).single();
    }

    @Test
    void fieldsOfFiveMegabytesAreRefused() throws Exception {
        var large = "x".repeat(5_000_000);
        var answer = agent.post("/assets", Map.of("class", "server", "name", "x", "attributes", Map.of("os", large)));
        assertThat(answer.status()).isIn(413, 422);
        assertThat(agent.post("/assets", Map.of("class", large, "name", "x")).status())
                .isIn(413, 422);
        var longer = agent.post(
                "/assets", Map.of("class", "server", "name", "x", "attributes", Map.of("os", "x".repeat(2_001))));
        assertThat(longer.status()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({
        "class=spaceship, class",
        "attribute.wings=2, attribute.wings",
        "colour=red, colour",
        "limit=0, limit",
        "limit=9999, limit",
        "sort=colour, sort",
        "cursor=forged, cursor",
        "ended=perhaps, ended",
        "criticality=high, criticality"
    })
    void badQuestionsAreRefusedByName(String query, String field) throws Exception {
        var answer = agent.get("/assets?" + query);
        assertThat(answer.status()).as(answer.text()).isIn(400, 422);
        assertThat(answer.text()).contains(field);
    }

    @Test
    void relationsAreMadeTakenAwayAndRefused() throws Exception {
        var app = make("application", "App");
        var server = make("server", "Host");
        var made = agent.post("/assets/" + app + "/relations", Map.of("kind", "runs-on", "target", server));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.at("direction")).isEqualTo("out");
        var inverse = agent.post(
                "/assets/" + server + "/relations", Map.of("kind", "depends-on", "target", app, "inverse", true));
        assertThat(inverse.at("direction")).isEqualTo("in");
        assertThat(agent.get("/assets/" + server + "/relations").json().path("items"))
                .hasSize(2);
        for (var bad : List.of(
                Map.of("kind", "runs-on", "target", app),
                Map.of("kind", "marries", "target", server),
                Map.of("kind", "runs-on", "target", "CI9999999"),
                Map.of("kind", "runs-on"),
                Map.of("target", server),
                Map.of("kind", "located-in", "target", server),
                Map.of("kind", "runs-on", "target", server, "redundancy", "x", "needed", 0),
                Map.of("kind", "runs-on", "target", server, "colour", "red"))) {
            var refused = agent.post("/assets/" + app + "/relations", bad);
            assertThat(refused.status()).as(bad + " " + refused.text()).isEqualTo(422);
        }
        var part = Map.of("kind", "part-of", "target", server);
        assertThat(agent.post("/assets/" + app + "/relations", part).status()).isEqualTo(201);
        var circle = agent.post("/assets/" + server + "/relations", Map.of("kind", "part-of", "target", app));
        assertThat(circle.status()).isEqualTo(422);
        assertThat(circle.text()).contains("circle");
        var other = make("document", "Nobody's relation");
        assertThat(agent.json("DELETE", "/assets/" + other + "/relations/" + made.at("id"), Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(agent.send("DELETE", "/assets/" + app + "/relations/" + made.at("id"), null, null, Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(agent.get("/assets/" + server + "/relations").json().path("items"))
                .hasSize(2);
    }

    @Test
    void otherUnitsAssetsAreNotFoundAnywhere() throws Exception {
        var own = make("server", "Mine");
        var hidden = assets.create(
                NewCi.of("client", "Secret of HR").with("unit", "hr").with("serial", "HR-SECRET-1"),
                Viewer.system("test"));
        var system = Viewer.system("test");
        assets.relate(hidden.number(), "depends-on", own, null, null, system);
        for (var path : List.of("", "/relations", "/history")) {
            assertThat(agent.get("/assets/" + hidden.number() + path).status())
                    .as(path)
                    .isEqualTo(404);
            assertThat(agent.get("/assets/" + hidden.id() + path).status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(agent.json("PATCH", "/assets/" + hidden.number(), Map.of("name", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(agent.get("/assets/" + own + "/relations").text()).doesNotContain(hidden.number(), "Secret");
        assertThat(agent.post("/assets/" + own + "/relations", Map.of("kind", "runs-on", "target", hidden.number()))
                        .status())
                .isEqualTo(422);
        assertThat(numbers(agent.get("/assets?q=HR-SECRET-1"))).isEmpty();
        assertThat(numbers(agent.get("/assets?unit=hr&limit=500"))).doesNotContain(hidden.number());
        assertThat(numbers(Client.as("hr", port).get("/assets?q=HR-SECRET-1"))).containsExactly(hidden.number());
        assertThat(agent.post("/assets", Map.of("class", "client", "name", "x", "unit", "hr"))
                        .status())
                .isEqualTo(403);
        assertThat(numbers(Client.as("requester", port).get("/assets?limit=500")))
                .doesNotContain(own, hidden.number());
    }

    @Test
    void ticketsConcernAssetsByFieldAndByHand() throws Exception {
        var server = make("server", "Concerned");
        var other = make("server", "Also concerned");
        var opened = agent.post(
                "/tickets",
                Map.of(
                        "practice", "incident",
                        "subject", "Server is down",
                        "fields",
                                Map.of(
                                        "category", "software",
                                        "impact", "team",
                                        "urgency", "high",
                                        "asset", server)));
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        var number = opened.at("number");
        assertThat(opened.json().at("/fields/asset").asText()).isEqualTo(server);
        assertThat(numbers(agent.get("/tickets?asset=" + server))).containsExactly(number);
        assertThat(agent.post("/tickets/" + number + "/assets", Map.of("asset", other, "role", "cause"))
                        .status())
                .isEqualTo(201);
        assertThat(agent.get("/tickets/" + number + "/assets")
                        .json()
                        .path("items")
                        .findValuesAsText("role"))
                .containsExactlyInAnyOrder("AFFECTED", "CAUSE");
        assertThat(agent.json("PATCH", "/tickets/" + number, Map.of("fields", Map.of("asset", other)))
                        .status())
                .isEqualTo(200);
        assertThat(numbers(agent.get("/tickets?asset=" + server))).isEmpty();
        assertThat(numbers(agent.get("/tickets?asset=" + other + "&open=true"))).containsExactly(number);
        assertThat(agent.json("PATCH", "/tickets/" + number, Map.of("fields", Map.of("asset", "CI9999999")))
                        .status())
                .isEqualTo(422);
        assertThat(numbers(agent.get("/tickets?asset=" + other + "&state=new&sort=-number")))
                .containsExactly(number);
        assertThat(numbers(agent.get("/tickets?asset=" + other + "&state=closed")))
                .isEmpty();
        assertThat(agent.get("/tickets?asset=CI9999999").status()).isEqualTo(404);
        assertThat(agent.send("DELETE", "/tickets/" + number + "/assets/" + other + "?role=CAUSE", null, null, Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(agent.send("DELETE", "/tickets/" + number + "/assets/" + other + "?role=CAUSE", null, null, Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(agent.post("/tickets/" + number + "/assets", Map.of("asset", other, "role", "guilty"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void requesterNamesOnlyWhatIsTheirs() throws Exception {
        var theirs = assets.create(
                NewCi.of("client", "Rita's laptop").with("unit", "it").with("user", "requester"),
                Viewer.system("test"));
        var foreign = make("server", "Not theirs");
        var requester = Client.as("requester", port);
        assertThat(numbers(requester.get("/assets?person=me")))
                .contains(theirs.number())
                .doesNotContain(foreign);
        var fields = Map.of("category", "hardware", "impact", "one", "urgency", "low");
        var mine = new java.util.HashMap<String, Object>(fields);
        mine.put("asset", theirs.number());
        var good = requester.post("/tickets", Map.of("practice", "incident", "subject", "Laptop hums", "fields", mine));
        assertThat(good.status()).as(good.text()).isEqualTo(201);
        var bad = new java.util.HashMap<String, Object>(fields);
        bad.put("asset", foreign);
        var refused =
                requester.post("/tickets", Map.of("practice", "incident", "subject", "Server hums", "fields", bad));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("errors").findValuesAsText("field")).contains("fields.asset");
        assertThat(requester.get("/assets/" + foreign).status()).isEqualTo(404);
        assertThat(requester
                        .json("PATCH", "/assets/" + theirs.number(), Map.of("name", "x"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void manyAreChangedInOneGo() throws Exception {
        var one = make("phone", "Bulk 1");
        var two = make("phone", "Bulk 2");
        var body =
                Map.of("numbers", List.of(one, two, "CI9999999"), "changes", Map.of("state", "stored"), "dryRun", true);
        JsonNode tried = agent.post("/assets/bulk", body).json();
        assertThat(tried.path("items")).hasSize(3);
        assertThat(agent.get("/assets/" + one).at("state")).isEqualTo("in-use");
        var done =
                agent.post("/assets/bulk", Map.of("numbers", List.of(one, two), "changes", Map.of("state", "stored")));
        assertThat(done.status()).isEqualTo(200);
        assertThat(agent.get("/assets/" + two).at("state")).isEqualTo("stored");
        assertThat(agent.post("/assets/bulk", Map.of("numbers", List.of(one))).status())
                .isEqualTo(422);
        assertThat(agent.post("/assets/bulk", Map.of("changes", Map.of("state", "stored")))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void baselinesAreTakenAndCompared() throws Exception {
        var first = make("application", "Baseline app");
        var second = make("server", "Baseline host");
        var scope = Map.of("name", "Before", "scope", Map.of("text", "baseline"));
        var before = agent.post("/asset-baselines", scope);
        assertThat(before.status()).as(before.text()).isEqualTo(201);
        assertThat(before.json().path("items").asInt()).isEqualTo(2);
        var same = agent.get("/asset-baselines/" + before.at("id") + "/differences")
                .json();
        assertThat(same.path("changed")).isEmpty();
        agent.json("PATCH", "/assets/" + second, Map.of("attributes", Map.of("os", "Debian 13")));
        agent.post("/assets/" + first + "/relations", Map.of("kind", "runs-on", "target", second));
        var third = make("server", "Baseline newcomer");
        var now = agent.get("/asset-baselines/" + before.at("id") + "/differences")
                .json();
        assertThat(now.path("added").findValuesAsText("number")).containsExactly(third);
        assertThat(now.path("changed").findValuesAsText("number")).containsExactlyInAnyOrder(first, second);
        assertThat(now.path("changed").findValuesAsText("field")).contains("attributes.os", "relations.runs-on");
        var after = agent.post("/asset-baselines", Map.of("name", "After", "scope", Map.of("root", first, "depth", 1)));
        assertThat(after.json().path("items").asInt()).isEqualTo(2);
        var two = agent.get("/asset-baselines/" + before.at("id") + "/differences?to=" + after.at("id"))
                .json();
        assertThat(two.path("changed")).hasSize(2);
        assertThat(Client.as("hr", port)
                        .get("/asset-baselines/" + before.at("id"))
                        .status())
                .isEqualTo(404);
        assertThat(Client.as("requester", port).get("/asset-baselines").json().path("items"))
                .isEmpty();
        assertThat(agent.post("/asset-baselines", Map.of("name", "x", "scope", Map.of("root", "CI9999999")))
                        .status())
                .isEqualTo(422);
        assertThat(agent.post("/asset-baselines", Map.of("name", "", "scope", Map.of()))
                        .status())
                .isEqualTo(422);
        assertThat(agent.get("/asset-baselines/abc").status()).isEqualTo(404);
        assertThat(Client.as("auditor", port).post("/asset-baselines", scope).status())
                .isEqualTo(403);
        var mine = "/asset-baselines/" + before.at("id");
        assertThat(Client.as("auditor", port)
                        .send("DELETE", mine, null, null, Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(Client.as("network", port)
                        .send("DELETE", mine, null, null, Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(agent.send("DELETE", mine, null, null, Map.of()).status()).isEqualTo(204);
        assertThat(agent.get(mine).status()).isEqualTo(404);
        assertThat(Client.as("admin", port)
                        .send("DELETE", "/asset-baselines/" + after.at("id"), null, null, Map.of())
                        .status())
                .isEqualTo(204);
    }

    @Test
    void classesAndKindsOfRelationsAreTold() throws Exception {
        var classes = agent.get("/asset-classes");
        assertThat(classes.json().path("items").findValuesAsText("key")).contains("server", "memory-mb");
        assertThat(agent.get("/asset-classes/server").json().path("attributes").findValuesAsText("key"))
                .contains("memory-mb", "manufacturer");
        assertThat(agent.get("/asset-classes/spaceship").status()).isEqualTo(404);
        assertThat(agent.get("/asset-classes/relations").json().path("items").findValuesAsText("kind"))
                .contains("runs-on", "located-in");
    }
}
