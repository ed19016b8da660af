package org.praxisitsm.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.catalog.Services;
import org.praxisitsm.change.BookingRows.Stored;
import org.praxisitsm.change.Bookings.Known;
import org.praxisitsm.shared.DecisionMade;
import org.springframework.stereotype.Component;

/** Says by the grid or table of the pack how much each conflict stands in the way, and what the trail has to keep of it. */
@Component
class ConflictJudge {

    private final SeverityPolicy severities;
    private final Services services;

    ConflictJudge(SeverityPolicy severities, Services services) {
        this.severities = severities;
        this.services = services;
    }

    /** @param decision what the grid or table said, or null where none was asked */
    record Judged(Stored stored, @Nullable DecisionMade decision) {}

    /** @return the same conflicts, worst first */
    List<Judged> judge(Known change, Surroundings around, List<Conflict> conflicts) {
        var others = around.others().stream().collect(Collectors.toMap(Booking::id, other -> other));
        var judged = new ArrayList<Judged>();
        for (var conflict : conflicts) {
            judged.add(judge(change, around, conflict, others));
        }
        judged.sort(
                Comparator.comparing((Judged one) -> one.stored().severity()).reversed());
        return judged;
    }

    private Judged judge(Known change, Surroundings around, Conflict conflict, Map<Long, Booking> others) {
        var key = change.schedule().severity();
        if (conflict.kind() == ConflictKind.INVALID_TIME) {
            return new Judged(new Stored(conflict, Severity.BLOCKING, null), null);
        }
        if (key == null) {
            return new Judged(new Stored(conflict, Severity.WARNING, null), null);
        }
        var verdict = severities.judge(change.pack(), key, facts(change, around, conflict, others));
        var decision = new DecisionMade(
                change.head().number(),
                key,
                change.head().packVersion(),
                verdict.kind(),
                verdict.inputs(),
                verdict.outputs(),
                verdict.matchedRules(),
                null);
        return new Judged(new Stored(conflict, verdict.severity(), verdict.why()), decision);
    }

    private Map<String, Object> facts(Known change, Surroundings around, Conflict conflict, Map<Long, Booking> others) {
        var facts = new HashMap<String, Object>();
        facts.put("conflict", conflict.kind().name());
        facts.put("changeType", change.type());
        facts.put("approved", change.booking().approved());
        facts.put("starting", around.starting());
        facts.put("steps", conflict.steps());
        facts.put("minutes", (int)
                Duration.between(conflict.span().from(), conflict.span().to()).toMinutes());
        var other = conflict.other() == null ? null : others.get(conflict.other());
        facts.put("otherApproved", other != null && other.approved());
        var service = change.head().service();
        facts.put(
                "criticality",
                service == null
                        ? null
                        : services.find(service)
                                .map(Services.Service::criticality)
                                .orElse(null));
        around.subjects().stream()
                .filter(subject -> subject.ci() != null && subject.ci().equals(conflict.ci()))
                .findFirst()
                .ifPresent(subject -> facts.put("environment", subject.environment()));
        return facts;
    }
}
