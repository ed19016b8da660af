package org.praxisitsm.knowledge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An article as it was last published: a text that is being written anew is read as it was until the new one is reviewed.
 *
 * @param number of the ticket that it was written in
 * @param version counts the texts that were published, from 1
 * @param service key of the service that it is about, or null
 * @param reviewAt when it is looked at again, or null
 * @param underReview whether somebody looks at it again right now, e.g. because a reader flagged it
 * @param seen how often it was opened
 * @param helped how many people said that it helped; {@code not}: that it did not
 * @param solved how many reports were not sent because of it
 * @see "ITIL 4, Knowledge management"
 */
public record Article(
        String number,
        String practice,
        String unit,
        Readers readers,
        String title,
        String text,
        @Nullable String keywords,
        @Nullable String service,
        @Nullable String owner,
        int version,
        Instant publishedAt,
        @Nullable Instant reviewAt,
        boolean underReview,
        int seen,
        int helped,
        int helpedNot,
        int solved) {

    /** Who may read it. */
    public enum Readers {
        EVERYBODY,
        /** Those who belong to the unit of the practice, and those who work for it. */
        UNIT,
        /** Those who work for the unit. */
        AGENTS
    }

    private static final int SUMMARY = 160;

    /** @return how it begins, on one line */
    public String summary() {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= SUMMARY ? line : line.substring(0, line.offsetByCodePoints(0, SUMMARY / 2)) + "…";
    }
}
