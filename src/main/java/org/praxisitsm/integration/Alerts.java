package org.praxisitsm.integration;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.KnownServices;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.sla.DiagramMessages;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ticket.TicketView;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings alerts to the tickets of a practice whose start form asks for {@value #KEY}: the first of a key opens one, those that
 * follow are counted on it, and its diagram hears {@value #REPEATED} or {@value #RECOVERED}. What they mean is for the pack.
 */
@Service
public class Alerts {

    public static final String REPEATED = "Alert repeated";
    public static final String RECOVERED = "Alert recovered";

    private static final String KEY = "dedupeKey";

    /** What became of an alert; a recovery of something that is not open is ignored. */
    public enum Fate {
        OPENED,
        REPEATED,
        RECOVERED,
        IGNORED,
        REFUSED
    }

    /** @param number of the ticket; null where there is none */
    public record Outcome(String key, Fate fate, @Nullable String number, @Nullable String message) {}

    private final Practices practices;
    private final KnownServices services;
    private final AlertedAssets assets;
    private final TicketIntake intake;
    private final TicketDesk desk;
    private final AlertRows rows;
    private final DiagramMessages diagrams;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Alerts(
            Practices practices,
            KnownServices services,
            AlertedAssets assets,
            TicketIntake intake,
            TicketDesk desk,
            AlertRows rows,
            DiagramMessages diagrams,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.practices = practices;
        this.services = services;
        this.assets = assets;
        this.intake = intake;
        this.desk = desk;
        this.rows = rows;
        this.diagrams = diagrams;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Each alert by itself: one that is refused does not hold back the others.
     *
     * @throws Refusal not found or conflict where the practice takes none, forbidden for who does not work in its unit
     */
    public List<Outcome> report(String practice, List<Alert> alerts, Viewer by) {
        var published = practices
                .current(practice)
                .orElseThrow(() -> Refusal.notFound("There is no practice " + practice + "."));
        var unit = published.pack().descriptor().unit();
        if (!by.isSystem() && !by.has(Role.AGENT, unit) && !by.has(Role.ADMINISTRATOR)) {
            throw Refusal.forbidden("Only accounts that work in the unit " + unit + " report alerts to it.");
        }
        if (asked(published).stream().noneMatch(KEY::equals)) {
            throw Refusal.conflict(practice + " takes no alerts: its start form does not ask for " + KEY + ".");
        }
        var outcomes = new ArrayList<Outcome>();
        for (var alert : alerts) {
            try {
                outcomes.add(Objects.requireNonNull(transaction.execute(status -> one(published, alert, by))));
            } catch (Refusal refused) {
                outcomes.add(new Outcome(alert.key(), Fate.REFUSED, null, refused.getMessage()));
            }
        }
        return outcomes;
    }

    private static List<String> asked(PublishedPack published) {
        var form = published.pack().forms().get(published.pack().descriptor().startForm());
        return form == null
                ? List.of()
                : form.components().stream()
                        .map(component -> component.key())
                        .filter(Objects::nonNull)
                        .toList();
    }

    private Outcome one(PublishedPack published, Alert alert, Viewer by) {
        var practice = published.pack().key();
        var ticket = rows.hold(practice, alert.key())
                .map(number -> desk.get(number, Viewer.system("alerts")))
                .filter(known -> !known.category().isOver());
        if (alert.recovered()) {
            return recovered(practice, alert, ticket, by);
        }
        return ticket.map(known -> repeated(published, alert, known, by)).orElseGet(() -> opened(published, alert, by));
    }

    private Outcome recovered(String practice, Alert alert, Optional<TicketView> ticket, Viewer by) {
        rows.forget(practice, alert.key());
        if (ticket.isEmpty()) {
            return new Outcome(alert.key(), Fate.IGNORED, null, null);
        }
        var number = ticket.get().number();
        tell(number, RECOVERED);
        return new Outcome(alert.key(), Fate.RECOVERED, number, null);
    }

    private Outcome repeated(PublishedPack published, Alert alert, TicketView ticket, Viewer by) {
        var count = ticket.fields().get("count") instanceof Number times ? times.longValue() + 1 : 2;
        var fields = kept(published, Map.of("count", count, "lastSeen", seen(alert)));
        if (alert.severity() != null) {
            fields.putAll(kept(published, Map.of("reportedSeverity", alert.severity())));
        }
        desk.change(ticket.number(), Map.of("fields", fields), null, by);
        tell(ticket.number(), REPEATED);
        return new Outcome(alert.key(), Fate.REPEATED, ticket.number(), null);
    }

    /** Of the values those for which the practice has a field. */
    private static Map<String, Object> kept(PublishedPack published, Map<String, Object> values) {
        var kept = new LinkedHashMap<>(values);
        kept.keySet().removeIf(name -> published.pack().descriptor().field(name).isEmpty());
        return kept;
    }

    private void tell(String number, String message) {
        diagrams.tell(List.of(new DiagramMessages.Message(number, message, Map.of())));
    }

    private Outcome opened(PublishedPack published, Alert alert, Viewer by) {
        var practice = published.pack().key();
        var answers = answers(alert, by);
        answers.keySet().retainAll(asked(published));
        answers.values().removeIf(Objects::isNull);
        var ticket = intake.open(
                new OpenTicket(practice, alert.subject(), alert.description(), null, null, "EVENT", answers), by);
        rows.keep(practice, alert.key(), ticket.number(), clock.instant());
        return new Outcome(alert.key(), Fate.OPENED, ticket.number(), null);
    }

    private Map<String, Object> answers(Alert alert, Viewer by) {
        var answers = new LinkedHashMap<String, Object>();
        var severity = alert.severity() == null ? "unknown" : alert.severity();
        var asset = assets.find(alert, by);
        answers.put(KEY, alert.key());
        answers.put("source", alert.source());
        answers.put("reportedSeverity", severity);
        answers.put("host", alert.host());
        answers.put("service", service(alert, asset));
        answers.put("asset", asset == null ? null : asset.number());
        answers.put("count", 1);
        answers.put("firstSeen", seen(alert));
        answers.put("lastSeen", seen(alert));
        answers.put("sourceUrl", alert.url());
        return answers;
    }

    private @Nullable String service(Alert alert, AlertedAssets.@Nullable Found asset) {
        if (alert.service() != null && services.has(alert.service())) {
            return alert.service();
        }
        return asset == null ? null : asset.service();
    }

    private String seen(Alert alert) {
        Instant at = alert.at() == null ? clock.instant() : alert.at();
        return Micros.truncated(at).toString();
    }
}
