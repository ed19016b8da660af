package org.praxisitsm.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.shared.DecisionMade.MatchedRule;
import org.praxisitsm.shared.Refusal;
import org.springframework.stereotype.Component;

/** Evaluates decision tables of packs by themselves, within a time limit. */
@Component
class Tables {

    private static final int KEPT = 256;

    private final DmnEngineDoor engine = new DmnEngineDoor();
    private final TimeLimit limit = new TimeLimit(Duration.ofSeconds(5));
    private final Map<String, DecisionTable> read = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, DecisionTable> eldest) {
            return size() > KEPT;
        }
    };

    record Verdict(Map<String, Object> outputs, List<MatchedRule> matchedRules) {}

    Verdict decide(Pack pack, String path, Map<String, ?> inputs) {
        return decide(path, pack.files().bytes(path), inputs);
    }

    Verdict decide(String path, byte[] bytes, Map<String, ?> inputs) {
        return limit.run(() -> decide(table(path, bytes), inputs));
    }

    /** The same for a published pack, which the process engine evaluates without a limit too: never refused for being late. */
    Verdict decidePublished(Pack pack, String path, Map<String, ?> inputs) {
        return decide(table(path, pack.files().bytes(path)), inputs);
    }

    List<String> inputsPublished(Pack pack, String path) {
        return table(path, pack.files().bytes(path)).wanted().stream()
                .map(DecisionTable.Wanted::name)
                .toList();
    }

    /** @return the names of the inputs that the table reads, in its order */
    List<String> inputs(Pack pack, String path) {
        var table = limit.run(() -> table(path, pack.files().bytes(path)));
        return table.wanted().stream().map(DecisionTable.Wanted::name).toList();
    }

    private Verdict decide(DecisionTable table, Map<String, ?> inputs) {
        TableInputs.check(table.wanted(), inputs);
        try {
            var said = engine.ask(table.decision(), new HashMap<>(inputs));
            return new Verdict(outputs(table, said), matched(table, said));
        } catch (DmnEngineException | FeelException e) {
            throw Refusal.invalid("inputs", "the table cannot decide: " + e.getMessage());
        }
    }

    private static Map<String, Object> outputs(DecisionTable table, DmnEngineDoor.Said said) {
        var outputs = new LinkedHashMap<String, Object>();
        if (table.collects()) {
            outputs.put("results", said.outputs());
            return outputs;
        }
        said.outputs().forEach(row -> row.forEach(outputs::putIfAbsent));
        return outputs;
    }

    private static List<MatchedRule> matched(DecisionTable table, DmnEngineDoor.Said said) {
        var matched = new ArrayList<MatchedRule>();
        for (var rule : said.rules()) {
            var place = table.rules().getOrDefault(rule, new DecisionTable.Place(0, null));
            matched.add(new MatchedRule(rule, place.row(), place.annotation()));
        }
        return matched;
    }

    private DecisionTable table(String path, byte[] bytes) {
        var hash = Sha256.of(bytes);
        synchronized (read) {
            var known = read.get(hash);
            if (known != null) {
                return known;
            }
        }
        var file = path.substring(path.lastIndexOf('/') + 1);
        var table = DecisionTable.read(engine, path, file.substring(0, file.length() - ".dmn".length()), bytes);
        synchronized (read) {
            read.put(hash, table);
        }
        return table;
    }
}
