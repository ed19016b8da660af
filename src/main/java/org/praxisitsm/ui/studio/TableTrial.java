package org.praxisitsm.ui.studio;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.rules.Trials;
import org.praxisitsm.rules.sheet.DecisionsText;
import org.praxisitsm.rules.sheet.TableText;
import org.praxisitsm.shared.DecisionMade.MatchedRule;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.ServiceWords;

/** One table asked alone: whatever it reads is given, whoever decides it. */
final class TableTrial {

    /**
     * @param hits places of the rules that match, the one that counts first
     * @param problem why it could not be asked, else empty
     * @param asked whether anything was given
     */
    record Answer(Map<String, Object> outputs, List<Integer> hits, String problem, boolean asked) {

        static final Answer NONE = new Answer(Map.of(), List.of(), "", false);
    }

    private final Trials trials;
    private final Pack pack;
    private final String path;
    private final TableText table;

    TableTrial(Trials trials, Pack pack, String path, TableText table) {
        this.trials = trials;
        this.pack = pack;
        this.path = path;
        this.table = table;
    }

    Answer ask(Map<String, Object> given) {
        try {
            var said = trials.ask(alone(table.text()), path, table.id(), given);
            return new Answer(said.outputs(), places(said.rules(), given), "", true);
        } catch (Refusal refused) {
            return new Answer(Map.of(), all(given), ServiceWords.here(refused.getMessage()), true);
        } catch (RuntimeException unreadable) {
            return new Answer(Map.of(), List.of(), String.valueOf(unreadable.getMessage()), true);
        }
    }

    /** All rules that match, whichever counts: where two match that must not, both are shown. */
    private List<Integer> all(Map<String, Object> given) {
        try {
            var copy = alone(table.withHitPolicy("COLLECT", "").text());
            return trials.ask(copy, path, table.id(), given).rules().stream()
                    .map(rule -> rule.row() - 1)
                    .toList();
        } catch (RuntimeException refused) {
            return List.of();
        }
    }

    private Pack alone(String text) {
        var bare = DecisionsText.read(text).orElseThrow();
        for (var other :
                bare.decision(table.id()).map(DecisionsText.Decision::requires).orElse(List.of())) {
            bare = bare.withoutRequirement(table.id(), other);
        }
        var bytes = bare.text().getBytes(StandardCharsets.UTF_8);
        return new Pack(pack.descriptor(), pack.files().with(path, bytes), pack.forms(), pack.texts());
    }

    private List<Integer> places(List<MatchedRule> rules, Map<String, Object> given) {
        var said = rules.stream().map(rule -> rule.row() - 1).toList();
        if (!table.hitPolicy().equals("FIRST") || said.isEmpty()) {
            return said;
        }
        var every = new ArrayList<>(said);
        all(given).stream().filter(place -> !every.contains(place)).forEach(every::add);
        return every;
    }
}
