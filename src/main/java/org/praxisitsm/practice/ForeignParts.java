package org.praxisitsm.practice;

import java.util.List;
import java.util.Optional;
import org.praxisitsm.practice.gate.Leftovers;

/**
 * What other tools left in a diagram: taken out, nothing that happens would happen otherwise. Steps, flows, events, lanes, data and
 * notes keep their ids, names and places; all that is kept stays byte for byte.
 *
 * @param diagram without them
 * @param taken what is not in it any more
 * @param kept what another engine would run: it has to be drawn anew, so it stays, and stays a finding
 */
public record ForeignParts(String diagram, List<Part> taken, List<Part> kept) {

    public enum Kind {
        /** What a tool wrote for itself. */
        TOOL,
        /** Types and forms of data. */
        DATA,
        /** Attributes that say what is so anyway. */
        IDLE,
        /** Hints for a drawing that our canvas does not take. */
        DRAWING,
        /** What would be run elsewhere. */
        RUNS
    }

    /** @param of the tool by its site, or what would be run by its name; else empty */
    public record Part(Kind kind, String of, int number) {}

    /** @return what can be taken out, nothing of it yet; empty where the gate would not read the diagram */
    public static Optional<ForeignParts> of(String diagram) {
        return Leftovers.of(diagram);
    }

    /** @return how many parts are taken out */
    public int count() {
        return taken.stream().mapToInt(Part::number).sum();
    }
}
