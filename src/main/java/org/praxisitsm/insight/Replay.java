package org.praxisitsm.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of a draft would have decided for tickets that were.
 *
 * @param tickets how many were looked at: the last ones that the person may see
 * @param decisions how many of their recorded decisions were made again
 * @param otherwise how many of these would come out otherwise
 * @param complete false where it was stopped before all were looked at
 */
public record Replay(int tickets, int decisions, int otherwise, boolean complete, List<Table> tables) {

    /**
     * @param key of the table or grid
     * @param undecided how many the draft cannot decide, with the first reason in {@code trouble}
     * @param assumed how many needed something that was not recorded then and was taken from the ticket as it is today
     */
    public record Table(
            String key,
            int decisions,
            int otherwise,
            int undecided,
            int assumed,
            @Nullable String trouble,
            List<Change> changes) {}

    /**
     * @param output name of the output
     * @param before what was recorded, null for nothing
     * @param after what the draft says, null for nothing
     * @param count how many decisions change so
     * @param tickets numbers of those concerned, the newest first, at most {@value DecisionReplays#MOST_NAMED}
     */
    public record Change(
            String output, @Nullable Object before, @Nullable Object after, int count, List<String> tickets) {}
}
