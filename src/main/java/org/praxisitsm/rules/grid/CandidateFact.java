package org.praxisitsm.rules.grid;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One person who could be assigned, one item that a device could be, or what is told of a conflict: what the rules said so far. */
public final class CandidateFact extends GridFact {

    private BigDecimal score = BigDecimal.ZERO;
    private boolean matched;
    private boolean excluded;
    private int chosenBy = Integer.MAX_VALUE;
    private @Nullable String verdict;
    private int verdictBy = Integer.MAX_VALUE;

    public CandidateFact(Map<String, ?> values) {
        super(values);
    }

    public void matched() {
        matched = true;
    }

    public void add(String points) {
        score = score.add(new BigDecimal(points));
    }

    public void exclude() {
        excluded = true;
    }

    /** @param row place of the rule; the first rule that chooses somebody wins over later ones */
    public void choose(int row) {
        chosenBy = Math.min(chosenBy, row);
    }

    /** @param row place of the rule; the first rule that fits decides, later ones say nothing more */
    public void verdict(String said, int row) {
        if (row < verdictBy) {
            verdict = said;
            verdictBy = row;
        }
    }

    public @Nullable String verdict() {
        return verdict;
    }

    public int verdictBy() {
        return verdictBy;
    }

    public boolean isEligible() {
        return matched && !excluded;
    }

    public int chosenBy() {
        return chosenBy;
    }

    public BigDecimal score() {
        return score;
    }

    /** @return open tickets assigned; a load nobody told counts as none */
    public BigDecimal load() {
        var load = Operators.number(get("load"));
        return load == null ? BigDecimal.ZERO : load;
    }

    public @Nullable String account() {
        return get("account") instanceof String account ? account : null;
    }
}
