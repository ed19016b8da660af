package org.praxisitsm.asset.impact;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.ActionRefused;
import org.praxisitsm.practice.ServiceAction;
import org.praxisitsm.shared.Refusal;
import org.springframework.stereotype.Component;

/** Finds out what is hit by what the ticket is about, for tables that decide about priority or risk. */
@Component
class AssessImpact implements ServiceAction {

    static final String NO_SUCH_ASSET = "no-such-asset";

    private static final int MOST_NAMES = 10;

    private final Impacts impacts;

    AssessImpact(Impacts impacts) {
        this.impacts = impacts;
    }

    @Override
    public Signature signature() {
        return new Signature(
                "assessImpact",
                "Assess impact",
                "What is hit when the assets of the ticket fail: how many services and people, and how critical the worst is.",
                List.of(new Input(
                        "asset",
                        ValueType.TEXT,
                        false,
                        "Number of an asset, or several with commas; the ticket's assets unless given")),
                List.of(
                        new Output("servicesDown", ValueType.NUMBER, "Services that are down"),
                        new Output("servicesDegraded", ValueType.NUMBER, "Services that have lost redundancy"),
                        new Output(
                                "criticalityDown",
                                ValueType.TEXT,
                                "CRITICAL, HIGH, MEDIUM or LOW: the most critical service that is down, or nothing"),
                        new Output(
                                "criticalityDegraded",
                                ValueType.TEXT,
                                "The same of the services that have lost redundancy"),
                        new Output("peopleHit", ValueType.NUMBER, "People that are hit, as far as is known"),
                        new Output("itemsHit", ValueType.NUMBER, "Assets that are down or degraded"),
                        new Output("servicesHit", ValueType.TEXT, "Names of the services, the most critical first")),
                List.of(NO_SUCH_ASSET));
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) throws ActionRefused {
        var system = Viewer.system("asset");
        try {
            if (inputs.containsKey("asset")) {
                return outputs(impacts.of(numbers(inputs.get("asset").toString()), ImpactQuestion.up(), system));
            }
            return outputs(impacts.ofTicket(context.number(), ImpactQuestion.up(), system));
        } catch (Refusal unknown) {
            throw new ActionRefused(NO_SUCH_ASSET, unknown.getMessage());
        }
    }

    /** In a rehearsal nothing is hit, unless the scenario says what is. */
    @Override
    public Map<String, Object> rehearse(ActionContext context, Map<String, Object> inputs) {
        return outputs(Impact.nothing(ImpactQuestion.up()));
    }

    private static Collection<String> numbers(String given) {
        return Arrays.stream(given.split(","))
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .distinct()
                .toList();
    }

    private static Map<String, Object> outputs(Impact impact) {
        var totals = impact.totals();
        var outputs = new HashMap<String, Object>();
        outputs.put("servicesDown", totals.servicesDown());
        outputs.put("servicesDegraded", totals.servicesDegraded());
        outputs.put("criticalityDown", CriticalityWords.word(totals.criticalityDown()));
        outputs.put("criticalityDegraded", CriticalityWords.word(totals.criticalityDegraded()));
        outputs.put("peopleHit", totals.people());
        outputs.put("itemsHit", totals.down() + totals.degraded());
        outputs.put(
                "servicesHit",
                impact.services().stream()
                        .limit(MOST_NAMES)
                        .map(ImpactNode::name)
                        .collect(Collectors.joining(", ")));
        return outputs;
    }
}
