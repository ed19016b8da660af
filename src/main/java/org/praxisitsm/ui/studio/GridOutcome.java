package org.praxisitsm.ui.studio;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.rules.Trials;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.ServiceWords;

/**
 * What came of trying a grid and of its cases; worked out beside the screen, since rules are compiled first.
 *
 * @param fired ids of the rules that fired, in order
 * @param chosen whether the person that was tried was chosen
 * @param problem why nothing could be said, else empty
 * @param asked whether anything was given
 */
record GridOutcome(
        List<Trials.Example> examples,
        List<String> fired,
        @Nullable Object score,
        boolean chosen,
        String problem,
        boolean asked) {

    static final GridOutcome NONE = new GridOutcome(List.of(), List.of(), null, false, "", false);

    static GridOutcome broken(String problem) {
        return new GridOutcome(List.of(), List.of(), null, false, problem, false);
    }

    /** @param ask a ticket and a person, or nothing to run the cases alone */
    static GridOutcome of(Trials trials, Pack pack, String path, Map<String, Object> ask) {
        var cases = path.replace(".rules.csv", ".cases.csv");
        var examples = pack.files().has(cases) ? trials.examples(pack, cases) : List.<Trials.Example>of();
        if (ask.isEmpty()) {
            return new GridOutcome(examples, List.of(), null, false, "", false);
        }
        try {
            var said = trials.ask(pack, path, ask);
            var fired = said.rules().stream().map(rule -> rule.id()).toList();
            return new GridOutcome(
                    examples, fired, said.outputs().get("score"), said.outputs().get("assignee") != null, "", true);
        } catch (Refusal refused) {
            return new GridOutcome(examples, List.of(), null, false, ServiceWords.here(refused.getMessage()), true);
        }
    }
}
