package org.praxisitsm.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
    private final Map<String, List<PackCheck.Result>> passed = new ConcurrentHashMap<>();

    DraftChecks(Gate gate, ObjectProvider<PackCheck> checks) {
        this.gate = gate;
        this.checks = checks;
    }

    /** @return what the gate says; remembered by the hash of the files */
    List<Finding> findings(DraftRow draft) {
        if (findings.size() >= MOST_CACHED) {
            findings.clear();
        }
        return findings.computeIfAbsent(key(draft), key -> gate.check(draft.files(), draft.practice()));
    }

    /** Examples run only on files that passed the gate: they would be deployed to the engine of the scenarios. */
    Check run(DraftRow draft) {
        passed.remove(key(draft));
        return check(draft);
    }

    /**
     * The last check before files are published: the gate looks again, but examples that this very application has seen pass
     * with the same bytes are not run a second time. What another node or an earlier start has seen does not count: its
     * actions and rules may have been others.
     */
    Check runBeforePublication(DraftRow draft) {
        return check(draft);
    }

    private Check check(DraftRow draft) {
        var said = gate.check(draft.files(), draft.practice());
        if (said.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR)) {
            return new Check(said, List.of());
        }
        var known = passed.get(key(draft));
        var check = new Check(said, known != null ? known : examples(draft));
        if (known == null && check.isGreen()) {
            remember(draft, check.results());
        }
        return check;
    }

    private List<PackCheck.Result> examples(DraftRow draft) {
        var pack = PackReader.read(draft.files(), draft.practice());
        return checks.orderedStream()
                .flatMap(check -> run(check, pack).stream())
                .toList();
    }

    private void remember(DraftRow draft, List<PackCheck.Result> results) {
        if (passed.size() >= MOST_CACHED) {
            passed.clear();
        }
        passed.put(key(draft), results);
    }

    private static String key(DraftRow draft) {
        return draft.practice() + " " + draft.hash();
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
