package org.praxisitsm.ui.studio;

import java.util.List;
import java.util.Map;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.rules.Trials;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.ServiceWords;

/**
 * What came of trying a grid and of its cases; worked out beside the screen, since rules are compiled first.
 *
 * @param fired ids of the rules that fired, in order
 * @param outputs what the grid answered
 * @param problem why nothing could be said, else empty
 * @param asked whether anything was given
 */
record GridOutcome(
        List<Trials.Example> examples, List<String> fired, Map<String, Object> outputs, String problem, boolean asked) {

    static final GridOutcome NONE = new GridOutcome(List.of(), List.of(), Map.of(), "", false);

    static GridOutcome broken(String problem) {
        return new GridOutcome(List.of(), List.of(), Map.of(), problem, false);
    }

    /** @param ask what is given, or nothing to run the cases alone */
    static GridOutcome of(Trials trials, Pack pack, String path, Map<String, Object> ask) {
        var cases = path.replace(".rules.csv", ".cases.csv");
        var examples = pack.files().has(cases) ? trials.examples(pack, cases) : List.<Trials.Example>of();
        if (ask.isEmpty()) {
            return new GridOutcome(examples, List.of(), Map.of(), "", false);
        }
        try {
            var said = trials.ask(pack, path, ask);
            var fired = said.rules().stream().map(rule -> rule.id()).toList();
            return new GridOutcome(examples, fired, said.outputs(), "", true);
        } catch (Refusal refused) {
            return new GridOutcome(examples, List.of(), Map.of(), ServiceWords.here(refused.getMessage()), true);
        }
    }
}
