package org.praxisitsm.practice.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Timers, messages, commands, signals, links: what an event waits for must be able to come. */
final class EventRules {

    private static final Set<String> SENT_BY_PRAXIS = Set.of(
            "Requester replied",
            "Facts changed",
            "Plan changed",
            "Priority raised",
            "Parent resolved",
            "Child finished",
            "Alert repeated",
            "Alert recovered",
            "Target reached",
            "Target at risk",
            "Target breached",
            "Target far exceeded");
    private static final Pattern CYCLE = Pattern.compile("R([0-9]{1,3})/(P.+)");
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final String VARIABLE = "\\$\\{[A-Za-z][A-Za-z0-9]*}";

    /** Property of an event that waits for what the diagrams of linked tickets tell by signalLinked. */
    static final String TOLD_BY = "toldBy";

    private static final String LINKED = "linked";

    private EventRules() {}

    static void check(GateScope scope, Diagram diagram) {
        var messages = knownMessages(diagram);
        messages.addAll(scope.moreMessages());
        for (var node : diagram.nodes) {
            if (node.children.stream()
                            .filter(child -> child.name.endsWith("EventDefinition"))
                            .count()
                    > 1) {
                scope.error(diagram.file, node, "event-kind", "An event has one kind only", "Draw two events.");
            }
            var definition = Diagram.definition(node);
            if (definition != null) {
                definition(scope, diagram, node, definition, messages);
            } else if (List.of("boundaryEvent", "intermediateCatchEvent").contains(node.name)) {
                scope.error(
                        diagram.file,
                        node,
                        "event-kind",
                        "The event does not say what it waits for",
                        "Choose its kind.");
            }
            if (node.name.equals("receiveTask")) {
                message(scope, diagram, node, diagram.byId(node.attribute("messageRef")), messages);
            }
            if (node.name.equals("eventBasedGateway")) {
                eventGateway(scope, diagram, node);
            }
            command(scope, diagram, node);
            toldBy(scope, diagram, node);
        }
    }

    private static void definition(
            GateScope scope, Diagram diagram, XmlNode event, XmlNode definition, Set<String> messages) {
        switch (definition.name) {
            case "timerEventDefinition" -> timer(scope, diagram, event, definition);
            case "messageEventDefinition" -> {
                if (event.name.endsWith("ThrowEvent") || event.name.equals("endEvent")) {
                    scope.error(
                            diagram.file,
                            event,
                            "event-kind",
                            "Messages are sent by a send task with an action",
                            "sendMessage.");
                } else {
                    message(scope, diagram, event, diagram.byId(definition.attribute("messageRef")), messages);
                }
            }
            case "signalEventDefinition" ->
                signal(scope, diagram, event, diagram.byId(definition.attribute("signalRef")));
            case "linkEventDefinition" -> link(scope, diagram, event, definition);
            case "terminateEventDefinition" -> kind(scope, diagram, event, event.name.equals("endEvent"));
            case "errorEventDefinition" ->
                kind(
                        scope,
                        diagram,
                        event,
                        !List.of("intermediateCatchEvent", "intermediateThrowEvent")
                                .contains(event.name));
            case "escalationEventDefinition" ->
                kind(scope, diagram, event, !event.name.equals("intermediateCatchEvent"));
            default -> {
                // Other definitions are refused by the vocabulary.
            }
        }
        if (List.of("errorEventDefinition", "escalationEventDefinition").contains(definition.name)
                && definition.attributes.keySet().stream().noneMatch(name -> name.endsWith("Ref"))) {
            scope.error(
                    diagram.file,
                    event,
                    "event-kind",
                    "The event does not say which error or escalation",
                    "Choose one.");
        }
    }

    private static void kind(GateScope scope, Diagram diagram, XmlNode event, boolean fits) {
        if (!fits) {
            scope.error(
                    diagram.file, event, "event-kind", "This kind of event cannot stand here", "Choose another kind.");
        }
    }

    private static void timer(GateScope scope, Diagram diagram, XmlNode event, XmlNode definition) {
        var times = definition.children(Words.BPMN, "timeDate", "timeDuration", "timeCycle");
        var problem = times.size() == 1 ? problem(event, times.get(0)) : "a timer has one date, duration or cycle";
        if (problem != null) {
            scope.error(
                    diagram.file,
                    event,
                    "timer",
                    "The timer cannot be used: " + problem,
                    "For example PT4H, ${closeAt} or R3/PT30M.");
        }
    }

    private static @Nullable String problem(XmlNode event, XmlNode time) {
        var text = time.text();
        if (text.matches(VARIABLE)) {
            return time.name.equals("timeCycle") ? "a repetition is written out" : null;
        }
        try {
            switch (time.name) {
                case "timeDate" -> Instant.parse(text);
                case "timeDuration" -> {
                    return isLongEnough(text) ? null : "it is shorter than a minute";
                }
                default -> {
                    var cycle = CYCLE.matcher(text);
                    if (!cycle.matches()) {
                        return "a repetition reads R<count>/<duration>";
                    }
                    int count = Integer.parseInt(cycle.group(1));
                    if (count < 1 || count > 100) {
                        return "it repeats 1 to 100 times";
                    }
                    return isLongEnough(cycle.group(2)) ? null : "less than a minute lies between";
                }
            }
            return null;
        } catch (DateTimeParseException | ArithmeticException e) {
            return "'" + text + "' is not ISO 8601";
        }
    }

