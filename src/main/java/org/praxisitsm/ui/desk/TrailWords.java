package org.praxisitsm.ui.desk;

import com.vaadin.flow.i18n.I18NProvider;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.audit.AuditTrail.Entry;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.ui.change.ChangeWords;
import org.praxisitsm.ui.components.Names;

/** The trail of one ticket in a person's words: what counts as sentences, the machinery behind it folded away. */
final class TrailWords {

    /**
     * @param text a {@link Sentence}
     * @param folded whether it is machinery that is shown only when asked for
     */
    record Line(Entry entry, String icon, String text, boolean folded) {}

    /** What everybody wants to hear of when it changes, whoever changed it. */
    private static final Set<String> PLAIN = Set.of("priority", "group", "assignee", "subject", "service");

    private static final Set<String> UNTOLD =
            Set.of("id", "version", "digest", "packVersion", "record", "rules", "kind", "comment");

    private final Names names;
    private final TicketView ticket;
    private final Locale locale;
    private final ZoneId zone;

    TrailWords(Names names, TicketView ticket, Locale locale, ZoneId zone) {
        this.names = names;
        this.ticket = ticket;
        this.locale = locale;
        this.zone = zone;
    }

    /** @param trail oldest first */
    List<Line> lines(List<Entry> trail) {
        var lines = new ArrayList<Line>();
        for (var i = 0; i < trail.size(); i++) {
            var line = line(trail.get(i), decisionFor(trail, i));
            if (line != null) {
                lines.add(line);
            }
        }
        return lines;
    }

    private @Nullable Line line(Entry entry, @Nullable Entry decision) {
        var after = entry.after();
        return switch (entry.act()) {
            case "comment.added", "note.added" -> null;
            case "ticket.opened" -> told(entry, "plus", "act.ticket.opened", person(entry.actor()));
            case "ticket.changed" -> changed(entry, decision);
            case "state.moved" ->
                told(
                        entry,
                        "target",
                        "act.state.moved",
                        Sentence.strong(value("state", after.get("state"))),
                        value("state", entry.before().get("state")));
            case "change.replanned" -> replanned(entry);
            case "task.completed" ->
                told(
                        entry,
                        "check",
                        entry.after().get("reason") == null ? "act.task.completed" : "act.task.unanswered",
                        person(entry.actor()),
                        outcome(entry),
                        step(entry),
                        text(entry.after().get("reason")));
            case "task.handed-over" -> handedOver(entry);
            case "task.offered" -> folded(entry, "inbox", "act.task.offered", step(entry), offeredTo(after));
            case "task.cancelled" -> folded(entry, "close", "act.task.cancelled", step(entry));
            case "command.sent" -> told(entry, "bolt", "act.command.sent", person(entry.actor()), command(entry));
            case "link.added" -> told(entry, "link", "act.link.added", person(entry.actor()), linked(after));
            case "link.removed" ->
                told(entry, "link", "act.link.removed", person(entry.actor()), linked(entry.before()));
            case "attachment.added" ->
                told(
                        entry,
                        "clip",
                        "act.attachment.added",
                        person(entry.actor()),
                        Sentence.strong(text(after.get("name"))));
            case "table.decided" -> decided(entry, "act.table.decided");
            case "literal.decided" -> decided(entry, "act.literal.decided");
            case "grid.decided" -> decided(entry, "act.grid.decided");
            case "action.run" -> folded(entry, "step", "act.action.run", action(entry.objectId()));
            case "watch.started" -> watched(entry, "act.watch.started", after.get("watcher"));
            case "watch.ended" ->
                watched(entry, "act.watch.ended", entry.before().get("watcher"));
            default ->
                folded(
                        entry,
                        "info",
                        "act.other",
                        person(entry.actor()),
                        entry.act().replaceAll("[.-]", " "));
        };
    }

