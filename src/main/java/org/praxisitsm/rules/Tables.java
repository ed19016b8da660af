package org.praxisitsm.rules;

import java.time.Duration;
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

/** Evaluates decisions of packs, tables and expressions with all that they require, by themselves and within a time limit. */
@Component
class Tables {

    private static final int KEPT = 256;

    private final DmnEngineDoor engine = new DmnEngineDoor();
    private final TimeLimit limit = new TimeLimit(Duration.ofSeconds(5));
    private final Map<String, DecisionModel> read = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, DecisionModel> eldest) {
            return size() > KEPT;
        }
    };

    /** @param required what was decided for it before, in order */
    record Verdict(Map<String, Object> outputs, List<MatchedRule> matchedRules, List<RequiredDecision> required) {}

    Verdict decide(Pack pack, String path, Map<String, ?> inputs) {
        return decide(pack, path, mainOf(path), inputs);
    }

    /** @param decision id of any decision in the file */
    Verdict decide(Pack pack, String path, String decision, Map<String, ?> inputs) {
        var bytes = pack.files().bytes(path);
        return limit.run(() -> decide(model(path, decision, bytes), inputs));
    }

    Verdict decide(String path, byte[] bytes, Map<String, ?> inputs) {
        return limit.run(() -> decide(model(path, mainOf(path), bytes), inputs));
    }

    /** The same for a published pack, which the process engine evaluates without a limit too: never refused for being late. */
    Verdict decidePublished(Pack pack, String path, Map<String, ?> inputs) {
        return decide(published(pack, path), inputs);
    }

    List<String> inputsPublished(Pack pack, String path) {
        return names(published(pack, path));
    }

    private DecisionModel published(Pack pack, String path) {
        return model(path, mainOf(path), pack.files().bytes(path));
    }

    /** @return the names of what the decision of the file's name wants to know, with those that it requires, in their order */
    List<String> inputs(Pack pack, String path) {
        return inputs(pack, path, mainOf(path));
    }

    List<String> inputs(Pack pack, String path, String decision) {
        var bytes = pack.files().bytes(path);
        return names(limit.run(() -> model(path, decision, bytes)));
    }

    private static List<String> names(DecisionModel model) {
        return model.wanted().stream().map(DecisionModel.Wanted::name).toList();
    }

    private Verdict decide(DecisionModel model, Map<String, ?> inputs) {
        var given = new HashMap<String, Object>(inputs);
        given.keySet().removeAll(model.decided());
        TableInputs.check(model.wanted(), given);
        // What a decision leaves open is null for those that require it, not unknown.
        model.decided().forEach(name -> given.put(name, null));
        try {
            var heard = engine.ask(model.decision(), given);
            var last = heard.get(heard.size() - 1);
            var required = heard.subList(0, heard.size() - 1).stream()
                    .map(one -> new RequiredDecision(
                            one.decision(), one.name(), one.inputs(), one.outputs(), model.matched(one)))
                    .toList();
            agree(inputs, heard.subList(0, heard.size() - 1), model);
            return new Verdict(last.outputs(), model.matched(last), required);
        } catch (DmnEngineException | FeelException e) {
            throw Refusal.invalid(
                    "inputs", "the table cannot decide: " + TableFailure.inWords(String.valueOf(e.getMessage())));
        }
    }

    /** Records of a decision name what was decided for it too: given again, it must be decided so again. */
    private static void agree(Map<String, ?> inputs, List<Heard> required, DecisionModel model) {
        var said = new HashMap<String, Object>();
        required.forEach(one -> said.putAll(one.values()));
        model.decided().stream()
                .filter(name -> inputs.containsKey(name) && !PlainValues.same(inputs.get(name), said.get(name)))
                .findFirst()
                .ifPresent(name -> {
                    throw Refusal.invalid(
                            "inputs." + name, "is decided before, as " + said.get(name) + ": leave it out");
                });
    }

    /** @return the id that a file's name gives to its own decision */
    static String mainOf(String path) {
        var file = path.substring(path.lastIndexOf('/') + 1);
        return file.substring(0, file.length() - ".dmn".length());
    }

    private DecisionModel model(String path, String decision, byte[] bytes) {
        var key = Sha256.of(bytes) + decision;
        synchronized (read) {
            var known = read.get(key);
            if (known != null) {
                return known;
            }
        }
        var model = DecisionModel.read(engine, path, decision, bytes);
        synchronized (read) {
            read.put(key, model);
        }
        return model;
    }
}