    private static boolean isLongEnough(String text) {
        if (text.length() > 30) {
            throw new DateTimeParseException("too long", text, 0);
        }
        if (text.matches("P[0-9]{1,4}[YMW]|P([0-9]{1,4}Y)?([0-9]{1,4}M)?([0-9]{1,4}D)?")) {
            return !Period.parse(text).isZero();
        }
        var duration = Duration.parse(text);
        return duration.compareTo(SHORTEST) >= 0 && duration.toDays() <= 36_525;
    }

    private static void message(
            GateScope scope, Diagram diagram, XmlNode event, @Nullable XmlNode message, Set<String> messages) {
        var name = message == null ? "" : message.attribute("name", "");
        if (!messages.contains(name)) {
            scope.error(
                    diagram.file,
                    event,
                    "message-unknown",
                    "Nobody sends the message '" + name + "'",
                    "Praxis sends " + SENT_BY_PRAXIS.stream().sorted().toList()
                            + "; signalLinked sends others; a command needs the property offeredTo, what diagrams of linked"
                            + " tickets tell the property toldBy with the value linked.");
        }
    }

    /** What Praxis sends, what the diagram offers as a command, what an action signals, what linked tickets are to tell. */
    private static Set<String> knownMessages(Diagram diagram) {
        var known = new HashSet<>(SENT_BY_PRAXIS);
        for (var node : diagram.nodes) {
            var definition = Diagram.definition(node);
            var message = definition == null ? null : diagram.byId(definition.attribute("messageRef"));
            if (message != null && (node.property("offeredTo") != null || LINKED.equals(node.property(TOLD_BY)))) {
                known.add(message.attribute("name", ""));
            }
            if ("signalLinked".equals(Diagram.action(node))) {
                node.extensions("inputOutput").stream()
                        .flatMap(mapping -> mapping.children.stream())
                        .filter(parameter -> "message".equals(parameter.attribute("name")))
                        .forEach(parameter -> known.add(parameter.text()));
            }
        }
        known.remove("");
        return known;
    }

    /** A signal reaches every instance in the engine: its name begins with the pack's key, so that it stays inside. */
    private static void signal(GateScope scope, Diagram diagram, XmlNode event, @Nullable XmlNode signal) {
        var name = signal == null ? "" : signal.attribute("name", "");
        if (!name.matches(Pattern.quote(scope.pack().key()) + ": [^$#{}]{1,80}")) {
            scope.error(
                    diagram.file,
                    event,
                    "signal-name",
                    "The signal '" + name + "' would reach other packs",
                    "Name it \"" + scope.pack().key() + ": ...\".");
        }
    }

    private static void link(GateScope scope, Diagram diagram, XmlNode event, XmlNode definition) {
        kind(scope, diagram, event, event.name.startsWith("intermediate"));
        var name = definition.attribute("name", "");
        var other = event.name.equals("intermediateThrowEvent") ? "intermediateCatchEvent" : "intermediateThrowEvent";
        var partners = diagram.named(other).stream()
                .filter(ProcessRules::isLink)
                .filter(node -> node.parent == event.parent)
                .filter(node -> name.equals(Diagram.definition(node).attribute("name")))
                .count();
        if (name.isBlank() || partners < 1 || other.equals("intermediateCatchEvent") && partners > 1) {
            scope.error(
                    diagram.file, event, "link", "The link '" + name + "' has no single other end", "Draw both ends.");
        }
    }

    private static void eventGateway(GateScope scope, Diagram diagram, XmlNode gateway) {
        for (var flow : diagram.outgoing(gateway)) {
            var target = diagram.byId(flow.attribute("targetRef"));
            if (target != null && !target.name.equals("intermediateCatchEvent")) {
                scope.error(
                        diagram.file,
                        flow,
                        "event-gateway",
                        "Only catching events follow an event-based gateway",
                        "Draw one.");
            }
        }
    }

    private static void toldBy(GateScope scope, Diagram diagram, XmlNode node) {
        var by = node.property(TOLD_BY);
        var definition = by == null ? null : Diagram.definition(node);
        if (by != null
                && (!LINKED.equals(by) || definition == null || !definition.name.equals("messageEventDefinition"))) {
            scope.error(
                    diagram.file,
                    node,
                    "told-by",
                    "toldBy stands on an event that waits for a message, and is linked",
                    "Leave it out, or set it to linked.");
        }
    }

    private static void command(GateScope scope, Diagram diagram, XmlNode node) {
        var offered = node.property("offeredTo");
        if (offered == null) {
            return;
        }
        var definition = Diagram.definition(node);
        var isCommand = node.name.equals("startEvent")
                && node.parent != null
                && Diagram.isEventSubProcess(node.parent)
                && definition != null
                && definition.name.equals("messageEventDefinition");
        if (!isCommand
                || node.attribute("name", "").isBlank()
                || !Arrays.stream(offered.split(",", -1))
                        .map(String::strip)
                        .allMatch(Set.of("requester", "agent")::contains)) {
            scope.error(
                    diagram.file,
                    node,
                    "command",
                    "A command is a named message start event of an event sub-process, offered to requester, agent or"
                            + " both",
                    "Set offeredTo to requester, agent, or requester, agent.");
        }
        var form = node.property("form");
        if (form != null && !scope.hasForm(form)) {
            scope.error(diagram.file, node, "form-reference", "There is no form " + form, "Add " + form + ".form.");
        }
    }
}