    private Line changed(Entry entry, @Nullable Entry decision) {
        var parts = new ArrayList<String>();
        entry.after().forEach((key, value) -> {
            if (!UNTOLD.contains(key)) {
                parts.add(t("act.value", field(key), marked(key, value)));
            }
        });
        entry.before().forEach((key, value) -> {
            if (!entry.after().containsKey(key)) {
                parts.add(t("act.value.none", field(key)));
            }
        });
        var what = String.join(", ", parts);
        var plain = entry.after().keySet().stream().anyMatch(PLAIN::contains)
                || entry.before().keySet().stream().anyMatch(PLAIN::contains);
        if (decision != null) {
            var table = decision.act().startsWith("grid") ? "act.ticket.changed.grid" : "act.ticket.changed.table";
            return new Line(entry, "table", t(table, what, why(decision)), !plain);
        }
        if (isPraxis(entry)) {
            return new Line(entry, "step", t("act.ticket.changed.praxis", what), !plain);
        }
        // What a form asked for is told by its outcome; the values stand in the history.
        return new Line(
                entry, "form", t("act.ticket.changed", person(entry.actor()), what), entry.process() != null && !plain);
    }

    private Line watched(Entry entry, String key, @Nullable Object watcher) {
        return watcher == null || watcher.equals(entry.actor())
                ? folded(entry, "eye", key, person(entry.actor()))
                : folded(entry, "eye", key + ".other", person(entry.actor()), person(watcher.toString()));
    }

    private Line handedOver(Entry entry) {
        var to = entry.after().get("assignee");
        var task = step(entry);
        if (isPraxis(entry)) {
            return folded(entry, "person", "act.task.handed-over.praxis", task, offeredTo(entry.after()));
        }
        if (to == null) {
            return told(entry, "people", "act.task.given-back", person(entry.actor()), task, offeredTo(entry.after()));
        }
        return to.equals(entry.actor())
                ? told(entry, "person", "act.task.taken", person(entry.actor()), task)
                : told(entry, "person", "act.task.handed-over", person(entry.actor()), task, person(to.toString()));
    }

    /** What is cancelled was there before. */
    private String step(Entry entry) {
        var drawn = text(entry.after().getOrDefault("name", entry.before().get("name")));
        return names.step(ticket.practice(), version(entry), activity(entry), drawn, locale);
    }

    private String outcome(Entry entry) {
        var drawn = text(entry.after().get("outcome"));
        return names.outcome(ticket.practice(), version(entry), activity(entry), drawn, locale);
    }

    private String command(Entry entry) {
        var drawn = text(entry.after().get("name"));
        return names.command(ticket.practice(), version(entry), activity(entry), drawn, locale);
    }

    private int version(Entry entry) {
        return entry.process() == null ? ticket.packVersion() : entry.process().version();
    }

    private static @Nullable String activity(Entry entry) {
        return entry.process() == null ? null : entry.process().activity();
    }

