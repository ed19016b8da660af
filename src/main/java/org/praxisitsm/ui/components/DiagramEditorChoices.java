package org.praxisitsm.ui.components;

import java.util.List;
import java.util.Map;
import org.praxisitsm.practice.ServiceAction;

/**
 * What an owner may choose from while drawing.
 *
 * @param actions registered actions, in the order of the palette
 * @param groups group keys with names
 * @param forms ids of the pack's forms with names
 * @param tables ids of the pack's tables with names
 * @param grids ids of the pack's rule grids with names
 * @param states state keys with labels, in order
 * @param processes ids of the pack's diagrams with names
 * @param targets keys of the targets of the pack's agreements
 * @param thresholds messages by which clocks tell the diagram how much is used, with the percent that each stands for
 * @param variables what conditions and timers can read
 * @param fields what an action can set, key to label
 * @param topics what people can be told, key to sentence
 */
public record DiagramEditorChoices(
        List<ServiceAction.Signature> actions,
        Map<String, String> groups,
        Map<String, String> forms,
        Map<String, String> tables,
        Map<String, String> grids,
        Map<String, String> states,
        Map<String, String> processes,
        List<String> targets,
        Map<String, Integer> thresholds,
        List<Variable> variables,
        Map<String, String> fields,
        Map<String, String> topics) {

    /** @param options value to label, where only these come */
    public record Variable(String key, String label, Kind kind, Map<String, String> options) {}

    public enum Kind {
        TEXT,
        NUMBER,
        TRUTH,
        INSTANT
    }

    /** Other screens of the same pack. */
    public interface Doors {

        /** Shows the file of the kind with this id: {@code form, table, grid, process}. */
        void open(String kind, String id);

        /** Makes an empty form; what is refused is said on the screen. */
        void newForm(java.util.function.Consumer<String> made);
    }
}
