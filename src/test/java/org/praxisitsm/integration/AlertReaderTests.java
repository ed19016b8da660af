package org.praxisitsm.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.praxisitsm.shared.Refusal;

class AlertReaderTests {

    private static final Path SAMPLES = Path.of("../shared/data/webhooks/monitoring");

    @Test
    void labelsAndAnnotationsOfAlertmanagerSayWhatItIsAbout() {
        var alert = one(Map.of(
                "status",
                "firing",
                "alerts",
                List.of(Map.of(
                        "status",
                        "firing",
                        "labels",
                        Map.of("alertname", "DiskSpace", "instance", "db1:9100", "severity", "Severe"),
                        "annotations",
                        Map.of("summary", "Disk is\nfull"),
                        "startsAt",
                        "2017-05-09T07:01:37.803000Z",
                        "endsAt",
                        "0001-01-01T00:00:00Z",
                        "fingerprint",
                        "dd19ae3d4e06ac55",
                        "generatorURL",
                        "javascript:alert(1)"))));
        assertThat(alert.key()).isEqualTo("dd19ae3d4e06ac55");
        assertThat(alert.subject()).isEqualTo("Disk is full (db1:9100)");
        assertThat(alert.severity()).isEqualTo("severe");
        assertThat(alert.recovered()).isFalse();
        assertThat(alert.at()).hasToString("2017-05-09T07:01:37.803Z");
        assertThat(alert.url()).as("no page").isNull();
        assertThat(alert.description()).contains("alertname: DiskSpace");
    }

    @Test
    void withoutKeyTheLabelsMakeOneInAnyOrder() {
        var some = one(Map.of("labels", Map.of("alertname", "A", "job", "x")));
        var same = one(Map.of("labels", Map.of("job", "x", "alertname", "A"), "status", "resolved"));
        var other = one(Map.of("labels", Map.of("alertname", "A", "job", "y")));
        assertThat(some.key()).isEqualTo(same.key()).isNotEqualTo(other.key());
        assertThat(same.recovered()).isTrue();
    }

    @Test
    void plainAlertOfAnyToolIsOne() {
        var alert = one(Map.of("title", "Device 10.10.1.147 recovered", "hostname", "10.10.1.147", "state", 0));
        assertThat(alert.recovered()).isTrue();
        assertThat(alert.source()).isEqualTo("monitoring");
        assertThat(alert.subject()).isEqualTo("Device 10.10.1.147 recovered");
    }

    @Test
    void whatSaysTooLittleIsNamed() {
        assertThatThrownBy(() -> AlertReader.read(Map.of("alerts", List.of(Map.of("subject", "a"), Map.of())), null))
                .isInstanceOfSatisfying(Refusal.class, refused -> assertThat(refused.errors())
                        .singleElement()
                        .satisfies(error -> assertThat(error.field()).isEqualTo("alerts[1].subject")));
        assertThatThrownBy(() -> AlertReader.read(Map.of("alerts", "none"), null))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> AlertReader.read(Map.of("alerts", List.of("text")), null))
                .isInstanceOf(Refusal.class);
        var many = Collections.nCopies(201, Map.of("subject", "a"));
        assertThatThrownBy(() -> AlertReader.read(Map.of("alerts", many), null)).isInstanceOf(Refusal.class);
    }

    @Test
    void hostileSizesAreCut() {
        var long1 = "x".repeat(5_000);
        var alert = one(Map.of("subject", long1, "key", long1, "severity", long1, "host", long1, "description", long1));
        assertThat(alert.subject()).hasSizeLessThanOrEqualTo(200);
        assertThat(alert.key()).hasSize(64);
        assertThat(alert.severity()).hasSizeLessThanOrEqualTo(40);
        assertThat(alert.host()).hasSizeLessThanOrEqualTo(200);
    }

    /** Alerts as keep's mock providers send them: the payload, or its changing part. */
    @Test
    void realPayloadsOfPrometheusAndLibreNmsAreRead() throws IOException {
        assumeTrue(Files.isDirectory(SAMPLES), "the samples of webhooks are not here");
        var mapper = new ObjectMapper();
        var prometheus =
                mapper.readTree(SAMPLES.resolve("prometheus.json").toFile()).get("ALERTS");
        assertThat(prometheus).isNotEmpty();
        for (var named : prometheus.properties()) {
            var alert = one(body(mapper, named.getValue().get("payload")));
            assertThat(alert.subject()).as(named.getKey()).isNotBlank();
            assertThat(alert.severity()).as(named.getKey()).isNotNull();
        }
        var device = one(body(
                mapper,
                mapper.readTree(SAMPLES.resolve("libre_nms.json").toFile()).get("ALERTS")));
        assertThat(device.subject()).contains("10.10.1.147");
        assertThat(device.recovered()).isTrue();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> body(ObjectMapper mapper, com.fasterxml.jackson.databind.JsonNode node) {
        return mapper.convertValue(node, Map.class);
    }

    private static Alert one(Map<String, ?> body) {
        var alerts = AlertReader.read(body, null);
        assertThat(alerts).hasSize(1);
        return alerts.get(0);
    }

    @Test
    void subjectsAreCutBetweenCharacters() {
        var alert = AlertReader.read(Map.of("subject", "x".repeat(199) + "\uD83D\uDD25 in the hall"), null)
                .get(0);
        assertThat(alert.subject()).isEqualTo("x".repeat(199));
    }
}
