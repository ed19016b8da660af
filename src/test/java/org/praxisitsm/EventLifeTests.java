package org.praxisitsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.praxisitsm.change.ChangeWindows;
import org.praxisitsm.change.ChangeWindows.NewWindow;
import org.praxisitsm.change.Scope;
import org.praxisitsm.change.WindowKind;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.integration.AlertReader;
import org.praxisitsm.integration.Alerts;
import org.praxisitsm.integration.Alerts.Fate;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.workflow.Commands;
import org.springframework.beans.factory.annotation.Autowired;

/** Alerts open one event, are counted on it, wait while their service is maintained, and close it when they recover. */
class EventLifeTests extends PracticeLife {

    private static final Path SAMPLES = Path.of("../shared/data/webhooks/alertmanager");

    @Autowired
    Alerts alerts;

    @Autowired
    ChangeWindows windows;

    @Autowired
    Clock clock;

    @Autowired
    Commands commands;

    @Test
    void whatDoesNotWorkIsOneIncidentThatClosesWithItsSource() {
        var event = only(Fate.OPENED, plain("life-1", "error", "firing"));
        assertThat(event.state()).isEqualTo("incident");
        assertThat(event.group()).isEqualTo("network");
        var incident = incidentOf(event);
        assertThat(desk.get(incident, Viewer.system("test")).category().isOver())
                .isFalse();

        only(Fate.REPEATED, plain("life-1", "error", "firing"));
        var counted = only(Fate.REPEATED, plain("life-1", "error", "firing"));
        assertThat(counted.number()).isEqualTo(event.number());
        assertThat(counted.fields()).containsEntry("count", 3);
        assertThat(incidentOf(counted)).as("no second one").isEqualTo(incident);

        assertThat(only(Fate.RECOVERED, plain("life-1", "error", "resolved")).state())
                .isEqualTo("recovered");
        var closed = desk.get(incident, Viewer.system("test"));
        assertThat(closed.state()).isEqualTo("closed");
        assertThat(closed.fields()).containsEntry("resolutionCode", "gone");

        assertThat(report(plain("life-1", "error", "resolved")).get(0).fate()).isEqualTo(Fate.IGNORED);
        assertThat(only(Fate.OPENED, plain("life-1", "error", "firing")).number())
                .as("what comes back is a new one")
                .isNotEqualTo(event.number());
    }

    @Test
    void afterWhatWasCriticalPeopleLookAndTheIncidentStays() {
        var event = only(Fate.OPENED, plain("life-2", "critical", "firing"));
        var incident = incidentOf(event);
        only(Fate.RECOVERED, plain("life-2", "critical", "resolved"));
        assertThat(seen(event).state()).isEqualTo("recovered");
        assertThat(desk.get(incident, Viewer.system("test")).category().isOver())
                .isFalse();
    }

    @Test
    void whatIsClosedByHandOpensAnewWhenItComesAgain() {
        var event = only(Fate.OPENED, plain("life-by-hand", "warning", "firing"));
        commands.send(event.number(), "Start_Close", Map.of("closeReason", "Known."), viewers.of("agent"));
        assertThat(seen(event).category().isOver()).isTrue();
        assertThat(only(Fate.OPENED, plain("life-by-hand", "warning", "firing")).number())
                .isNotEqualTo(event.number());
    }

    @Test
    void keysThatOnlyLookAlikeAreTwo() {
        var event = only(Fate.OPENED, plain("Maßen", "warning", "firing"));
        for (var key : List.of("maßen", "Massen", "Maßén")) {
            assertThat(only(Fate.OPENED, plain(key, "warning", "firing")).number())
                    .isNotEqualTo(event.number());
        }
    }

