package org.praxisitsm.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.FormValidation;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.TriedAgain;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketFiles;
import org.praxisitsm.ticket.TicketProgress;
import org.praxisitsm.ticket.TicketView;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Commands that the diagram offers besides the outcomes of its tasks: message start events of its event sub-processes. */
@Service
@Transactional
@TriedAgain
public class Commands {

    /**
     * @param id id of the start event
     * @param label name of the event as drawn
     * @param form to fill first, or null
     */
    public record Offer(String id, String label, @Nullable FormDefinition form) {}

    private record Drawn(String id, String label, String message, List<String> offeredTo, @Nullable String form) {}

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final IdentityService identity;
    private final TicketDesk desk;
    private final TicketProgress progress;
    private final Deployments deployments;
    private final FormValidation forms;
    private final TicketFiles files;
    private final FormAnswers answers;
    private final StepBuffer steps;
    private final ApplicationEventPublisher events;
    private final Map<String, List<Drawn>> drawn = new ConcurrentHashMap<>();

    Commands(
            @Lazy RuntimeService runtime,
            @Lazy RepositoryService repository,
            @Lazy IdentityService identity,
            TicketDesk desk,
            TicketProgress progress,
            Deployments deployments,
            FormValidation forms,
            TicketFiles files,
            FormAnswers answers,
            StepBuffer steps,
            ApplicationEventPublisher events) {
        this.runtime = runtime;
        this.repository = repository;
        this.identity = identity;
        this.desk = desk;
        this.progress = progress;
        this.deployments = deployments;
        this.forms = forms;
        this.files = files;
        this.answers = answers;
        this.steps = steps;
        this.events = events;
    }

    /** @return what the process waits for right now and the viewer may send. */
    public List<Offer> offered(String number, Viewer viewer) {
        var ticket = desk.get(number, viewer);
        return open(ticket, viewer).stream()
                .map(command -> new Offer(
                        command.id(), command.label(), command.form() == null ? null : form(ticket, command.form())))
                .toList();
    }

    private @Nullable FormDefinition form(TicketView ticket, String key) {
        var pack = progress.pack(ticket.id()).pack();
        var form = pack.forms().get(key);
        return form == null
                ? null
                : TicketCurrency.in(form, pack.descriptor(), progress.value(ticket.id(), PracticeDescriptor.CURRENCY));
    }

    private List<Drawn> open(TicketView ticket, Viewer viewer) {
        var published = progress.pack(ticket.id());
        var definition =
                deployments.definition(published, published.pack().descriptor().process());
        return drawn.computeIfAbsent(definition, id -> read(repository.getBpmnModelInstance(id))).stream()
                .filter(command -> isFor(command, ticket, viewer))
                .filter(command -> !waiting(ticket.number(), command.message()).isEmpty())
                .toList();
    }

    private List<org.camunda.bpm.engine.runtime.Execution> waiting(String number, String message) {
        return runtime.createExecutionQuery()
                .processInstanceBusinessKey(number)
                .messageEventSubscriptionName(message)
                .list();
    }

    private static boolean isFor(Drawn command, TicketView ticket, Viewer viewer) {
        var own =
                viewer.account().equals(ticket.requester()) || viewer.account().equals(ticket.affected());
        return command.offeredTo().contains("agent") && ticket.mayWork()
                || command.offeredTo().contains("requester") && own;
    }

    private static List<Drawn> read(BpmnModelInstance model) {
        var commands = new ArrayList<Drawn>();
        for (var start : model.getModelElementsByType(StartEvent.class)) {
            var offeredTo = property(start, "offeredTo");
            if (offeredTo == null || !(start.getParentElement() instanceof SubProcess)) {
                continue;
            }
            start.getEventDefinitions().stream()
                    .filter(MessageEventDefinition.class::isInstance)
                    .map(event -> ((MessageEventDefinition) event).getMessage().getName())
                    .forEach(message -> commands.add(new Drawn(
                            start.getId(),
                            Objects.requireNonNullElse(start.getName(), message),
                            message,
                            Arrays.asList(offeredTo.split("\\s*,\\s*")),
                            property(start, "form"))));
        }
        return commands;
    }

    static @Nullable String property(StartEvent start, String name) {
        if (start.getExtensionElements() == null) {
            return null;
        }
        return start.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> name.equals(property.getCamundaName()))
                .map(property -> property.getCamundaValue())
                .findFirst()
                .orElse(null);
    }

    /** @throws Refusal conflict where the process does not wait for it (any more) */
    public TicketView send(String number, String commandId, Map<String, ?> values, Viewer by) {
        var ticket = desk.get(number, by);
        send(ticket, by, commandId, values, by);
        return progress.view(ticket.id(), by);
    }

    /** Sends what the ticket itself offers, for somebody whom another module let in though they do not see the ticket. */
    void sendFor(String number, String commandId, Map<String, ?> values, Viewer by) {
        var system = Viewer.system("commands");
        send(desk.get(number, system), system, commandId, values, by);
    }

    private void send(TicketView ticket, Viewer right, String commandId, Map<String, ?> values, Viewer by) {
        var number = ticket.number();
        progress.lock(ticket.id(), null);
        var command = open(ticket, right).stream()
                .filter(offer -> offer.id().equals(commandId))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.conflict(number + " does not wait for " + commandId + " now, or not from you."));
        var checked = checked(ticket, command, values, by);
        identity.setAuthenticatedUserId(by.account());
        try {
            var published = progress.pack(ticket.id());
            var step = new Act.ProcessStep(published.pack().descriptor().process(), published.version(), command.id());
            var act = Act.onTicket(by.account(), "command.sent", number, Map.of(), Map.of("name", command.label()));
            events.publishEvent(act.in(step));
            progress.change(ticket.id(), checked, by.account(), step);
            answers.write(ticket.id(), checked, by);
            var variables = answers.variables(checked);
            waiting(number, command.message())
                    .forEach(
                            execution -> runtime.messageEventReceived(command.message(), execution.getId(), variables));
            steps.settle();
        } finally {
            identity.clearAuthentication();
        }
    }

    private Map<String, Object> checked(TicketView ticket, Drawn command, Map<String, ?> values, Viewer by) {
        var form = command.form() == null ? null : form(ticket, command.form());
        if (form == null) {
            if (!values.isEmpty()) {
                throw Refusal.invalid(
                        "values." + values.keySet().iterator().next(), command.label() + " asks for nothing.");
            }
            return Map.of();
        }
        var known = answers.known(form, progress.values(ticket.id()), Map::of);
        var checked = forms.validated(form, values, known, known, "values");
        return files.attached(ticket.id(), form, checked, "values", by);
    }
}
