package org.praxisitsm.audit;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.DecisionMade;
import org.praxisitsm.shared.DecisionMade.MatchedRule;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;

/** A decision exactly as its columns hold it. */
record DecisionRow(
        long id,
        long at,
        String ticket,
        String key,
        int version,
        String kind,
        @Nullable String processKey,
        @Nullable Integer processVersion,
        @Nullable String activity,
        String inputs,
        String outputs,
        String matchedRules) {

    private static final TypeReference<List<MatchedRule>> RULES = new TypeReference<>() {};

    static DecisionRow of(DecisionMade made, long at) {
        var step = made.process();
        return new DecisionRow(
                Ids.next(),
                at,
                EntryRow.cut(made.ticket(), 32),
                EntryRow.cut(made.key(), 128),
                made.version(),
                made.kind().name(),
                step == null ? null : EntryRow.cut(step.key(), 64),
                step == null ? null : step.version(),
                step == null || step.activity() == null ? null : EntryRow.cut(step.activity(), 128),
                Canonical.json(made.inputs()),
                Canonical.json(made.outputs()),
                Canonical.json(made.matchedRules()));
    }

    static DecisionRow read(ResultSet row) throws SQLException {
        return new DecisionRow(
                row.getLong("id"),
                row.getLong("at"),
                row.getString("ticket"),
                row.getString("decision_key"),
                row.getInt("decision_version"),
                row.getString("kind"),
                row.getString("process_key"),
                row.getObject("process_version", Integer.class),
                row.getString("activity"),
                row.getString("inputs"),
                row.getString("outputs"),
                row.getString("matched_rules"));
    }

    /** The act that puts the decision into the chain: result, rules, and the digest of the full row. */
    Act act(DecisionMade made) {
        var after = new LinkedHashMap<String, Object>();
        after.put("version", version);
        after.put("kind", kind);
        after.put("outputs", made.outputs());
        after.put("rules", made.matchedRules().stream().map(MatchedRule::id).toList());
        after.put("record", id);
        after.put("digest", digest());
        return new Act(
                "system:rules",
                kind.toLowerCase(Locale.ROOT) + ".decided",
                "decision",
                key,
                ticket,
                Map.of(),
                after,
                made.process(),
                true);
    }

    String digest() {
        return new Digest()
                .add("praxis-decision-1")
                .add(id)
                .add(at)
                .add(ticket)
                .add(key)
                .add(version)
                .add(kind)
                .add(processKey)
                .add(processVersion)
                .add(activity)
                .add(inputs)
                .add(outputs)
                .add(matchedRules)
                .hex();
    }

    AuditTrail.DecisionRecord record(UnaryOperator<Map<String, Object>> shown) {
        return new AuditTrail.DecisionRecord(
                id,
                Micros.instant(at),
                new DecisionMade(
                        ticket,
                        key,
                        version,
                        DecisionMade.Kind.valueOf(kind),
                        shown.apply(Canonical.read(inputs)),
                        shown.apply(Canonical.read(outputs)),
                        Canonical.read(matchedRules, RULES),
                        EntryRow.step(processKey, processVersion, activity)));
    }
}