    @Test
    void warningsThatKeepComingBecomeAnException() {
        var event = only(Fate.OPENED, plain("life-3", "warning", "firing"));
        assertThat(event.state()).isEqualTo("watched");
        for (var time = 2; time < 5; time++) {
            assertThat(only(Fate.REPEATED, plain("life-3", "warning", "firing")).state())
                    .isEqualTo("watched");
        }
        assertThat(only(Fate.REPEATED, plain("life-3", "warning", "firing")).state())
                .isEqualTo("incident");
    }

    @Test
    void whatIsMaintainedIsHeldBack() {
        var now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        var window = windows.create(
                new NewWindow(
                        WindowKind.MAINTENANCE,
                        "Phones are moved",
                        "it",
                        "UTC",
                        now.minusHours(1),
                        now.plusHours(1),
                        null,
                        Set.of(),
                        List.of(new Scope(Scope.Kind.SERVICE, "phones")),
                        null,
                        null),
                Viewer.system("test"));
        try {
            var event = only(
                    Fate.OPENED,
                    Map.of("subject", "No dial tone", "key", "life-4", "severity", "critical", "service", "phones"));
            assertThat(event.state()).isEqualTo("suppressed");
            assertThat(event.fields()).containsEntry("result", "suppressed");
            assertThat(desk.links(event.number(), Viewer.system("test"))).isEmpty();
        } finally {
            windows.delete(window.id(), Viewer.system("test"));
        }
    }

    @Test
    void alertsOfTheRealAlertmanagerOpenOneEventEachAndCloseIt() throws IOException {
        assumeTrue(Files.isDirectory(SAMPLES), "the samples of webhooks are not here");
        try (var files = Files.list(SAMPLES)) {
            for (var file : files.sorted().toList()) {
                var over = Files.readString(file);
                var firing = report(json(over.replace("\"resolved\"", "\"firing\"")));
                assertThat(firing)
                        .as(file.toString())
                        .isNotEmpty()
                        .allMatch(outcome -> outcome.fate() == Fate.OPENED || outcome.fate() == Fate.REPEATED);
                var first = desk.get(String.valueOf(firing.get(0).number()), Viewer.system("test"));
                assertThat(first.fields()).containsEntry("source", "prometheus");
                assertThat(report(json(over)))
                        .as(file.toString())
                        .anyMatch(outcome -> outcome.fate() == Fate.RECOVERED)
                        .allMatch(outcome -> outcome.fate() == Fate.RECOVERED || outcome.fate() == Fate.IGNORED);
                assertThat(seen(first).state()).as(file.toString()).isEqualTo("recovered");
            }
        }
    }

    @Test
    void onlyThoseWhoWorkThereReportAndOnlyToWhatTakesAlerts() {
        var read = AlertReader.read(plain("life-5", "error", "firing"), null);
        assertThatThrownBy(() -> alerts.report("event", read, viewers.of("requester")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("unit it");
        assertThatThrownBy(() -> alerts.report("problem", read, viewers.of("network")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("dedupeKey");
    }

    private static Map<String, Object> plain(String key, String severity, String status) {
        return Map.of(
                "subject",
                "Access point 7 does not answer",
                "key",
                key,
                "severity",
                severity,
                "status",
                status,
                "service",
                "wifi",
                "source",
                "nagios");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> json(String text) throws IOException {
        return new ObjectMapper().readValue(text, Map.class);
    }

    private List<Alerts.Outcome> report(Map<String, Object> body) {
        return alerts.report("event", AlertReader.read(body, null), viewers.of("network"));
    }

    private TicketView only(Fate fate, Map<String, Object> body) {
        var outcomes = report(body);
        assertThat(outcomes).singleElement().satisfies(outcome -> assertThat(outcome.fate())
                .as(outcome.message())
                .isEqualTo(fate));
        return desk.get(String.valueOf(outcomes.get(0).number()), Viewer.system("test"));
    }

    private String incidentOf(TicketView event) {
        var links = desk.links(event.number(), Viewer.system("test"));
        assertThat(links).singleElement().satisfies(link -> assertThat(link.type())
                .isEqualTo("child-of"));
        return links.get(0).target();
    }
}