    private Line decided(Entry entry, String key) {
        var outputs = new ArrayList<String>();
        if (entry.after().get("outputs") instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if (!name.equals("score")) {
                    outputs.add(t("act.value", field(name.toString()), marked(name.toString(), value)));
                }
            });
        }
        return new Line(entry, "table", t(key, why(entry), String.join(", ", outputs)), true);
    }

    /** The decision that a change of the process follows from: taken at the same step, right before or right after. */
    private static @Nullable Entry decisionFor(List<Entry> trail, int at) {
        var entry = trail.get(at);
        if (!entry.act().equals("ticket.changed") || !isPraxis(entry) || entry.process() == null) {
            return null;
        }
        for (var distance : new int[] {1, -1, 2, -2}) {
            var other = at - distance;
            if (other >= 0 && other < trail.size() && isDecisionAt(trail.get(other), entry)) {
                return trail.get(other);
            }
        }
        return null;
    }

    private static boolean isDecisionAt(Entry decision, Entry change) {
        return decision.act().endsWith(".decided")
                && decision.process() != null
                && Objects.equals(
                        decision.process().activity(),
                        Objects.requireNonNull(change.process()).activity())
                && decision.after().get("outputs") instanceof Map<?, ?> outputs
                && outputs.keySet().stream().anyMatch(key -> change.after().containsKey(String.valueOf(key)));
    }

    static boolean isPraxis(Entry entry) {
        return entry.actor().startsWith("system:");
    }

    private String why(Entry decision) {
        var record = text(decision.after().get("record"));
        return Sentence.link(
                "desk/tickets/" + ticket.number() + "?tab=history#why-" + record, names.decision(decision.objectId()));
    }

    private String offeredTo(Map<String, Object> after) {
        var assignee = after.get("assignee");
        return assignee == null ? Sentence.strong(names.group(text(after.get("group")))) : person(assignee.toString());
    }

    private String linked(Map<String, Object> link) {
        var target = text(link.get("target"));
        return t("link." + text(link.get("type"))) + " " + Sentence.link("desk/tickets/" + target, target);
    }

    private String person(String account) {
        return Sentence.strong(account.startsWith("system:") ? t("act.praxis") : names.person(account));
    }

    /** A change that was booked got another time, or touches something else. */
    private Line replanned(Entry entry) {
        var time = text(entry.after().get("planned"));
        if (time.equals(text(entry.before().get("planned")))) {
            var items = entry.after().get("items") instanceof List<?> numbers
                    ? String.join(", ", numbers.stream().map(String::valueOf).toList())
                    : "";
            return told(entry, "calendar", "act.change.replanned.items", person(entry.actor()), items);
        }
        return told(entry, "calendar", "act.change.replanned", person(entry.actor()), span(time));
    }

    private String span(String interval) {
        var ends = interval.split("/");
        var words = new ChangeWords(this::t, zone, locale);
        return ends.length == 2 ? words.span(Instant.parse(ends[0]), Instant.parse(ends[1])) : words.span(null, null);
    }

    private String action(String name) {
        var own = t("action." + name);
        return own.startsWith("!") ? name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT) : own;
    }

    /** Word for an attribute or a field of the practice. */
    String field(String key) {
        var word = names.field(ticket.practice(), ticket.packVersion(), key, locale);
        if (!word.equals(key)) {
            return word;
        }
        var own = t("field." + key);
        return own.startsWith("!") ? spaced(key) : own;
    }

    /** {@code closeDays} as "Close days": better than nothing, where nobody gave it a word. */
    private static String spaced(String key) {
        var words = key.replaceAll("([a-z])([A-Z])", "$1 $2").replace('-', ' ').toLowerCase(Locale.ROOT);
        return words.isEmpty() ? key : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    String value(String key, @Nullable Object value) {
        if (value == null || value.toString().isEmpty()) {
            return "–";
        }
        var text = value.toString();
        return switch (key) {
            case "assignee", "requester", "affected", "openedBy" -> names.person(text);
            case "group" -> names.group(text);
            case "service" -> names.service(text);
            case "priority" -> "P" + text;
            case "state" -> names.state(ticket.practice(), ticket.packVersion(), text, locale);
            default -> names.value(ticket, key, value, locale, zone);
        };
    }

    /** The same for a {@link Sentence}, in which an asset is a link. */
    private String marked(String key, @Nullable Object value) {
        return asset(key, value).orElseGet(() -> Sentence.strong(cut(value(key, value))));
    }

    /** The same in full, as it stands alone. */
    Sentence shown(String key, @Nullable Object value) {
        return new Sentence(asset(key, value).orElseGet(() -> Sentence.words(value(key, value))));
    }

    private Optional<String> asset(String key, @Nullable Object value) {
        return names.assetOf(ticket, key, value)
                .map(number -> Sentence.link("desk/assets/" + number, value(key, value)));
    }

    private static String cut(String text) {
        var line = text.replaceAll("\\s+", " ");
        return line.length() <= 80 ? line : line.substring(0, 79) + "…";
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    private Line told(Entry entry, String icon, String key, Object... arguments) {
        return new Line(entry, icon, t(key, arguments), false);
    }

    private Line folded(Entry entry, String icon, String key, Object... arguments) {
        return new Line(entry, icon, t(key, arguments), true);
    }

    private String t(String key, Object... arguments) {
        return I18NProvider.translate(locale, key, arguments);
    }

    /** What a field was, and what it is, as it stands in a table. */
    record Pair(Sentence before, Sentence after) {}

    /** Which field had which value before and after, in the words of the screen; in the order of the entry. */
    Map<String, Pair> fields(Entry entry) {
        var fields = new LinkedHashMap<String, Pair>();
        var keys = new java.util.LinkedHashSet<>(entry.before().keySet());
        keys.addAll(entry.after().keySet());
        var moved = entry.act().equals("state.moved");
        for (var key : keys) {
            if (!UNTOLD.contains(key) && !(moved && key.equals("category"))) {
                fields.put(
                        field(key),
                        new Pair(
                                shown(key, entry.before().get(key)),
                                shown(key, entry.after().get(key))));
            }
        }
        return fields;
    }

    @Nullable
    Entry decisionOf(List<Entry> trail, Entry change) {
        return decisionFor(trail, trail.indexOf(change));
    }
}
