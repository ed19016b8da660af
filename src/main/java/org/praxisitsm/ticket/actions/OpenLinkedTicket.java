package org.praxisitsm.ticket.actions;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.ActionRefused;
import org.praxisitsm.practice.ServiceAction;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketIntake;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Opens a ticket of another practice and links it. Whoever acts is its requester, as if they had filled its form themselves;
 * where a date or a message acts, it is the requester of this ticket. What the form of the other practice does not take is
 * refused.
 */
@Component
class OpenLinkedTicket implements ServiceAction {

    private static final String NOT_OPENED = "not-opened";
    private static final String CHANNEL = "DESK";
    private static final String SYSTEM = "system:";

    private final ObjectProvider<TicketIntake> intake;
    private final ObjectProvider<Viewers> viewers;

    OpenLinkedTicket(ObjectProvider<TicketIntake> intake, ObjectProvider<Viewers> viewers) {
        this.intake = intake;
        this.viewers = viewers;
    }

    @Override
    public Signature signature() {
        return new Signature(
                "openTicket",
                "Open ticket",
                "Opens a ticket of another practice and links it to this one.",
                List.of(
                        new Input("practice", ValueType.TEXT, true, "Key of the practice"),
                        new Input("subject", ValueType.TEXT, false, "Its subject; that of this ticket if left out"),
                        new Input("description", ValueType.TEXT, false, "Its description"),
                        new Input("link", ValueType.TEXT, false, "Type of the link as seen from this ticket"),
                        new Input(
                                "copy",
                                ValueType.TEXT,
                                false,
                                "Comma list of values of this ticket that its form takes: service, or other=name here"),
                        new Input(
                                "answers",
                                ValueType.TEXT,
                                false,
                                "Further answers to its form, parted by semicolons: changeType=normal")),
                List.of(new Output("opened", ValueType.TEXT, "Its number")),
                List.of(NOT_OPENED));
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) throws ActionRefused {
        var by = by(context);
        var order = new OpenTicket(
                inputs.get("practice").toString(),
                Objects.toString(inputs.get("subject"), Objects.toString(context.value("subject"), "")),
                Objects.toString(inputs.get("description"), null),
                by.isSystem() ? text(context, "requester") : null,
                null,
                CHANNEL,
                answers(context, inputs));
        try {
            var number = intake.getObject().open(order, by).number();
            if (inputs.get("link") != null) {
                context.link(inputs.get("link").toString(), number);
            }
            return Map.of("opened", number);
        } catch (Refusal refused) {
            throw new ActionRefused(NOT_OPENED, refused.getMessage());
        }
    }

    /** A number that no ticket has. */
    @Override
    public Map<String, Object> rehearse(ActionContext context, Map<String, Object> inputs) {
        return Map.of("opened", "NEW0000001");
    }

    private Viewer by(ActionContext context) {
        var actor = context.actor();
        return actor.startsWith(SYSTEM)
                ? Viewer.system("workflow")
                : viewers.getObject().find(actor).orElseGet(() -> Viewer.system("workflow"));
    }

    private static Map<String, Object> answers(ActionContext context, Map<String, Object> inputs) {
        var answers = new LinkedHashMap<String, Object>();
        for (var pair : parts(inputs.get("copy"), ",")) {
            var names = pair.split("=", 2);
            var value = context.value(names[names.length - 1].strip());
            if (value != null) {
                answers.put(names[0].strip(), value);
            }
        }
        for (var pair : parts(inputs.get("answers"), ";")) {
            var answer = pair.split("=", 2);
            if (answer.length == 2) {
                answers.put(answer[0].strip(), answer[1].strip());
            }
        }
        return answers;
    }

    private static List<String> parts(@Nullable Object text, String between) {
        return text == null
                ? List.of()
                : Arrays.stream(text.toString().split(between))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
    }

    private static @Nullable String text(ActionContext context, String name) {
        return Objects.toString(context.value(name), null);
    }
}
