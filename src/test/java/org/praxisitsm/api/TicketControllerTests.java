package org.praxisitsm.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentCaptor;
import org.praxisitsm.practice.Category;
import org.praxisitsm.shared.Page;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketFilter;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ticket.TicketQueries;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

class TicketControllerTests {

    private final TicketIntake intake = mock(TicketIntake.class);
    private final TicketDesk desk = mock(TicketDesk.class);
    private final TicketQueries queries = mock(TicketQueries.class);
    private final ApiBench bench = new ApiBench();
    private final MockMvc http = bench.with(new TicketController(
            intake, desk, queries, org.mockito.Mockito.mock(org.praxisitsm.asset.TicketAssets.class)));

    @Test
    void aTicketIsReadWithEveryMemberOfTheContractAndItsVersionAsTag() throws Exception {
        when(desk.get("INC0000001", ApiBench.AGENT)).thenReturn(ApiBench.ticket("INC0000001", 7));

        http.perform(get("/api/v1/tickets/INC0000001"))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"7\""))
                .andExpect(jsonPath("$.number").value("INC0000001"))
                .andExpect(jsonPath("$.openedAt").value("2026-11-23T12:00:00Z"))
                .andExpect(jsonPath("$.fields.impact").value("team"))
                .andExpect(jsonPath("$.process.key").value("incident-resolution"))
                .andExpect(jsonPath("$.process.version").value(3))
                .andExpect(jsonPath("$.process.activities[0].id").value("Task_ClassifyIncident"))
                .andExpect(content().string(org.hamcrest.Matchers.containsString("\"resolvedAt\":null")));
    }

    @Test
    void anOpenedTicketSaysWhereItIs() throws Exception {
        when(intake.open(any(), any())).thenReturn(ApiBench.ticket("INC0000002", 0));

        http.perform(json("{\"practice\": \"incident\", \"subject\": \"VPN drops\"}"))
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", "/api/v1/tickets/INC0000002"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                           | 400 | is not JSON at line 1",
                "{\"subject\": \"a\"} x                      | 400 | is not JSON",
                "{\"subject\": \"a\", \"subject\": \"b\"}    | 400 | Duplicate",
                "[]                                          | 422 | body: must be a JSON object",
                "null                                        | 422 | body: must be a JSON object",
                "{\"colour\": \"red\"}                       | 422 | colour: is not a member",
                "{\"subject\": 5}                            | 422 | subject: must be a text",
                "{\"subject\": [\"a\"]}                      | 422 | subject: must be a text",
                "{\"fields\": \"x\"}                         | 422 | fields: must be an object",
                "{\"fields\": {\"a\": \"x\\u0000\"}}         | 422 | fields.a: must not contain control",
                "{\"subject\": \"\\ud800\"}                  | 422 | subject: must not contain half a character",
                "{\"fields\": {\"a\": [1e999]}}              | 422 | fields.a[0]: must be a number"
            })
    void aBadBodyIsRefusedAtItsPlace(String body, int status, String detail) throws Exception {
        http.perform(json(body))
                .andExpect(status().is(status))
                .andExpect(content().contentType(Problem.MEDIA_TYPE))
                .andExpect(jsonPath("$.status").value(status))
                .andExpect(jsonPath("$.detail").value(org.hamcrest.Matchers.containsString(detail)));
        verifyNoInteractions(intake);
    }

    @Test
    void aDeepBodyIsRefusedBeforeItIsBound() throws Exception {
        http.perform(json("{\"fields\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}"))
                .andExpect(status().isBadRequest());
    }

    @Test
    void aBodyOfTwentyMegabytesIsTooLarge() throws Exception {
        http.perform(json("{\"subject\": \"" + "x".repeat(20_000_000) + "\"}"))
                .andExpect(status().isPayloadTooLarge())
                .andExpect(jsonPath("$.detail").value("The body may have at most 1048576 bytes"));
    }

    @ParameterizedTest
    @CsvSource({
        "colour=red, colour: is not a parameter",
        "limit=0, 'limit: must be 1 to 500'",
        "limit=501, 'limit: must be 1 to 500'",
        "limit=many, limit: must be a whole number",
        "limit=1&limit=2, limit: is given more than once",
        "priority=high, priority: must be a whole number",
        "category=LOST, category: must be one of NEW",
        "openedFrom=yesterday, openedFrom: must be an instant",
        "openedFrom=%2B999999999-01-01T00:00:00Z, openedFrom: must be an instant",
        "fields.=x, fields.: is not a parameter"
    })
    void aBadParameterIsRefusedByName(String query, String detail) throws Exception {
        http.perform(get(java.net.URI.create("/api/v1/tickets?" + query)))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().contentType(Problem.MEDIA_TYPE))
                .andExpect(jsonPath("$.errors[0].field").value(detail.substring(0, detail.indexOf(':'))))
                .andExpect(jsonPath("$.detail").value(org.hamcrest.Matchers.startsWith(detail)));
        verifyNoInteractions(queries);
    }

    @Test
    void everyFilterReachesTheQuery() throws Exception {
        when(queries.tickets(any(), any(), anyInt(), any(), any())).thenReturn(new Page<>(List.of(), "more"));

        http.perform(get("/api/v1/tickets?practice=incident&state=new,major&category=NEW,ON_HOLD&group=network"
                        + "&assignee=me&priority=1,2&q=vpn&openedFrom=2026-01-01T00:00:00Z&limit=3&sort=-priority"
                        + "&fields.impact=team"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.next").value("more"));

        var filter = ArgumentCaptor.forClass(TicketFilter.class);
        verify(queries).tickets(filter.capture(), eq("-priority"), eq(3), eq(null), eq(ApiBench.AGENT));
        assertThat(filter.getValue().categories()).containsExactly(Category.NEW, Category.ON_HOLD);
        assertThat(filter.getValue().assignee()).isEqualTo("agent");
        assertThat(filter.getValue().priorities()).containsExactly(1, 2);
        assertThat(filter.getValue().fields()).isEqualTo(Map.of("impact", "team"));
    }

    @Test
    void aStaleChangeSaysWhoChangedWhat() throws Exception {
        when(desk.change("INC0000001", Map.of("subject", "New"), 3, ApiBench.AGENT))
                .thenThrow(Refusal.conflict("INC0000001 was changed by Ada Agent: priority"));

        http.perform(patch("/api/v1/tickets/INC0000001")
                        .header("If-Match", "\"3\"")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"subject\": \"New\"}"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value("INC0000001 was changed by Ada Agent: priority"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"state\": \"closed\"} | state: is moved by the process alone",
                "{\"colour\": \"red\"}   | colour: is not a member",
                "{\"subject\": 1}        | subject: must be a text",
                "{\"fields\": null}      | fields: must be an object",
                "{}                      | body: names nothing to change"
            })
    void aChangeNamesWhatItMayNotCarry(String body, String detail) throws Exception {
        http.perform(patch("/api/v1/tickets/INC0000001")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.detail").value(org.hamcrest.Matchers.startsWith(detail)));
        verifyNoInteractions(desk);
    }

    @Test
    void whatIsOffNeitherLeaksNorNamesItsCause() throws Exception {
        when(desk.get(any(), any())).thenThrow(new IllegalStateException("jdbc:secret"));

        failing(http.perform(get("/api/v1/tickets/INC0000001")));
    }

    private static void failing(ResultActions answer) throws Exception {
        answer.andExpect(status().isInternalServerError())
                .andExpect(jsonPath("$.reference").isNotEmpty())
                .andExpect(content().string(org.hamcrest.Matchers.not(org.hamcrest.Matchers.containsString("secret"))));
    }

    @Test
    void wrongMethodTypeAndAcceptAreProblemsToo() throws Exception {
        http.perform(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete("/api/v1/tickets"))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(header().exists("Allow"))
                .andExpect(content().contentType(Problem.MEDIA_TYPE));
        http.perform(post("/api/v1/tickets").contentType(MediaType.TEXT_PLAIN).content("x"))
                .andExpect(status().isUnsupportedMediaType())
                .andExpect(content().contentType(Problem.MEDIA_TYPE));
        http.perform(post("/api/v1/tickets").contentType(MediaType.APPLICATION_JSON))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(Problem.MEDIA_TYPE));
    }

    private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder json(String body) {
        return post("/api/v1/tickets").contentType(MediaType.APPLICATION_JSON).content(body);
    }
}
