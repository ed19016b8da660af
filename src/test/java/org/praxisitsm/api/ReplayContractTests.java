package org.praxisitsm.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.Drafts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a draft would change, over a real port. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ReplayContractTests {

    @LocalServerPort
    int port;

    @Autowired
    Drafts drafts;

    @Autowired
    Viewers viewers;

    private Client owner;
    private long draft;

    @BeforeEach
    void startDraft() {
        owner = Client.as("owner", port);
        draft = drafts.edit("incident", viewers.of("owner")).id();
    }

    @AfterEach
    void discard() {
        drafts.discard("incident", draft, viewers.of("owner"));
    }

    private Client.Answer replay(Client by, Object body) throws Exception {
        return by.post("/practices/incident/drafts/" + draft + "/replay", body);
    }

    @Test
    void answersByTable() throws Exception {
        Client.as("requester", port)
                .post(
                        "/tickets",
                        Map.of(
                                "practice", "incident",
                                "subject", "Replay over the wire",
                                "fields", Map.of("category", "network", "impact", "team", "urgency", "high")));
        var answer = replay(owner, Map.of("tables", List.of("incident-priority"), "limit", 100));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("complete").asBoolean()).isTrue();
        assertThat(answer.json().path("decisions").asInt()).isPositive();
        assertThat(answer.json().path("otherwise").asInt()).isZero();
        var table = answer.json().path("tables").path(0);
        assertThat(table.path("key").asText()).isEqualTo("incident-priority");
        assertThat(table.path("changes").isArray()).isTrue();
    }

    @Test
    void nothingDiffersAndNothingIsAsked() throws Exception {
        var answer = replay(owner, Map.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("tables")).isEmpty();
    }

    @Test
    void refusesByName() throws Exception {
        assertThat(replay(owner, Map.of("limit", 0)).status()).isEqualTo(422);
        assertThat(replay(owner, Map.of("tables", List.of("no-such-table"))).text())
                .contains("no-such-table");
        assertThat(replay(owner, Map.of("speed", 3)).status()).isIn(400, 422);
        assertThat(replay(Client.as("agent", port), Map.of()).status()).isEqualTo(404);
        assertThat(replay(Client.as("requester", port), Map.of()).status()).isEqualTo(404);
        assertThat(owner.post("/practices/incident/drafts/1/replay", Map.of()).status())
                .isEqualTo(404);
    }
}
