package org.praxisitsm.workflow;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.shared.Act.ProcessStep;
import org.praxisitsm.shared.DecisionMade;
import org.praxisitsm.ticket.GridPolicy;
import org.praxisitsm.ticket.TicketProgress;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Opens real tickets to actions. */
@Component
class TicketContexts {

    /** Who acts where a diagram does. */
    private static final String BY = "system:workflow";

    private final TicketProgress progress;
    private final People people;
    private final Viewers viewers;
    private final GridPolicy grids;
    private final Signals signals;
    private final ApplicationEventPublisher events;
    private final LiveFacts facts;

    TicketContexts(
            TicketProgress progress,
            People people,
            Viewers viewers,
            GridPolicy grids,
            Signals signals,
            ApplicationEventPublisher events,
            LiveFacts facts) {
        this.progress = progress;
        this.people = people;
        this.viewers = viewers;
        this.grids = grids;
        this.signals = signals;
        this.events = events;
        this.facts = facts;
    }

    ActionContext of(DelegateExecution execution, ProcessStep step) {
        return new Real(execution, TicketStage.ticketId(execution), step);
    }

    private final class Real implements ActionContext {

        private final DelegateExecution execution;
        private final long ticketId;
        private final ProcessStep step;

        Real(DelegateExecution execution, long ticketId, ProcessStep step) {
            this.execution = execution;
            this.ticketId = ticketId;
            this.step = step;
        }

        @Override
        public String number() {
            return progress.number(ticketId);
        }

        @Override
        public Pack pack() {
            return progress.pack(ticketId).pack();
        }

        @Override
        public int packVersion() {
            return step.version();
        }

        @Override
        public String activity() {
            return Objects.requireNonNull(step.activity());
        }

        @Override
        public String actor() {
            return TicketStage.actor();
        }

        @Override
        public @Nullable Object value(String name) {
            return progress.value(ticketId, name);
        }

        @Override
        public void change(Map<String, ?> values) {
            progress.change(ticketId, values, BY, step);
            values.forEach((name, value) -> {
                if (execution.getProcessInstance().hasVariable(name)) {
                    execution.getProcessInstance().setVariable(name, Variables.simple(value));
                }
            });
        }

        @Override
        public void comment(String text, boolean internal) {
            progress.journal(ticketId, text, internal, BY);
        }

        @Override
        public void tell(List<String> recipients, String topic, Map<String, ?> arguments) {
            var accounts = new LinkedHashSet<String>();
            recipients.forEach(recipient -> accounts.addAll(accounts(recipient)));
            // Whoever did it knows.
            accounts.remove(actor());
            progress.tell(
                    ticketId,
                    List.copyOf(accounts),
                    topic,
                    new LinkedHashMap<>(arguments),
                    execution.getActivityInstanceId() + ":" + topic);
        }

        private List<String> accounts(String recipient) {
            return switch (recipient) {
                case "requester", "affected", "assignee" -> optional(value(recipient));
                case "group" ->
                    value("group") == null
                            ? List.of()
                            : people.accountsOf(value("group").toString());
                case "groupLead" ->
                    value("group") == null
                            ? List.of()
                            : optional(people.group(value("group").toString())
                                    .map(People.Group::lead)
                                    .orElse(null));
                case "manager" ->
                    optional(people.person(Objects.toString(value("assignee"), ""))
                            .map(People.Person::manager)
                            .orElse(null));
                case "watchers" -> progress.watchers(ticketId);
                default -> people.group(recipient).isPresent() ? people.accountsOf(recipient) : List.of(recipient);
            };
        }

        private static List<String> optional(@Nullable Object account) {
            return account == null ? List.of() : List.of(account.toString());
        }

        @Override
        public List<Map<String, Object>> candidates(String group) {
            return facts.candidates(group);
        }

        @Override
        public Map<String, Object> decideByGrid(String grid, Map<String, ?> inputs) {
            var verdict = grids.decide(pack(), grid, inputs);
            events.publishEvent(new DecisionMade(
                    number(),
                    grid,
                    step.version(),
                    DecisionMade.Kind.GRID,
                    inputs,
                    verdict.outputs(),
                    verdict.matchedRules(),
                    step));
            return verdict.outputs();
        }

        @Override
        public void signal(String number, String message, Map<String, ?> variables) {
            // As everywhere the ticket's row before the engine's.
            progress.idOf(number)
                    .filter(other -> !progress.holds(other))
                    .ifPresent(other -> progress.lock(other, null));
            signals.send(number, message, variables);
        }

        @Override
        public List<String> linked(String type) {
            return progress.linked(ticketId, type);
        }

        @Override
        public List<String> linkedByDiagram(String type) {
            return progress.linkedBy(ticketId, type, BY);
        }

        @Override
        public void link(String type, String target) {
            var actor = TicketStage.actor();
            var known = actor.startsWith("system:") || progress.isVisible(target, viewers.of(actor));
            if (!known || !progress.link(ticketId, type, target, BY)) {
                throw org.praxisitsm.shared.Refusal.notFound("There is no other ticket " + target + ".");
            }
        }
    }
}
