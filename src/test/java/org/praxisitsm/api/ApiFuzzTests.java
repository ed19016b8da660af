package org.praxisitsm.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.praxisitsm.shared.Page;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ticket.TicketQueries;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Random requests against what stands in front of the services: whatever is sent, it is never our fault. */
class ApiFuzzTests {

    private static final int REQUESTS = 2_000;
    private static final List<String> WORDS = List.of(
            "",
            "a",
            "me",
            "incident",
            "NEW",
            "-1",
            "0",
            "500",
            "99999999999999999999",
            "1e999",
            "null",
            "{",
            "[]",
            "\u0000",
            "\ud800",
            "\u202e",
            "é",
            "x".repeat(3_000),
            "2026-01-01T00:00:00Z",
            "+999999999-12-31T23:59:59Z",
            "priority,-",
            "../..",
            "${7*7}",
            "' or 1=1 --");
    private static final List<String> NAMES = List.of(
            "practice",
            "subject",
            "description",
            "requester",
            "affected",
            "fields",
            "group",
            "assignee",
            "state",
            "limit",
            "cursor",
            "sort",
            "priority",
            "category",
            "openedFrom",
            "q",
            "fields.impact",
            "open",
            "colour");

    private final long seed = Long.getLong("praxis.fuzz.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final MockMvc http = http();

    @Test
    void noRequestIsAnsweredWithAServerError() throws Exception {
        org.slf4j.LoggerFactory.getLogger(ApiFuzzTests.class)
                .warn("seed " + seed + " (repeat with -Dpraxis.fuzz.seed)");
        for (int i = 0; i < REQUESTS; i++) {
            var method = pick(List.of("GET", "GET", "POST", "POST", "PATCH", "DELETE"));
            var body = body();
            var address = address(method);
            var answer =
                    http.perform(request(method, address, body)).andReturn().getResponse();
            var said = "seed %d, request %d: %s %s %s".formatted(seed, i, method, address, body);
            assertThat(answer.getStatus()).as(said).isBetween(200, 499);
            if (answer.getStatus() >= 400) {
                assertThat(answer.getContentType()).as(said).isEqualTo(Problem.MEDIA_TYPE);
            }
        }
    }

    private MockMvc http() {
        var intake = mock(TicketIntake.class);
        var desk = mock(TicketDesk.class);
        var queries = mock(TicketQueries.class);
        when(intake.open(any(), any())).thenReturn(ApiBench.ticket("INC0000001", 0));
        when(desk.get(any(), any())).thenReturn(ApiBench.ticket("INC0000001", 0));
        when(desk.change(any(), any(), any(), any())).thenReturn(ApiBench.ticket("INC0000001", 1));
        when(queries.tickets(any(), any(), anyInt(), any(), any())).thenReturn(new Page<>(List.of(), null));
        return new ApiBench()
                .with(new TicketController(
                        intake, desk, queries, org.mockito.Mockito.mock(org.praxisitsm.asset.TicketAssets.class)));
    }

    private URI address(String method) {
        var path = method.equals("PATCH") || random.nextInt(4) == 0 ? "/api/v1/tickets/INC0000001" : "/api/v1/tickets";
        var query = new ArrayList<String>();
        for (int i = random.nextInt(3); i > 0; i--) {
            query.add(encoded(pick(NAMES)) + "=" + encoded(pick(WORDS)));
        }
        return URI.create(path + (query.isEmpty() ? "" : "?" + String.join("&", query)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private MockHttpServletRequestBuilder request(String method, URI address, String body) {
        var request = MockMvcRequestBuilders.request(HttpMethod.valueOf(method), address);
        if (!method.equals("GET")) {
            request.content(body.getBytes(StandardCharsets.UTF_8));
            request.header(
                    "Content-Type", pick(List.of("application/json", "application/json", "text/plain", "bogus")));
        }
        if (random.nextInt(5) == 0) {
            request.header("If-Match", pick(List.of("\"1\"", "*", "W/\"x\"", "1", "\"99999999999\"")));
        }
        if (random.nextInt(5) == 0) {
            request.header("Idempotency-Key", pick(List.of("k" + random.nextInt(50), "", "a b", "x".repeat(200))));
        }
        return request;
    }

    private String body() throws Exception {
        var text = Client.JSON.writeValueAsString(value(0));
        if (random.nextInt(5) > 0 || text.isEmpty()) {
            return text;
        }
        var at = random.nextInt(text.length());
        return text.substring(0, at) + pick(WORDS) + text.substring(at);
    }

    private Object value(int depth) {
        if (depth == 0 || (depth < 4 && random.nextInt(5) == 0)) {
            var members = new LinkedHashMap<String, Object>();
            for (int i = random.nextInt(5); i > 0; i--) {
                members.put(pick(NAMES), value(depth + 1));
            }
            return members;
        }
        return switch (random.nextInt(6)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextDouble() * 1e300;
            case 2 -> random.nextBoolean();
            case 3 -> depth < 4 ? List.of(value(depth + 1)) : List.of();
            default -> pick(WORDS);
        };
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
