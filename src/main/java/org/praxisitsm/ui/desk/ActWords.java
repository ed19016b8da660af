package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.Component;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.audit.AuditTrail;
import org.praxisitsm.ticket.TicketView;

/** An entry of the trail as a sentence for a person. */
final class ActWords {

    private ActWords() {}

    static String of(AuditTrail.Entry entry, TicketServices services, Component screen, TicketView ticket) {
        var who = entry.actor().startsWith("system:")
                ? screen.getTranslation("act.praxis")
                : services.names().person(entry.actor());
        return who + " " + what(entry.act(), screen) + changes(entry, services, screen, ticket);
    }

    static String icon(String act) {
        return act.startsWith("state")
                ? "target"
                : act.startsWith("task")
                        ? "check"
                        : act.startsWith("decision") || act.startsWith("rule")
                                ? "table"
                                : act.startsWith("link")
                                        ? "link"
                                        : act.startsWith("attachment")
                                                ? "clip"
                                                : act.endsWith("opened") ? "plus" : "info";
    }

    private static String what(String act, Component screen) {
        var text = screen.getTranslation("act." + act);
        return text.startsWith("!") ? act.replace('.', ' ').replace('-', ' ') : text;
    }

    private static String changes(
            AuditTrail.Entry entry, TicketServices services, Component screen, TicketView ticket) {
        var words = new StringJoiner(", ", ": ", "").setEmptyValue("");
        entry.after().forEach((key, value) -> {
            if (!(value instanceof java.util.Map) && !String.valueOf(value).isBlank() && shown(key)) {
                words.add(name(key, services, screen, ticket) + " " + value(key, value, services, screen, ticket));
            }
        });
        return words.toString();
    }

    private static boolean shown(String key) {
        return !java.util.Set.of("id", "version", "digest", "description", "text", "packVersion")
                .contains(key);
    }

    static String name(String key, TicketServices services, Component screen, TicketView ticket) {
        var own = screen.getTranslation("field." + key);
        return own.startsWith("!")
                ? services.names()
                        .field(
                                ticket.practice(),
                                ticket.packVersion(),
                                key,
                                Objects.requireNonNull(com.vaadin.flow.component.UI.getCurrent())
                                        .getLocale())
                : own;
    }

    static String value(
            String key, @Nullable Object value, TicketServices services, Component screen, TicketView ticket) {
        var text = Objects.toString(value, "–");
        return switch (key) {
            case "assignee", "requester", "affected" -> services.names().person(text);
            case "group" -> services.names().group(text);
            case "service" -> services.names().service(text);
            case "state" ->
                services.names()
                        .state(
                                ticket.practice(),
                                ticket.packVersion(),
                                text,
                                Objects.requireNonNull(com.vaadin.flow.component.UI.getCurrent())
                                        .getLocale());
            default -> services.names().value(ticket.practice(), ticket.packVersion(), key, value);
        };
    }
}
