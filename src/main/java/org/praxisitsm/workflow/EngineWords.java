package org.praxisitsm.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the engine says against a mapping or a move, in words for the owner of a practice. */
final class EngineWords {

    private static final Map<String, String> MAPPING = new LinkedHashMap<>();
    private static final Map<String, String> MOVE = new LinkedHashMap<>();

    static {
        MAPPING.put("incompatible types", "The two steps are of different kinds.");
        MAPPING.put("Events are not of the same type", "The two events wait for different things.");
        MAPPING.put("event scope", "What the event is attached to is not mapped to what the other one is attached to.");
        MAPPING.put("not an ancestor", "The step lies in another sub-process than the one around it is mapped to.");
        MAPPING.put("multi-instance", "Only one of the two is done several times at once.");
        MAPPING.put("Must map the inner activity", "Only one of the two is done several times at once.");
        MAPPING.put("incoming sequence flows", "The gateway joins fewer flows than before.");
        MAPPING.put("Only one gateway", "Another gateway is mapped to the same one.");
        MAPPING.put("flow scope", "The sub-process around the gateway is not mapped.");
        MAPPING.put("does not define a persistent event trigger", "The step has no timer and waits for no message.");
        MAPPING.put("multiple mappings", "The step is mapped twice.");
        MAPPING.put("chosen for another step", "It does not go together with what is chosen for another step.");
        MAPPING.put("No parameter process instance", "There is nothing to map.");

        MOVE.put("no migration instruction", "is not mapped to a step of the other version");
        MOVE.put("not supported", "cannot be left in the middle");
        MOVE.put("concurrent local", "holds a value that would overwrite another one");
        MOVE.put("asyncBefore", "waits for its turn, which the mapped step does not");
        MOVE.put("asyncAfter", "waits for its turn, which the mapped step does not");
        MOVE.put("sequence flow", "waits on a flow that the mapped step does not have");
        MOVE.put("process-level flow node", "has just begun, and would begin inside a sub-process");
    }

    private EngineWords() {}

    static String ofMapping(List<String> failures) {
        return said(failures, MAPPING, "The process engine refuses it: ");
    }

    /** @return the end of a sentence about a step */
    static String ofMove(List<String> failures) {
        return said(failures, MOVE, "cannot be moved: ");
    }

    private static String said(List<String> failures, Map<String, String> words, String otherwise) {
        return failures.stream()
                .map(failure -> words.entrySet().stream()
                        .filter(word -> failure.contains(word.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(otherwise + failure))
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
