package org.praxisitsm.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of one ticket: a pure function of its facts, the agreement versions and the calendar versions that these name.
 *
 * @see "ADR 0014"
 */
final class TicketClocks {

    private final Definitions definitions;
    private final List<Fact> heard = new ArrayList<>();
    private final Map<ClockKey, ClockRun> runs = new LinkedHashMap<>();
    private final Map<String, Integer> attached = new LinkedHashMap<>();
    private final List<ClockRun> replaced = new ArrayList<>();
    private @Nullable Instant replacedAt;
    private @Nullable Fact last;
    private final Situation ticket = new Situation();

    private TicketClocks(Definitions definitions) {
        this.definitions = definitions;
    }

    /** @param facts of one ticket, in order */
    static TicketClocks of(Collection<Fact> facts, Definitions definitions) {
        var clocks = new TicketClocks(definitions);
        facts.forEach(clocks::hear);
        return clocks;
    }

    /** @return the fact as it was heard: behind all that are known */
    Fact add(Fact fact) {
        var placed = fact.behind(last);
        hear(placed);
        return placed;
    }

    void hear(Fact fact) {
        last = fact;
        switch (fact.kind()) {
            case ATTACHED -> attach(fact);
            case DETACHED -> detach(fact);
            case PROMISED ->
                Optional.ofNullable(runs.get(new ClockKey(fact.text("agreement"), fact.text("target"))))
                        .ifPresent(run -> run.promise(Promise.parse(fact.text("promise")), fact.at()));
            case REPLANNED -> replan(fact);
            default -> {
                ticket.hear(fact);
                runs.values().forEach(run -> run.hear(fact));
                heard.add(fact);
            }
        }
    }

    private void attach(Fact fact) {
        var agreement = definitions.agreement(fact.text("agreement"), version(fact));
        attached.put(agreement.key(), version(fact));
        fact.map("targets").forEach((key, given) -> agreement
                .target(key)
                .ifPresent(
                        target -> attach(agreement, version(fact), target, Given.read((Map<?, ?>) given), fact.at())));
    }

    private void attach(Agreement agreement, int version, Agreement.Target target, Given given, Instant at) {
        var run = new ClockRun(agreement, version, target, given, definitions.hours(given), at);
        var known = runs.get(run.key());
        if (known != null && (known.isOpen() || known.hasStopped())) {
            return;
        }
        if (runs.values().stream().anyMatch(other -> other.hasStopped() && isSame(other, agreement, target))) {
            // Decided under the agreement that held then: results are never rewritten.
            return;
        }
        heard.forEach(run::hear);
        if (known != null) {
            run.inherit(known);
        }
        if (at.equals(replacedAt)) {
            replaced.stream()
                    .filter(before -> isSame(before, agreement, target))
                    .findFirst()
                    .ifPresent(before -> run.follow(before, at));
        }
        runs.put(run.key(), run);
    }

    private static boolean isSame(ClockRun other, Agreement agreement, Agreement.Target target) {
        return other.agreement().kind() == agreement.kind()
                && other.target().key().equals(target.key());
    }

    private void detach(Fact fact) {
        if (!fact.at().equals(replacedAt)) {
            replaced.clear();
            replacedAt = fact.at();
        }
        attached.remove(fact.text("agreement"));
        for (var run : List.copyOf(runs.values())) {
            if (run.agreement().key().equals(fact.text("agreement"))) {
                if (run.isOpen()) {
                    replaced.add(run);
                }
                run.detach(fact.at());
                if (!run.hasStarted()) {
                    runs.remove(run.key());
                }
            }
        }
    }

    private void replan(Fact fact) {
        var agreement = definitions.agreement(fact.text("agreement"), version(fact));
        var from = Instant.parse(fact.text("from"));
        attached.put(agreement.key(), version(fact));
        var givens = fact.map("targets");
        for (var run : runs.values()) {
            var given = givens.get(run.target().key());
            if (run.agreement().key().equals(agreement.key()) && given != null) {
                var read = Given.read((Map<?, ?>) given);
                run.replan(agreement, version(fact), read, definitions.hours(read), fact.at(), from);
            } else if (run.agreement().key().equals(agreement.key())) {
                run.detach(fact.at());
            }
        }
        givens.forEach((key, given) -> agreement.target(key).ifPresent(target -> {
            if (!runs.containsKey(new ClockKey(agreement.key(), key))) {
                attach(agreement, version(fact), target, Given.read((Map<?, ?>) given), fact.at());
            }
        }));
    }

    private static int version(Fact fact) {
        return ((Number) fact.values().get("version")).intValue();
    }

    /** @return version of each agreement that applies, by key */
    Map<String, Integer> attached() {
        return attached;
    }

    Situation ticket() {
        return ticket;
    }

    Optional<ClockRun> run(ClockKey key) {
        return Optional.ofNullable(runs.get(key));
    }

    Collection<ClockRun> runs() {
        return runs.values();
    }

    /** @return the clocks that have started, in the order in which they were attached */
    List<ClockState> at(Instant now) {
        return runs.values().stream()
                .filter(ClockRun::hasStarted)
                .map(run -> run.at(now))
                .toList();
    }
}
