package org.praxisitsm.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Drafts.Check;
import org.praxisitsm.practice.PackCheck.Kind;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Runs the gate over a draft, and the examples where the gate has no objection. */
@Component
class DraftChecks {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int MOST_CACHED = 64;

    private final Gate gate;
    private final ObjectProvider<PackCheck> checks;
    private final Map<String, List<Finding>> findings = new ConcurrentHashMap<>();

    DraftChecks(Gate gate, ObjectProvider<PackCheck> checks) {
        this.gate = gate;
        this.checks = checks;
    }

    /** @return what the gate says; remembered by the hash of the files */
    List<Finding> findings(DraftRow draft) {
        if (findings.size() >= MOST_CACHED) {
            findings.clear();
        }
        return findings.computeIfAbsent(
                draft.practice() + " " + draft.hash(), key -> gate.check(draft.files(), draft.practice()));
    }

    /** Examples run only on files that passed the gate: they would be deployed to the engine of the scenarios. */
    Check run(DraftRow draft) {
        var said = gate.check(draft.files(), draft.practice());
        var results = new ArrayList<PackCheck.Result>();
        if (said.stream().noneMatch(finding -> finding.severity() == Finding.Severity.ERROR)) {
            var pack = PackReader.read(draft.files(), draft.practice());
            checks.orderedStream().forEach(check -> results.addAll(run(check, pack)));
        }
        return new Check(said, List.copyOf(results));
    }

    private static List<PackCheck.Result> run(PackCheck check, Pack pack) {
        try {
            return check.run(pack);
        } catch (RuntimeException e) {
            return List.of(new PackCheck.Result(
                    Kind.SCENARIO,
                    "processes/" + pack.key() + "/practice.yaml",
                    "Examples",
                    false,
                    "The examples could not be run: " + e.getMessage(),
                    List.of()));
        }
    }

    static String toJson(Check check) {
        try {
            return JSON.writeValueAsString(check);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A check is plain data", e);
        }
    }

    static @Nullable Check fromJson(@Nullable String json) {
        try {
            return json == null
                    ? null
                    : JSON.readerFor(Check.class)
                            .without(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                            .readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored check cannot be read", e);
        }
    }
}
