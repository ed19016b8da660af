package org.praxisitsm.practice;

import java.util.Optional;
import org.praxisitsm.practice.gate.PlainTasks;

/**
 * Steps of a diagram that do not say of what kind they are, as other tools draw them, made human tasks: offered to the group of
 * the ticket, as the editor begins one. They keep their ids, names and places; all else stays byte for byte.
 *
 * @param diagram with them as human tasks
 * @param number how many there were
 */
public record HumanTasks(String diagram, int number) {

    /** @return what would become of the diagram, nothing of it yet; empty where the gate would not read it */
    public static Optional<HumanTasks> of(String diagram) {
        return PlainTasks.of(diagram);
    }
}
