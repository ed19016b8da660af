package org.praxisitsm.workflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.ApprovalSpec;
import org.praxisitsm.practice.Category;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.ticket.TicketProgress.Step;

/** The ticket of one rehearsal: what would be its record, in memory. */
final class SandboxTicket {

    /** Steps that a ticket may pass in one go; real diagrams pass a dozen. */
    static final int MOST_STEPS_AT_ONCE = 1_000;

    private static final int NAMED = 5;

    record Called(String action, Map<String, Object> inputs) {}

    /** What happened on the way, for who watches; scenarios do not look at it. */
    interface Watcher {

        void begun(String process, String activity, boolean waits);

        void ended(String process, String activity);

        void taken(String process, String flow);

        void decided(String activity, Stage.Evaluation evaluation, boolean grid);

        void called(String activity, String action, Map<String, Object> inputs, Map<String, Object> outputs);
    }

    final Pack pack;
    final Given given;
    final Map<String, Object> values = new LinkedHashMap<>();
    final Map<String, Step> active = new LinkedHashMap<>();
    final List<String> passed = new ArrayList<>();
    final Set<String> flows = new LinkedHashSet<>();
    final List<Called> called = new ArrayList<>();
    final Map<String, Stage.HumanTask> tasks = new LinkedHashMap<>();

    /** Whom approvals ask now, by the task that it is answered by: an account, or the group. */
    final Map<String, String> asks = new LinkedHashMap<>();

    /** Who completed a human task, by its step. */
    private final Map<String, Set<String>> doers = new LinkedHashMap<>();

    private final Deque<String> lately = new ArrayDeque<>();
    private @Nullable String passedLast;
    private @Nullable Watcher watcher;
    private String state;
    private int atOnce;

    SandboxTicket(Pack pack, Given given) {
        this.pack = pack;
        this.given = given;
        this.state = pack.descriptor().states().stream()
                .filter(first -> first.category() == Category.NEW)
                .findFirst()
                .orElse(pack.descriptor().states().get(0))
                .key();
    }

    void watchedBy(Watcher watching) {
        watcher = watching;
    }

    @Nullable
    Watcher watcher() {
        return watcher;
    }

    /** What comes now is counted anew: somebody or something has just been waited for. */
    void moves() {
        atOnce = 0;
        lately.clear();
    }

    /** @throws RehearsalStopped where it passes more and more steps and never waits */
    void begun(Step step) {
        if (Thread.currentThread().isInterrupted()) {
            throw RehearsalStopped.interrupted();
        }
        lately.addLast(step.activity());
        if (lately.size() > NAMED) {
            lately.removeFirst();
        }
        if (++atOnce > MOST_STEPS_AT_ONCE) {
            throw RehearsalStopped.goesRound(MOST_STEPS_AT_ONCE, List.copyOf(lately));
        }
        passed.add(step.activity());
        active.put(step.instance(), step);
        if (step.state() != null) {
            passedLast = step.state();
        }
    }

    void completed(String activity, @Nullable String account) {
        if (account != null) {
            doers.computeIfAbsent(activity, none -> new LinkedHashSet<>()).add(account);
        }
    }

    /** @return accounts of those whom {@code notBy} means: parts of the ticket, or whoever completed a step of it */
    Set<String> barred(List<String> names) {
        var barred = new LinkedHashSet<String>();
        for (var name : names) {
            if (!ApprovalSpec.PARTS.contains(name)) {
                barred.addAll(doers.getOrDefault(name, Set.of()));
            } else if (values.get(name) != null) {
                barred.add(values.get(name).toString());
            }
        }
        return barred;
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
