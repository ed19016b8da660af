package org.praxisitsm.api;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.praxisitsm.integration.Alerts;
import org.praxisitsm.integration.Alerts.Fate;
import org.praxisitsm.integration.Alerts.Outcome;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

class AlertControllerTests {

    private final Alerts alerts = mock(Alerts.class);
    private final MockMvc http = new ApiBench().with(new AlertController(alerts));

    @Test
    void saysOfEachAlertWhatBecameOfIt() throws Exception {
        when(alerts.report(eq("event"), any(), any()))
                .thenReturn(List.of(
                        new Outcome("a", Fate.OPENED, "EVT0000001", null),
                        new Outcome("b", Fate.REFUSED, null, "There is no service x.")));
        http.perform(post("/api/v1/practices/event/alerts?source=nagios")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"alerts\": [{\"subject\": \"one\"}, {\"subject\": \"two\"}]}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].fate").value("opened"))
                .andExpect(jsonPath("$.items[0].ticket").value("EVT0000001"))
                .andExpect(jsonPath("$.items[1].message").value("There is no service x."));
    }

    @Test
    void namesTheAlertThatSaysTooLittle() throws Exception {
        http.perform(post("/api/v1/practices/event/alerts")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"alerts\": [{\"subject\": \"one\"}, {\"host\": \"db1\"}]}"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].field").value("alerts[1].subject"));
    }
}
