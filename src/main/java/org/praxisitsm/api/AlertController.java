package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.integration.AlertReader;
import org.praxisitsm.integration.Alerts;
import org.praxisitsm.shared.Refusal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where monitoring tools send their webhooks. */
@RestController
@RequestMapping("/api/v1/practices/{key}/alerts")
@Tag(name = "Practices")
class AlertController {

    private final Alerts alerts;

    AlertController(Alerts alerts) {
        this.alerts = alerts;
    }

    @Schema(name = "AlertOutcome")
    record AlertOutcome(
            @Schema(description = "The alert's own key, or one made of its labels") String key,
            @Schema(
                            description =
                                    "opened, repeated, recovered, ignored (a recovery of nothing that is open) or refused")
                    String fate,
            @Nullable String ticket,
            @Nullable String message) {

        static AlertOutcome of(Alerts.Outcome outcome) {
            return new AlertOutcome(
                    outcome.key(), outcome.fate().name().toLowerCase(Locale.ROOT), outcome.number(), outcome.message());
        }
    }

    @PostMapping
    @Operation(
            summary = "Report alerts of a monitoring tool",
            description =
                    "The body of an Alertmanager or Grafana webhook, or one plain alert: subject, and if need be key, severity,"
                            + " status (resolved: it is over), host, service, asset, description, source, startsAt, url.")
    Listing<AlertOutcome> report(
            @PathVariable String key,
            @Parameter(description = "Name of the tool, where the body does not say it")
                    @RequestParam(required = false)
                    @Nullable
                    String source,
            @RequestBody Map<String, Object> body,
            Viewer viewer) {
        if (source != null && (source.isBlank() || source.length() > 80)) {
            throw Refusal.invalid("source", "A name of at most 80 characters.");
        }
        List<Alerts.Outcome> outcomes = alerts.report(key, AlertReader.read(body, source), viewer);
        return Listing.complete(outcomes.stream().map(AlertOutcome::of).toList());
    }
}
