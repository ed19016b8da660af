package org.praxisitsm.api;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.praxisitsm.TestDatabase;
import org.praxisitsm.identity.AccessRefusals;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.Category;
import org.praxisitsm.ticket.TicketView;
import org.springframework.format.support.DefaultFormattingConversionService;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.unit.DataSize;

/** Controllers with everything that stands in front of them, over services that a test plays. */
final class ApiBench {

    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    static final Viewer AGENT =
            new Viewer("agent", "Ada Agent", "it", Set.of(new Viewer.Grant(Role.AGENT, "it")), Set.of("service-desk"));
    static final Viewer REQUESTER =
            new Viewer("requester", "Rita Requester", "it", Set.of(new Viewer.Grant(Role.REQUESTER, "it")), Set.of());

    final Viewers viewers = mock(Viewers.class);
    final JdbcClient jdbc;
    final FirstAnswers answers;
    private final ApiJson json;
    private final ApiSettings settings =
            new ApiSettings(DataSize.ofMegabytes(1), DataSize.ofMegabytes(2), 32, Duration.ofDays(7));

    ApiBench() {
        var source = TestDatabase.emptied().source();
        jdbc = JdbcClient.create(source);
        json = new ApiJson(settings);
        answers = new FirstAnswers(
                jdbc, new DataSourceTransactionManager(source), json, settings, Clock.fixed(NOON, ZoneOffset.UTC));
        when(viewers.current()).thenReturn(AGENT);
    }

    MockMvc with(Object... controllers) {
        var conversion = new DefaultFormattingConversionService();
        conversion.addConverter(String.class, Instant.class, new SaneInstants());
        return MockMvcBuilders.standaloneSetup(controllers)
                .setMessageConverters(new ByteArrayHttpMessageConverter(), new JsonBodies(json, settings))
                .setCustomArgumentResolvers(new Arguments(viewers, answers, settings))
                .setHandlerExceptionResolvers(
                        new ProblemResolver(new Problems(json), viewers, mock(AccessRefusals.class)))
                .addInterceptors(new RequestGuard())
                .setConversionService(conversion)
                .build();
    }

    static TicketView ticket(String number, int version) {
        return new TicketView(
                1L,
                number,
                "incident",
                3,
                "it",
                "VPN drops",
                null,
                "requester",
                null,
                "agent",
                "API",
                "network",
                null,
                "vpn",
                2,
                "new",
                Category.NEW,
                Map.of("impact", "team"),
                NOON,
                NOON,
                null,
                null,
                version,
                "incident-resolution",
                List.of(new TicketView.Step("Task_ClassifyIncident", "Classify incident", NOON)),
                true,
                false);
    }
}
