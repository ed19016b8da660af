package org.praxisitsm.workflow;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.approval.ApprovalRound;
import org.praxisitsm.approval.ApprovalRound.Moves;
import org.praxisitsm.approval.Line;
import org.praxisitsm.approval.Vote;
import org.praxisitsm.approval.Whom;
import org.praxisitsm.practice.ApprovalSpec;
import org.praxisitsm.practice.Wait;

/** Rounds of approvals of a rehearsal, in memory: the same rules, with the people that the scenario describes. */
final class SandboxApprovals implements ApprovalStage {

    private static final class Running {
        private final ApprovalRound round;
        private final ApprovalSpec spec;
        private final Described whom;
        private Map<String, String> content;

        Running(ApprovalRound round, ApprovalSpec spec, Described whom, Map<String, String> content) {
            this.round = round;
            this.spec = spec;
            this.whom = whom;
            this.content = content;
        }
    }

    private final Supplier<SandboxTicket> ticket;
    private final Map<String, Running> running = new HashMap<>();
    private long ids;

    SandboxApprovals(Supplier<SandboxTicket> ticket) {
        this.ticket = ticket;
    }

    @Override
    public Moves begin(DelegateExecution execution, ApprovalSpec spec, List<Line> plan, String yes, boolean answered) {
        var one = new Running(new ApprovalRound(plan), spec, new Described(spec, yes), content(spec));
        running.put(execution.getActivityInstanceId(), one);
        return one.round.goOn(spec, one.whom);
    }

    @Override
    public Optional<Moves> goOn(DelegateExecution execution, ApprovalSpec spec, String yes) {
        return Optional.ofNullable(running.get(execution.getActivityInstanceId()))
                .map(one -> one.round.goOn(one.spec, one.whom));
    }

    private Map<String, String> content(ApprovalSpec spec) {
        var content = new HashMap<String, String>();
        spec.content()
                .forEach(name ->
                        content.put(name, Objects.toString(ticket.get().values.get(name), "")));
        return content;
    }

    @Override
    public Optional<Moves> askAnew(
            DelegateExecution execution, ApprovalSpec spec, Supplier<List<Line>> plan, String yes) {
        var one = running.get(execution.getActivityInstanceId());
        if (one == null || one.content.equals(content(spec))) {
            return Optional.empty();
        }
        one.content = content(spec);
        return one.round.changed(plan.get(), spec, one.whom);
    }

    @Override
    public void offered(DelegateExecution execution, ApprovalSpec spec, Vote vote, String task) {
        vote.offeredAs(task);
        asks(vote);
    }

    private void asks(Vote vote) {
        ticket.get()
                .asks
                .put(
                        Objects.requireNonNull(vote.task()),
                        Objects.requireNonNullElse(vote.holder(), Objects.toString(vote.group(), "")));
    }

    @Override
    public void left(DelegateExecution execution) {
        running.remove(execution.getActivityInstanceId());
    }

    /** A task was completed; nothing where it is no vote. */
    void answered(DelegateTask task) {
        of(task.getId())
                .ifPresent(one -> one.round.answer(
                        one.round.byTask(task.getId()).orElseThrow(),
                        Objects.toString(task.getVariable(Variables.OUTCOME)),
                        Objects.requireNonNullElse(task.getAssignee(), "somebody"),
                        "scenario",
                        null,
                        one.whom));
    }

    private Optional<Running> of(String task) {
        return running.values().stream()
                .filter(one -> one.round.byTask(task).isPresent())
                .findFirst();
    }

    /** Lets the time pass that the vote is waited for. @return empty where it is no vote or nothing follows from it */
    Optional<Vote> overdue(String task) {
        return of(task).flatMap(one -> {
            var vote = one.round.byTask(task).orElseThrow();
            if (!one.round.overdue(vote, one.spec, one.whom)) {
                return Optional.empty();
            }
            asks(vote);
            return Optional.of(vote);
        });
    }

    /** What scenarios say of the people. */
    private final class Described implements Whom {

        private final ApprovalSpec spec;
        private final String yes;

        Described(ApprovalSpec spec, String yes) {
            this.spec = spec;
            this.yes = yes;
        }

        private @Nullable String value(String name) {
            return Objects.toString(ticket.get().values.get(name), null);
        }

        private Map<String, Object> person(String account) {
            return ticket.get().given.person(account);
        }

        private List<String> named(Map<String, Object> of, String key) {
            return of.get(key) == null ? List.of() : List.of(of.get(key).toString());
        }

        @Override
        public List<String> of(String word, @Nullable String person) {
            var colon = word.indexOf(':');
            var name = word.substring(colon + 1);
            return switch (colon < 0 ? word : word.substring(0, colon)) {
                case "manager" -> {
                    var whose = person != null ? person : value(colon < 0 ? "requester" : name);
                    yield whose == null ? List.of() : named(person(whose), "manager");
                }
                case "serviceOwner" -> owner();
                case "groupLead" -> value("group") == null ? List.of() : members(value("group"), true);
                case "lead" -> members(name, true);
                case "group" -> members(name, false);
                case "role" -> members(word, false);
                case "field" -> value(name) == null ? List.of() : List.of(value(name));
                default -> List.of(word);
            };
        }

        private List<String> owner() {
            var owner = value("service") == null ? null : ticket.get().given.owner(value("service"));
            return owner == null ? List.of() : List.of(owner);
        }

        private List<String> members(String group, boolean lead) {
            return ticket.get().given.candidates(group).stream()
                    .filter(fact -> !lead || Boolean.TRUE.equals(fact.get("isLead")))
                    .map(fact -> fact.get("account").toString())
                    .toList();
        }

        @Override
        public boolean isActive(String account) {
            return !Boolean.TRUE.equals(person(account).get("left"));
        }

        @Override
        public Optional<StandIn> standIn(String account) {
            return named(person(account), "substitute").stream()
                    .findFirst()
                    .map(other -> new StandIn(other, Vote.Because.SUBSTITUTE));
        }

        @Override
        public Set<String> barred() {
            return ticket.get().barred(spec.notBy());
        }

        @Override
        public @Nullable String group() {
            var group = spec.group();
            return group == null || !group.startsWith("${")
                    ? group
                    : value(group.substring(2, group.length() - 1).strip());
        }

        @Override
        public String yes() {
            return yes;
        }

        @Override
        public Instant now() {
            return Instant.EPOCH.plusSeconds(ids);
        }

        @Override
        public Instant after(Wait wait) {
            return now().plus(wait.elapsed());
        }

        @Override
        public @Nullable Instant due() {
            return null;
        }

        @Override
        public long nextId() {
            return ++ids;
        }
    }
}
