package org.praxisitsm.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.springframework.stereotype.Service;

/** A ticket on its diagram: the version it runs on, what is done, where it stands. */
@Service
public class ProcessViews {

    /**
     * @param xml the diagram of the version the ticket runs on
     * @param done ids of flow nodes that have ended at least once
     * @param flows ids of sequence flows between done steps that were taken
     * @param active ids of steps that are active now
     * @param steps the path so far, oldest first
     */
    public record DiagramView(
            String process,
            String name,
            int version,
            boolean currentVersion,
            String xml,
            Set<String> done,
            Set<String> flows,
            Set<String> active,
            List<Passage> steps) {}

    /** One passage through a step; {@code endedAt} null while active; {@code who} an account or null where nobody did. */
    public record Passage(
            String activity,
            String name,
            String type,
            @Nullable String who,
            Instant startedAt,
            @Nullable Instant endedAt,
            boolean cancelled) {}

    public DiagramView of(String number, Viewer viewer) {
        throw new UnsupportedOperationException("workflow");
    }

    /** A milestone of the requester's view; {@code state} is {@code DONE, NOW} or {@code AHEAD}. */
    public record Milestone(String key, String label, String state, @Nullable Instant since) {}

    public List<Milestone> milestones(String number, Viewer viewer) {
        throw new UnsupportedOperationException("workflow");
    }
}
