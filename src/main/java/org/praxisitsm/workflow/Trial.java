package org.praxisitsm.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.shared.DecisionMade.MatchedRule;

/**
 * A sample ticket on its way through the diagram of a pack, as it stands now. It exists in memory only.
 *
 * @param sample what it began with, for the screen
 * @param step how many steps it has passed
 * @param trouble why it could not go on, in words for the owner; null where nothing is wrong
 * @param now its own present, which moves on when a timer is waited for
 * @param pictures its processes; the first is where it stands
 * @param canStep whether a step comes next that nobody has to wait for
 * @param values of the ticket by name
 */
public record Trial(
        String id,
        Pack pack,
        String sample,
        int step,
        boolean ended,
        @Nullable String trouble,
        Instant now,
        PracticeDescriptor.State state,
        List<Picture> pictures,
        List<Work> work,
        List<Wait> waits,
        List<Happening> happenings,
        Map<String, Object> values,
        boolean canStep,
        boolean canGoBack) {

    /**
     * A process with its way so far.
     *
     * @param done ids of elements that were left
     * @param flows ids of sequence flows that were taken
     */
    public record Picture(String process, String xml, Set<String> done, Set<String> flows, List<Token> tokens) {}

    public record Token(String activity, int count) {}

    /**
     * What a person is asked for.
     *
     * @param known values that the form begins with
     * @param outcomes its buttons, the first one primary
     */
    public record Work(
            String id,
            String activity,
            String name,
            @Nullable String assignee,
            List<String> groups,
            @Nullable FormDefinition form,
            Map<String, Object> known,
            List<Tasks.Outcome> outcomes) {}

    public enum Kind {
        /** A command that the diagram offers, perhaps with a form. */
        COMMAND,
        /** What a threshold of an agreement says. */
        TARGET,
        MESSAGE,
        TIMER
    }

    /**
     * What else the diagram waits for.
     *
     * @param key name of the message, id of the job of a timer
     * @param dueAt when the timer is due, null for others
     * @param variables what usually comes with the message
     */
    public record Wait(
            Kind kind,
            String key,
            String activity,
            String name,
            @Nullable FormDefinition form,
            Map<String, Object> known,
            @Nullable Instant dueAt,
            Map<String, Object> variables) {}

    public enum What {
        /** The sample was sent. */
        BEGAN,
        DECIDED,
        /** An action; nothing of it was really done. */
        CALLED,
        ANSWERED,
        RECEIVED,
        TIMED,
        /** The state of the ticket is another one. */
        MOVED
    }

    /**
     * Something that happened on the way.
     *
     * @param step how many steps had been passed
     * @param key id of the table or grid, key of the action, outcome, message, or state
     * @param file of the table or grid, else null
     * @param outputs what came of it; of an answer the {@code label} of its outcome
     * @param rules that matched, in the order in which they counted
     */
    public record Happening(
            int step,
            What what,
            String activity,
            String name,
            String key,
            @Nullable String file,
            Map<String, Object> inputs,
            Map<String, Object> outputs,
            List<MatchedRule> rules) {}
}
