package org.praxisitsm.ticket.actions;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.ServiceAction;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketDesk.Link;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Says how far linked tickets are, e.g. whether every change of a release is approved. It sees what whoever acts may see, the
 * requester where nobody acts: a ticket that they may not know of counts as one that is not there yet, and is not named.
 */
@Component
class CheckLinked implements ServiceAction {

    private static final String SYSTEM = "system:";

    private final ObjectProvider<TicketDesk> desk;
    private final ObjectProvider<Viewers> viewers;

    CheckLinked(ObjectProvider<TicketDesk> desk, ObjectProvider<Viewers> viewers) {
        this.desk = desk;
        this.viewers = viewers;
    }

    @Override
    public Signature signature() {
        return new Signature(
                "checkLinked",
                "Check linked tickets",
                "Says how many linked tickets have come to one of the states, and which have not.",
                List.of(
                        new Input(
                                "type",
                                ValueType.TEXT,
                                true,
                                "Type of the link as seen from this ticket, e.g. parent-of"),
                        new Input("states", ValueType.TEXT, true, "Comma list of the states that are far enough"),
                        new Input(
                                "own",
                                ValueType.BOOLEAN,
                                false,
                                "Whether only those count that this ticket's diagram opened or linked itself")),
                List.of(
                        new Output("linkedCount", ValueType.NUMBER, "How many are linked"),
                        new Output("linkedOpen", ValueType.NUMBER, "How many of them are not far enough"),
                        new Output("linkedMissing", ValueType.TEXT, "Numbers of those, parted by commas")),
                List.of());
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) {
        var type = inputs.get("type").toString();
        var enough = Arrays.stream(inputs.get("states").toString().split(","))
                .map(String::strip)
                .collect(Collectors.toSet());
        var linked = Boolean.TRUE.equals(inputs.get("own")) ? context.linkedByDiagram(type) : context.linked(type);
        var seen = viewer(context).stream()
                .flatMap(viewer -> desk.getObject().links(context.number(), viewer).stream())
                .filter(link -> link.type().equals(type) && linked.contains(link.target()))
                .toList();
        var all = linked.size();
        var ready = seen.stream().filter(link -> enough.contains(link.state())).count();
        return answer(
                all,
                all - (int) ready,
                seen.stream()
                        .filter(link -> !enough.contains(link.state()))
                        .map(Link::target)
                        .collect(Collectors.joining(", ")));
    }

    /** Nothing is linked unless the scenario says so. */
    @Override
    public Map<String, Object> rehearse(ActionContext context, Map<String, Object> inputs) {
        return answer(0, 0, "");
    }

    private static Map<String, Object> answer(int all, int open, String missing) {
        return Map.of("linkedCount", all, "linkedOpen", open, "linkedMissing", missing);
    }

    private Optional<Viewer> viewer(ActionContext context) {
        var actor =
                context.actor().startsWith(SYSTEM) ? Objects.toString(context.value("requester"), "") : context.actor();
        return viewers.getObject().find(actor);
    }
}
