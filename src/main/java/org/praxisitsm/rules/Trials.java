package org.praxisitsm.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.shared.DecisionMade.MatchedRule;
import org.praxisitsm.shared.Refusal;
import org.springframework.stereotype.Service;

/** Tries tables and grids of a pack that is being edited: its files as they stand, saved or not. Changes nothing. */
@Service
public class Trials {

    /**
     * @param rules that matched, in the order of the file
     * @param required what was decided for it before, in order
     */
    public record Answer(Map<String, Object> outputs, List<MatchedRule> rules, List<RequiredDecision> required) {}

    /**
     * @param message what differed, or why it could not be run; empty where green
     * @param outputs what came out
     * @param rules ids of the rules that matched
     */
    public record Example(
            String name, boolean green, String message, Map<String, Object> outputs, List<String> rules) {}

    private final Tables tables;
    private final Grids grids;
    private final CaseCheck cases;
    private final FormConditions feel;

    Trials(Tables tables, Grids grids, CaseCheck cases, FormConditions feel) {
        this.tables = tables;
        this.grids = grids;
        this.cases = cases;
        this.feel = feel;
    }

    /**
     * @param path of a table or grid; the first try of a grid takes a second or two
     * @throws Refusal invalid where it cannot be read, or an input is missing, unknown or of the wrong type
     */
    public Answer ask(Pack pack, String path, Map<String, ?> inputs) {
        if (path.endsWith(".dmn")) {
            return ask(pack, path, Tables.mainOf(path), inputs);
        }
        var said = grids.decide(path, pack.text(path), inputs);
        return new Answer(said.outputs(), said.matchedRules(), List.of());
    }

    /**
     * @param path of a DMN file
     * @param decision id of any decision in it
     * @throws Refusal invalid where it cannot be read, or an input is missing, unknown or of the wrong type
     */
    public Answer ask(Pack pack, String path, String decision, Map<String, ?> inputs) {
        var said = tables.decide(pack, path, decision, inputs);
        return new Answer(said.outputs(), said.matchedRules(), said.required());
    }

    /** @return names of what the decision of the file's name wants to know, with those that it requires, in their order */
    public List<String> inputs(Pack pack, String path) {
        return tables.inputs(pack, path);
    }

    public List<String> inputs(Pack pack, String path, String decision) {
        return tables.inputs(pack, path, decision);
    }

    /** @return for each row of the file that holds anything, after the head and in its order */
    public List<Example> examples(Pack pack, String path) {
        return cases.run(pack, path).stream()
                .map(ran -> new Example(
                        ran.result().name(),
                        ran.result().green(),
                        ran.result().message(),
                        ran.outputs(),
                        ran.result().elements()))
                .toList();
    }

    /** @return why a grid cannot be read, with line and column; empty where it can */
    public Optional<String> problemOfGrid(String path, String text) {
        try {
            GridDefinition.parse(path, text);
            return Optional.empty();
        } catch (Refusal refused) {
            return Optional.of(refused.getMessage());
        }
    }

    /** @return why the cell of an input cannot be read as FEEL, or an empty text */
    public String problemOfTests(String cell) {
        return cell.isBlank() || cell.strip().equals("-") ? "" : feel.problemOfTests(cell);
    }

    /** @return why the cell of an output cannot be read as FEEL, or an empty text */
    public String problemOfValue(String cell) {
        return cell.isBlank() ? "" : feel.problem(cell);
    }
}
