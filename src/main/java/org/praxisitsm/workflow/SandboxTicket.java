package org.praxisitsm.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.ticket.TicketProgress.Step;

/** The ticket of one scenario run: what would be its record, in memory. */
final class SandboxTicket {

    record Called(String action, Map<String, Object> inputs) {}

    final Pack pack;
    final ScenarioFile scenario;
    final Map<String, Object> values = new LinkedHashMap<>();
    final Map<String, Step> active = new LinkedHashMap<>();
    final List<String> passed = new ArrayList<>();
    final Set<String> flows = new LinkedHashSet<>();
    final List<Called> called = new ArrayList<>();
    final Map<String, Stage.HumanTask> tasks = new LinkedHashMap<>();
    private @Nullable String passedLast;
    private String state;

    SandboxTicket(Pack pack, ScenarioFile scenario) {
        this.pack = pack;
        this.scenario = scenario;
        this.state = pack.descriptor().states().get(0).key();
    }

    void begun(Step step) {
        passed.add(step.activity());
        active.put(step.instance(), step);
        if (step.state() != null) {
            passedLast = step.state();
        }
    }

    void ended(String instance) {
        active.remove(instance);
    }

    /** The same rule as for real tickets: of all active steps with a state the one listed first counts. */
    PracticeDescriptor.State state() {
        var states = active.values().stream().map(Step::state).toList();
        state = pack.descriptor().states().stream()
                .map(PracticeDescriptor.State::key)
                .filter(states::contains)
                .findFirst()
                .orElse(passedLast == null ? state : passedLast);
        return pack.descriptor().state(state).orElse(pack.descriptor().states().get(0));
    }

    List<Step> standsAt() {
        return active.values().stream().filter(Step::waits).toList();
    }
}
