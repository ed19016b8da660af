package org.praxisitsm.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.praxisitsm.identity.ApiTokens;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ticket.TicketQueries;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@Tag("database")
class OnceTests {

    private static final String REPORT = "{\"practice\": \"incident\", \"subject\": \"VPN drops\"}";

    private final TicketIntake intake = mock(TicketIntake.class);
    private final ApiTokens tokens = mock(ApiTokens.class);
    private final ApiBench bench = new ApiBench();
    private final MockMvc http = bench.with(
            new TicketController(
                    intake,
                    mock(TicketDesk.class),
                    mock(TicketQueries.class),
                    mock(org.praxisitsm.asset.TicketAssets.class)),
            new TokenController(tokens));
    private final String key = UUID.randomUUID().toString();

    @BeforeEach
    void eachReportGetsItsOwnNumber() {
        var number = new AtomicInteger();
        when(intake.open(any(), any()))
                .thenAnswer(call -> ApiBench.ticket("INC%07d".formatted(number.incrementAndGet()), 0));
    }

    @Test
    void theSameKeyAndBodyAnswersTheFirstResultAgain() throws Exception {
        http.perform(report(REPORT)).andExpect(status().isCreated());

        http.perform(report("{\"subject\": \"VPN drops\",   \"practice\": \"incident\"}"))
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", "/api/v1/tickets/INC0000001"))
                .andExpect(header().string("ETag", "\"0\""))
                .andExpect(header().string("Idempotency-Replayed", "true"))
                .andExpect(jsonPath("$.number").value("INC0000001"))
                .andExpect(jsonPath("$.openedAt").value("2026-11-23T12:00:00Z"));
        verify(intake, times(1)).open(any(), any());
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() throws Exception {
        http.perform(report(REPORT)).andExpect(status().isCreated());

        http.perform(report(REPORT.replace("VPN", "Mail")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].field").value("Idempotency-Key"));
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() throws Exception {
        when(intake.open(any(), any()))
                .thenThrow(Refusal.invalid("subject", "is too long"))
                .thenReturn(ApiBench.ticket("INC0000009", 0));

        http.perform(report(REPORT)).andExpect(status().isUnprocessableEntity());
        http.perform(report(REPORT)).andExpect(status().isCreated());
    }

    @Test
    void ofDuplicatesAtTheSameTimeOneWins() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        Callable<Integer> send =
                () -> http.perform(report(REPORT)).andReturn().getResponse().getStatus();
        var answers = pool.invokeAll(List.of(send, send, send, send, send, send, send, send));
        pool.shutdown();

        for (var answer : answers) {
            assertThat(answer.get()).isIn(201, 409);
        }
        verify(intake, times(1)).open(any(), any());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with blank", "ümlaut"})
    void aKeyThatIsNoneIsRefused(String bad) throws Exception {
        http.perform(post("/api/v1/tickets")
                        .header("Idempotency-Key", bad)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(REPORT))
                .andExpect(status().isUnprocessableEntity());
    }

    @Test
    void aSecretIsNeverKept() throws Exception {
        var token = new ApiTokens.Token(5L, "ci", java.util.Set.of("read"), ApiBench.NOON, null, null);
        when(tokens.issue(any(), any(), any(), any())).thenReturn(new ApiTokens.Issued(token, "praxis_topsecret"));
        var order = post("/api/v1/tokens")
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"name\": \"ci\"}");

        http.perform(order)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.token").value("praxis_topsecret"));
        http.perform(order).andExpect(status().isConflict());

        var kept = bench.jdbc
                .sql("select body from idempotent_request")
                .query(String.class)
                .list();
        assertThat(kept).noneMatch(body -> body.contains("topsecret"));
    }

    @Test
    void keysAreForgottenAfterAWeek() throws Exception {
        http.perform(report(REPORT)).andExpect(status().isCreated());
        bench.jdbc
                .sql("update idempotent_request set at = at - 7 * 86400000000 - 1 where request_key = ?")
                .param(key)
                .update();

        bench.answers.forgetOldKeys();

        http.perform(report(REPORT)).andExpect(jsonPath("$.number").value("INC0000002"));
    }

    private MockHttpServletRequestBuilder report(String body) {
        return post("/api/v1/tickets")
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }
}
