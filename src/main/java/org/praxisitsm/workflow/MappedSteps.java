package org.praxisitsm.workflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.ticket.RunningTickets;
import org.praxisitsm.workflow.Migrations.Added;
import org.praxisitsm.workflow.Migrations.Mapped;
import org.praxisitsm.workflow.Migrations.Mapping;
import org.praxisitsm.workflow.Migrations.Wish;
import org.springframework.stereotype.Component;

/** What each step of one version is in another, as an owner reads it. */
@Component
class MappedSteps {

    private final MigrationPlans plans;
    private final RunningTickets running;

    MappedSteps(MigrationPlans plans, RunningTickets running) {
        this.plans = plans;
        this.running = running;
    }

    Mapping of(PublishedPack left, PublishedPack right, List<Wish> wishes) {
        var practice = left.pack().key();
        var standing = running.standing(practice, left.version());
        var steps = new ArrayList<Mapped>();
        var added = new ArrayList<Added>();
        var targets = new ArrayList<Added>();
        var counted = new HashSet<String>();
        for (var plan : mainFirst(plans.of(left, right, wishes).values(), left)) {
            for (var move : plan.moves()) {
                steps.add(shown(
                        plan,
                        move.from(),
                        move.to(),
                        move.why(),
                        move.restartsTimer(),
                        standingAt(move.from(), standing, counted)));
            }
            for (var gap : plan.gaps()) {
                steps.add(shown(plan, gap.from(), null, gap.why(), false, standingAt(gap.from(), standing, counted)));
            }
            plans.added(plan).forEach(node -> added.add(shown(plan, node)));
            plans.targets(plan).forEach(node -> targets.add(shown(plan, node)));
        }
        return new Mapping(practice, left.version(), right.version(), steps, added, targets);
    }

    private static List<MigrationPlans.ProcessPlan> mainFirst(
            Collection<MigrationPlans.ProcessPlan> plans, PublishedPack pack) {
        var main = pack.pack().descriptor().process();
        return plans.stream()
                .sorted(Comparator.comparing(plan -> !plan.process().equals(main)))
                .toList();
    }

    /** Where the same id is drawn in several diagrams, tickets are taken to stand in the practice's own. */
    private static int standingAt(FlowNode step, Map<String, Integer> standing, Set<String> counted) {
        return counted.add(step.getId()) ? standing.getOrDefault(step.getId(), 0) : 0;
    }

    private static Mapped shown(
            MigrationPlans.ProcessPlan plan,
            FlowNode from,
            @Nullable FlowNode to,
            String why,
            boolean restarts,
            int standing) {
        return new Mapped(
                plan.process(),
                from.getId(),
                named(from),
                to == null ? null : to.getId(),
                to == null ? null : named(to),
                kind(from),
                why,
                MigrationPlans.isTimer(from),
                restarts,
                standing);
    }

    private static Added shown(MigrationPlans.ProcessPlan plan, FlowNode node) {
        return new Added(plan.process(), node.getId(), named(node), kind(node));
    }

    private static String kind(FlowNode node) {
        return node.getElementType().getTypeName();
    }

    private static String named(FlowNode node) {
        return node.getName() == null || node.getName().isBlank() ? node.getId() : node.getName();
    }
}
