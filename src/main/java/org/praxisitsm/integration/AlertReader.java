package org.praxisitsm.integration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.OneLine;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.Refusal.FieldError;

/**
 * Reads the bodies of webhooks: those of Prometheus Alertmanager, which Grafana sends as well ({@code alerts} with labels and
 * annotations), and plain ones, of one alert or a list, whose members bear the names that tools use for them. Members that it
 * does not know are left alone.
 */
public final class AlertReader {

    /** How many alerts a body may have. */
    public static final int MOST = 200;

    private static final int LONGEST_KEY = 190;
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_DESCRIPTION = 10_000;
    private static final Set<String> OVER = Set.of("resolved", "ok", "up", "recovered", "recovery", "closed");

    private AlertReader() {}

    /**
     * @param source name of the tool, or null where the body says it
     * @throws Refusal invalid, naming each alert that says too little
     */
    public static List<Alert> read(Map<String, ?> body, @Nullable String source) {
        var given = body.get("alerts");
        if (given != null && !(given instanceof List<?>)) {
            throw Refusal.invalid("alerts", "A list of alerts.");
        }
        var raw = given instanceof List<?> list ? list : List.of(body);
        if (raw.size() > MOST) {
            throw Refusal.invalid("alerts", "At most " + MOST + " at once; these are " + raw.size() + ".");
        }
        var errors = new ArrayList<FieldError>();
        var alerts = new ArrayList<Alert>();
        for (var i = 0; i < raw.size(); i++) {
            var place = given == null ? "" : "alerts[" + i + "]";
            if (raw.get(i) instanceof Map<?, ?> one) {
                var alert = alert(one, body, source);
                if (alert == null) {
                    errors.add(new FieldError(
                            place.isEmpty() ? "subject" : place + ".subject",
                            "Say what it is about: subject, title, or a label alertname."));
                } else {
                    alerts.add(alert);
                }
            } else {
                errors.add(new FieldError(place, "An object."));
            }
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return alerts;
    }

    private static @Nullable Alert alert(Map<?, ?> one, Map<String, ?> body, @Nullable String source) {
        var labels = one.get("labels") instanceof Map<?, ?> map ? map : Map.of();
        var notes = one.get("annotations") instanceof Map<?, ?> map ? map : Map.of();
        var name = first(text(one, "subject", "title"), text(notes, "summary"), text(one, "summary", "name"));
        name = first(name, text(labels, "alertname"), text(one, "message"));
        if (name == null) {
            return null;
        }
        var host = first(
                text(labels, "instance", "host", "hostname"), text(one, "host", "hostname"), text(labels, "pod_name"));
        var tool = first(source, text(one, "source"), text(body, "source"));
        tool = tool != null ? tool : labels.isEmpty() ? "monitoring" : "prometheus";
        var over = isOver(one, body);
        var severity = first(text(labels, "severity"), text(one, "severity", "level", "priority"));
        return new Alert(
                key(one, labels, tool, name, host),
                subject(name, host),
                description(one, labels, notes),
                cut(tool, 80),
                severity == null ? null : cut(severity.toLowerCase(Locale.ROOT), 40),
                host == null ? null : cut(host, 200),
                first(text(one, "service"), text(labels, "service")),
                first(text(one, "asset"), text(labels, "asset")),
                over,
                instant(over ? first(text(one, "endsAt"), text(one, "startsAt")) : text(one, "startsAt")),
                url(first(text(one, "url"), text(one, "generatorURL"))));
    }

    /** LibreNMS says by {@code status} how the device is, and by {@code state}, a number, whether the alert is over. */
    private static boolean isOver(Map<?, ?> one, Map<String, ?> body) {
        var state = text(one, "state");
        if ("0".equals(state)) {
            return true;
        }
        var status = first(text(one, "status"), state, text(body, "status"));
        return status != null && OVER.contains(status.toLowerCase(Locale.ROOT));
    }

    private static String key(Map<?, ?> one, Map<?, ?> labels, String tool, String name, @Nullable String host) {
        var given = text(one, "key", "fingerprint");
        if (given != null && given.length() <= LONGEST_KEY) {
            return given;
        }
        var numbered = text(one, "alert_id");
        if (given == null && numbered != null && numbered.length() <= 64) {
            return tool + ":" + numbered;
        }
        var told = new TreeMap<String, String>();
        labels.forEach((label, value) -> told.put(String.valueOf(label), String.valueOf(value)));
        var words = given != null ? given : told.isEmpty() ? tool + "\n" + name + "\n" + host : told.toString();
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String subject(String name, @Nullable String host) {
        var line = host == null || name.toLowerCase(Locale.ROOT).contains(host.toLowerCase(Locale.ROOT))
                ? name
                : name + " (" + host + ")";
        return cut(line.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip(), LONGEST_SUBJECT);
    }

    private static @Nullable String description(Map<?, ?> one, Map<?, ?> labels, Map<?, ?> notes) {
        var said = first(text(notes, "description"), text(one, "description", "message"));
        var labelled = labels.entrySet().stream()
                .map(label -> label.getKey() + ": " + label.getValue())
                .sorted()
                .collect(Collectors.joining("\n"));
        var all = said == null ? labelled : labelled.isEmpty() ? said : said + "\n\n" + labelled;
        return all.isEmpty() ? null : cut(all, LONGEST_DESCRIPTION);
    }

    private static @Nullable String url(@Nullable String given) {
        return given != null && given.matches("https?://\\S{1,390}") ? given : null;
    }

    private static @Nullable Instant instant(@Nullable String given) {
        try {
            var at = given == null ? null : OffsetDateTime.parse(given).toInstant();
            // Alertmanager writes the year 1 where an alert has not ended.
            return at == null || at.isBefore(Instant.EPOCH) ? null : at;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    @SafeVarargs
    private static <T> @Nullable T first(@Nullable T... values) {
        for (var value : values) {
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static @Nullable String text(Map<?, ?> from, String... names) {
        for (var name : names) {
            var value = from.get(name);
            if ((value instanceof String || value instanceof Number) && !OneLine.isBlank(value.toString())) {
                return value.toString().strip();
            }
        }
        return null;
    }

    /** Not within a character of two halves. */
    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
