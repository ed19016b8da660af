package org.praxisitsm.workflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;

/**
 * Which step of one version of a diagram is which step of another: those of the same id and kind first, then those that look
 * renamed. Only steps at which a ticket can stand, or that wait for something on its behalf, are looked at.
 */
final class StepMapping {

    /** From here on two steps are taken for one and the same; found on packs whose steps were renamed by hand. */
    private static final double ALIKE = 0.45;

    private static final double NAME = 0.5;
    private static final double FORM = 0.2;
    private static final double PLACE = 0.3;

    /** @param why in words, for the owner */
    record Pair(FlowNode from, FlowNode to, String why) {}

    private final BpmnModelInstance source;
    private final BpmnModelInstance target;
    private final Map<String, Pair> pairs = new LinkedHashMap<>();
    private final Set<String> taken = new LinkedHashSet<>();

    private StepMapping(BpmnModelInstance source, BpmnModelInstance target) {
        this.source = source;
        this.target = target;
    }

    static Collection<Pair> suggested(BpmnModelInstance source, BpmnModelInstance target) {
        var mapping = new StepMapping(source, target);
        mapping.sameIds();
        mapping.renamed();
        return mapping.pairs.values();
    }

    /** @return the steps that a mapping has to say something about, in file order */
    static List<FlowNode> steps(BpmnModelInstance model) {
        return model.getModelElementsByType(FlowNode.class).stream()
                .filter(StepMapping::counts)
                .toList();
    }

    static boolean counts(FlowNode node) {
        return node instanceof UserTask
                || node instanceof ReceiveTask
                || node instanceof IntermediateCatchEvent
                || node instanceof EventBasedGateway
                || node instanceof ParallelGateway
                || node instanceof InclusiveGateway
                || node instanceof CallActivity
                || node instanceof SubProcess
                || node instanceof BoundaryEvent
                || node instanceof StartEvent start
                        && !start.getEventDefinitions().isEmpty()
                || node.isCamundaAsyncBefore()
                || node.isCamundaAsyncAfter();
    }

    private void sameIds() {
        for (var from : steps(source)) {
            if (target.getModelElementById(from.getId()) instanceof FlowNode to && isSameKind(from, to)) {
                pair(from, to, "Same id and kind");
            }
        }
    }

    private void renamed() {
        var open =
                steps(target).stream().filter(to -> !taken.contains(to.getId())).toList();
        // Scopes before what lies in them: the place of a step is worth more once its surroundings are known.
        for (var from : steps(source)) {
            if (!pairs.containsKey(from.getId())) {
                best(from, open);
            }
        }
    }

    private void best(FlowNode from, List<FlowNode> open) {
        FlowNode best = null;
        var highest = ALIKE;
        for (var to : open) {
            if (!taken.contains(to.getId()) && isSameKind(from, to) && isAtSameHost(from, to)) {
                var score = likeness(from, to);
                if (score >= highest) {
                    best = to;
                    highest = score;
                }
            }
        }
        if (best != null) {
            pair(from, best, why(from, best));
        }
    }

    private void pair(FlowNode from, FlowNode to, String why) {
        pairs.put(from.getId(), new Pair(from, to, why));
        taken.add(to.getId());
    }

    static boolean isSameKind(FlowNode from, FlowNode to) {
        return from.getElementType().equals(to.getElementType())
                && definition(from).equals(definition(to))
                && isEventSubProcess(from) == isEventSubProcess(to);
    }

    private static boolean isEventSubProcess(FlowNode node) {
        return node instanceof SubProcess process && process.triggeredByEvent();
    }

    private static String definition(FlowNode node) {
        return node instanceof CatchEvent event && !event.getEventDefinitions().isEmpty()
                ? event.getEventDefinitions().iterator().next().getElementType().getTypeName()
                : "";
    }

    private boolean isAtSameHost(FlowNode from, FlowNode to) {
        if (!(from instanceof BoundaryEvent here) || !(to instanceof BoundaryEvent there)) {
            return true;
        }
        var host = pairs.get(here.getAttachedTo().getId());
        return host != null && host.to().getId().equals(there.getAttachedTo().getId());
    }

    private double likeness(FlowNode from, FlowNode to) {
        return NAME * alike(from.getName(), to.getName()) + FORM * sameForm(from, to) + PLACE * samePlace(from, to);
    }

    private String why(FlowNode from, FlowNode to) {
        var reasons = new ArrayList<String>();
        reasons.add("names alike by " + Math.round(100 * alike(from.getName(), to.getName())) + " %");
        if (sameForm(from, to) == 1) {
            reasons.add("same form");
        }
        if (samePlace(from, to) > 0) {
            reasons.add(samePlace(from, to) == 1 ? "same neighbours" : "some of the same neighbours");
        }
        return "Looks renamed: " + String.join(", ", reasons);
    }

    private static double sameForm(FlowNode from, FlowNode to) {
        return from instanceof UserTask here
                        && to instanceof UserTask there
                        && here.getCamundaFormRef() != null
                        && here.getCamundaFormRef().equals(there.getCamundaFormRef())
                ? 1
                : 0;
    }

    private double samePlace(FlowNode from, FlowNode to) {
        var before = neighbours(from);
        var after = neighbours(to);
        if (before.isEmpty()) {
            return after.isEmpty() ? 1 : 0;
        }
        var kept = before.entrySet().stream()
                .filter(neighbour -> Objects.equals(after.get(translated(neighbour.getKey())), neighbour.getValue()))
                .count();
        return (double) kept / Math.max(before.size(), after.size());
    }

    private String translated(String id) {
        var pair = pairs.get(id);
        return pair == null ? id : pair.to().getId();
    }

    private static Map<String, String> neighbours(FlowNode node) {
        var found = new HashMap<String, String>();
        for (var flow : ((BpmnModelInstance) node.getModelInstance()).getModelElementsByType(SequenceFlow.class)) {
            if (node.equals(flow.getTarget())) {
                found.put(flow.getSource().getId(), "before");
            } else if (node.equals(flow.getSource())) {
                found.put(flow.getTarget().getId(), "after");
            }
        }
        if (node instanceof BoundaryEvent event) {
            found.put(event.getAttachedTo().getId(), "host");
        }
        return found;
    }

    /** @return 1 for the same words, 0 for nothing in common: edit distance over the longer text */
    static double alike(@Nullable String one, @Nullable String other) {
        var a = plain(one);
        var b = plain(other);
        if (a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        return 1 - (double) distance(a, b) / Math.max(a.length(), b.length());
    }

    private static String plain(@Nullable String text) {
        var words = text == null ? "" : text.toLowerCase(Locale.ROOT).strip();
        return words.substring(0, Math.min(words.length(), 200));
    }

    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var above = row[j];
                var substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(substituted, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
