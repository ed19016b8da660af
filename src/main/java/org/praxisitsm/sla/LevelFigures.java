package org.praxisitsm.sla;

/**
 * How promises came out.
 *
 * @param results promises that were decided: kept or broken; cancelled ones count neither way
 * @param met kept
 * @param near of these, those for which at least 90 % of the promised time was used
 * @param breached broken
 */
public record LevelFigures(int results, int met, int near, int breached) {

    /** @return percent of the decided that were kept, to a tenth; null where nothing was decided */
    public @org.jspecify.annotations.Nullable Double metPercent() {
        return results == 0 ? null : Math.round(met * 1_000.0 / results) / 10.0;
    }
}
