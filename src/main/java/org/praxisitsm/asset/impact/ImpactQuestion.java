package org.praxisitsm.asset.impact;

import java.util.Set;
import org.praxisitsm.shared.Refusal;

/**
 * How far to look, and where.
 *
 * @param depth steps from the asked item, 0 to {@value #DEEPEST}
 * @param kinds keys of the relation kinds that count; empty for all
 */
public record ImpactQuestion(Direction direction, int depth, Set<String> kinds) {

    public static final int DEPTH = 6;

    public static final int DEEPEST = 12;

    public enum Direction {
        /** What is hit when the item fails. */
        UP,
        /** What the item stands on. */
        DOWN,
        BOTH;

        boolean looksUp() {
            return this != DOWN;
        }

        boolean looksDown() {
            return this != UP;
        }
    }

    public ImpactQuestion {
        kinds = Set.copyOf(kinds);
        if (depth < 0 || depth > DEEPEST) {
            throw Refusal.invalid("depth", "must be from 0 to " + DEEPEST + ".");
        }
    }

    public static ImpactQuestion up() {
        return new ImpactQuestion(Direction.UP, DEPTH, Set.of());
    }

    public static ImpactQuestion both() {
        return new ImpactQuestion(Direction.BOTH, DEPTH, Set.of());
    }
}
